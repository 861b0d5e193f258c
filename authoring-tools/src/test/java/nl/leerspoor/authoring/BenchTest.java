package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark builds what it says; how fast is not for a test. */
class BenchTest {
    @TempDir Path temp;

    @Test
    void aCourseManyTimesAsLargeHasThatManyModules() {
        // One package of the whole and one of each of its two modules, in five formats.
        assertThat(bench("1").out()).contains("build of source: 15 packages, ");
        assertThat(bench("3").out()).contains("build of source: 35 packages, ").contains("cold");
    }

    @Test
    void aCourseWithErrorsIsNotMeasured() throws IOException {
        Path broken = Command.copy(temp.resolve("broken"));
        Files.writeString(broken.resolve("course.yaml"), "titel: x\n");
        Command bench = Command.run("bench", "build", broken, "--runs", "0");
        assertThat(bench.exitCode()).isOne();
        assertThat(bench.err())
                .contains("course.yaml: error: the course", "leerspoor check " + broken);
    }

    @Test
    void aFolderThatIsNotThereIsSaidToBeNotThere() {
        Command bench = Command.run("bench", "build", temp.resolve("niets"), "--runs", "0");
        assertThat(bench.exitCode()).isOne();
        assertThat(bench.err()).contains("niets: error: there is no such folder");
    }

    private static Command bench(String times) {
        Command bench =
                Command.run("bench", "build", Command.SMALL, "--runs", "0", "--times", times);
        assertThat(bench.exitCode()).isZero();
        return bench;
    }
}
