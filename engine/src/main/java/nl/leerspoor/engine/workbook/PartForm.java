package nl.leerspoor.engine.workbook;

import java.util.List;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.WorkbookEntry;

/**
 * A workbook part as the learner sees it. A copy goes with each submission, so that an assessor
 * reads the answers beside the very questions and rubric that were asked (P-9).
 *
 * @param unit unit id
 * @param title of the unit
 * @param introduction Markdown above the entries; may be empty
 * @param entries at least one
 * @param rubric what is judged
 */
public record PartForm(
        String unit,
        String title,
        String introduction,
        List<WorkbookEntry> entries,
        List<RubricLine> rubric) {
    /** Copies the lists. */
    public PartForm {
        entries = List.copyOf(entries);
        rubric = List.copyOf(rubric);
    }

    /**
     * A field with its place in the form.
     *
     * @param name {@code <entry>.<field>}, the name of the input
     * @param entry heading it stands under
     * @param field what is filled in
     */
    public record Place(String name, WorkbookEntry entry, WorkbookEntry.Field field) {}

    /**
     * The form of a unit.
     *
     * @param unit of kind workbook, written
     * @return a copy
     * @throws IllegalArgumentException for any other unit
     */
    public static PartForm of(Unit unit) {
        if (!(unit.content() instanceof UnitContent.WorkbookPart part)) {
            throw new IllegalArgumentException(unit.id() + " is not a workbook part");
        }
        return new PartForm(
                unit.id(),
                unit.title(),
                part.introduction().markdown(),
                part.entries(),
                part.rubric());
    }

    /**
     * The name of a field's input.
     *
     * @param entry it belongs to
     * @param field the field
     * @return {@code <entry>.<field>}
     */
    public static String name(WorkbookEntry entry, WorkbookEntry.Field field) {
        return entry.id() + "." + field.id();
    }

    /**
     * Every field, in order.
     *
     * @return at least one for a part that says anything
     */
    public Stream<Place> places() {
        return entries.stream()
                .flatMap(
                        entry ->
                                entry.fields().stream()
                                        .map(f -> new Place(name(entry, f), entry, f)));
    }
}
