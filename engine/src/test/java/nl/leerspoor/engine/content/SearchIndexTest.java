package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchIndexTest {
    private static final ContentPackage COURSE =
            Courses.small(PackageFormat.WEB, PackageScope.COURSE);
    private static final String BEGIN = Courses.text(COURSE, "content/begin-search.js");

    @Test
    void holdsTheWordsOfEveryLessonByUnitAndHeading() {
        assertThat(BEGIN)
                .startsWith("leerspoorSearch([[\"begin/")
                .contains("[\"begin/lezen\",[[\"Zien & horen\",\"Kijk naar 1 < 2 en naar vet of")
                .contains("[\"Stappen\",\"Eerst Dan Een citaat in een lijst.")
                .endsWith("]]);\n")
                .doesNotContain("<p>", "verder/", "film2");
    }

    @Test
    void holdsWhatIsAskedAndNeverAnAnswer() { // D-10 for the exam: LeakTest
        assertThat(BEGIN)
                .contains("Een baby kijkt weg. Wat doe je? Je zit op de grond.")
                .contains("Waarom begint een baby met kruipen? Noem een voorbeeld.");
        String content = Courses.text(COURSE, "content/begin.js");
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
            assertThat(BEGIN).doesNotContain(answer);
        }
    }

    @Test
    void everyModuleHasItsOwnSoThatAPackageHoldsItsOwnWordsOnly() {
        assertThat(Courses.text(COURSE, "content/verder-search.js")).contains("verder/lezen2");
        assertThat(Courses.small(PackageFormat.WEB, PackageScope.module("verder")).files())
                .containsKey("content/verder-search.js")
                .doesNotContainKey("content/begin-search.js");
    }
}
