package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.leerspoor.engine.course.AnswerKeyCheck.AnswerKey;
import nl.leerspoor.engine.course.AnswerKeyCheck.Pattern;
import org.junit.jupiter.api.Test;

class AnswerKeyCheckTest {
    @Test
    void theChanceIsTheBinomialOneWhenAllQuestionsAreAlike() {
        // 10 coins: 56 of 1024 throws show eight heads or more.
        List<Double> coins = Collections.nCopies(10, 0.5);
        assertThat(new Pattern(8, coins, "").chance()).isCloseTo(56 / 1024.0, within(1e-12));
        assertThat(new Pattern(0, coins, "").chance()).isCloseTo(1, within(1e-12));
        assertThat(new Pattern(2, List.of(0.5, 0.25), "").chance()).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void alwaysBIsAPattern() {
        assertThat(AnswerKeyCheck.places(keys(4, 1, 1, 1, 1, 1)))
                .map(Pattern::message)
                .hasValue(
                        "in 5 of 5 questions the right option is b; put the options in another"
                                + " order");
        // Eight of ten, as the guide says; seven happens too often by chance.
        assertThat(AnswerKeyCheck.places(keys(4, 1, 1, 0, 1, 1, 1, 3, 1, 1, 1))).isPresent();
        assertThat(AnswerKeyCheck.places(keys(4, 1, 1, 0, 1, 2, 1, 3, 1, 1, 1))).isEmpty();
        assertThat(AnswerKeyCheck.places(keys(4, 1, 1, 1, 1))).as("four questions").isEmpty();
    }

    @Test
    void aFixedOrderIsAPattern() {
        assertThat(AnswerKeyCheck.places(keys(3, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0)))
                .map(Pattern::message)
                .hasValueSatisfying(
                        message -> assertThat(message).contains("stood 3 questions before"));
    }

    @Test
    void theLongestIsAPatternFromSevenOfTen() {
        assertThat(AnswerKeyCheck.lengths(longest(7))).isPresent();
        assertThat(AnswerKeyCheck.lengths(longest(6))).isEmpty();
        assertThat(AnswerKeyCheck.lengths(List.of())).isEmpty();
    }

    @Test
    void keysOfDiceAreReportedInLessThanOneOfAHundred() {
        long seed = 20261122;
        Random dice = new Random(seed);
        int rounds = 2_000;
        int reported = 0;
        for (int round = 0; round < rounds; round++) {
            int questions = 5 + dice.nextInt(20);
            List<AnswerKey> keys =
                    IntStream.range(0, questions)
                            .mapToObj(i -> 2 + dice.nextInt(4))
                            .map(options -> new AnswerKey(dice.nextInt(options), options, false))
                            .toList();
            reported += AnswerKeyCheck.places(keys).isPresent() ? 1 : 0;
        }
        assertThat(reported).as("seed " + seed).isLessThan(rounds / 100);
    }

    private static List<AnswerKey> keys(int options, int... places) {
        return IntStream.of(places)
                .mapToObj(place -> new AnswerKey(place, options, false))
                .toList();
    }

    private static List<AnswerKey> longest(int of) {
        return IntStream.range(0, 10).mapToObj(i -> new AnswerKey(0, 4, i < of)).toList();
    }
}
