package nl.leerspoor.authoring;

import static nl.leerspoor.authoring.Command.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeerspoorTest {
    @TempDir Path temp;

    @Test
    void saysWhatThereIs() {
        Command command = Command.run();
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("new", "check", "build", "preview", "up", "bench");
        assertThat(Command.run("--version").out()).startsWith("leerspoor ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new",
                "check",
                "build",
                "guide",
                "questions",
                "preview",
                "up",
                "credentials",
                "bench",
                "neighbours",
                "ledger",
                "actor",
                "retention"
            })
    void everyCommandExplainsItself(String name) {
        Command command = Command.run(name, "--help");
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).startsWith("Usage: leerspoor " + name);
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Command command = Command.run("chek");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("leerspoor check");
    }

    @Test
    void checkPrintsEveryFindingAndCountsThem() throws IOException {
        Command good = Command.run("check", SMALL, "--on", "2026-11-22");
        assertThat(good.exitCode()).isZero();
        assertThat(good.out())
                .contains("course.yaml:33:9: warning: module \"verder\" is not complete")
                .endsWith(SMALL + ": 0 errors, 10 warnings, 5 notes\n");
        assertThat(Command.run("check", "-q", "--on", "2026-11-22", SMALL).out().lines())
                .hasSize(11);

        Path broken = Command.copy(temp.resolve("broken"));
        Files.writeString(broken.resolve("course.yaml"), "titel: x\n");
        Command bad = Command.run("check", broken);
        assertThat(bad.exitCode()).isOne();
        assertThat(bad.out()).contains("course.yaml:1:1: error: unknown key \"titel\"");
    }

    @Test
    void checkJudgesPackagesOfAnyMaker() throws IOException {
        Command.run("build", SMALL, "--out", temp, "--format", "cmi5");
        Path zip = temp.resolve("klein-1.2.0-cmi5.zip");
        Command good = Command.run("check", zip);
        assertThat(good.exitCode()).isZero();
        assertThat(good.out())
                .startsWith(zip + ": cmi5, ")
                .endsWith(" files: 0 errors, 0 warnings, 0 notes\n");
        Path bad = Files.writeString(temp.resolve("bad.zip"), "no");
        Command refused = Command.run("check", bad);
        assertThat(refused.exitCode()).isOne();
        assertThat(refused.out())
                .contains("bad.zip: error: this is not a readable zip", " [zip-unreadable]")
                .endsWith(bad + ": no package we know, 0 files: 1 error, 0 warnings, 0 notes\n");
    }

    @Test
    void buildMakesTheCourseAndItsModules() throws IOException {
        Command command = Command.run("build", SMALL, "--out", temp.resolve("a/b"));
        assertThat(command.err()).isEmpty();
        assertThat(command.exitCode()).isZero();
        assertThat(command.out())
                .contains("klein-1.2.0-scorm12.zip")
                .contains("klein.verder-1.2.0-web.zip")
                .contains("15 packages in ");
        try (Stream<Path> zips = Files.list(temp.resolve("a/b"))) {
            assertThat(zips).hasSize(15);
        }
    }

    @Test
    void buildTakesSomeFormatsAndAPackageKey() throws IOException { // D-23
        Command command =
                Command.run(
                        "build",
                        SMALL,
                        "--out",
                        temp,
                        "--format",
                        "web,cmi5",
                        "--lrs",
                        "https://engine.example/xapi",
                        "--package-key",
                        "key:se:cret");
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("6 packages").doesNotContain("se:cret");
        assertThat(contents(temp.resolve("klein-1.2.0-web.zip")))
                .contains("\"key\":\"key\",\"secret\":\"se:cret\"");
    }

    @Test
    void buildMakesAScoPerModuleWhenAsked() throws IOException {
        Command command =
                Command.run(
                        "build", SMALL, "--out", temp, "--format", "scorm2004", "--scos", "module");
        assertThat(command.exitCode()).isZero();
        assertThat(contents(temp.resolve("klein-1.2.0-scorm2004.zip")))
                .contains("parameters=\"?au=begin\"", "parameters=\"?au=verder\"");
    }

    @Test
    void buildWritesNothingWhenTheCourseHasErrors() throws IOException {
        Path broken = Command.copy(temp.resolve("broken"));
        Files.writeString(broken.resolve("course.yaml"), "id: [");
        Command command = Command.run("build", broken, "--out", temp.resolve("out"));
        assertThat(command.exitCode()).isOne();
        assertThat(command.out()).contains("course.yaml:1:6: error: ", "nothing was built");
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void tellsUsersInOneLineWhatIsWrong() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        oneLine(
                "there is no format \"pdf\"; known: scorm12, scorm2004, cmi5, xapi, web",
                "build",
                SMALL,
                "--out",
                temp,
                "--format",
                "pdf");
        oneLine(
                "there is no SCO per \"lesson\"; known: course, module, unit",
                "build",
                SMALL,
                "--out",
                temp,
                "--scos",
                "lesson");
        oneLine(
                "--lrs needs --package-key <key>:<secret> to report with",
                "build",
                SMALL,
                "--out",
                temp,
                "--lrs",
                "https://x.example/xapi");
        oneLine(
                "is not the xAPI address of a Leerspoor engine",
                "build",
                SMALL,
                "--out",
                temp,
                "--lrs",
                "https://x.example/",
                "--package-key",
                "a:b");
        oneLine("is a file; --out wants a folder", "build", SMALL, "--out", file);
        oneLine("there is no folder", "preview", temp.resolve("weg"));
    }

    @Test
    void saysWhenThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            oneLine(
                    "port " + taken.getLocalPort() + " is in use; choose another with --port",
                    "preview",
                    SMALL,
                    "--port",
                    taken.getLocalPort());
        }
    }

    @Test
    void benchPrintsOurTimeBesideTheCeiling() {
        Command command = Command.run("bench", "build", SMALL, "--runs", 1);
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("cold ", "warm ", "plain zip ", "ratio ", "cpu ");
    }

    private static void oneLine(String message, Object... args) {
        Command command = Command.run(args);
        assertThat(command.exitCode()).isOne();
        assertThat(command.err()).startsWith("leerspoor: ").contains(message);
        assertThat(command.err().lines()).hasSize(1);
    }

    /** What a host unpacks. */
    private static String contents(Path zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
