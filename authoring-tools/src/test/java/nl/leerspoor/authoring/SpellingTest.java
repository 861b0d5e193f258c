package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --spelling}, with the real hunspell and the Dutch dictionary. */
class SpellingTest {
    private static final String UNIT = "01-start/02-lezen.md";

    @TempDir Path temp;
    private Path course = Path.of("");

    @BeforeEach
    void aCourse() {
        course = Command.copy(temp.resolve("course"));
    }

    @Test
    void aWordThatNobodyKnowsIsNamedWithItsPlaceAndWhatWasMeant() throws IOException {
        add(UNIT, "\nDe babie slaapt in de slaapkaamer.\n");
        Command check = check();
        assertThat(check.exitCode()).as("spelling stops no build").isZero();
        assertThat(check.out())
                .containsPattern(
                        "01-start/02-lezen\\.md:\\d+:23: warning: \"slaapkaamer\" is in neither the"
                                + " dictionary nor woordenlijst\\.txt; did you mean"
                                + " \"slaapkamer\".* \\[spelling]");
    }

    @Test
    void theCoursesOwnWordsAreRightAlsoAtTheStartOfASentence() throws IOException {
        add(UNIT, "\nEen blubberzwamp. Blubberzwamp ook.\n");
        assertThat(spelling()).contains("\"blubberzwamp\"").contains("\"Blubberzwamp\"");
        Files.writeString(course.resolve("woordenlijst.txt"), "blubberzwamp\n");
        assertThat(spelling()).doesNotContain("lubberzwamp");
    }

    @Test
    void accentsOfStressAreNoMistake() throws IOException {
        add(UNIT, "\nEén keer zág ze het. Een slaapkáamer.\n");
        assertThat(spelling()).doesNotContain("Eén").doesNotContain("zág").contains("slaapkáamer");
    }

    @Test
    void idsAddressesCodeAndKeysAreNoWords() throws IOException {
        add(
                UNIT,
                "\n`slaapkaamer` [site](https://slaapkaamer.example/xqz) mail@slaapkaamer.example\n");
        assertThat(spelling())
                .doesNotContain("slaapkaamer")
                .doesNotContain("xqz")
                .doesNotContain("reviewedBy");
    }

    @Test
    void summariesRubricsAndCaptionsAreRead() throws IOException {
        replace(UNIT, "summary: \"Kijken", "summary: \"Kijkkken");
        replace("01-start/07-deel1.md", "criterion: \"", "criterion: \"Bescrijft ");
        add("01-start/media/film.nl.vtt", "\n00:01:30.000 --> 00:01:31.000\nTot zienss\n");
        assertThat(spelling())
                .containsPattern("02-lezen\\.md:9:\\d+: .*Kijkkken")
                .contains("Bescrijft")
                .contains("zienss");
    }

    @Test
    void aLanguageWithoutADictionarySaysWhatToInstall() throws IOException {
        replace("course.yaml", "language: nl", "language: tlh");
        Command check = check();
        assertThat(check.exitCode()).isOne();
        assertThat(check.err()).contains("hunspell has no dictionary tlh_TLH");
    }

    private Command check() {
        return Command.run("check", course, "--on", "2026-11-22", "--spelling");
    }

    private String spelling() {
        return check().out()
                .lines()
                .filter(line -> line.contains("[spelling]"))
                .reduce("", String::concat);
    }

    private void add(String file, String text) throws IOException {
        Path path = course.resolve(file);
        Files.writeString(path, Files.readString(path) + text);
    }

    private void replace(String file, String from, String to) throws IOException {
        Path path = course.resolve(file);
        assertThat(Files.readString(path)).contains(from);
        Files.writeString(
                path, Files.readString(path).replaceFirst(java.util.regex.Pattern.quote(from), to));
    }
}
