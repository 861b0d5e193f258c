package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionsTest {
    @Test
    void readsCuesWithAndWithoutNamesHoursNotesAndTags() {
        Captions captions =
                parse(
                        """
                        WEBVTT - film
                        Kind: captions

                        NOTE een --> noot
                        over twee regels

                        1
                        00:01.000 --> 00:03.500 line:0
                        Kijk <i>eens</i>
                        hier.

                        00:00:04.000 --> 01:00:05.250
                        Wacht.
                        """);
        assertThat(captions.problems()).isEmpty();
        assertThat(captions.words()).isEqualTo(4);
        assertThat(captions.end()).isEqualTo(Duration.ofMillis(3_605_250));
    }

    @Test
    void saysWhereItIsNotWebVtt() {
        assertThat(problems("1\n00:01,000 --> 00:02,000\nSubRip\n"))
                .containsExactly("1: these are no WebVTT captions; the first line must be WEBVTT");
        assertThat(problems("WEBVTT\n\n00:01,000 --> 00:02,000\nKomma\n"))
                .containsExactly("3: this is no time of a caption; write 00:01.000 --> 00:03.500");
        assertThat(problems("WEBVTT\n")).containsExactly("1: there are no captions in it");
    }

    @Test
    void saysWhereTimeRunsBackwards() {
        assertThat(
                        problems(
                                """
                                WEBVTT

                                00:05.000 --> 00:04.000
                                Een

                                00:02.000 --> 00:03.000
                                Twee
                                """))
                .containsExactly(
                        "3: the caption goes before it comes",
                        "6: the caption comes before the one above it");
    }

    private static List<String> problems(String text) {
        return parse(text).problems().stream()
                .map(problem -> problem.place().line() + ": " + problem.message())
                .toList();
    }

    private static Captions parse(String text) {
        return Captions.parse("media/film.nl.vtt", text);
    }
}
