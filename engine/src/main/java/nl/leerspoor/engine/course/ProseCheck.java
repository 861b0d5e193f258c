package nl.leerspoor.engine.course;

import java.util.Set;
import java.util.function.BiConsumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;

/** What holds for every Markdown text of a course: headings, pictures, links, no HTML. */
final class ProseCheck extends AbstractVisitor {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    private final Body body;
    private final Findings findings;
    private final BiConsumer<String, Place> media;
    private final BiConsumer<String, Place> web;
    private final boolean titled;
    private int level = 1;

    /**
     * A check of one text.
     *
     * @param titled whether the text may have a title (#) of its own
     * @param media told of every path to a file of the course, with its place
     * @param web told of every address with a scheme, with its place
     */
    ProseCheck(
            Body body,
            boolean titled,
            BiConsumer<String, Place> media,
            BiConsumer<String, Place> web) {
        this.body = body;
        this.findings = body.findings();
        this.titled = titled;
        this.media = media;
        this.web = web;
    }

    void check() {
        body.blocks().forEach(block -> block.accept(this));
    }

    @Override
    public void visit(Heading heading) {
        int next = heading.getLevel();
        if (next == 1 && !titled) {
            findings.error(
                    body.place(heading),
                    "headings start at ##; the title of the unit is the only #");
        } else if (next > level + 1) {
            findings.warning(
                    Rule.HEADING_JUMP,
                    body.place(heading),
                    "the heading jumps from level "
                            + level
                            + " to "
                            + next
                            + "; use "
                            + "#".repeat(level + 1));
        }
        level = next;
        if (text(heading).isBlank()) {
            findings.error(body.place(heading), "the heading is empty");
        }
        visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock html) {
        findings.error(
                Rule.RAW_HTML,
                body.place(html),
                "raw HTML is not allowed; write it in Markdown, or \\< for a <");
    }

    @Override
    public void visit(HtmlInline html) {
        findings.error(
                Rule.RAW_HTML,
                body.place(html),
                "raw HTML is not allowed; write it in Markdown, or \\< for a <");
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        findings.error(
                Rule.LINK_BROKEN,
                body.place(definition),
                "reference links are not read; write [text](address) where it is needed");
    }

    @Override
    public void visit(Image image) {
        if (text(image).isBlank()) {
            findings.error(
                    Rule.ALT_TEXT,
                    body.place(image),
                    "the picture \""
                            + image.getDestination()
                            + "\" has no alt text; write ![what it shows]("
                            + image.getDestination()
                            + ")");
        }
        String address = image.getDestination();
        if (Markdown.isAbsolute(address)) {
            findings.error(
                    Rule.MEDIA_MISSING,
                    body.place(image),
                    "a picture must be a file of the course; put it in the module's media folder");
        } else {
            media.accept(address, body.place(image));
        }
    }

    @Override
    public void visit(Link link) {
        String address = link.getDestination();
        if (text(link).isBlank()) {
            findings.error(Rule.LINK_BROKEN, body.place(link), "the link has no text");
        }
        if (Markdown.isAbsolute(address)) {
            int colon = address.indexOf(':');
            if (colon < 0
                    || !SCHEMES.contains(
                            address.substring(0, colon).toLowerCase(java.util.Locale.ROOT))) {
                findings.error(
                        Rule.LINK_BROKEN,
                        body.place(link),
                        "the link \"" + address + "\" must start with https:, mailto: or tel:");
            }
            web.accept(address, body.place(link));
        } else if (address.isEmpty() || address.startsWith("#")) {
            findings.error(
                    Rule.LINK_BROKEN,
                    body.place(link),
                    "the link \"" + address + "\" leads nowhere; name an address");
        } else {
            media.accept(address, body.place(link));
        }
        visitChildren(link);
    }

    private static String text(Node node) {
        InlineText text = new InlineText();
        node.accept(text);
        return text.line.toString();
    }
}
