package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Question;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideTest {
    private static final Path REFERENCE = Path.of("../packages/beter-met-babys");

    @TempDir Path temp;

    @Test
    void theReferenceCoursesGuidesHoldTheFactsOfThePlan() throws IOException {
        // S0-002, S0-050 to S0-053, S0-060, S0-070, S0-080 to S0-085, S0-094, S0-095, S0-136,
        // S0-142
        assumeTrue(Files.exists(REFERENCE.resolve("course.yaml")));
        Command command = Command.run("guide", REFERENCE, "--out", temp.resolve("a/b"));
        assertThat(command.err()).isEmpty();
        assertThat(command.exitCode()).isZero();
        Path study = temp.resolve("a/b/beter_met_babys-studiegids.pdf");
        Path examination = temp.resolve("a/b/beter_met_babys-gids-examinering.pdf");
        assertThat(command.out()).contains(study + ": ", examination + ": ").contains(" pages\n");
        assertThat(text(study))
                .contains("Beter met Baby’s – Wet IKK Babyscholing")
                .contains("23 uur: 9 + 8 + 6")
                .contains("25 meerkeuzevragen")
                .contains("minstens 20 van de 25 vragen goed (80%)")
                .contains("één herkansing")
                .contains("één jaar")
                .contains("4 tot 6 weken")
                .contains("5 werkdagen")
                .contains("zes maanden")
                .contains("tien jaar")
                .contains("info@opleider.example")
                .contains("VOORBEELD – geen geldig bewijs");
        assertThat(text(examination))
                .contains("Gebruikt het groeivenster goed")
                .contains("Samen 25 25 25 25 120")
                .contains("20 van de 25")
                .contains("wegens privacy");
    }

    @Test
    void d10_p13_noGuideTellsAnItemOfTheBank() throws IOException {
        assumeTrue(Files.exists(REFERENCE.resolve("course.yaml")));
        Command.run("guide", REFERENCE, "--out", temp);
        String both =
                text(temp.resolve("beter_met_babys-studiegids.pdf"))
                        + text(temp.resolve("beter_met_babys-gids-examinering.pdf"));
        Course course = Objects.requireNonNull(CourseReader.read(REFERENCE).course());
        List<String> secrets = new ArrayList<>();
        for (ExamItem item : Objects.requireNonNull(course.exam()).bank().values()) {
            secrets.add(Markdown.text(item.question().stem()));
            // As a word: a journal may number an article e22156.
            assertThat(both).doesNotContainPattern("\\b" + item.question().id() + "\\b");
            if (item.question() instanceof Question.Choice choice) {
                choice.options().forEach(option -> secrets.add(Markdown.text(option.text())));
            }
        }
        assertThat(secrets).hasSizeGreaterThan(5 * 100);
        for (String secret : secrets) {
            assertThat(both).as(secret).doesNotContain(plain(secret));
        }
    }

    @Test
    void aNewCourseHasBothGuides() throws IOException {
        Path folder = temp.resolve("cursus");
        Command.run("new", folder);
        Command command = Command.run("guide", folder, "--out", temp.resolve("out"));
        assertThat(command.err()).isEmpty();
        assertThat(command.exitCode()).isZero();
        try (Stream<Path> made = Files.list(temp.resolve("out"))) {
            assertThat(made).hasSize(2);
        }
    }

    @Test
    void aCourseWithoutTextsIsToldWhatToWrite() {
        Command command = Command.run("guide", Command.SMALL, "--out", temp.resolve("out"));
        assertThat(command.exitCode()).isOne();
        assertThat(command.err())
                .contains("has no text for a guide; write gids/studiegids.md or gids/examinering");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void aMistakeInATextIsShownWithItsPlaceAndNothingIsMade() throws IOException {
        Path folder = temp.resolve("cursus");
        Command.run("new", folder);
        Path text = folder.resolve("gids/studiegids.md");
        Files.writeString(text, Files.readString(text).replace("{{contact}}", "{{kontact}}"));
        int line = Files.readAllLines(text).indexOf("{{kontact}}") + 1;
        for (String name : List.of("guide", "build")) {
            Command command = Command.run(name, folder, "--out", temp.resolve("out"));
            assertThat(command.exitCode()).isOne();
            assertThat(command.out())
                    .contains("gids/studiegids.md:" + line + ":1: error: there is nothing called")
                    .contains("did you mean \"contact\"? [guide]")
                    .contains("2 errors");
            assertThat(temp.resolve("out")).doesNotExist();
        }
        assertThat(Command.run("check", folder).out()).contains("studiegids.md:" + line + ":1:");
    }

    private static String text(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(file))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return plain(stripper.getText(pdf));
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
