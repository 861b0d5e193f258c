package nl.leerspoor.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitKind;
import org.junit.jupiter.api.Test;

/** A survey counts like any lesson, but nothing waits for it (S0-100, S0-126). */
class SurveyProgressTest {
    private static final String SURVEY = SmallCourse.MODULE_ONE + "/unit/mening";

    private final Log log = new Log();
    private final Course course = withSurvey();

    @Test
    void theModuleAndTheExamsGateDoNotWaitForIt() {
        log.completed(1, SmallCourse.ARTICLE, "");
        UUID quiz = log.completed(2, SmallCourse.QUIZ, "0.8");
        log.completed(3, SmallCourse.PRACTICE, "");

        Completion completion = Completion.of(course, log.fold());

        assertThat(completion.modules().get(0).complete()).isTrue();
        assertThat(completion.modules().get(0).evidence())
                .extracting(Evidence::statement)
                .isEqualTo(quiz);
        assertThat(completion.modules().get(0).lessonsDone()).isEqualTo(2);
        assertThat(completion.allModules()).isTrue();
    }

    @Test
    void sendingItIsSeenAndEarnsItsTime() {
        UUID sent = log.completed(4, SURVEY, "");
        Progress progress = log.fold();

        Completion.ModuleState one = Completion.of(course, progress).modules().get(0);
        assertThat(one.complete()).isFalse();
        assertThat(one.lessonsDone()).isOne();
        assertThat(one.lessons().get(2).evidence()).extracting(Evidence::statement).isEqualTo(sent);
        assertThat(StudyLoadLedger.of(course, progress).credited(Bucket.REFLECTION))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aModuleOfSurveysAloneIsCompleteWhenTheyWereSent() {
        Module only =
                new Module(
                        "drie",
                        SmallCourse.IRI + "/module/drie",
                        "03-drie",
                        "Drie",
                        "Three",
                        List.of(survey()));
        Course alone = with(List.of(only));

        assertThat(Completion.of(alone, log.fold()).allModules()).isFalse();
        log.completed(4, SURVEY, "");
        assertThat(Completion.of(alone, log.fold()).allModules()).isTrue();
    }

    private static Unit survey() {
        return new Unit(
                "mening",
                SURVEY,
                UnitKind.SURVEY,
                "Jouw mening",
                "Your opinion",
                SmallCourse.load(0, 0, 5),
                null,
                new UnitContent.Survey(Prose.EMPTY, true, List.of()));
    }

    private static Course withSurvey() {
        List<Module> modules = new ArrayList<>(SmallCourse.course().modules());
        Module one = modules.get(0);
        List<Unit> units = new ArrayList<>(one.units());
        units.add(2, survey());
        modules.set(
                0,
                new Module(one.id(), one.iri(), one.folder(), one.title(), one.titleEn(), units));
        return with(modules);
    }

    private static Course with(List<Module> modules) {
        Course small = SmallCourse.course();
        return new Course(
                small.id(),
                small.iri(),
                small.title(),
                small.titleEn(),
                small.language(),
                small.version(),
                small.revised(),
                small.example(),
                small.issuer(),
                small.support(),
                small.regulations(),
                small.people(),
                small.outcomes(),
                small.goals(),
                small.load(),
                modules,
                small.exam(),
                small.workbook(),
                small.sources(),
                small.glossary());
    }
}
