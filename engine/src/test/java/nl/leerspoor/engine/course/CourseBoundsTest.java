package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is cut down or turned into: findings or a course, never an exception. */
class CourseBoundsTest {
    /** {@code -Dlong} cuts at every byte. */
    private static final int STEP = System.getProperty("long") == null ? 43 : 1;

    private static final int ROUNDS = System.getProperty("long") == null ? 60 : 2_000;

    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "course.yaml",
                "sources.yaml",
                "glossary.yaml",
                "toets/bank.md",
                "01-start/01-film.md",
                "01-start/02-lezen.md",
                "01-start/04-oefenen.md",
                "01-start/05-vragen.md",
                "01-start/07-deel1.md",
                "01-start/media/film.nl.vtt"
            })
    void everyCutIsFindingsOrACourse(String file) throws IOException {
        CourseFolder folder = CourseFolder.copy(temp);
        byte[] whole = Files.readAllBytes(temp.resolve(file));
        for (int cut = 0; cut < whole.length; cut += STEP) {
            check(folder.write(file, Arrays.copyOf(whole, cut)), file + " cut at " + cut);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "course.yaml",
                "toets/bank.md",
                "01-start/02-lezen.md",
                "01-start/07-deel1.md"
            })
    void everyMutationIsFindingsOrACourse(String file) throws IOException {
        CourseFolder folder = CourseFolder.copy(temp);
        byte[] whole = Files.readAllBytes(temp.resolve(file));
        long seed = 20261121;
        Random random = new Random(seed);
        String alphabet = "{}[]()#-:>|`*_&!\"'\\ \n\tx1é";
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text =
                    new StringBuilder(new String(whole, java.nio.charset.StandardCharsets.UTF_8));
            for (int i = 0; i < 6; i++) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            }
            check(
                    folder.write(file, text.toString()),
                    file + ", seed " + seed + ", round " + round);
        }
    }

    private static void check(CourseFolder folder, String what) {
        CourseReader.Result result = CourseReader.check(folder.root(), LocalDate.of(2026, 11, 22));
        boolean errors =
                result.diagnostics().stream()
                        .anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        assertThat(result.course() == null).as(what).isEqualTo(errors);
    }
}
