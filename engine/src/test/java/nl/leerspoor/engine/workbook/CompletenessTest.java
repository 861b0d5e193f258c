package nl.leerspoor.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The automatic half of S0-092. */
class CompletenessTest {
    private static final PartForm PART = Forms.part();

    @Test
    void aPartIsCompleteWhenEveryRequiredFieldIs() {
        assertThat(Completeness.check(PART, Answers.of(complete()))).isEmpty();
    }

    @Test
    void everyGapIsNamedAtOnceAndInTheFormsOrder() {
        assertThat(Completeness.check(PART, Answers.NONE))
                .extracting(gap -> gap.place().name())
                .containsExactly("obs.leeftijd", "obs.zag", "obs.kind", "refl.anders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    obs.leeftijd | 0                       | true
                    obs.leeftijd | 12                      | true
                    obs.leeftijd | 13                      | false
                    obs.leeftijd | -1                      | false
                    obs.leeftijd | 4,5                     | false
                    obs.leeftijd | vier                    | false
                    obs.leeftijd | 99999999999             | false
                    obs.zag      | de baby gaapt en wrijft | true
                    obs.zag      | de baby gaapt veel      | false
                    obs.zag      | . . . . . . . .         | false
                    obs.zag      | baby's wip-stoel is zo-even leeg | true
                    obs.kind     | kind B                  | true
                    obs.kind     | kind C                  | false
                    obs.extra    | iets                    | true
                    obs.extra    | ''                      | true
                    refl.anders  | '   '                   | false
                    """)
    void eachFieldHasItsOwnRule(String name, String value, boolean fine) {
        Map<String, String> answers = complete();
        answers.put(name, value);

        assertThat(Completeness.check(PART, Answers.of(answers)))
                .extracting(gap -> gap.place().name())
                .isEqualTo(fine ? java.util.List.of() : java.util.List.of(name));
    }

    @Test
    void aTextMayNotBeEndless() {
        Map<String, String> answers = complete();
        answers.put("refl.anders", "woord ".repeat(Answers.MAX_CHARS));
        assertThat(Completeness.check(PART, Answers.of(answers))).hasSize(1);
    }

    @Test
    void answersReadBackAndTheirDigestDependsOnNothingButTheText() {
        Answers answers = Answers.of(Map.of("b.x", "één\r\ntwee", "a.x", "\"aap\"", "c.x", " "));

        assertThat(Answers.parse(answers.json())).isEqualTo(answers);
        assertThat(answers.value("b.x")).isEqualTo("één\ntwee");
        assertThat(answers.values()).doesNotContainKey("c.x");
        assertThat(answers.sha2())
                .isEqualTo(Answers.of(Map.of("a.x", "\"aap\"", "b.x", "één\ntwee")).sha2())
                .matches("[0-9a-f]{64}");
        assertThat(answers.toString()).doesNotContain("aap").doesNotContain("twee");
    }

    @Test
    void changingOneFieldLeavesTheOthers() {
        Answers answers = Answers.of(Map.of("a.x", "1", "b.x", "2"));
        assertThat(answers.with(Map.of("b.x", "3")))
                .isEqualTo(Answers.of(Map.of("a.x", "1", "b.x", "3")));
        assertThat(answers.with(Map.of("b.x", ""))).isEqualTo(Answers.of(Map.of("a.x", "1")));
    }

    static Map<String, String> complete() {
        return new HashMap<>(
                Map.of(
                        "obs.leeftijd", "4",
                        "obs.zag", "de baby wrijft in de ogen",
                        "obs.kind", "kind A",
                        "refl.anders", "eerder rust bieden"));
    }
}
