package nl.leerspoor.engine.exam;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Person;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.course.StudyLoad;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitInfo;
import nl.leerspoor.engine.course.UnitKind;
import nl.leerspoor.engine.course.WorkbookEntry;

/** A course with an exam of two forms and a workbook of two parts. */
public final class BenchCourse {
    public static final String IRI = "https://opleider.example/id/course/klein";

    /** Stands in everything about an item that only the committee may read. */
    public static final String SECRET = "Geheimwoord";

    public static final String AUTHOR = "auteur@opleider.example";

    private static final int QUESTIONS = 25;
    private static final List<String> OPTIONS = List.of("a", "b", "c", "d");

    private BenchCourse() {}

    public static Course course() {
        return course("1.0.0", 20);
    }

    public static Course course(String version, int passMark) {
        return course(version, passMark, false);
    }

    private static Course course(String version, int passMark, boolean multiple) {
        return new Course(
                "klein",
                IRI,
                "Kleine opleiding",
                "Small",
                "nl",
                version,
                null,
                true,
                new Course.Issuer("Voorbeeldopleider", "https://opleider.example"),
                new Course.Support("Klantenservice", "info@opleider.example", "ma-vr 9-17 uur"),
                new Course.Regulations(
                        "Examenreglement", "2025", "https://opleider.example/reglement.pdf"),
                List.of(new Person("auteur1", "Auteur", AUTHOR), new Person("x", "X", null)),
                List.of(),
                List.of(),
                StudyLoad.NONE,
                List.of(module("een"), module("twee")),
                exam(passMark, multiple),
                new Course.Workbook("werkboek", IRI + "/unit/werkboek", "Werkboek"),
                List.of(),
                List.of());
    }

    /** Every item takes several options, of which two are right: {@link #right} and the next. */
    public static Course multipleChoice() {
        return course("1.0.0", 20, true);
    }

    /** The right options of an item that takes several. */
    public static List<String> allRight(String item) {
        int first = OPTIONS.indexOf(right(item));
        return List.of(OPTIONS.get(first), OPTIONS.get((first + 1) % OPTIONS.size()));
    }

    /** The right option of an item: spread over all places of the bank. */
    public static String right(String item) {
        return OPTIONS.get(Integer.parseInt(item.substring(1)) % OPTIONS.size());
    }

    private static Exam exam(int passMark, boolean multiple) {
        Map<String, ExamItem> bank = new LinkedHashMap<>();
        Stream.of("a", "b")
                .flatMap(form -> ids(form).stream())
                .forEach(id -> bank.put(id, item(id, multiple)));
        return new Exam(
                "toets",
                IRI + "/unit/toets",
                "Digitale kennistoets",
                StudyLoad.NONE,
                QUESTIONS,
                passMark,
                2,
                Duration.ofHours(24),
                true,
                bank,
                new TreeMap<>(Map.of("A", ids("a"), "B", ids("b"))));
    }

    private static List<String> ids(String form) {
        return IntStream.range(0, QUESTIONS).mapToObj(i -> form + i).toList();
    }

    private static ExamItem item(String id, boolean multiple) {
        return new ExamItem(
                new Question.Choice(
                        new Question.Head(
                                id,
                                "Wat doe je bij " + id + "?",
                                new Prose(
                                        id.endsWith("1")
                                                ? "Een baby van *vier maanden* huilt."
                                                : ""),
                                new Prose(SECRET + " rationale"),
                                List.of(),
                                "K1",
                                1),
                        multiple,
                        false,
                        OPTIONS.stream()
                                .map(
                                        option ->
                                                new Question.Option(
                                                        option,
                                                        "Keuze " + id + " " + option + " <b>",
                                                        multiple
                                                                ? allRight(id).contains(option)
                                                                : option.equals(right(id)),
                                                        new Prose(SECRET + " feedback")))
                                .toList()),
                "een",
                1,
                null,
                null);
    }

    private static Module module(String id) {
        String iri = IRI + "/module/" + id;
        return new Module(
                id,
                iri,
                "0-" + id,
                "Module " + id,
                "Module " + id,
                List.of(
                        new Unit(
                                "werk_" + id,
                                iri + "/unit/werk_" + id,
                                UnitKind.WORKBOOK,
                                "Werkboek bij module " + id,
                                "Workbook " + id,
                                StudyLoad.NONE,
                                new UnitInfo(
                                        List.of("V"),
                                        List.of(),
                                        List.of("auteur1"),
                                        null,
                                        null,
                                        "",
                                        ""),
                                part())));
    }

    private static UnitContent part() {
        return new UnitContent.WorkbookPart(
                new Prose("Vul dit deel in **na** de praktijkopdracht."),
                List.of(
                        entry(
                                "obs",
                                WorkbookEntry.Type.OBSERVATION,
                                "Observatie: signalen van vermoeidheid",
                                field("leeftijd", "Leeftijd in hele maanden", number()),
                                field("zag", "Wat zag je?", text(5)),
                                new WorkbookEntry.Field(
                                        "kind",
                                        "Welke baby?",
                                        WorkbookEntry.Input.CHOICE,
                                        false,
                                        0,
                                        null,
                                        null,
                                        List.of("kind A", "kind B"))),
                        entry(
                                "refl",
                                WorkbookEntry.Type.REFLECTION,
                                "Terugkijken",
                                field("anders", "Wat doe je de volgende keer anders?", text(0)))),
                List.of(
                        new RubricLine(
                                "r1",
                                "V",
                                "Beschrijft wat je zag zonder oordeel",
                                "Minstens twee waarneembare signalen"),
                        new RubricLine(
                                "r2", "Z", "Kijkt terug", "Noemt iets voor een volgende keer")));
    }

    private static WorkbookEntry entry(
            String id, WorkbookEntry.Type type, String title, WorkbookEntry.Field... fields) {
        return new WorkbookEntry(
                id, type, title, new Prose("Kijk tien minuten naar één baby."), List.of(fields));
    }

    private record Rule(WorkbookEntry.Input input, int minWords) {}

    private static Rule number() {
        return new Rule(WorkbookEntry.Input.NUMBER, 0);
    }

    private static Rule text(int minWords) {
        return new Rule(WorkbookEntry.Input.TEXT, minWords);
    }

    private static WorkbookEntry.Field field(String id, String label, Rule rule) {
        boolean number = rule.input() == WorkbookEntry.Input.NUMBER;
        return new WorkbookEntry.Field(
                id,
                label,
                rule.input(),
                false,
                rule.minWords(),
                number ? 0 : null,
                number ? 12 : null,
                List.of());
    }
}
