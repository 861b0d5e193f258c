package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/course-language.md, Surveys: questions without a right answer (P-52, P-60). */
class SurveyTest {
    private static final String FILE = "02-verder/06-mening.md";
    private static final String HEAD = "---\nunit: mening\nanswers: anonymous\n---\n\nVertel.\n\n";
    private static final String QUESTIONS =
            """
            ## Het tempo was goed. {#tempo type=likert}

            - Oneens
            - Eens

            ## Wat hielp je? {#beste}

            Denk aan de hele module.

            - [ ] De film
            - [ ] De *tekst*

            ## Waar werk je? {#waar}

            - ( ) Babygroep
            - ( ) Verticale groep
            """;

    @TempDir Path temp;

    @Test
    void asksScalesAndChoicesWithoutAnOutcomePointsOrKey() {
        Course course = Objects.requireNonNull(course(HEAD + QUESTIONS).read().course());
        Unit unit = course.units().filter(u -> u.kind() == UnitKind.SURVEY).findFirst().get();
        UnitContent.Survey survey = (UnitContent.Survey) Objects.requireNonNull(unit.content());

        assertThat(survey.anonymous()).isTrue();
        assertThat(survey.introduction().markdown()).isEqualTo("Vertel.");
        assertThat(survey.questions())
                .extracting(Question::kind)
                .containsExactly(Question.Kind.LIKERT, Question.Kind.CHOICE, Question.Kind.CHOICE);
        assertThat(survey.questions()).allMatch(q -> q.points() == 0 && q.outcome().isEmpty());
        Question.Choice several = (Question.Choice) survey.questions().get(1);
        assertThat(several.multiple()).isTrue();
        assertThat(several.rightOptions()).isEmpty();
        assertThat(((Question.Choice) survey.questions().get(2)).multiple()).isFalse();
        assertThat(course.module("verder").orElseThrow().lessons()).contains(unit);
    }

    @Test
    void itsAnswersNeverEnterTheProgressThatAnLmsKeeps() { // P-52
        Course course = Objects.requireNonNull(course(HEAD + QUESTIONS).read().course());
        List<Unit> lessons = course.module("verder").orElseThrow().lessons();
        List<Unit> without = lessons.stream().filter(u -> u.kind() != UnitKind.SURVEY).toList();

        assertThat(SuspendData.longest(lessons) - SuspendData.longest(without))
                .as("a point, a name, flags and seconds")
                .isEqualTo(9);
    }

    @Test
    void itsTimeIsEstimatedAndItTestsNoOutcome() {
        Course course = Objects.requireNonNull(course(HEAD + QUESTIONS).read().course());
        UnitFigures figures =
                UnitFigures.of(course).stream()
                        .filter(f -> f.unit().kind() == UnitKind.SURVEY)
                        .findFirst()
                        .get();

        assertThat(figures.words()).isEqualTo(25);
        assertThat(figures.estimated()).isEqualTo(Duration.ofSeconds(11 + 3 * 30));
    }

    @Test
    void aPackageTellsThePlayerWhatToAskAndNothingOfRightOrWrong() {
        CourseFolder folder = course(HEAD + QUESTIONS);
        Course course = Objects.requireNonNull(folder.read().course());
        ContentPackage content =
                ContentPackages.of(
                        course,
                        new SourceReader(folder.root()),
                        PackageFormat.WEB,
                        ContentPackages.scopes(course).get(0),
                        null);
        String script = text(content, "content/verder.js");
        String survey = script.substring(script.indexOf("\"mening\""));

        assertThat(survey)
                .startsWith("\"mening\":{\"kind\":\"survey\",\"intro\":\"")
                .contains("\"anonymous\":true")
                .contains("{\"id\":\"a\",\"html\":\"De film\"}")
                .contains("/unit/mening/item/tempo")
                .doesNotContain("\"right\"")
                .doesNotContain("\"feedback\"");
        assertThat(text(content, "index.html")).contains("\"kind\":\"survey\"");
    }

    @Test
    void theExampleOfTheGuideIsReadWithoutAFinding() throws java.io.IOException {
        String guide = java.nio.file.Files.readString(Path.of("../docs/course-language.md"));
        String part = guide.substring(guide.indexOf("### Surveys\n"));
        part = part.substring(part.indexOf("```markdown\n") + "```markdown\n".length());

        assertThat(course(part.substring(0, part.indexOf("```\n"))).errors()).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "---\nunit: mening\n---\n\n" + QUESTIONS,
                        "2:1: error: say who gets to know the answers: \"answers: anonymous\""),
                mistake(
                        "---\nunit: mening\nanswers: iedereen\n---\n\n" + QUESTIONS,
                        "3:10: error: say who gets to know the answers:"),
                mistake(HEAD + "Tekst.\n", "2:1: error: the survey has no questions;"),
                mistake(
                        HEAD + "## Goed? {#goed}\n\n- (x) Ja\n- ( ) Nee\n",
                        "10:1: error: in a survey no answer is right or wrong;"),
                mistake(
                        HEAD + "## Goed? {#goed}\n\n- ( ) Ja\n  > Fijn.\n- ( ) Nee\n",
                        "10:1: error: in a survey no answer is right or wrong;"),
                mistake(
                        HEAD + "## Goed? {#goed}\n\n- ( ) Ja\n- ( ) Nee\n\n> Uitleg.\n",
                        "13:1: error: after the answers comes nothing:"),
                mistake(
                        HEAD + "## Goed? {#goed}\n\n- ( ) Ja\n- ( ) Nee\n\n### Hint\n\nKijk.\n",
                        "13:1: error: after the answers comes nothing:"),
                mistake(
                        HEAD + "## Wat kan beter? {#tip}\n\nVertel het ons.\n",
                        "8:1: error: the question has nothing to choose from;"),
                mistake(
                        HEAD + "## Wat kan beter? {#tip type=long-fill-in}\n",
                        "8:24: error: a survey asks scales (type=likert) and choices, not"
                                + " \"long-fill-in\"; what learners write stays on their device"
                                + " (P-60)"),
                mistake(
                        HEAD + "## Hoe oud? {#oud type=numeric}\n\n- (x) 18\n- ( ) 19\n",
                        "8:18: error: a survey asks scales (type=likert) and choices, not"),
                mistake(
                        HEAD + "## Volgorde? {#v type=sequencing}\n\n1. Een\n2. Twee\n",
                        "8:17: error: a survey asks scales (type=likert) and choices, not"
                                + " \"sequencing\"; write - ( ) for one answer"),
                mistake(
                        HEAD + "## Goed? {#goed points=2}\n\n- ( ) Ja\n- ( ) Nee\n",
                        "8:16: error: unknown attribute \"points\""),
                mistake(
                        HEAD
                                + "## Goed? {#goed}\n\n- ( ) Ja\n- ( ) Nee\n\n"
                                + "## Fijn? {#goed}\n\n- ( ) Ja\n- ( ) Nee\n",
                        "13:1: error: the id \"goed\" is taken already in line 8"));
    }

    private static Arguments mistake(String file, String message) {
        return Arguments.of(file, FILE + ":" + message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeHasItsPlaceAndWhatToDo(String file, String message) {
        assertThat(course(file).errors()).anyMatch(found -> found.startsWith(message));
    }

    @Test
    void whatOnlyASurveyRefusesIsFoundUnderItsOwnRule() {
        List<String> found =
                course(HEAD + "## Wat kan beter? {#tip type=long-fill-in}\n\n- (x) Ja\n- ( ) Nee\n")
                        .findings(Rule.SURVEY);
        assertThat(found).hasSize(2).allMatch(line -> line.startsWith(FILE));
    }

    private CourseFolder course(String survey) {
        return CourseFolder.copy(temp.resolve(String.valueOf(survey.hashCode())))
                .change(
                        "course.yaml",
                        "      - { id: doen2,",
                        "      - { id: mening, kind: survey, title: Jouw mening,"
                                + " load: { reflection: 0 min } }\n      - { id: doen2,")
                .write(FILE, survey);
    }

    private static String text(ContentPackage content, String path) {
        try (var in = Objects.requireNonNull(content.files().get(path)).open()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
