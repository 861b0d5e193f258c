package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "15 min, PT15M",
        "1 h, PT1H",
        "1 h 30 min, PT1H30M",
        "95 s, PT1M35S",
        "0 min, PT0S"
    })
    void readsWhatAuthorsWrite(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
        assertThat(Durations.parse(Durations.format(expected))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "15", "15 minuten", "-5 min", "1,5 h", "99999999999 h", "min"})
    void refusesEverythingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}
