package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 5_000})
    void keepsTheAuthorsTextWhateverItsLength(int length) {
        String markdown = "Kijk — ‘één’ 👶\n".repeat(length).substring(0, length);
        Prose prose = new Prose(markdown);
        assertThat(prose.markdown()).isEqualTo(markdown);
        assertThat(prose.isEmpty()).isEqualTo(length == 0);
        assertThat(prose).isEqualTo(new Prose(markdown)).hasSameHashCodeAs(new Prose(markdown));
        assertThat(prose).isNotEqualTo(new Prose(markdown + "!"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 3_000})
    void isEmptyWhenThereIsNothingButSpace(int length) {
        assertThat(new Prose(" \n".repeat(length)).isEmpty()).isTrue();
    }
}
