package nl.leerspoor.engine.course;

import java.util.List;
import java.util.regex.Pattern;

/** Whether the words of the glossary stand in the course that they are there for. */
final class GlossaryCheck {
    private GlossaryCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        if (checked.course().glossary().isEmpty()) {
            return;
        }
        List<String> texts =
                checked.course()
                        .units()
                        .flatMap(unit -> CourseMedia.texts(unit.content()))
                        .map(GlossaryParser::key)
                        .toList();
        for (Term term : checked.course().glossary()) {
            if (term.forms().map(GlossaryCheck::word).noneMatch(word -> stands(word, texts))) {
                findings.note(
                        Rule.TERM_UNUSED,
                        checked.references().place(References.Kind.TERM, term.word(), "term"),
                        "no unit has the word \""
                                + term.word()
                                + "\"; use it, add the form that is used to \"aliases\", or take it"
                                + " out");
            }
        }
    }

    private static boolean stands(Pattern word, List<String> texts) {
        return texts.stream().anyMatch(text -> word.matcher(text).find());
    }

    /** The same borders of words as in the player (core/terms.js). */
    private static Pattern word(String form) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])"
                        + Pattern.quote(GlossaryParser.key(form))
                        + "(?![\\p{L}\\p{N}])");
    }
}
