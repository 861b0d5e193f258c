package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import nl.leerspoor.authoring.CourseBuild.Written;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.ScoPer;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor build}: makes the packages of a course. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the packages of a course: the whole course and each module, in every format.",
            "",
            "The same sources give the same bytes, on any machine. Every zip is read back and"
                    + " compared before it gets its name.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  leerspoor build packages/beter-met-babys --out dist \\",
            "      --lrs https://engine.example/xapi --package-key key:secret"
        })
final class Build implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder.")
    private Path course = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "<dir>",
            description = "Where the zips go; made when it is not there.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "<format>",
            description =
                    "scorm12, scorm2004, cmi5, xapi, web, or several with commas. Default: all.")
    private String[] formats = {};

    @Option(
            names = "--scos",
            paramLabel = "<per>",
            defaultValue = "course",
            description = {
                "How many SCOs a SCORM package has: one per unit, per module or for the whole"
                        + " course. Default: course.",
                "Try several in your LMS first: Moodle cannot play them in SCORM 2004."
            })
    private String scos = "course";

    @Option(
            names = "--lrs",
            paramLabel = "<url>",
            description =
                    "xAPI address of your engine (https://…/xapi), for packages that report to it"
                            + " beside their LMS.")
    private @Nullable String lrs;

    @Option(
            names = "--package-key",
            paramLabel = "<key:secret>",
            defaultValue = "${env:LEERSPOOR_PACKAGE_KEY}",
            description =
                    "Key the packages report with; or the environment's LEERSPOOR_PACKAGE_KEY.")
    private @Nullable String packageKey;

    /** For picocli. */
    Build() {}

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        PrintWriter console = spec.commandLine().getOut();
        Set<PackageFormat> wanted = formats(formats);
        ScoPer scoPer = choose("SCO per", scos, ScoPer.values(), ScoPer::key);
        LrsAccess access = access();
        CourseBuild.wantFolder(out);
        CourseReader.Result result = CourseBuild.read(course);
        Report.print(result.diagnostics(), false, console);
        Course read = result.course();
        if (read == null) {
            console.println(
                    course + ": " + Report.summary(result.diagnostics()) + "; nothing was built");
            return 1;
        }
        List<Written> zips =
                CourseBuild.write(
                        ContentPackages.stream(
                                read, new SourceReader(course), wanted, scoPer, access),
                        out);
        int width = zips.stream().mapToInt(zip -> name(zip.zip()).length()).max().orElse(0);
        for (Written zip : zips) {
            console.printf(
                    "%-" + width + "s  %8s  %3d files%n",
                    name(zip.zip()),
                    Report.bytes(Files.size(zip.zip())),
                    zip.files());
        }
        console.println(
                zips.size()
                        + " packages in "
                        + out
                        + ", read back and compared, in "
                        + Report.seconds(System.nanoTime() - start)
                        + " ("
                        + Report.summary(result.diagnostics())
                        + ")");
        return 0;
    }

    private static Set<PackageFormat> formats(String[] names) {
        if (names.length == 0) {
            return EnumSet.allOf(PackageFormat.class);
        }
        Set<PackageFormat> formats = EnumSet.noneOf(PackageFormat.class);
        for (String name : names) {
            formats.add(choose("format", name, PackageFormat.values(), PackageFormat::key));
        }
        return formats;
    }

    private static <T> T choose(String what, String name, T[] all, Function<T, String> key) {
        return Arrays.stream(all)
                .filter(each -> key.apply(each).equals(name.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UserError(
                                        "there is no %s \"%s\"; known: %s"
                                                .formatted(
                                                        what,
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                Arrays.stream(all)
                                                                        .map(key)
                                                                        .toList()))));
    }

    private @Nullable LrsAccess access() {
        if (lrs == null) {
            return null;
        }
        int colon = packageKey == null ? -1 : packageKey.indexOf(':');
        if (packageKey == null || colon < 1 || colon == packageKey.length() - 1) {
            throw new UserError("--lrs needs --package-key <key>:<secret> to report with");
        }
        try {
            return new LrsAccess(
                    URI.create(lrs),
                    packageKey.substring(0, colon),
                    packageKey.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new UserError("--lrs: " + e.getMessage());
        }
    }

    private static String name(Path zip) {
        return String.valueOf(zip.getFileName());
    }
}
