package nl.leerspoor.engine.content;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes indented XML. A writer of our own, so that the bytes of a package depend on no JDK's
 * serializer (D-24). Characters that XML forbids never get here: {@code SourceReader} refuses them.
 */
public final class Xml {
    private final StringBuilder out =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Starts an element that will have children.
     *
     * @param name with its prefix
     * @param attributes names and values in turn
     * @return this
     */
    public Xml start(String name, String... attributes) {
        tag(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    /**
     * Ends the element that was started last.
     *
     * @return this
     */
    public Xml end() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /**
     * Writes an element that holds text only.
     *
     * @param name with its prefix
     * @param text as it is to be read back
     * @param attributes names and values in turn
     * @return this
     */
    public Xml text(String name, String text, String... attributes) {
        tag(name, attributes).append('>');
        escape(text);
        out.append("</").append(name).append(">\n");
        return this;
    }

    /**
     * Writes an element without contents.
     *
     * @param name with its prefix
     * @param attributes names and values in turn
     * @return this
     */
    public Xml empty(String name, String... attributes) {
        tag(name, attributes).append("/>\n");
        return this;
    }

    /** The document, once every element has ended. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.toString();
    }

    private StringBuilder tag(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\t', '\n' -> out.append("&#").append((int) c).append(';');
                default -> out.append(c);
            }
        }
    }
}
