package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources.yaml}. */
final class SourcesParser {
    static final String FILE = "sources.yaml";

    private SourcesParser() {}

    static List<Source> parse(@Nullable YamlNode root, References references, Findings findings) {
        List<Source> sources = new ArrayList<>();
        if (root == null) {
            return sources;
        }
        if (!(root instanceof YamlNode.Sequence list)) {
            findings.error(Rule.VALUE, root.place(), "the file must be a list of sources: - id: …");
            return sources;
        }
        for (YamlNode item : list.items()) {
            Keys keys = new Keys(item, item.place(), KeyGroup.SOURCE, findings);
            Source source =
                    new Source(
                            keys.id("id"),
                            keys.text("authors"),
                            keys.text("year", ""),
                            keys.text("title"),
                            keys.text("publisher", ""),
                            reference(keys, references, findings),
                            keys.date("read"));
            references.define(References.Kind.SOURCE, source.id(), keys.at("id"), findings);
            references.locate(References.Kind.SOURCE, source.id(), "read", keys.at("read"));
            sources.add(source);
        }
        return sources;
    }

    private static String reference(Keys keys, References references, Findings findings) {
        String doi = keys.text("doi", "");
        String url = keys.text("url", "");
        references.link(url, keys.at("url"));
        if (!doi.isEmpty()) {
            references.link("https://doi.org/" + doi, keys.at("doi"));
            if (!doi.matches("10\\.\\d{4,9}/\\S+")) {
                findings.error(
                        Rule.VALUE,
                        keys.at("doi"),
                        "\"" + doi + "\" is not a DOI; it starts with 10. and a number");
            }
            return doi;
        }
        if (!url.isEmpty() && !url.matches("https?://\\S+")) {
            findings.error(
                    Rule.VALUE,
                    keys.at("url"),
                    "\"" + url + "\" is not an address; start with https://");
        }
        return url;
    }
}
