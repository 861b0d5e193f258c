package nl.leerspoor.engine.workbook;

import java.util.List;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.course.WorkbookEntry;
import nl.leerspoor.engine.course.WorkbookEntry.Field;
import nl.leerspoor.engine.course.WorkbookEntry.Input;
import org.jspecify.annotations.Nullable;

/** A small workbook part with a field of every kind. */
final class Forms {
    private Forms() {}

    static PartForm part() {
        return new PartForm(
                "werkboek_1",
                "Werkboek bij module 1",
                "Vul dit in **na** de praktijkopdracht.",
                entries(),
                rubric());
    }

    static List<WorkbookEntry> entries() {
        return List.of(
                new WorkbookEntry(
                        "obs",
                        WorkbookEntry.Type.OBSERVATION,
                        "Observatie: signalen van vermoeidheid",
                        new Prose("Kijk tien minuten."),
                        List.of(
                                field("leeftijd", Input.NUMBER, false, 0, 0, 12),
                                field("zag", Input.TEXT, false, 5, null, null),
                                choice("kind", "kind A", "kind B"),
                                field("extra", Input.LINE, true, 0, null, null))),
                new WorkbookEntry(
                        "refl",
                        WorkbookEntry.Type.REFLECTION,
                        "Terugkijken",
                        Prose.EMPTY,
                        List.of(field("anders", Input.TEXT, false, 0, null, null))));
    }

    static List<RubricLine> rubric() {
        return List.of(
                new RubricLine("r1", "V", "Beschrijft zonder oordeel", "Twee signalen"),
                new RubricLine("r2", "Z", "Kijkt terug", "Noemt iets voor de volgende keer"));
    }

    private static Field field(
            String id,
            Input input,
            boolean optional,
            int minWords,
            @Nullable Integer min,
            @Nullable Integer max) {
        return new Field(id, "Veld " + id, input, optional, minWords, min, max, List.of());
    }

    private static Field choice(String id, String... options) {
        return new Field(id, "Welke baby?", Input.CHOICE, false, 0, null, null, List.of(options));
    }
}
