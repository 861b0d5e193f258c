package nl.leerspoor.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.leerspoor.engine.profile.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** S0-100: exam passed, workbook complete, workbook sufficient; each with its evidence. */
class EligibilityTest {
    private final Log log = new Log();

    @Test
    void isReachedByExamAndWorkbookAndNothingElse() {
        UUID exam = log.examResult(10, 20, 1);
        UUID first = log.submitted(20, SmallCourse.PART_ONE);
        UUID second = log.submitted(21, SmallCourse.PART_TWO);
        UUID verdict = log.assessed(30, SmallCourse.PART_ONE, first, true);
        UUID other = log.assessed(31, SmallCourse.PART_TWO, second, true);

        Eligibility eligibility = eligibility();

        assertThat(eligibility.eligible()).isTrue();
        assertThat(eligibility.conclusion()).isEqualTo("Komt in aanmerking voor het certificaat.");
        assertThat(evidence(eligibility, Eligibility.Kind.EXAM)).containsExactly(exam);
        assertThat(evidence(eligibility, Eligibility.Kind.WORKBOOK_COMPLETE))
                .containsExactly(first, second);
        assertThat(evidence(eligibility, Eligibility.Kind.WORKBOOK_SUFFICIENT))
                .containsExactly(verdict, other);
        // S0-054, gap 6: neither hours nor modules are a condition, and none was completed here.
        assertThat(Completion.of(SmallCourse.course(), log.fold()).allModules()).isFalse();
    }

    @ParameterizedTest(name = "S0-082: {0} of 25 is a pass: {1}")
    @CsvSource({"0,false", "19,false", "20,true", "25,true"})
    void twentyOfTwentyFivePasses(int raw, boolean passed) {
        log.examResult(10, raw, 1);

        Eligibility.Criterion exam = criterion(eligibility(), Eligibility.Kind.EXAM);

        assertThat(exam.met()).isEqualTo(passed);
        assertThat(exam.explanation()).contains(raw + " van de 25").contains("minstens 20");
    }

    @Test
    void saysThatAResitIsLeftAndAfterItThatTheCommitteeDecides() {
        log.examResult(10, 19, 1);
        assertThat(criterion(eligibility(), Eligibility.Kind.EXAM).explanation())
                .contains("Er is nog een herkansing");

        log.examResult(20, 18, 2);
        // S0-085, S0-086
        assertThat(criterion(eligibility(), Eligibility.Kind.EXAM).explanation())
                .contains("18 van de 25")
                .contains("examencommissie");
    }

    @Test
    void countsAPassInTheResit() {
        log.examResult(10, 19, 1);
        UUID resit = log.examResult(20, 21, 2);

        Eligibility eligibility = eligibility();

        assertThat(criterion(eligibility, Eligibility.Kind.EXAM).met()).isTrue();
        assertThat(evidence(eligibility, Eligibility.Kind.EXAM)).containsExactly(resit);
    }

    @Test
    void takesNoExamResultFromAPackage() {
        log.forgedExamResult(10, 25);

        assertThat(criterion(eligibility(), Eligibility.Kind.EXAM).explanation())
                .isEqualTo("De toets is nog niet gemaakt.");
    }

    @Test
    void wantsToKnowWhoTookTheExam() {
        Log asserted = new Log(Identity.PACKAGE_ASSERTED);
        asserted.examResult(10, 25, 1);

        Eligibility.Criterion exam =
                criterion(
                        Eligibility.of(SmallCourse.course(), asserted.fold()),
                        Eligibility.Kind.EXAM);

        assertThat(exam.met()).isFalse();
        assertThat(exam.explanation()).contains("niet vastgesteld wie");
    }

    @Test
    void aVerdictCountsOnlyForTheHandInItJudged() {
        UUID first = log.submitted(20, SmallCourse.PART_ONE);
        log.assessed(30, SmallCourse.PART_ONE, first, false);
        assertThat(criterion(eligibility(), Eligibility.Kind.WORKBOOK_SUFFICIENT).explanation())
                .contains("Nog onvoldoende: Titel werk_een.");

        log.submitted(40, SmallCourse.PART_ONE);
        assertThat(criterion(eligibility(), Eligibility.Kind.WORKBOOK_SUFFICIENT).explanation())
                .contains("Nog niet beoordeeld: Titel werk_een, Titel werk_twee.");
    }

    @Test
    void namesThePartsThatAreMissing() {
        log.submitted(20, SmallCourse.PART_TWO);

        Eligibility eligibility = eligibility();

        assertThat(criterion(eligibility, Eligibility.Kind.WORKBOOK_COMPLETE).explanation())
                .isEqualTo("Nog niet ingeleverd: Titel werk_een.");
        assertThat(eligibility.conclusion()).contains("nog 3 voorwaarden open");
    }

    private Eligibility eligibility() {
        return Eligibility.of(SmallCourse.course(), log.fold());
    }

    private static Eligibility.Criterion criterion(Eligibility eligibility, Eligibility.Kind kind) {
        return eligibility.criteria().stream().filter(c -> c.kind() == kind).findFirst().get();
    }

    private static java.util.List<UUID> evidence(Eligibility eligibility, Eligibility.Kind kind) {
        return criterion(eligibility, kind).evidence().stream().map(Evidence::statement).toList();
    }
}
