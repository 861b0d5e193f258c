package nl.leerspoor.engine.course.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Turns plain text and XHTML of other tools into Markdown that shows the same. Only what Markdown
 * has comes across: everything else keeps its words and loses its looks.
 */
final class MarkdownText {
    // Only what would mean something where it stands: texts stay readable.
    private static final Pattern SPECIAL =
            Pattern.compile(
                    "[\\\\`*]|\\[(?=[^\\]]{0,500}\\]\\()|<(?=[A-Za-z/!?])|&(?=#?\\w+;)"
                            + "|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    private static final Pattern LINE_START =
            Pattern.compile("(?m)^(\\s*)(#{1,6}(?=\\s|$)|>|[-+](?=\\s|$)|-->|={3,}|-{3,})");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\s*\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\u00a0]+");

    private static final int MAX_DEPTH = 100;

    private boolean lossy;

    private MarkdownText() {}

    /**
     * What came out.
     *
     * @param markdown text
     * @param lossy whether something lost its looks
     */
    record Result(String markdown, boolean lossy) {}

    /** Plain text as Markdown. */
    static String escape(String plain) {
        return guard(SPECIAL.matcher(plain).replaceAll("\\\\$0"));
    }

    /** Markdown of one line that must not start a list, a quote or a heading. */
    static String guard(String markdown) {
        String text = LINE_START.matcher(markdown).replaceAll("$1\\\\$2");
        return NUMBERED.matcher(text).replaceAll("$1\\\\$2");
    }

    /** A piece of HTML; what is not well-formed loses its tags. */
    static Result html(String html) {
        String xml =
                html.replace("&nbsp;", "\u00a0")
                        .replaceAll("(?i)<(br|hr|img)\\b([^>]{0,2000}?)/?>", "<$1$2/>");
        try {
            Document document =
                    SecureXml.parse(
                            ("<div>" + xml + "</div>")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (!isDeep(document.getDocumentElement())) {
                return blocks(document.getDocumentElement());
            }
        } catch (SAXException e) {
            // as below: the words without their tags
        }
        String plain =
                html.replaceAll("(?i)<(br|/p|/div|/li)[^>]{0,2000}>", "\n")
                        .replaceAll("<[^>]{0,2000}>", "")
                        .replace("&nbsp;", " ")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&");
        return new Result(escape(plain.strip()), true);
    }

    /**
     * Whether a tree is nested deeper than texts are: whoever made it wants a stack to overflow.
     */
    static boolean isDeep(Element root) {
        int depth = 0;
        Node node = root;
        while (node != null) {
            Node next = node.getFirstChild();
            if (next != null) {
                if (++depth > MAX_DEPTH) {
                    return true;
                }
            } else {
                while (node != null && node != root && node.getNextSibling() == null) {
                    node = node.getParentNode();
                    depth--;
                }
                next = node == null || node == root ? null : node.getNextSibling();
            }
            node = next;
        }
        return false;
    }

    /** The blocks inside an element. */
    static Result blocks(Element parent) {
        MarkdownText text = new MarkdownText();
        String markdown = text.children(parent);
        return new Result(markdown, text.lossy);
    }

    /** The words inside an element, as one line. */
    static Result line(Element parent) {
        Result result = blocks(parent);
        return new Result(
                result.markdown.replaceAll("\\s*\\n\\s*", " ").strip(),
                result.lossy || result.markdown.contains("\n\n"));
    }

    private String children(Node parent) {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && isBlock(element)) {
                close(open, blocks);
                String block = block(element);
                if (!block.isBlank()) {
                    blocks.add(block);
                }
            } else {
                open.append(inline(node));
            }
        }
        close(open, blocks);
        return String.join("\n\n", blocks);
    }

    private static void close(StringBuilder open, List<String> blocks) {
        String text = open.toString().strip();
        if (!text.isEmpty()) {
            blocks.add(guard(text.replaceAll(" *\\n *", "\n")));
        }
        open.setLength(0);
    }

    private static boolean isBlock(Element element) {
        return switch (name(element)) {
            case "p",
                    "div",
                    "ul",
                    "ol",
                    "blockquote",
                    "pre",
                    "table",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "contentBody",
                    "qti-content-body",
                    "section",
                    "figure",
                    "dl" ->
                    true;
            default -> false;
        };
    }

    private String block(Element element) {
        switch (name(element)) {
            case "ul", "ol" -> {
                return list(element);
            }
            case "blockquote" -> {
                return "> " + children(element).replace("\n", "\n> ");
            }
            case "pre" -> {
                return "```\n" + element.getTextContent().stripTrailing() + "\n```";
            }
            case "table" -> {
                return table(element);
            }
            case "hr" -> {
                return "***";
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                // A heading would start another question.
                lossy = true;
                return "**" + children(element).replace("*", "") + "**";
            }
            default -> {
                return children(element);
            }
        }
    }

    private String list(Element list) {
        boolean numbered = name(list).equals("ol");
        List<String> items = new ArrayList<>();
        for (Element item : elements(list)) {
            // A star: the options that may follow are a list of their own, with dashes.
            String mark = numbered ? items.size() + 1 + ". " : "* ";
            items.add(mark + children(item).replace("\n", "\n" + " ".repeat(mark.length())));
        }
        return String.join("\n", items);
    }

    private String table(Element table) {
        List<List<String>> rows = new ArrayList<>();
        rows(table, rows);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            while (row.size() < columns) {
                row.add("");
            }
            text.append("| ").append(String.join(" | ", row)).append(" |\n");
            if (i == 0) {
                text.append("|").append(" --- |".repeat(columns)).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private void rows(Element parent, List<List<String>> rows) {
        for (Element element : elements(parent)) {
            if (name(element).equals("tr")) {
                List<String> cells = new ArrayList<>();
                for (Element cell : elements(element)) {
                    cells.add(children(cell).replaceAll("\\s*\\n\\s*", " ").replace("|", "\\|"));
                }
                rows.add(cells);
            } else {
                rows(element, rows);
            }
        }
    }

    private String inline(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            String text = node.getTextContent();
            String flat =
                    SPACES.matcher(text).replaceAll(m -> m.group().indexOf('\n') >= 0 ? "\n" : " ");
            return SPECIAL.matcher(flat).replaceAll("\\\\$0");
        }
        if (!(node instanceof Element element)) {
            return "";
        }
        return switch (name(element)) {
            case "em", "i" -> wrap("*", inlines(element));
            case "strong", "b" -> wrap("**", inlines(element));
            case "code", "tt", "kbd", "samp" -> "`" + element.getTextContent() + "`";
            case "br" -> "\\\n";
            case "a" -> "[" + inlines(element) + "](" + element.getAttribute("href") + ")";
            case "img" ->
                    "![" + element.getAttribute("alt") + "](" + element.getAttribute("src") + ")";
            case "span" -> inlines(element);
            default -> {
                lossy = true;
                yield inlines(element);
            }
        };
    }

    private String inlines(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            text.append(inline(node));
        }
        return text.toString();
    }

    private static String wrap(String mark, String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            return text;
        }
        int start = text.indexOf(words);
        return text.substring(0, start)
                + mark
                + words
                + mark
                + text.substring(start + words.length());
    }

    static List<Element> elements(Node parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String name(Element element) {
        String name =
                element.getLocalName() == null ? element.getTagName() : element.getLocalName();
        return name.startsWith("qti-") || name.equals("contentBody")
                ? name
                : name.toLowerCase(Locale.ROOT);
    }
}
