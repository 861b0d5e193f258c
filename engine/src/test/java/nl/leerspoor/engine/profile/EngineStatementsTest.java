package nl.leerspoor.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitKind;
import org.junit.jupiter.api.Test;

/**
 * What the engine says, word for word. The player's {@code profile.test.js} holds the same file
 * against the published profile, so that there is one judge of both. Rewrite it with {@code
 * -Dgolden.update=true}, then read the difference.
 */
class EngineStatementsTest {
    private static final Path EXPECTED =
            Path.of("src/test/resources/profile/engine-statements.json");
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final UUID ID = UUID.fromString("44444444-4444-4444-8444-444444444444");

    private final Course course =
            Objects.requireNonNull(CourseReader.read(CourseFolder.golden("klein/source")).course());
    private final EngineStatements say = new EngineStatements(course);
    private final Subject learner =
            new Subject(ID, "https://leren.example/actor/default", "4f2a", Identity.SIGNED_IN);

    @Test
    void eachStatementIsTheOneThatTheProfilesTestSees() throws IOException {
        String made = "[\n" + String.join(",\n", everyKind()) + "\n]\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(EXPECTED, made);
        }
        assertThat(made).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void noKindIsLeftOut() {
        long kinds =
                List.of(EngineStatements.class.getDeclaredMethods()).stream()
                        .filter(method -> method.getReturnType() == String.class)
                        .count();
        // A result of an exam is said twice: passed and failed.
        assertThat(everyKind()).hasSize((int) kinds + 1);
    }

    private List<String> everyKind() {
        Exam exam = Objects.requireNonNull(course.exam());
        Module module = course.modules().get(0);
        Unit part = course.workbookParts().iterator().next();
        Unit survey =
                new Unit(
                        "mening",
                        module.iri() + "/unit/mening",
                        UnitKind.SURVEY,
                        "Mening",
                        "Opinion",
                        part.load(),
                        null,
                        null);
        Prose none = new Prose("");
        Question tempo =
                new Question.Likert(
                        new Question.Head("tempo", "Tempo?", none, none, List.of(), "K1", 0),
                        List.of(new Question.Component("a", "Oneens")));
        return List.of(
                say.examAnswered(ID, learner, exam, "e1", true, AT),
                say.examResult(
                        ID, learner, exam, exam.questions(), 1, "A", Duration.ofMinutes(40), AT),
                say.examResult(ID, learner, exam, 0, 2, "B", Duration.ofMinutes(39), AT),
                say.surveyAnswered(
                        ID, ID, survey, tempo, "a", Instant.parse("2026-11-01T00:00:00Z")),
                say.workbookSubmitted(
                        ID, learner, module.iri(), part, 812, "ab".repeat(32), "workbook/1", AT),
                say.workbookAssessed(
                        ID, learner, module.iri(), part, ID, true, "beoordelaar-1", "1.0.0", AT),
                say.bound(ID, learner, ID, course.iri() + "/host", "c0ffee", AT));
    }
}
