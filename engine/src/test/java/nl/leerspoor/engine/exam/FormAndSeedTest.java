package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms, seeds and scores (P-3, S0-082, S0-083, D-2, D-10). */
class FormAndSeedTest {
    private static final AttemptSeed SEED = new AttemptSeed("00112233445566778899aabbccddeeff");
    private static final List<String> OPTIONS = List.of("a", "b", "c", "d");

    @Test
    void theResitIsAnotherForm() {
        TreeSet<String> forms = new TreeSet<>(Set.of("A", "B"));

        for (int i = 0; i < 100; i++) {
            AttemptSeed seed = AttemptSeed.create(new SecureRandom());
            String first = FormPicker.pick(forms, List.of(), seed).orElseThrow();
            String resit = FormPicker.pick(forms, List.of(first), seed).orElseThrow();
            assertThat(resit).isNotEqualTo(first);
        }
    }

    @Test
    void everyFormIsSomebodysFirst() {
        TreeSet<String> forms = new TreeSet<>(Set.of("A", "B", "C", "D"));
        Set<String> met = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            AttemptSeed seed = AttemptSeed.create(new SecureRandom());
            met.add(FormPicker.pick(forms, List.of(), seed).orElseThrow());
        }
        assertThat(met).isEqualTo(forms);
    }

    @Test
    void withoutAFreshFormThereIsNoResitUntilTheCommitteeAddsOne() {
        assertThat(FormPicker.pick(new TreeSet<>(Set.of("A")), List.of("A"), SEED)).isEmpty();
    }

    @Test
    void anAttemptKeepsItsOrderForEver() {
        // Worked out apart, with another language: an attempt of today is shown again in ten years.
        assertThat(SEED.shuffle("kijkt_weg", OPTIONS)).containsExactly("d", "c", "a", "b");
        assertThat(SEED.shuffle(List.of("i1", "i2", "i3", "i4", "i5")))
                .containsExactly("i5", "i4", "i1", "i2", "i3");
        assertThat(SEED.token("kijkt_weg", "b")).isEqualTo("1dc034419d38d58f14");
    }

    @Test
    void shufflingLosesNothingAndEveryPlaceIsEquallyLikely() {
        Map<String, Integer> places = new HashMap<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 4000; i++) {
            List<String> order = AttemptSeed.create(random).shuffle("item", OPTIONS);
            assertThat(order).containsExactlyInAnyOrderElementsOf(OPTIONS);
            places.merge("a" + order.indexOf("a"), 1, Integer::sum);
        }
        // 1000 expected on each place; five standard deviations is about 140.
        assertThat(places).hasSize(4);
        assertThat(places.values()).allSatisfy(n -> assertThat(n).isBetween(850, 1150));
    }

    @Test
    void theWordForAnOptionTellsNothingAndDiffersPerAttemptAndItem() {
        AttemptSeed other = new AttemptSeed("ff112233445566778899aabbccddeeff");
        Set<String> words = new HashSet<>();
        for (String option : OPTIONS) {
            words.add(SEED.token("one", option));
            words.add(SEED.token("two", option));
            words.add(other.token("one", option));
        }
        assertThat(words).hasSize(12).allSatisfy(word -> assertThat(word).matches("[0-9a-f]{18}"));
    }

    @Test
    void theOrderCannotBeReadFromTheWords() {
        // If options stood in the order of their words, or words were handed out in bank order, a
        // page would tell more than it shows.
        List<String> shown = SEED.shuffle("kijkt_weg", OPTIONS);
        List<String> words = shown.stream().map(o -> SEED.token("kijkt_weg", o)).toList();
        assertThat(words).isNotEqualTo(words.stream().sorted().toList());
    }

    @Test
    void neitherSeedNorKeyIsEverPrinted() {
        assertThat(SEED.toString()).doesNotContain(SEED.hex());
        ExamForm form = form(25, 20);
        assertThat(form.toString()).doesNotContain("right");
        assertThat(form.items().get(0).toString()).isEqualTo("Item[i0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz112233445566778899aabbccddeeff", "00112233"})
    void aSeedIsSixteenBytes(String hex) {
        assertThatThrownBy(() -> new AttemptSeed(hex)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotAnsweredOrNotInTheFormIsWrong() {
        ExamForm form = form(25, 20);
        Map<String, List<String>> answers = new HashMap<>();
        assertThat(form.score(answers)).isZero();

        IntStream.range(0, 19).forEach(i -> answers.put("i" + i, List.of("b")));
        answers.put("i19", List.of("a"));
        answers.put("elsewhere", List.of("b"));
        assertThat(form.score(answers)).isEqualTo(19);

        answers.put("i19", List.of("b"));
        assertThat(form.score(answers)).isEqualTo(20);
    }

    @Test
    void multipleChoiceIsRightAsAWholeOrNotAtAll() { // S0-083
        ExamForm form = new ExamForm("A", 1, 1440, List.of(multiple(List.of("a", "c"))));

        assertThat(form.score(Map.of("i", List.of("c", "a")))).isOne();
        for (List<String> wrong :
                List.of(
                        List.<String>of(),
                        List.of("a"),
                        List.of("c"),
                        List.of("a", "b"),
                        List.of("a", "b", "c"),
                        OPTIONS)) {
            assertThat(form.score(Map.of("i", wrong))).as("%s", wrong).isZero();
        }
        assertThatThrownBy(() -> multiple(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> multiple(List.of("a", "e")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAttemptOfBeforeMultipleChoiceIsStillReadAndScored() { // S0-112, S0-118
        ExamForm form =
                FrozenJson.form(
                        "{\"name\":\"A\",\"passMark\":1,\"windowMinutes\":1440,\"items\":[{\"id\":"
                                + "\"i\",\"stem\":\"s\",\"text\":\"\",\"options\":[{\"id\":\"a\","
                                + "\"text\":\"x\"},{\"id\":\"b\",\"text\":\"y\"}],\"right\":\"b\"}]}");

        assertThat(form.items().get(0).multiple()).isFalse();
        assertThat(form.score(Map.of("i", List.of("b")))).isOne();
        assertThat(form.score(Map.of("i", List.of("a")))).isZero();
        assertThat(FrozenJson.form(FrozenJson.write(form))).isEqualTo(form);
    }

    private static ExamForm.Item multiple(List<String> right) {
        return new ExamForm.Item(
                "i",
                "s",
                "",
                true,
                OPTIONS.stream().map(o -> new ExamForm.Option(o, o)).toList(),
                right);
    }

    @Test
    void aFormNobodyCouldPassIsRefused() {
        assertThatThrownBy(() -> form(25, 26)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form(25, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new ExamForm.Item(
                                        "i",
                                        "s",
                                        "",
                                        false,
                                        List.of(new ExamForm.Option("a", "x")),
                                        List.of("b")))
                .isInstanceOf(IllegalArgumentException.class);
        ExamForm.Item item = form(1, 1).items().get(0);
        assertThatThrownBy(() -> new ExamForm("A", 1, 1440, List.of(item, item)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ExamForm form(int items, int passMark) {
        return new ExamForm(
                "A",
                passMark,
                1440,
                IntStream.range(0, items)
                        .mapToObj(
                                i ->
                                        new ExamForm.Item(
                                                "i" + i,
                                                "Vraag " + i,
                                                "",
                                                false,
                                                OPTIONS.stream()
                                                        .map(o -> new ExamForm.Option(o, o))
                                                        .toList(),
                                                List.of("b")))
                        .toList());
    }
}
