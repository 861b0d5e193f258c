package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code glossary.yaml}. */
final class GlossaryParser {
    static final String FILE = "glossary.yaml";

    private GlossaryParser() {}

    static List<Term> parse(@Nullable YamlNode root, References references, Findings findings) {
        List<Term> terms = new ArrayList<>();
        if (root == null) {
            return terms;
        }
        if (!(root instanceof YamlNode.Sequence list)) {
            findings.error(Rule.VALUE, root.place(), "the file must be a list of terms: - term: …");
            return terms;
        }
        Map<String, Place> taken = new HashMap<>();
        for (YamlNode item : list.items()) {
            Keys keys = new Keys(item, item.place(), KeyGroup.TERM, findings);
            String word = keys.text("term");
            unique(word, keys.at("term"), taken, findings);
            List<String> aliases = new ArrayList<>();
            for (YamlNode.Scalar alias : keys.words("aliases")) {
                unique(alias.value().strip(), alias.place(), taken, findings);
                aliases.add(alias.value().strip());
            }
            references.locate(References.Kind.TERM, word, "term", keys.at("term"));
            terms.add(new Term(word, keys.text("explanation"), aliases));
        }
        return terms;
    }

    private static void unique(
            String word, Place place, Map<String, Place> taken, Findings findings) {
        if (word.isEmpty()) {
            return;
        }
        Place first = taken.putIfAbsent(key(word), place);
        if (first != null) {
            findings.error(
                    Rule.TERM_DUPLICATE,
                    place,
                    "\""
                            + word
                            + "\" is explained already ("
                            + first.file()
                            + ":"
                            + first.line()
                            + "); keep one of the two");
        }
    }

    /** Words that a reader takes for the same. */
    static String key(String word) {
        return word.replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
