package nl.leerspoor.engine.course.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes QTI in either version from one set of names: those of 2.2. In 3.0 an element such as
 * {@code simpleChoice} is {@code qti-simple-choice} and an attribute {@code maxChoices} is {@code
 * max-choices}; HTML elements are the same in both.
 */
final class QtiXml {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /**
     * Attributes of our HTML that the schemas of QTI do not have; a delivery system opens links as
     * it sees fit. Quotes stand in tags only: in a text they are escaped.
     */
    private static final Pattern NOT_IN_QTI =
            Pattern.compile(" (?:target|rel|title|start)=\"[^\"]*\"");

    private static final Set<String> HTML = Set.of("p", "div", "span");

    private final boolean three;
    private final StringBuilder out =
            new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    QtiXml(boolean three) {
        this.three = three;
    }

    static String kebab(String camel) {
        return CAPITAL.matcher(camel).replaceAll(m -> "-" + m.group().toLowerCase(Locale.ROOT));
    }

    /** The 2.2 name of an element or attribute of either version. */
    static String camel(String name) {
        String bare = name.startsWith("qti-") ? name.substring(4) : name;
        StringBuilder camel = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c == '-') {
                up = true;
            } else {
                camel.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return camel.toString();
    }

    QtiXml start(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(element(name));
        return this;
    }

    QtiXml end() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    QtiXml empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>\n");
        return this;
    }

    QtiXml text(String name, String text, String... attributes) {
        return start(name, attributes).words(text).end();
    }

    QtiXml words(String text) {
        escape(text);
        return this;
    }

    /** An element around well-formed XHTML. */
    QtiXml html(String name, String html, String... attributes) {
        start(name, attributes);
        out.append(NOT_IN_QTI.matcher(html).replaceAll(""));
        return end();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.toString();
    }

    private String element(String name) {
        return !three || HTML.contains(name) ? name : "qti-" + kebab(name);
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(element(name));
        for (int i = 0; i < attributes.length; i += 2) {
            String attribute = attributes[i];
            boolean plain = !three || attribute.indexOf(':') >= 0;
            out.append(' ').append(plain ? attribute : kebab(attribute)).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
