package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Looks for what nobody should have to take an author's word for: percentages, age limits and
 * articles of law, in Dutch, in a text that names no source; an alt text can claim something too.
 */
final class ClaimCheck extends InlineText {
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
}
