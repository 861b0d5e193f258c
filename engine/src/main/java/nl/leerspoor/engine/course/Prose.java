package nl.leerspoor.engine.course;

/**
 * A piece of CommonMark text, without raw HTML.
 *
 * @param markdown the author's text; may be empty
 */
public record Prose(String markdown) {
    /** No text. */
    public static final Prose EMPTY = new Prose("");

    /**
     * Whether there is nothing to show.
     *
     * @return true for blank text
     */
    public boolean isEmpty() {
        return markdown.isBlank();
    }
}
