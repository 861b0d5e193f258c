package nl.leerspoor.engine.course;

import java.util.List;

/**
 * The text of a guide as its author wrote it.
 *
 * @param kind which guide
 * @param parts in order
 */
public record GuideText(GuideKind kind, List<Part> parts) {
    /** Copies the list. */
    public GuideText {
        parts = List.copyOf(parts);
    }

    /** A piece of a guide. */
    public sealed interface Part {}

    /**
     * A heading.
     *
     * @param level from 2
     * @param line Markdown
     */
    public record Heading(int level, String line) implements Part {}

    /**
     * What stands between headings and facts.
     *
     * @param prose not empty
     */
    public record Text(Prose prose) implements Part {}

    /**
     * A place for what the plan says.
     *
     * @param fact which
     * @param level of the heading above it, so that headings of its own go one deeper
     */
    public record Filled(GuideFact fact, int level) implements Part {}
}
