package nl.leerspoor.engine.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.StudyLoad;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitInfo;
import nl.leerspoor.engine.course.UnitKind;

/** A course with two modules, an exam and two workbook parts, for the tests of the fold. */
final class SmallCourse {
    static final String IRI = "https://opleider.example/id/course/klein";
    static final String MODULE_ONE = IRI + "/module/een";
    static final String ARTICLE = MODULE_ONE + "/unit/lezen";
    static final String QUIZ = MODULE_ONE + "/unit/quiz";
    static final String PRACTICE = IRI + "/module/twee/unit/doen";
    static final String PART_ONE = MODULE_ONE + "/unit/werk_een";
    static final String PART_TWO = IRI + "/module/twee/unit/werk_twee";
    static final String EXAM = IRI + "/unit/toets";

    private static final UnitInfo INFO =
            new UnitInfo(List.of("K1"), List.of(), List.of(), null, null, "", "");

    private SmallCourse() {}

    static Course course() {
        Module one =
                new Module(
                        "een",
                        MODULE_ONE,
                        "01-een",
                        "Een",
                        "One",
                        List.of(
                                unit("lezen", ARTICLE, UnitKind.ARTICLE, load(30, 0, 0)),
                                unit("quiz", QUIZ, UnitKind.QUIZ, load(15, 0, 0)),
                                unit("werk_een", PART_ONE, UnitKind.WORKBOOK, load(0, 0, 60))));
        Module two =
                new Module(
                        "twee",
                        IRI + "/module/twee",
                        "02-twee",
                        "Twee",
                        "Two",
                        List.of(
                                unit("doen", PRACTICE, UnitKind.PRACTICE, load(0, 80, 0)),
                                new Unit(
                                        "later",
                                        IRI + "/module/twee/unit/later",
                                        UnitKind.VIDEO,
                                        "Later",
                                        "Later",
                                        load(10, 0, 0),
                                        null,
                                        null),
                                unit("werk_twee", PART_TWO, UnitKind.WORKBOOK, load(0, 0, 30))));
        return new Course(
                "klein",
                IRI,
                "Klein",
                "Small",
                "nl",
                "1.0.0",
                null,
                true,
                new Course.Issuer("Voorbeeldopleider", "https://opleider.example"),
                new Course.Support("Hulp", "info@opleider.example", ""),
                new Course.Regulations("Examenreglement", "2025", ""),
                List.of(),
                List.of(),
                List.of(),
                load(115, 80, 90),
                List.of(one, two),
                exam(),
                new Course.Workbook("werkboek", IRI + "/unit/werkboek", "Werkboek"),
                List.of(),
                List.of());
    }

    static Exam exam() {
        return new Exam(
                "toets",
                EXAM,
                "Toets",
                load(60, 0, 0),
                25,
                20,
                2,
                Duration.ofHours(24),
                true,
                Map.of(),
                new TreeMap<>(Map.of("A", new ArrayList<String>())));
    }

    static StudyLoad load(int theory, int practice, int reflection) {
        return new StudyLoad(
                Duration.ofMinutes(theory),
                Duration.ofMinutes(practice),
                Duration.ofMinutes(reflection));
    }

    private static Unit unit(String id, String iri, UnitKind kind, StudyLoad load) {
        // What stands in a unit plays no part in the fold, only that something does.
        return new Unit(
                id,
                iri,
                kind,
                "Titel " + id,
                "Title " + id,
                load,
                INFO,
                new UnitContent.Article(new Prose("tekst")));
    }
}
