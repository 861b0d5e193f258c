package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void aTextIsCutAtItsHeadings() {
        assertThat(
                        Passage.of(
                                new Prose(
                                        """
                                        Eerst *dit*
                                        en `dat`.

                                        ## Een **kop**

                                        1. Een
                                        2. Twee

                                        ### Leeg

                                        ## Laatste

                                        > Citaat.
                                        """)))
                .containsExactly(
                        new Passage("", "Eerst dit en dat."),
                        new Passage("Een kop", "Een Twee"),
                        new Passage("Leeg", ""),
                        new Passage("Laatste", "Citaat."));
        assertThat(Passage.of(Prose.EMPTY)).isEmpty();
    }

    @Test
    void wordsOfATableStandApartAndPicturesSayNothing() {
        assertThat(
                        Passage.of(
                                new Prose(
                                        """
                                        | Wat | Hoe |
                                        |---|---|
                                        | Hand | 3 |

                                        ![Een vierkant](media/x.svg) [de site](https://x.example)
                                        """)))
                .containsExactly(new Passage("", "Wat Hoe Hand 3 de site"));
    }
}
