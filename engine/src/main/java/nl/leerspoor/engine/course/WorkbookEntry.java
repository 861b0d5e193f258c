package nl.leerspoor.engine.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a workbook part.
 *
 * @param id unique in the part
 * @param type which of the four kinds of S0-091
 * @param title heading
 * @param text the assignment
 * @param fields what is filled in, at least one
 */
public record WorkbookEntry(String id, Type type, String title, Prose text, List<Field> fields) {
    /** Copies the list. */
    public WorkbookEntry {
        fields = List.copyOf(fields);
    }

    /** The four kinds of entries (S0-091). */
    public enum Type {
        /** An assignment from the module. */
        ASSIGNMENT,
        /** An observation on the baby group. */
        OBSERVATION,
        /** A reflection on one's own acting. */
        REFLECTION,
        /** A short question on applying the theory. */
        APPLICATION
    }

    /** How a field is filled in. */
    public enum Input {
        /** Several lines. */
        TEXT,
        /** One line. */
        LINE,
        /** A whole number. */
        NUMBER,
        /** One of the options. */
        CHOICE
    }

    /**
     * A structured field instead of a blank box (P-20).
     *
     * @param id unique in the entry
     * @param label Markdown line
     * @param input how it is filled in
     * @param optional whether it may stay empty
     * @param minWords for text; zero for no minimum
     * @param min lowest number; null when free
     * @param max highest number; null when free
     * @param options for a choice, else empty
     */
    public record Field(
            String id,
            String label,
            Input input,
            boolean optional,
            int minWords,
            @Nullable Integer min,
            @Nullable Integer max,
            List<String> options) {
        /** Copies the list. */
        public Field {
            options = List.copyOf(options);
        }
    }
}
