package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown text cut at its headings, with the place of everything. Pieces are handed on as the
 * author's own Markdown, so a course file says the same as the page made from it.
 */
final class Body {
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s*");

    private final String file;
    private final int linesBefore;
    private final Findings findings;
    private final String[] lines;
    private final List<Block> blocks;

    /**
     * Parses a text.
     *
     * @param linesBefore how many lines of the file come before it
     */
    Body(String text, String file, int linesBefore, Findings findings) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.findings = findings;
        this.lines = text.split("\n", -1);
        Node document = Markdown.parse(text);
        this.blocks = children(document);
    }

    /** A part under one heading; the part before the first heading has none. */
    record Section(
            @Nullable Heading heading,
            String title,
            @Nullable Attributes attributes,
            Place place,
            List<Block> blocks) {
        /** The heading and what stands under it. */
        List<Block> all() {
            return Stream.concat(Stream.ofNullable(heading), blocks.stream()).toList();
        }
    }

    List<Block> blocks() {
        return blocks;
    }

    Findings findings() {
        return findings;
    }

    /** The blocks of a text cut at the headings of one level; the first part has no heading. */
    List<Section> sections(List<Block> from, int level) {
        List<Section> sections = new ArrayList<>();
        List<Block> current = new ArrayList<>();
        Section open = new Section(null, "", null, new Place(file, linesBefore + 1, 1), current);
        for (Block block : from) {
            if (block instanceof Heading heading && heading.getLevel() == level) {
                sections.add(open);
                current = new ArrayList<>();
                Place place = place(heading);
                String raw = raw(heading);
                String text = HEADING.matcher(raw).replaceFirst("");
                Attributes.Line line =
                        Attributes.split(
                                firstLine(text),
                                place.plus(raw.length() - text.length()),
                                findings);
                open = new Section(heading, line.text(), line.attributes(), place, current);
            } else {
                current.add(block);
            }
        }
        sections.add(open);
        return sections;
    }

    /** Reports attribute blocks on headings where nothing needs an id. */
    void refuseAttributes(List<Block> among) {
        for (Block block : among) {
            if (block instanceof Heading heading
                    && Attributes.split(firstLine(raw(heading)), place(heading), findings)
                                    .attributes()
                            != null) {
                findings.error(
                        place(heading), "an attribute block means nothing here; remove the {…}");
            }
        }
    }

    Prose prose(List<? extends Node> nodes) {
        return nodes.isEmpty() ? Prose.EMPTY : new Prose(raw(nodes));
    }

    /** The author's own text of some blocks, moved to the left margin. */
    String raw(List<? extends Node> nodes) {
        StringBuilder text = new StringBuilder();
        int line = -1;
        for (Node node : nodes) {
            for (SourceSpan span : node.getSourceSpans()) {
                if (line >= 0) {
                    text.append("\n".repeat(Math.max(0, span.getLineIndex() - line)));
                }
                line = span.getLineIndex();
                int start = span.getColumnIndex();
                text.append(lines[line], start, start + span.getLength());
            }
        }
        return text.toString().stripTrailing();
    }

    String raw(Node node) {
        return raw(List.of(node));
    }

    Place place(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            List<SourceSpan> spans = at.getSourceSpans();
            if (!spans.isEmpty()) {
                SourceSpan span = spans.get(0);
                return new Place(
                        file, linesBefore + span.getLineIndex() + 1, span.getColumnIndex() + 1);
            }
        }
        return Place.of(file);
    }

    static List<Block> children(Node parent) {
        List<Block> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Block block) {
                children.add(block);
            }
        }
        return children;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
