package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Looks for what nobody should have to take an author's word for: percentages, age limits and
 * articles of law, in Dutch, in a text that names no source.
 */
final class ClaimCheck extends AbstractVisitor {
    private static final String NUMBER =
            "(?:\\d+(?:[.,]\\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
                    + "|vijftien|achttien|twintig|dertig|veertig|vijftig|zestig)";
    private static final String LIMIT =
            "(?:vanaf|onder|boven|tot(?: en met)?|tussen|minstens|minimaal|hoogstens|maximaal"
                    + "|(?:jonger|ouder|minder|meer|langer) dan)";
    private static final Pattern CLAIM =
            Pattern.compile(
                    "(?<![\\p{L}\\d])(?:"
                            + NUMBER
                            + " ?(?:%|(?:procent|promille)(?!\\p{L}))"
                            + "|(?:artikel|art\\.) \\d+"
                            + ("|" + LIMIT)
                            + (" (?:de |ongeveer |ruim )?" + NUMBER)
                            + ("(?: ?(?:en|tot|of|-|–) ?" + NUMBER + ")?")
                            + " (?:weken|maanden?|jaar)(?!\\p{L}))");

    private final StringBuilder line = new StringBuilder();
    private final Body body;
    private final String key;

    private ClaimCheck(Body body, String key) {
        this.body = body;
        this.key = key;
    }

    /**
     * Warns of every paragraph, heading or cell with a claim.
     *
     * @param blocks that together name no source
     * @param key by which they could
     */
    static void check(Body body, List<Block> blocks, String key) {
        ClaimCheck check = new ClaimCheck(body, key);
        blocks.forEach(block -> block.accept(check));
    }

    @Override
    public void visit(Paragraph paragraph) {
        read(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        read(heading);
    }

    /** A cell of a table, or something inside one. */
    @Override
    public void visit(CustomNode cell) {
        read(cell);
    }

    private void read(Node node) {
        line.setLength(0);
        visitChildren(node);
        Matcher claim = CLAIM.matcher(line.toString().toLowerCase(Locale.ROOT));
        if (claim.find()) {
            body.findings()
                    .warning(
                            Rule.CITATION_MISSING,
                            body.place(node),
                            "who says \""
                                    + claim.group()
                                    + "\"? Name the source in \""
                                    + key
                                    + "\", or leave the figure out");
        }
        line.setLength(0);
    }

    @Override
    public void visit(Image image) {
        visitChildren(image); // an alt text can claim something too
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        line.append(' ');
    }
}
