package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchIndexTest {
    private static final String WHOLE =
            Courses.text(Courses.small(PackageFormat.WEB, PackageScope.COURSE), SearchIndex.PATH);

    @Test
    void holdsTheWordsOfEveryLessonByUnitAndHeading() {
        assertThat(WHOLE)
                .startsWith("leerspoorSearch([[\"begin/")
                .contains("[\"begin/lezen\",[[\"Zien & horen\",\"Kijk naar 1 < 2 en naar vet of")
                .contains("[\"Stappen\",\"Eerst Dan Een citaat in een lijst.")
                .contains("\"verder/lezen2\"")
                .doesNotContain("<p>", "film2");
    }

    @Test
    void holdsWhatIsAskedAndNeverAnAnswer() { // D-10 for the exam: LeakTest
        assertThat(WHOLE)
                .contains("Een baby kijkt weg. Wat doe je? Je zit op de grond.")
                .contains("Waarom begint een baby met kruipen? Noem een voorbeeld.");
        String content =
                Courses.text(
                        Courses.small(PackageFormat.WEB, PackageScope.COURSE), "content/begin.js");
        for (String answer :
                new String[] {
                    "Je wacht even",
                    "oogcontact",
                    "Klopt.",
                    "met een lijst",
                    "Oordelen",
                    "eraan toe is",
                    "spierkracht"
                }) {
            assertThat(content).contains(answer);
            assertThat(WHOLE).doesNotContain(answer);
        }
    }

    @Test
    void aModulePackageHasItsOwnWordsOnly() {
        assertThat(
                        Courses.text(
                                Courses.small(PackageFormat.WEB, PackageScope.module("verder")),
                                SearchIndex.PATH))
                .contains("verder/lezen2")
                .doesNotContain("begin/");
    }
}
