package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.participant.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exam in which every item takes several options: right as a whole or not at all (S0-083). */
class ExamMultipleChoiceTest {
    private static Bench bench;

    private Registration registration;
    private ExamTaker taker;

    @BeforeAll
    static void open() {
        bench = new Bench(BenchCourse.multipleChoice());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void start() {
        registration = bench.learner(UUID.randomUUID() + "@voorbeeld.example");
        taker = new ExamTaker(bench, registration);
        taker.start();
    }

    @Test
    void onlyExactlyTheRightOptionsCount() {
        List<ExamForm.Item> items = taker.sitting(1).items();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i).id();
            List<String> right = BenchCourse.allRight(item);
            // Twenty right ones; then one option too few, and all of them.
            String[] chosen =
                    i < 20
                            ? new String[] {right.get(1), right.get(0)}
                            : i < 23
                                    ? new String[] {right.get(0)}
                                    : new String[] {"a", "b", "c", "d"};
            assertThat(taker.answer(1, item, chosen).status()).isEqualTo(303);
        }
        assertThat(taker.handIn(1).body())
                .contains("data-passed=\"true\"")
                .contains("data-raw=\"20\"");
        assertThat(bench.statements(registration))
                .filteredOn(s -> s.contains("/verbs/answered") && s.contains("\"success\":true"))
                .hasSize(20);
    }

    @Test
    void thePageShowsCheckboxesAndWhatWasChosen() {
        ExamForm.Item item = taker.sitting(1).items().get(0);
        assertThat(page()).contains("type=\"checkbox\"").contains("Er kunnen meer antwoorden");
        assertThat(page()).doesNotContain("type=\"radio\"").doesNotContain("name=\"clear\"");

        taker.answer(1, item.id(), "d", "a");

        assertThat(taker.sitting(1).answers().get(item.id()).options()).containsExactly("a", "d");
        assertThat(page()).contains("name=\"clear\"");
        for (String option : List.of("a", "d")) {
            assertThat(page())
                    .containsPattern("value=\"" + taker.token(1, item.id(), option) + "\" checked");
        }
    }

    @Test
    void untickingEverythingTakesTheAnswerAwayAndOnlyThen() { // P-6: named before hand-in
        String item = taker.sitting(1).items().get(0).id();
        String other = taker.sitting(1).items().get(1).id();
        taker.answer(1, item, "a", "b");
        taker.answer(1, other, "a");

        post("item", other, "from", "1"); // a page that never showed the answer
        assertThat(taker.sitting(1).answers()).containsKeys(item, other);

        post("item", item, "from", "1", "clear", "yes");
        assertThat(taker.sitting(1).answers()).containsOnlyKeys(other);
        assertThat(taker.visitor.get(taker.exam + "/poging/1/inleveren").body())
                .contains("vraag=1");
    }

    @Test
    void nothingChosenDoesNotMakeAnAttemptCount() { // P-6
        String item = taker.sitting(1).items().get(0).id();

        assertThat(post("item", item, "from", "1", "clear", "yes").status()).isEqualTo(303);

        assertThat(taker.sitting(1).attempt().counts()).isFalse();
        assertThat(taker.sitting(1).answers()).isEmpty();
    }

    @Test
    void wordsThatAreNotOfThisItemAreRefused() {
        List<ExamForm.Item> items = taker.sitting(1).items();
        String strange = taker.token(1, items.get(1).id(), "a");
        String known = taker.token(1, items.get(0).id(), "a");

        for (String word : List.of(strange, known)) { // of another item, and twice the same
            assertThat(post("item", items.get(0).id(), "answer", known, "answer", word).status())
                    .isEqualTo(400);
        }
        assertThat(taker.sitting(1).answers()).isEmpty();
    }

    private Bench.Answer post(String... fields) {
        return taker.visitor.post(taker.exam + "/poging/1/antwoord", fields);
    }

    private String page() {
        return taker.visitor.get(taker.exam + "/poging/1?vraag=1").body();
    }
}
