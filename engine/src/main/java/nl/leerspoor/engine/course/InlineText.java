package nl.leerspoor.engine.course;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Gathers the text inside paragraphs, headings and cells; what ends a line there is a space. */
class InlineText extends AbstractVisitor {
    /** What was gathered; whoever extends this decides when it starts anew. */
    final StringBuilder line = new StringBuilder();

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
