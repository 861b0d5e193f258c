package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says on top of what a build must know. */
class CourseAdviceTest {
    private static final String GOALS =
            """
            goals:
              - { id: zien, text: "Je ziet wat een baby doet.", units: [lezen, oefenen], items: [x1] }
            """;

    @TempDir Path temp;
    private int copies;

    @ParameterizedTest
    @ValueSource(strings = {"fouten-inhoud", "fouten-plan", "fouten-yaml", "klein", "leeg"})
    void adviceComesOnTopAndIsNeverAnError(String name) { // a build may do without it
        Path folder = CourseFolder.golden(name + "/source");
        List<Diagnostic> needed = CourseReader.read(folder).diagnostics();
        List<Diagnostic> all = CourseReader.check(folder, LocalDate.of(2026, 11, 22)).diagnostics();
        assertThat(all).containsAll(needed);
        assertThat(all)
                .filteredOn(finding -> !needed.contains(finding))
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void s0_050_theEstimateStandsBesideThePromise() {
        assertThat(course().findings(Rule.STUDY_LOAD_ESTIMATE))
                .hasSize(2)
                .first()
                .asString()
                .startsWith(
                        "course.yaml:19:12: warning: study load, reflection: of 40 min the written"
                                + " units stand for 30 min; they are estimated at 6 min, which");
    }

    @Test
    void s0_054_aUnitThatTakesMuchLessOrMoreThanItsLoadIsReported() {
        CourseFolder folder =
                course().change(
                                "course.yaml",
                                "title: Quiz, load: { theory: 10 min }",
                                "title: Quiz, load: { theory: 2 min }")
                        .write("01-start/04-oefenen.md", longQuiz());
        assertThat(folder.findings(Rule.TIME_ESTIMATE))
                .contains(
                        "course.yaml:27:15: warning: unit \"lezen\" stands for 10 min but is"
                                + " estimated at 1 min; give it less time, or more to do",
                        "course.yaml:29:15: warning: unit \"oefenen\" stands for 2 min but is"
                                + " estimated at 18 min; give it more time, or split it")
                .as("5 min for a film of 1 min 37 s: within the slack")
                .noneMatch(line -> line.contains("\"film\""));
    }

    @Test
    void aPromiseThatTheUnitsFillForLessThanSevenTenthsIsReported() {
        CourseFolder folder =
                course().change("course.yaml", "theory: 1 h 30 min,", "theory: 4 h 30 min,")
                        .change(
                                "course.yaml",
                                "title: \"Wat je ziet\", load: { theory: 10 min }",
                                "title: \"Wat je ziet\", load: { theory: 3 h 10 min }");
        assertThat(folder.errors()).isEmpty();
        assertThat(folder.findings(Rule.STUDY_LOAD_ESTIMATE))
                .anyMatch(
                        finding ->
                                finding.matches(
                                        ".*warning: study load, theory: of 4 h 30 min the written"
                                                + " units and the exam stand for 4 h 20 min; they"
                                                + " are estimated at \\d+ min, which is less than"
                                                + " 70%; give them less time, or more to do"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Van de baby’s slaapt 83 procent door.",
                "Dat is 4,3%.",
                "Zie artikel 9 van het besluit.",
                "Vanaf acht maanden zoekt hij.",
                "Het venster loopt tussen 3,8 en 9,2 maanden.",
                "Geen deken in de eerste tijd: niet jonger dan 2 jaar.",
                "| Wat | Hoe lang |\n|---|---|\n| zitten | tot 9 maanden |",
                "- Een lijst: minstens twee weken."
            })
    void aFigureAgeLimitOrArticleWithoutASourceIsReported(String claim) {
        CourseFolder folder = course();
        folder.change(
                "01-start/02-lezen.md", "## Zien & horen\n", "## Zien & horen\n\n" + claim + "\n");
        assertThat(folder.findings(Rule.CITATION_MISSING)).as("the unit names sources").isEmpty();
        folder.change("01-start/02-lezen.md", "sources: [who2006, site]", "sources: []");
        assertThat(folder.findings(Rule.CITATION_MISSING))
                .singleElement()
                .asString()
                .matches(
                        "01-start/02-lezen\\.md:1[3-9]:\\d+: warning: who says \".*\\?.*\"sources\".*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kind A is acht maanden en kruipt.",
                "Reken op ongeveer 15 minuten.",
                "Het duurde drie weken voor ze wende.",
                "Kijk 10 minuten naar 2 baby’s."
            })
    void aSceneOrAnInstructionIsNoClaim(String text) {
        assertThat(
                        course().change(
                                        "01-start/02-lezen.md",
                                        "sources: [who2006, site]",
                                        "sources: []")
                                .change(
                                        "01-start/02-lezen.md",
                                        "## Zien & horen\n",
                                        "## Zien & horen\n\n" + text + "\n")
                                .findings(Rule.CITATION_MISSING))
                .isEmpty();
    }

    @Test
    void anExamItemWithAFigureNamesItsSource() {
        CourseFolder folder = course().change("toets/bank.md", "## ", "## Vanaf 4 maanden: ");
        assertThat(folder.findings(Rule.CITATION_MISSING))
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("toets/bank.md:"))
                .allMatch(finding -> finding.contains("Name the source in \"source\""));
    }

    @Test
    void s0_124_aGoalOfTheSectorIsTaughtAndAskedFor() {
        assertThat(course().findings(Rule.GOAL_UNCOVERED)).isEmpty();
        assertThat(
                        course().change("course.yaml", GOALS, "goals:\n")
                                .change(
                                        "course.yaml",
                                        "goals:\n",
                                        """
                                        goals:
                                          - { id: zonder_les, text: "Niets", units: [oefenen] }
                                          - { id: zonder_vraag, text: "Lezen", units: [lezen2] }
                                        """)
                                .findings(Rule.GOAL_UNCOVERED))
                .containsExactly(
                        "course.yaml:60:11: note: no written lesson serves goal \"zonder_les\"; name"
                                + " one in its \"units\" (S0-124)",
                        "course.yaml:61:11: note: goal \"zonder_vraag\" is taught, but nothing asks"
                                + " for it; name a quiz, an assignment, a part of the workbook or"
                                + " exam items (S0-124)");
        assertThat(
                        course().change(
                                        "course.yaml",
                                        "units: [lezen, oefenen], items: [x1]",
                                        "units: [lezenn], items: [y1]")
                                .errors())
                .satisfiesExactly(
                        unit -> assertThat(unit).contains("no unit \"lezenn\"", "mean \"lezen\""),
                        item -> assertThat(item).contains("no exam item \"y1\"", "mean \"x1\""));
    }

    @Test
    void s0_124_coverageCountsWhatServesAndWhatTests() {
        Course course =
                Objects.requireNonNull(
                        course().change(
                                        "course.yaml",
                                        "units: [lezen, oefenen], items: [x1]",
                                        "units: [lezen, oefenen, deel1], items: [x1, x2]")
                                .read()
                                .course());
        Coverage v1 = Coverage.ofOutcomes(course).get(1);
        assertThat(v1.id()).isEqualTo("V1");
        assertThat(v1.lessons()).contains("lezen", "lezen2");
        Coverage goal = Coverage.ofGoals(course).get(0);
        assertThat(goal.lessons()).containsExactly("lezen");
        assertThat(goal.questions()).isEqualTo(questions(course, "oefenen"));
        assertThat(goal.rubricLines()).isPositive();
        assertThat(goal.assignments()).isZero();
        assertThat(goal.items()).isEqualTo(2);
        assertThat(goal.forms()).containsEntry("A", 2).containsEntry("B", 1);
        assertThat(goal.isTested()).isTrue();
        assertThat(Coverage.ofOutcomes(course))
                .extracting(Coverage::items)
                .as("every item of the bank tests one outcome")
                .satisfies(
                        counts ->
                                assertThat(counts.stream().mapToInt(Integer::intValue).sum())
                                        .isEqualTo(
                                                Objects.requireNonNull(course.exam())
                                                        .bank()
                                                        .size()));
    }

    private static int questions(Course course, String quiz) {
        return course.units()
                .filter(unit -> unit.id().equals(quiz))
                .map(Unit::content)
                .map(
                        content ->
                                ((UnitContent.Quiz) Objects.requireNonNull(content))
                                        .questions()
                                        .size())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void s0_041_anOutcomeThatIsTaughtButNeverAskedForIsReported() {
        CourseFolder folder =
                course().change(
                                "course.yaml",
                                "studyLoad:",
                                "  - { id: Z9, area: V, text: \"Iets\" }\nstudyLoad:")
                        .change("02-verder/02-lezen2.md", "[K1, V1]", "[Z9]");
        assertThat(folder.findings(Rule.OUTCOME_UNTESTED))
                .containsExactly(
                        "course.yaml:19:11: note: outcome \"Z9\" is taught, but nothing asks for"
                                + " it; add a question, an assignment or a rubric line (S0-041)");
        assertThat(course().findings(Rule.OUTCOME_UNTESTED)).isEmpty();
    }

    @Test
    void captionsThatStopHalfWayOrGoOnAreReported() {
        assertThat(course().findings(Rule.CAPTIONS))
                .containsExactly(
                        "01-start/01-film.md:12:11: warning: the captions stop at 2 s of 1 min"
                                + " 35 s; caption the rest of the film");
        assertThat(captions("00:00.000 --> 01:35.900\nEen baby ligt op de mat.\n")).isEmpty();
        assertThat(captions("00:00.000 --> 01:50.000\nEen baby ligt op de mat.\n"))
                .containsExactly(
                        "01-start/01-film.md:12:11: warning: the captions go on until 1 min 50 s,"
                                + " but the film takes 1 min 35 s; mend the one or the other");
        assertThat(captions("0:00 --> 1:00\nEen baby.\n"))
                .containsExactly(
                        "01-start/media/film.nl.vtt:3:1: warning: this is no time of a caption;"
                                + " write 00:01.000 --> 00:03.500");
    }

    @Test
    void captionsThatAreNoUtf8AreReported() {
        CourseFolder folder =
                course().write("01-start/media/film.nl.vtt", new byte[] {'W', (byte) 0xff});
        assertThat(folder.findings(Rule.CAPTIONS))
                .containsExactly(
                        "01-start/media/film.nl.vtt:1:2: warning: this is not UTF-8 text; save the"
                                + " file with the encoding UTF-8");
    }

    @Test
    void aFilmWithoutCaptionsIsAnError() {
        assertThat(
                        course().change("01-start/01-film.md", "captions: media/film.nl.vtt\n", "")
                                .findings(Rule.CAPTIONS))
                .containsExactly(
                        "01-start/01-film.md:2:1: error: \"captions\" is missing; name the WebVTT"
                                + " file of the film, also when it has no speech");
    }

    @Test
    void aTranscriptSaysAsMuchAsTheCaptions() {
        assertThat(course().findings(Rule.TRANSCRIPT)).isEmpty();
        CourseFolder folder =
                course().change("01-start/01-film.md", "Een baby ligt op de mat.", "Kijk.")
                        .change("01-start/01-film.md", "\nHij kijkt naar zijn hand.\n", "");
        assertThat(folder.findings(Rule.TRANSCRIPT))
                .containsExactly(
                        "01-start/01-film.md:1:1: warning: the transcript has 1 words and the"
                                + " captions have 6; write down all that is said, and what is to be"
                                + " seen");
        assertThat(
                        course().change("01-start/01-film.md", "## Transcript", "## Tekst")
                                .findings(Rule.TRANSCRIPT))
                .containsExactly(
                        "01-start/01-film.md:2:1: error: the part \"## Transcript\" is missing");
    }

    @Test
    void aTextThatReadsHarderThanB1IsReported() {
        String hard =
                "De verantwoordelijkheid voor ontwikkelingsstimulerende begeleidingsactiviteiten"
                        + " binnen kinderopvangorganisaties vereist professionele deskundigheid van"
                        + " pedagogisch geschoolde medewerkers. ";
        CourseFolder folder =
                course().change("02-verder/02-lezen2.md", "Luister.\n", hard.repeat(8));
        assertThat(folder.findings(Rule.READABILITY))
                .singleElement()
                .asString()
                .startsWith(
                        "02-verder/02-lezen2.md:1:1: warning: the text reads harder than B1"
                                + " (Flesch-Douma -");
        String easy = "De baby kijkt naar jou. Jij kijkt terug en je lacht. ";
        assertThat(
                        course().change("02-verder/02-lezen2.md", "Luister.\n", easy.repeat(12))
                                .findings(Rule.READABILITY))
                .isEmpty();
        assertThat(
                        course().change("course.yaml", "language: nl", "language: en")
                                .change("02-verder/02-lezen2.md", "Luister.\n", hard.repeat(8))
                                .findings(Rule.READABILITY))
                .as("the figure is for Dutch")
                .isEmpty();
    }

    @Test
    void aQuizOfWhichTheAnswerIsAlwaysBIsReported() {
        assertThat(
                        course().write("01-start/04-oefenen.md", longQuiz())
                                .findings(Rule.ANSWER_PATTERN))
                .containsExactly(
                        "01-start/04-oefenen.md:1:1: warning: in 12 of 12 questions the right"
                                + " option is b; put the options in another order",
                        "01-start/04-oefenen.md:1:1: warning: in 12 of 12 questions the right"
                                + " option is the longest; shorten it, or say more in the others");
        assertThat(course().findings(Rule.ANSWER_PATTERN)).isEmpty();
    }

    @Test
    void sourcesThatWereNotLookedUpForAYearAreReported() {
        CourseFolder folder = course(); // who2006 was read on 2025-12-01, site never
        assertThat(folder.findings(Rule.CITATION_OUTDATED))
                .containsExactly(
                        "sources.yaml:8:3: warning: source \"site\" has no date of reading; look it"
                                + " up and write read: 2026-11-22");
        assertThat(on(folder, "2026-12-01", Rule.CITATION_OUTDATED)).hasSize(1);
        assertThat(on(folder, "2026-12-02", Rule.CITATION_OUTDATED))
                .contains(
                        "sources.yaml:7:9: warning: source \"who2006\" was last looked up on"
                                + " 2025-12-01, more than 12 months ago; see whether it still says"
                                + " so, and change the date");
        assertThat(on(folder, "2025-11-30", Rule.CITATION_OUTDATED))
                .contains(
                        "sources.yaml:7:9: warning: source \"who2006\" was last looked up on"
                                + " 2025-12-01, which is still to come");
    }

    @Test
    void aSourceThatNothingCitesIsANote() {
        assertThat(course().findings(Rule.SOURCE_UNCITED)).isEmpty();
        assertThat(
                        course().change("01-start/02-lezen.md", "[who2006, site]", "[who2006]")
                                .findings(Rule.SOURCE_UNCITED))
                .containsExactly(
                        "sources.yaml:8:7: note: no unit and no exam item cites source \"site\"");
    }

    @Test
    void s0_122_contentIsReviewedEveryYear() {
        CourseFolder folder = course(); // reviewed on 2026-11-21
        assertThat(on(folder, "2027-11-21", Rule.REVIEW_OVERDUE)).isEmpty();
        assertThat(on(folder, "2027-11-22", Rule.REVIEW_OVERDUE))
                .hasSize(9)
                .contains(
                        "01-start/02-lezen.md:8:10: warning: unit \"lezen\" was last reviewed on"
                                + " 2026-11-21, more than 12 months ago; review it, and change the"
                                + " date (S0-122)")
                .contains(
                        "course.yaml:7:10: warning: the course was last reviewed on 2026-11-21,"
                                + " more than 12 months ago; review it, and change the date"
                                + " (S0-122)");
        assertThat(
                        course().change("02-verder/02-lezen2.md", "revised: 2026-11-21\n", "")
                                .findings(Rule.REVIEW_OVERDUE))
                .containsExactly(
                        "02-verder/02-lezen2.md:2:1: warning: unit \"lezen2\" has no date of"
                                + " review; write revised: 2026-11-22");
    }

    @Test
    void theFiguresOfAUnitAreWordsTimeAndReadability() {
        Course course =
                Objects.requireNonNull(
                        CourseReader.read(CourseFolder.golden("klein/source")).course());
        UnitFigures film = UnitFigures.of(course).get(0);
        assertThat(film.unit().id()).isEqualTo("film");
        assertThat(film.words()).as("5 above, 6 and 5 in the transcript").isEqualTo(16);
        assertThat(film.estimated()).hasSeconds(95 + 2);
        assertThat(film.readability()).isNull();
        assertThat(UnitFigures.of(course))
                .filteredOn(figures -> figures.unit().kind() == UnitKind.PRACTICE)
                .singleElement()
                .satisfies(figures -> assertThat(figures.estimated()).isNull());
    }

    private CourseFolder course() {
        return CourseFolder.copy(temp.resolve("course" + copies++));
    }

    private static List<String> on(CourseFolder folder, String day, Rule rule) {
        return CourseReader.check(folder.root(), LocalDate.parse(day)).diagnostics().stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .map(Diagnostic::toString)
                .toList();
    }

    private List<String> captions(String cues) {
        return course().write("01-start/media/film.nl.vtt", "WEBVTT\n\n" + cues)
                .findings(Rule.CAPTIONS);
    }

    /** Twelve questions of which b is right, and long. */
    private static String longQuiz() {
        return "---\nunit: oefenen\noutcomes: [K1]\nrevised: 2026-11-21\n---\n"
                + IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        "\n## Wat zie je en wat doe je daarna met de baby op de"
                                                + " mat, hier op de groep? {#v"
                                                + i
                                                + " outcome=K1}\n\n"
                                                + "- ( ) Kort\n"
                                                + "- (x) Je kijkt goed wat hij doet, je wacht en je"
                                                + " zegt wat je ziet, ook als hij wegkijkt of niets"
                                                + " zegt\n"
                                                + "- ( ) Kort ook\n\n"
                                                + "> Zo geef je hem de tijd om zelf te laten zien"
                                                + " wat hij wil en kan, elke dag weer.\n")
                        .collect(Collectors.joining());
    }
}
