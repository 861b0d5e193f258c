package nl.leerspoor.authoring;

import static nl.leerspoor.authoring.Command.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"gift", "qti22", "qti3"})
    void questionsOfACourseGoOutAndComeBack(String format) throws IOException {
        Path file = temp.resolve("klein." + format);
        Command out = Command.run("questions", "export", SMALL, "--format", format, "--out", file);
        assertThat(out.err()).isEmpty();
        assertThat(out.exitCode()).isZero();
        assertThat(out.out()).contains("3 questions in " + file);
        Path bank = temp.resolve("bank.md");
        Command in = Command.run("questions", "import", file, "--out", bank);
        assertThat(in.err()).isEmpty();
        assertThat(in.exitCode()).isZero();
        assertThat(in.out()).isEqualTo("3 questions in " + bank + "; nothing was lost\n");
        assertThat(Files.readString(bank))
                .contains("{#kijkt_weg outcome=V1}", "{#kijken outcome=K1 points=2}")
                .contains("{#kruipen outcome=K1 minwords=20}")
                .doesNotContain("Tentamen");
        Path again = temp.resolve("again." + format);
        Command.run("questions", "export", bank, "--format", format, "--out", again);
        assertThat(again).exists();
    }

    @Test
    void theExamBankGoesOutOnlyWhenAsked() throws IOException { // D-10
        Path file = temp.resolve("toets.gift");
        Command out =
                Command.run(
                        "questions", "export", SMALL, "--format", "gift", "--out", file, "--exam");
        assertThat(out.exitCode()).isZero();
        assertThat(Files.readString(file))
                .contains("[tag:module=begin] [tag:difficulty=1] [tag:topic=veilig_slapen]")
                .contains("=Tentamenoptie goed een")
                .doesNotContain("kijkt_weg");
    }

    @Test
    void importReportsWhatWasLostAndKeepsTheRest() throws IOException {
        Path gift = temp.resolve("vreemd.gift");
        Files.writeString(gift, "::een::Wat? {=a ~b}\n\n::twee::Hoe? {=a\n\nUitleg.\n");
        Path bank = temp.resolve("bank.md");
        Command in = Command.run("questions", "import", gift, "--out", bank);
        assertThat(in.exitCode()).isOne();
        assertThat(in.out())
                .contains("vreemd.gift:3:1: error: the braces { } of this question do not match")
                .contains("vreemd.gift:5: left out: a text without answers, no question")
                .contains("1 without an outcome: add outcome=… to the heading")
                .contains("1 question in " + bank);
        assertThat(Files.readString(bank)).contains("## Wat? {#een}\n\n- (x) a\n- ( ) b\n");
    }

    @Test
    void saysInOneLineWhatIsWrong() throws IOException {
        Path there = Files.writeString(temp.resolve("there.md"), "x");
        Command known = Command.run("questions", "import", there, "--out", there);
        assertThat(known.exitCode()).isOne();
        assertThat(known.err()).contains("is there already; choose another name");
        Command format =
                Command.run(
                        "questions",
                        "export",
                        SMALL,
                        "--format",
                        "csv",
                        "--out",
                        temp.resolve("x"));
        assertThat(format.err()).contains("there is no format \"csv\"; known: gift, qti22, qti3");
        Command missing =
                Command.run("questions", "import", temp.resolve("weg"), "--out", temp.resolve("y"));
        assertThat(missing.err()).contains("there is no file");
        assertThat(temp.resolve("x")).doesNotExist();
    }
}
