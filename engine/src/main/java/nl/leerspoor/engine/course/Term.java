package nl.leerspoor.engine.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word of the glossary.
 *
 * @param word as the glossary shows it
 * @param explanation in plain language: text, no Markdown
 * @param aliases other forms and other words for the same, explained alike
 */
public record Term(String word, String explanation, List<String> aliases) {
    /** Copies the list. */
    public Term {
        aliases = List.copyOf(aliases);
    }

    /**
     * Every form in which it may stand in a text.
     *
     * @return the word first
     */
    public Stream<String> forms() {
        return Stream.concat(Stream.of(word), aliases.stream());
    }
}
