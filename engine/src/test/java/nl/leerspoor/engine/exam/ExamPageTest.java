package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Role;
import nl.leerspoor.engine.profile.Identity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exam as a learner meets it, without script, on a real server, database and log. */
class ExamPageTest {
    private static Bench bench;

    private Registration registration;
    private ExamTaker taker;
    private Bench.Visitor learner;
    private String exam;

    @BeforeAll
    static void open() {
        bench = new Bench(BenchCourse.course());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void register() {
        registration = bench.learner(UUID.randomUUID() + "@voorbeeld.example");
        taker = new ExamTaker(bench, registration);
        learner = taker.visitor;
        exam = taker.exam;
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true", "0, false", "25, true"})
    void nineteenFailsAndTwentyPasses(int right, boolean passed) {
        taker.start();
        taker.answer(1, right, 25);
        Bench.Answer result = taker.handIn(1);

        assertThat(result.body())
                .contains("id=\"exam-result\"")
                .contains("data-passed=\"" + passed + "\"")
                .contains("data-raw=\"" + right + "\"");
        ExamStatus status = taker.status();
        assertThat(status.state()).isEqualTo(passed ? ExamState.PASSED : ExamState.FAILED);
        assertThat(status.raw()).isEqualTo(right);
        assertThat(status.attemptsUsed()).isEqualTo(1);
        assertThat(bench.statements(registration))
                .hasSize(26)
                .filteredOn(s -> s.contains("/verbs/" + (passed ? "passed" : "failed")))
                .singleElement()
                .asString()
                .contains("\"raw\":" + right)
                .contains("/extensions/regulations\":\"2025\"")
                .contains("/extensions/attempt\":1");
        assertThat(bench.statements(registration))
                .filteredOn(s -> s.contains("/verbs/answered") && s.contains("\"success\":true"))
                .hasSize(right);
    }

    @Test
    void explainsTheRulesBeforeTheStart() {
        assertThat(learner.get(exam).body())
                .contains("25 meerkeuzevragen")
                .contains("bij 20 of meer")
                .contains("één herkansing")
                .contains("24 uur")
                .contains("reglement.pdf")
                .contains("versie 2025")
                .contains("data-action=\"start-exam\"")
                .contains(IntegrityText.START);
    }

    @Test
    void nobodyStartsWithoutConfirmingTheirOwnWork() {
        Bench.Answer refused = learner.post(exam + "/start");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Bevestig eerst").contains("start-exam");
        assertThat(bench.attempts.attempts(registration.id())).isEmpty();
    }

    @Test
    void theExamOpensAfterAllModules() {
        bench.missing(registration, "De ontwikkeling van de baby", "Emotionele Veiligheid");

        assertThat(learner.get(exam).body())
                .contains("nog niet open")
                .contains("Emotionele Veiligheid")
                .doesNotContain("start-exam");
        assertThat(learner.post(exam + "/start", "integrity", IntegrityText.VERSION).status())
                .isEqualTo(409);
        ExamStatus status = taker.status();
        assertThat(status.state()).isEqualTo(ExamState.LOCKED);
        assertThat(status.reason()).contains("De ontwikkeling van de baby");
    }

    @Test
    void thereIsOneResitWithAnotherFormAndThenTheCommittee() {
        taker.start();
        taker.answer(1, 19, 25);
        assertThat(taker.handIn(1).body()).contains("data-action=\"resit\"");
        assertThat(learner.get(exam).body()).contains("Start de herkansing");

        assertThat(taker.start()).isEqualTo(exam + "/poging/2");
        assertThat(taker.sitting(2).form().name()).isNotEqualTo(taker.sitting(1).form().name());
        taker.answer(2, 10, 25);
        Bench.Answer result = taker.handIn(2);

        assertThat(result.body())
                .contains("id=\"exam-exhausted\"")
                .contains("examencommissie")
                .contains("reglement.pdf");
        assertThat(taker.status().state()).isEqualTo(ExamState.EXHAUSTED);
        assertThat(taker.status().reason()).contains("10 van de 25").contains("examencommissie");
        assertThat(learner.post(exam + "/start", "integrity", IntegrityText.VERSION).status())
                .isEqualTo(409);
    }

    @Test
    void thereIsNoResitAfterAPass() {
        taker.start();
        taker.answer(1, 20, 25);
        taker.handIn(1);

        Bench.Answer refused = learner.post(exam + "/start", "integrity", IntegrityText.VERSION);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Je bent al geslaagd");
    }

    @Test
    void aResitThatIsPassedCounts() {
        taker.start();
        taker.answer(1, 3, 25);
        taker.handIn(1);
        taker.start();
        taker.answer(2, 21, 25);
        taker.handIn(2);

        assertThat(taker.status().state()).isEqualTo(ExamState.PASSED);
        assertThat(taker.status().raw()).isEqualTo(21);
        assertThat(learner.get(exam + "/poging/1/uitslag").body())
                .contains("data-passed=\"false\"")
                .contains("daarna geslaagd");
    }

    @Test
    void unansweredQuestionsAreNamedBeforeHandInAndCountAsWrong() {
        taker.start();
        taker.answer(1, 23, 23);
        Bench.Answer review = learner.get(exam + "/poging/1/inleveren");

        assertThat(review.body())
                .contains("2 vragen hebben")
                .contains("?vraag=24\">Vraag 24")
                .contains("?vraag=25\">Vraag 25")
                .contains("data-action=\"confirm-hand-in\"");
        assertThat(taker.handIn(1).body()).contains("data-raw=\"23\"").contains("Zonder antwoord");
    }

    @Test
    void anAttemptWithoutAnswersDoesNotCountAndCannotBeHandedIn() {
        taker.start();
        Bench.Answer refused =
                learner.post(exam + "/poging/1/inleveren", "integrity", IntegrityText.VERSION);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(taker.status().attemptsUsed()).isZero();
        assertThat(bench.statements(registration)).isEmpty();
    }

    @Test
    void handingInAsksForTheConfirmationAgain() {
        taker.start();
        taker.answer(1, 25, 25);
        Bench.Answer refused = learner.post(exam + "/poging/1/inleveren");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains(IntegrityText.HAND_IN);
        assertThat(taker.status().state()).isEqualTo(ExamState.RUNNING);
    }

    @Test
    void everyButtonSavesAndMovesOn() {
        taker.start();
        String item = taker.sitting(1).items().get(2).id();
        String answers = exam + "/poging/1/antwoord";
        String token = taker.token(1, item, "b");

        for (String[] move :
                new String[][] {
                    {"next", "?vraag=4"},
                    {"previous", "?vraag=2"},
                    {"17", "?vraag=17"},
                    {"hand-in", "/inleveren"},
                    {"nonsense", "?vraag=3"}
                }) {
            assertThat(
                            learner.post(
                                            answers, "item", item, "answer", token, "from", "3",
                                            "go", move[0])
                                    .location())
                    .isEqualTo(exam + "/poging/1" + move[1]);
        }
        assertThat(taker.sitting(1).answers().get(item).options()).containsExactly("b");
        assertThat(learner.get(exam + "/poging/1?vraag=3").body())
                .contains("data-item=\"" + item + "\"")
                .containsPattern("value=\"" + token + "\" checked");
        assertThat(learner.post(answers, "from", "25", "go", "next").location())
                .endsWith("/inleveren");
    }

    @Test
    void aSingleChoiceTakesOneOptionAndKeepsIt() {
        taker.start();
        String item = taker.sitting(1).items().get(0).id();
        String answers = exam + "/poging/1/antwoord";
        taker.answer(1, item, "b");

        assertThat(taker.answer(1, item, "a", "b").status()).isEqualTo(400);
        assertThat(learner.post(answers, "item", item, "clear", "yes").status()).isEqualTo(400);

        assertThat(taker.sitting(1).answers().get(item).options()).containsExactly("b");
    }

    @Test
    void theScriptLearnsWhenAnAnswerWasSaved() {
        taker.start();
        String item = taker.sitting(1).items().get(0).id();
        Bench.Answer saved =
                learner.postAs(
                        "application/json",
                        "token-" + learner.cookie(),
                        exam + "/poging/1/antwoord",
                        "item",
                        item,
                        "answer",
                        taker.token(1, item, "a"),
                        "go",
                        "stay");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body())
                .contains("\"saved\":true")
                .contains("\"at\":\"10:00\"")
                .contains("\"answered\":1")
                .contains("22 nov 2026, 10:00");
    }

    @Test
    void goesOnOnAnotherDeviceAndKeepsTheWeakestIdentity() {
        taker.start();
        taker.answer(1, 10, 10);
        Bench.Visitor phone = bench.signIn(registration, Identity.HOST_ASSERTED);

        assertThat(phone.get(exam).body()).contains("Ga verder").contains("22 nov 2026, 10:00");
        // Without a number, the first question that has no answer yet.
        assertThat(phone.get(exam + "/poging/1").body()).contains("Vraag <strong>11</strong>");
        String item = taker.sitting(1).items().get(10).id();
        phone.post(
                exam + "/poging/1/antwoord",
                "item",
                item,
                "answer",
                taker.token(1, item, "a"),
                "from",
                "11");
        taker.handIn(1);

        assertThat(bench.statements(registration))
                .hasSize(26)
                .allSatisfy(s -> assertThat(s).contains("\"hostAsserted\""));
    }

    @Test
    void startingTwiceIsStartingOnce() {
        assertThat(taker.start()).isEqualTo(taker.start());
        assertThat(bench.attempts.attempts(registration.id())).hasSize(1);
    }

    @Test
    void twoTabsThatStartAndHandInAtOnceGiveOneResult() throws Exception {
        together(8, () -> taker.start());
        assertThat(bench.attempts.attempts(registration.id())).hasSize(1);
        taker.answer(1, 22, 25);
        together(8, () -> taker.handIn(1).body());

        assertThat(bench.statements(registration)).hasSize(26);
        assertThat(bench.attempts.attempts(registration.id()))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.raw()).isEqualTo(22));
    }

    @Test
    void onlyTheLearnerSeesTheExam() {
        taker.start();
        Registration other = bench.learner(UUID.randomUUID() + "@voorbeeld.example");
        for (String path : List.of(exam, exam + "/poging/1", exam + "/poging/1/inleveren")) {
            assertThat(bench.signIn(other).get(path).status()).isEqualTo(404);
            assertThat(bench.nobody().get(path).status()).isEqualTo(303);
            assertThat(bench.staff("b@opleider.example", Role.values()).get(path).status())
                    .isEqualTo(403);
        }
        assertThat(learner.get("/toets/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(learner.get("/toets/onzin").status()).isEqualTo(404);
        assertThat(learner.get(exam + "/poging/2").status()).isEqualTo(404);
        assertThat(learner.get(exam + "/poging/x").status()).isEqualTo(404);
    }

    @Test
    void aForeignFormChangesNothing() {
        assertThat(
                        learner.postAs(
                                        "text/html",
                                        "wrong",
                                        exam + "/start",
                                        "integrity",
                                        IntegrityText.VERSION)
                                .status())
                .isEqualTo(403);
        assertThat(bench.attempts.attempts(registration.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a0, a", "nonsense, ''", "'', x"})
    void answersThatDoNotBelongToTheAttemptAreRefused(String item, String answer) {
        taker.start();
        Bench.Answer refused =
                learner.post(
                        exam + "/poging/1/antwoord",
                        "item",
                        item,
                        "answer",
                        answer.isEmpty() ? "ffffffffffffffffff" : answer);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(taker.sitting(1).answers()).isEmpty();
    }

    private static void together(int times, Callable<?> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Object>> acts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                acts.add(act::call);
            }
            for (var done : threads.invokeAll(acts)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
