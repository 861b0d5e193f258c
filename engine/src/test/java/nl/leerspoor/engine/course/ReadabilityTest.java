package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityTest {
    @ParameterizedTest
    @CsvSource({
        "ja,1",
        "baby,2",
        "baby’s,2",
        "kijken,2",
        "speelgoed,2",
        "video,3",
        "reactie,3",
        "geoefend,3",
        "beïnvloeden,4",
        "geïnteresseerd,5",
        "bijna,2",
        "mooie,2",
        "nieuwe,2",
        "eeuw,1",
        "koeien,2",
        "situatie,4",
        "natuurlijk,3",
        "januari,4",
        "financiën,4",
        "één,1",
        "zo'n,1",
        "hmm,1",
        "ontwikkeling,4",
        "verantwoordelijkheid,6",
        "twee-eiig,3"
    })
    void countsTheSyllablesOfDutchWords(String word, int syllables) {
        assertThat(Readability.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void theFigureIsDoumas() {
        // Ten words of one syllable a sentence: 206.84 - 9.3 - 77 = 120.54.
        List<List<String>> easy = Collections.nCopies(10, Collections.nCopies(10, "kind"));
        assertThat(Readability.of(easy)).isEqualTo(121);
        // Twenty words of two: 206.84 - 18.6 - 154 = 34.24.
        List<List<String>> hard = Collections.nCopies(5, Collections.nCopies(20, "baby"));
        assertThat(Readability.of(hard)).isEqualTo(34);
    }

    @Test
    void fewWordsSayNothing() {
        assertThat(Readability.of(List.of(Collections.nCopies(99, "kind")))).isNull();
        assertThat(Readability.of(List.of())).isNull();
    }

    @Test
    void sentencesEndWhereAReaderPauses() {
        assertThat(sentences("Kijk goed. Wacht even! En dan? ‘Ga door,’ zegt hij."))
                .containsExactly("Kijk goed", "Wacht even", "En dan", "Ga door zegt hij");
        assertThat(sentences("Pak bijv. een bal van 3.5 kilo.")).hasSize(1);
        assertThat(sentences("Drie dingen: kijken; wachten.")).hasSize(3);
        assertThat(sentences("- Kijk\n- Wacht even\n\n> Luister")).hasSize(3);
    }

    @Test
    void headingsTablesCodeAndAltTextsAreNoSentences() {
        PlainText text =
                text(
                        """
                        ## Een kop

                        Een zin met `code`.

                        ![Een lang verhaal](media/a.svg)

                        | Wat | Hoe |
                        |---|---|
                        | Hand | drie keer |

                        ```
                        geen tekst
                        ```
                        """);
        assertThat(text.sentences()).containsExactly(List.of("Een", "zin", "met", "code"));
        assertThat(text.words()).as("kop 2, zin 4, tabel 5").isEqualTo(11);
    }

    private static List<String> sentences(String markdown) {
        return text(markdown).sentences().stream().map(words -> String.join(" ", words)).toList();
    }

    private static PlainText text(String markdown) {
        return PlainText.of(Stream.of(markdown));
    }
}
