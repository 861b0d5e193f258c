package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.CourseSchemas;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewTest {
    @TempDir Path temp;

    @Test
    void theNewCoursePassesEveryCheck() {
        Path folder = temp.resolve("mijn-cursus");
        Command made = Command.run("new", folder);
        assertThat(made.err()).isEmpty();
        assertThat(made.exitCode()).isZero();
        assertThat(made.out())
                .contains("./leerspoor preview " + folder)
                .contains("./leerspoor check " + folder)
                .contains("./leerspoor build " + folder);
        Command check = Command.run("check", folder, "--strict", "--figures");
        assertThat(check.out()).contains(folder + ": 0 errors, 0 warnings, ");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void itHasEveryKindOfUnitAnExamAndAWorkbook() {
        Course course = make("cursus");
        assertThat(course.units().map(Unit::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(UnitKind.class));
        assertThat(course.exam()).isNotNull();
        assertThat(course.workbook()).isNotNull();
        assertThat(course.language()).isEqualTo("nl");
    }

    @Test
    void everyPackageOfItIsBuilt() throws IOException {
        Path folder = temp.resolve("cursus");
        Command.run("new", folder);
        Command build = Command.run("build", folder, "--out", temp.resolve("out"));
        assertThat(build.err()).isEmpty();
        assertThat(build.exitCode()).isZero();
        try (Stream<Path> zips = Files.list(temp.resolve("out"))) {
            List<Path> all = zips.toList();
            assertThat(all).as("course and module").hasSize(2 * PackageFormat.values().length);
            for (Path zip : all) {
                assertThat(Command.run("check", zip).exitCode()).as(zip.toString()).isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mijn-cursus,mijn_cursus,Mijn cursus",
        "Deel 2.B,deel_2_b,Deel 2 B",
        "---,cursus,Een nieuwe cursus"
    })
    void idAndTitleFollowTheFolder(String folder, String id, String title) {
        Course course = make(folder);
        assertThat(course.id()).isEqualTo(id);
        assertThat(course.title()).isEqualTo(title);
    }

    @Test
    void d1_anIdHasNoAccentsAndNoHyphens() {
        assertThat(New.id("Één-op-één")).isEqualTo("een_op_een");
        assertThat(New.id("x".repeat(100))).hasSize(64);
    }

    @Test
    void aTitleMayHoldAnything() {
        String title = "Zo \"gewoon\": 50 % # \\ 'taal'";
        Course course = make("cursus", "--title", title);
        assertThat(course.title()).isEqualTo(title);
        refuses("a title is one line", temp.resolve("ander"), "--title", "twee\nregels");
        assertThat(temp.resolve("ander")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotEmptyStaysAsItIs() throws IOException {
        Path file = Files.writeString(temp.resolve("brief.txt"), "van mij");
        refuses("is not empty, and nothing was changed; name a new one", temp);
        refuses("is a file; name a folder for the course", file);
        try (Stream<Path> inside = Files.list(temp)) {
            assertThat(inside).containsExactly(file);
        }
        assertThat(file).hasContent("van mij");
    }

    @Test
    void editorsFindTheSchemas() throws IOException {
        Path folder = temp.resolve("cursus");
        Command.run("new", folder);
        for (String file : List.of("course.yaml", "sources.yaml")) {
            String first = Files.readAllLines(folder.resolve(file)).get(0);
            assertThat(first).startsWith("# yaml-language-server: $schema=schema/");
            assertThat(folder.resolve(first.substring(first.indexOf('=') + 1))).exists();
        }
        for (String name : CourseSchemas.NAMES) {
            assertThat(folder.resolve("schema").resolve(name)).hasContent(CourseSchemas.text(name));
        }
    }

    private Course make(String name, String... options) {
        Path folder = temp.resolve(name);
        List<Object> args = new ArrayList<>(List.of("new", folder));
        args.addAll(List.of(options));
        Command made = Command.run(args.toArray());
        assertThat(made.err()).isEmpty();
        return Objects.requireNonNull(CourseReader.read(folder).course());
    }

    private static void refuses(String reason, Path folder, String... options) {
        List<Object> args = new ArrayList<>(List.of("new", folder));
        args.addAll(List.of(options));
        Command made = Command.run(args.toArray());
        assertThat(made.exitCode()).isOne();
        assertThat(made.err()).contains(reason);
        assertThat(made.err().lines()).hasSize(1);
    }
}
