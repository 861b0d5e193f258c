package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code build} is quick because it loads nothing it does not need (house 2). */
class BuildLoadsLittleTest {
    @TempDir Path temp;

    @Test
    void neitherHibernateNorJettyNorTheServerIsLoaded() throws IOException, InterruptedException {
        Path classes = temp.resolve("classes.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + classes,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "nl.leerspoor.authoring.Leerspoor",
                                "build",
                                Command.SMALL.toString(),
                                "--out",
                                temp.resolve("out").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(new File(temp.toFile(), "log.txt"))
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(temp.resolve("log.txt"))).isZero();
        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded)
                .anyMatch(line -> line.contains("nl.leerspoor.engine.content.PackageWriter"));
        assertThat(loaded)
                .filteredOn(
                        line ->
                                line.matches(
                                        ".* (org\\.hibernate|org\\.eclipse\\.jetty|org\\.glassfish"
                                                + "|jakarta|nl\\.leerspoor\\.lrs)\\..*"
                                                + "|.* nl\\.leerspoor\\.engine\\.[A-Z].*"))
                .isEmpty();
    }
}
