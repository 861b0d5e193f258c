package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Turns the author's CommonMark (with tables) into safe HTML: raw HTML is shown as text, and a link
 * leads to the web, to mail, to a phone or to a file of the course. The same text gives the same
 * HTML. Thread-safe.
 */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final int MAX_NESTING = 30;
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(MAX_NESTING)
                    .maxInlineNesting(MAX_NESTING)
                    .build();
    // A stem such as "1. Wat …?" is a line, not a list: no block counts here but the paragraph.
    private static final Parser LINE =
            Parser.builder().enabledBlockTypes(Set.of()).maxInlineNesting(MAX_NESTING).build();
    private static final HtmlRenderer BLOCKS = renderer(false);
    private static final HtmlRenderer INLINE = renderer(true);
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder()
                    .extensions(EXTENSIONS)
                    .lineBreakRendering(LineBreakRendering.STRIP)
                    .build();

    private Markdown() {}

    /**
     * Blocks of text as HTML.
     *
     * @param prose text
     * @param media turns the path of a picture or file, as written, into the address to use; links
     *     with a scheme are left alone
     * @return HTML, empty for no text
     */
    public static String html(Prose prose, UnaryOperator<String> media) {
        Node document = PARSER.parse(prose.markdown());
        document.accept(new Rewriter(media));
        return BLOCKS.render(document).strip();
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
     * One line as HTML, without a paragraph around it.
     *
     * @param line Markdown
     * @param media as for {@link #html(Prose, UnaryOperator)}
     * @return HTML
     */
    public static String inline(String line, UnaryOperator<String> media) {
        Node document = LINE.parse(line);
        document.accept(new Rewriter(media));
        return INLINE.render(document).strip();
    }

    /**
     * One line as HTML, without a paragraph around it.
     *
     * @param line Markdown
     * @return HTML
     */
    public static String inline(String line) {
        return inline(line, UnaryOperator.identity());
    }

    /**
     * One line as plain text, without any mark-up.
     *
     * @param line Markdown
     * @return text, not escaped
     */
    public static String text(String line) {
        return TEXT.render(LINE.parse(line)).strip();
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** Whether an address has a scheme, so that it is no path in the course. */
    static boolean isAbsolute(String address) {
        int colon = address.indexOf(':');
        return address.startsWith("//")
                || (colon > 0 && address.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*"));
    }

    private static HtmlRenderer renderer(boolean inline) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto", "tel")))
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> Markdown::attributes)
                .omitSingleParagraphP(inline)
                .build();
    }

    /** A link opens beside the course: in its place it would end the SCO that holds it. */
    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link link) {
            attributes.remove("rel");
            String address = link.getDestination().toLowerCase(Locale.ROOT);
            if (!address.startsWith("mailto:") && !address.startsWith("tel:")) {
                attributes.put("target", "_blank");
                attributes.put("rel", "noopener noreferrer");
            }
        }
    }

    private static final class Rewriter extends AbstractVisitor {
        private final UnaryOperator<String> media;

        Rewriter(UnaryOperator<String> media) {
            this.media = media;
        }

        @Override
        public void visit(Image image) {
            image.setDestination(address(image.getDestination()));
            visitChildren(image);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(address(link.getDestination()));
            visitChildren(link);
        }

        private String address(String written) {
            return isAbsolute(written) || written.startsWith("#") ? written : media.apply(written);
        }
    }
}
