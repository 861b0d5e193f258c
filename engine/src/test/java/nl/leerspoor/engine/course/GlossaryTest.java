package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTest {
    @TempDir Path temp;

    @Test
    void aTermHasAnExplanationAndPerhapsAliases() {
        Course course = Objects.requireNonNull(folder().read().course());
        assertThat(course.glossary())
                .containsExactly(
                        new Term(
                                "citaat",
                                "Woorden van een ander, precies overgenomen: “zo” & <zo>.",
                                List.of("citaten")),
                        new Term("vet", "Dikke letters.", List.of()));
    }

    @Test
    void aWordIsExplainedOnceWhateverItsCapitalsOrApostrophe() {
        assertThat(
                        glossary(
                                        """
                                        - term: baby's
                                          explanation: Kleine kinderen.
                                        - term: zuigeling
                                          explanation: Klein kind.
                                          aliases: [Baby’s]
                                        - term: ZUIGELING
                                          explanation: Nog eens.
                                        """)
                                .errors())
                .containsExactly(
                        "glossary.yaml:5:13: error: \"Baby’s\" is explained already"
                                + " (glossary.yaml:1); keep one of the two",
                        "glossary.yaml:6:9: error: \"ZUIGELING\" is explained already"
                                + " (glossary.yaml:3); keep one of the two");
        assertThat(
                        glossary("- term: a\n  explanation: A.\n  aliases: [a]\n")
                                .findings(Rule.TERM_DUPLICATE))
                .hasSize(1);
    }

    @Test
    void anExplanationThatIsEmptyOrMissingIsAnError() {
        assertThat(
                        glossary(
                                        """
                                        - term: vet
                                        - term: citaat
                                          explanation: " "
                                        - explanation: Waarvan?
                                        """)
                                .errors())
                .containsExactly(
                        "glossary.yaml:1:3: error: \"explanation\" is missing",
                        "glossary.yaml:3:16: error: \"explanation\" is empty",
                        "glossary.yaml:4:3: error: \"term\" is missing");
        assertThat(glossary("term: vet\nexplanation: Dik.\n").errors())
                .containsExactly(
                        "glossary.yaml:1:1: error: the file must be a list of terms: - term: …");
        assertThat(glossary("- term: vet\n  explanation: Dik.\n  alias: dik\n").errors())
                .containsExactly(
                        "glossary.yaml:3:3: error: unknown key \"alias\"; known: term,"
                                + " explanation, aliases");
    }

    @Test
    void aWordThatNoUnitHasIsANote() {
        assertThat(folder().findings(Rule.TERM_UNUSED)).isEmpty();
        assertThat(
                        glossary(
                                        """
                                        - term: vetplant
                                          explanation: Een plant.
                                        - term: onbekend
                                          explanation: Nergens.
                                          aliases: [VET]
                                        - term: itaat
                                          explanation: Een stuk van een woord is geen woord.
                                        """)
                                .findings(Rule.TERM_UNUSED))
                .containsExactly(
                        "glossary.yaml:1:9: note: no unit has the word \"vetplant\"; use it, add the"
                                + " form that is used to \"aliases\", or take it out",
                        "glossary.yaml:6:9: note: no unit has the word \"itaat\"; use it, add the"
                                + " form that is used to \"aliases\", or take it out");
    }

    private CourseFolder folder() {
        return CourseFolder.copy(temp.resolve("course" + copies++));
    }

    private int copies;

    private CourseFolder glossary(String yaml) {
        return folder().write("glossary.yaml", yaml);
    }
}
