package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;

/**
 * What stands under one heading of a text, as plain words: what a reader can search.
 *
 * @param heading empty for what comes before the first heading
 * @param text in one line; alt texts of pictures are left out
 */
public record Passage(String heading, String text) {
    /**
     * The passages of a text.
     *
     * @param prose text
     * @return in order; empty for no text
     */
    public static List<Passage> of(Prose prose) {
        if (prose.isEmpty()) {
            return List.of();
        }
        Collector collector = new Collector();
        Markdown.parse(prose.markdown()).accept(collector);
        collector.end();
        return List.copyOf(collector.passages);
    }

    private static final class Collector extends InlineText {
        private final List<Passage> passages = new ArrayList<>();
        private String heading = "";

        void end() {
            String text = taken();
            if (!text.isEmpty() || !heading.isEmpty()) {
                passages.add(new Passage(heading, text));
            }
        }

        @Override
        public void visit(Heading next) {
            end();
            visitChildren(next);
            heading = taken();
        }

        @Override
        public void visit(Paragraph paragraph) {
            apart(paragraph);
        }

        @Override
        public void visit(ListItem item) {
            apart(item);
        }

        @Override
        public void visit(CustomBlock table) {
            apart(table);
        }

        /** A row or a cell of a table. */
        @Override
        public void visit(CustomNode cell) {
            line.append(' ');
            visitChildren(cell);
        }

        private void apart(Block block) {
            line.append(' ');
            visitChildren(block);
        }

        @Override
        public void visit(Image image) {
            // its alt text is for those who do not see it
        }

        @Override
        public void visit(FencedCodeBlock code) {
            line.append(' ').append(code.getLiteral());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            line.append(' ').append(code.getLiteral());
        }

        /** What was gathered since the last time. */
        private String taken() {
            String text = line.toString().replaceAll("\\s+", " ").strip();
            line.setLength(0);
            return text;
        }
    }
}
