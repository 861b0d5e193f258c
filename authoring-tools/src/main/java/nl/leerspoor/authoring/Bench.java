package nl.leerspoor.authoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.authoring.bench.LrsBench;
import nl.leerspoor.authoring.bench.Scratch;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.SourceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor bench}: measures ourselves, beside the ceiling. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures how fast this machine does the work.",
        subcommands = {Bench.BuildBench.class, LrsBench.class})
final class Bench implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    Bench() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code leerspoor bench build}. */
    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = {
                "Builds a course in all formats, cold and warm, beside a plain zip of the same"
                        + " bytes.",
                "",
                "Cold is the first build of this process, without the start of Java itself."
            })
    static final class BuildBench implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "<course>", description = "The course's folder.")
        private Path course = Path.of("");

        @Option(
                names = "--runs",
                defaultValue = "7",
                description = "Warm runs; the median counts. Default: ${DEFAULT-VALUE}.")
        private int runs;

        /** For picocli. */
        BuildBench() {}

        @Override
        public Integer call() throws IOException {
            try (Scratch scratch = Scratch.make()) {
                return measure(scratch.folder());
            }
        }

        private int measure(Path scratch) throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            Path ours = scratch.resolve("ours");
            Time cold = Time.of(() -> build(ours));
            List<Time> warm = new ArrayList<>();
            for (int i = 0; i < Math.max(1, runs); i++) {
                warm.add(Time.of(() -> build(ours)));
            }
            List<Time> shown = new ArrayList<>();
            for (int i = 0; i < Math.max(1, runs); i++) {
                shown.add(Time.of(this::show));
            }
            List<ContentPackage> packages = build(ours);
            Path plain = scratch.resolve("plain");
            Files.createDirectories(plain);
            zip(packages, plain);
            List<Time> ceiling = new ArrayList<>();
            for (int i = 0; i < Math.max(1, runs); i++) {
                ceiling.add(
                        Time.of(
                                () -> {
                                    zip(packages, plain);
                                    return packages;
                                }));
            }
            long bytes =
                    packages.stream()
                            .flatMap(p -> p.files().values().stream())
                            .mapToLong(PackageFile::size)
                            .sum();
            Time previewed = median(shown);
            Time warmed = median(warm);
            Time zipped = median(ceiling);
            out.printf(
                    "build of %s: %d packages, %s, Java %s, %d processors, heap at most %s%n",
                    course.getFileName(),
                    packages.size(),
                    Report.bytes(bytes),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    Report.bytes(Runtime.getRuntime().maxMemory()));
            out.printf("  cold       %s   cpu %s%n", cold.wallText(), cold.cpuText());
            out.printf(
                    "  warm       %s   cpu %s   median of %d%n",
                    warmed.wallText(), warmed.cpuText(), warm.size());
            out.printf(
                    "  plain zip  %s   cpu %s   the same bytes, not checked, not read back%n",
                    zipped.wallText(), zipped.cpuText());
            out.printf(
                    Locale.ROOT,
                    "  ratio      %.2f     cpu %.2f%n",
                    (double) warmed.wall / Math.max(1, zipped.wall),
                    (double) warmed.cpu / Math.max(1, zipped.cpu));
            out.printf(
                    "  preview    %s   cpu %s   after a save, until the page is told; %d ms of it"
                            + " waiting for the editor%n",
                    Report.seconds(previewed.wall + CourseWatcher.QUIET_MILLIS * 1_000_000),
                    previewed.cpuText(),
                    CourseWatcher.QUIET_MILLIS);
            out.flush();
            return 0;
        }

        /** What the preview does after a change: everything but writing zips. */
        private List<ContentPackage> show() {
            Course read = CourseBuild.read(course).course();
            if (read == null) {
                throw new UserError("the course has errors: run leerspoor check " + course);
            }
            return Preview.packages(read, course, null);
        }

        private List<ContentPackage> build(Path folder) throws IOException {
            Course read = CourseBuild.read(course).course();
            if (read == null) {
                throw new UserError("the course has errors: run leerspoor check " + course);
            }
            List<ContentPackage> packages =
                    ContentPackages.all(
                            read,
                            new SourceReader(course),
                            EnumSet.allOf(PackageFormat.class),
                            null);
            CourseBuild.write(packages, folder);
            return packages;
        }

        /** The ceiling: what the JDK needs to put the same bytes into zips, side by side. */
        private static void zip(List<ContentPackage> packages, Path folder) throws IOException {
            try {
                packages.parallelStream().forEach(content -> zip(content, folder));
            } catch (UncheckedIOException e) {
                throw java.util.Objects.requireNonNull(e.getCause());
            }
        }

        private static void zip(ContentPackage content, Path folder) {
            try (OutputStream file = Files.newOutputStream(folder.resolve(content.zipName()));
                    ZipOutputStream zip =
                            new ZipOutputStream(
                                    new BufferedOutputStream(file, 1 << 16),
                                    StandardCharsets.UTF_8)) {
                zip.setLevel(0);
                for (Map.Entry<String, PackageFile> entry : content.files().entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    try (InputStream in = entry.getValue().open()) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Time median(List<Time> times) {
            return times.stream()
                    .sorted(Comparator.comparingLong(Time::wall))
                    .skip(times.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How long something took, in nanoseconds on the clock and on all processors. */
    private record Time(long wall, long cpu) {
        interface Work {
            Object run() throws IOException;
        }

        static Time of(Work work) throws IOException {
            long cpu = cpuNow();
            long wall = System.nanoTime();
            work.run();
            return new Time(System.nanoTime() - wall, cpuNow() - cpu);
        }

        String wallText() {
            return Report.seconds(wall);
        }

        String cpuText() {
            return Report.seconds(cpu);
        }

        private static long cpuNow() {
            return ManagementFactory.getOperatingSystemMXBean()
                            instanceof com.sun.management.OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }
    }
}
