package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.CourseSchemas;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor new}: a small course to start from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a small course in a new folder: one module with every kind of unit, an exam"
                    + " bank, a workbook and the texts of two guides. It passes every check; change it bit by bit into yours.",
            ""
        },
        footer = {"", "Example:", "  leerspoor new mijn-cursus --title \"Mijn cursus\""})
final class New implements Callable<Integer> {
    private static final List<String> FILES =
            List.of(
                    "course.yaml",
                    "sources.yaml",
                    "01-beginnen/01-film.md",
                    "01-beginnen/02-gewone_taal.md",
                    "01-beginnen/03-lange_zin.md",
                    "01-beginnen/04-oefenen.md",
                    "01-beginnen/05-nadenken.md",
                    "01-beginnen/06-doen.md",
                    "01-beginnen/07-werkboek1.md",
                    "01-beginnen/08-mening.md",
                    "01-beginnen/media/film.mp4",
                    "01-beginnen/media/film.nl.vtt",
                    "01-beginnen/media/film.svg",
                    "01-beginnen/media/zinnen.svg",
                    "gids/studiegids.md",
                    "gids/examinering.md",
                    "toets/bank.md",
                    "tools/film.sh");
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TITLE = 200;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "<folder>",
            description = "Made when it is not there; else it must be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--title",
            paramLabel = "<title>",
            description = "Title of the course. Default: the folder's name.")
    private @Nullable String title;

    /** For picocli. */
    New() {}

    @Override
    public Integer call() throws IOException {
        refuseUnlessEmpty();
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String words = title == null ? words(name) : title.strip();
        if (words.isEmpty()
                || words.length() > LONGEST_TITLE
                || words.codePoints().anyMatch(Character::isISOControl)) {
            throw new UserError("a title is one line of at most " + LONGEST_TITLE + " characters");
        }
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Amsterdam"));
        for (String file : FILES) {
            byte[] bytes = template(file);
            if (file.endsWith(".yaml") || file.endsWith(".md")) {
                bytes =
                        new String(bytes, StandardCharsets.UTF_8)
                                .replace("${today}", today.toString())
                                .replace("${id}", id(name))
                                .replace("${title}", quoted(words))
                                .getBytes(StandardCharsets.UTF_8);
            }
            write(file, bytes);
        }
        for (String schema : CourseSchemas.NAMES) {
            write("schema/" + schema, CourseSchemas.text(schema).getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "A small course is in "
                        + folder
                        + ". Start with course.yaml: the title, the provider and your name.");
        out.println();
        out.println("Next:");
        out.println("  ./leerspoor preview " + folder + "   play it while you write");
        out.println("  ./leerspoor check " + folder + "   see what is wrong, and where");
        out.println("  ./leerspoor build " + folder + " --out dist   make the packages");
        out.println("  ./leerspoor guide " + folder + " --out dist   make the guides, as PDF");
        return 0;
    }

    private void refuseUnlessEmpty() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(folder + " is a file; name a folder for the course");
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new UserError(
                            "the folder "
                                    + folder
                                    + " is not empty, and nothing was changed; name a new one");
                }
            }
        }
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.write(path, bytes);
        if (file.endsWith(".sh")) {
            // Where files have no such permission, `bash film.sh` does as well.
            path.toFile().setExecutable(true);
        }
    }

    private static byte[] template(String file) throws IOException {
        try (InputStream in = New.class.getResourceAsStream("new/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    /** {@code mijn-eerste-cursus} reads Mijn eerste cursus. */
    private static String words(String name) {
        String words = name.replaceAll("[-_.\\s]+", " ").strip();
        return words.isEmpty()
                ? "Een nieuwe cursus"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** An id of the letters in a name (D-1: no hyphens). */
    static String id(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        String id = plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        return id.isEmpty() ? "cursus" : id;
    }

    /** A YAML text in double quotes. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
