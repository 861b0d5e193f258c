package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the compiler makes of a folder, and every message on the way (house 8). Rewrite what is
 * expected with {@code -Dgolden.update=true}, then read the difference.
 */
class GoldenTest {
    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CourseFolder.golden(""))) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysAndMakesWhatIsExpected(String name) throws IOException {
        Path folder = CourseFolder.golden(name);
        SortedMap<String, String> made = compile(folder.resolve("source"));
        if (Boolean.getBoolean("golden.update")) {
            update(Path.of("src/test/resources/golden", name, "expected"), made);
            return;
        }
        assertThat(made).isEqualTo(expected(folder.resolve("expected")));
    }

    private static SortedMap<String, String> compile(Path source) {
        CourseReader.Result result = CourseReader.read(source);
        SortedMap<String, String> made = new TreeMap<>();
        StringBuilder messages = new StringBuilder();
        result.diagnostics().forEach(d -> messages.append(d).append('\n'));
        made.put("messages.txt", messages.toString());
        Course course = result.course();
        if (course != null) {
            for (PackageFormat format : PackageFormat.values()) {
                for (PackageScope scope : ContentPackages.scopes(course)) {
                    add(made, course, source, format, scope);
                }
                if (format.edition() != null) {
                    addSeveral(made, course, source, format);
                }
            }
        }
        return made;
    }

    /** Several SCOs differ in the manifest, and in what the page is told. */
    private static void addSeveral(
            Map<String, String> made, Course course, Path source, PackageFormat format) {
        for (ScoPer scos : List.of(ScoPer.MODULE, ScoPer.UNIT)) {
            PackagePlan plan =
                    new PackagePlan(course, format, PackageScope.COURSE, scos, Courses.LRS);
            ContentPackage content = ContentPackages.of(plan, new SourceReader(source));
            made.put(
                    content.zipName().replace(".zip", "-per-" + scos.key() + "/") + Manifest.FILE,
                    Courses.text(content, Manifest.FILE));
        }
    }

    private static void add(
            Map<String, String> made,
            Course course,
            Path source,
            PackageFormat format,
            PackageScope scope) {
        ContentPackage content =
                ContentPackages.of(course, new SourceReader(source), format, scope, null);
        String folder = content.zipName().replace(".zip", "/");
        StringBuilder list = new StringBuilder();
        content.files()
                .forEach(
                        (path, file) -> {
                            // The player and the control documents come from elsewhere.
                            if (path.startsWith("player/") || path.matches(".*\\.(xsd|dtd)")) {
                                return;
                            }
                            list.append(path).append('\n');
                            boolean ours = path.matches("index.html|leerspoor.json|.*\\.xml");
                            boolean lesson = format == PackageFormat.WEB && path.endsWith(".js");
                            if (ours || lesson) {
                                made.put(
                                        folder + path,
                                        new String(file.bytes(), StandardCharsets.UTF_8));
                            }
                        });
        made.put(folder + "files.txt", list.toString());
    }

    private static SortedMap<String, String> expected(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.put(name, Files.readString(file));
            }
        }
        return texts;
    }

    private static void update(Path folder, Map<String, String> made) throws IOException {
        for (String name : expected(folder).keySet()) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, String> file : made.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
    }
}
