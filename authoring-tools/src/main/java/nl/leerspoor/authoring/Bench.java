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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.authoring.bench.LargeCourse;
import nl.leerspoor.authoring.bench.LrsBench;
import nl.leerspoor.authoring.bench.Scratch;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.ScoPer;
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
        subcommands = {Bench.BuildBench.class, LrsBench.class, PlayerBench.class})
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
                "Cold is the first build of this process, without the start of Java itself; process"
                        + " is a whole process, from the start of Java to its end."
            })
    static final class BuildBench implements Callable<Integer> {
        /** How much larger a course must not matter. */
        private static final int MANY = 20;

        private static final int[] HEAPS = {12, 16, 20, 24, 32, 40, 48, 64, 96, 128, 256, 512};

        private static final int PROCESSES = 3;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "<course>", description = "The course's folder.")
        private Path course = Path.of("");

        @Option(
                names = "--runs",
                defaultValue = "7",
                description =
                        "Warm runs; the median counts. 0 for the cold one only. Default:"
                                + " ${DEFAULT-VALUE}.")
        private int runs;

        @Option(
                names = "--times",
                defaultValue = "1",
                description =
                        "Build the course as if it were so many times as large. Default:"
                                + " ${DEFAULT-VALUE}.")
        private int times;

        @Option(
                names = "--memory",
                description =
                        "Also find the smallest heap that the course is built in, and one 20 times"
                                + " as large.")
        private boolean memory;

        /** For picocli. */
        BuildBench() {}

        @Override
        public Integer call() throws IOException {
            try (Scratch scratch = Scratch.make()) {
                measure(scratch.folder());
            }
            if (memory) {
                PrintWriter out = spec.commandLine().getOut();
                out.printf(
                        "  heap       builds in %d MB; %d times as large in %d MB%n",
                        smallestHeap(1), MANY, smallestHeap(MANY));
                out.flush();
            }
            return 0;
        }

        /** Megabytes of heap with which a process of its own can build the course. */
        private int smallestHeap(int large) throws IOException {
            for (int megabytes : HEAPS) {
                if (process("-Xmx" + megabytes + "m", "--times", String.valueOf(large)).ended) {
                    return megabytes;
                }
            }
            throw new UserError(
                    "the course is not even built in " + HEAPS[HEAPS.length - 1] + " MB");
        }

        /** Builds once in a process of its own, with the flags of our launcher. */
        private Outside process(String heap, String... options) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    heap,
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+ExitOnOutOfMemoryError",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Leerspoor.class.getName(),
                                    "bench",
                                    "build",
                                    course.toString(),
                                    "--runs",
                                    "0"));
            command.addAll(List.of(options));
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                boolean ended = process.waitFor() == 0;
                return new Outside(ended, System.nanoTime() - start);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw new IOException(e);
            }
        }

        /** What is seen of a process from outside. */
        private record Outside(boolean ended, long wall) {}

        private void measure(Path scratch) throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            Path ours = scratch.resolve("ours");
            Time cold = Time.of(() -> build(ours));
            List<Time> warm = times(() -> build(ours));
            long[] made = new long[2];
            packages()
                    .forEach(
                            content -> {
                                made[0]++;
                                content.files().values().forEach(file -> made[1] += file.size());
                            });
            out.printf(
                    "build of %s: %d packages, %s, Java %s, %d processors, heap at most %s%n",
                    course.getFileName(),
                    made[0],
                    Report.bytes(made[1]),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    Report.bytes(Runtime.getRuntime().maxMemory()));
            Report.busy(load, out);
            out.printf("  cold       %s   cpu %s%n", cold.wallText(), cold.cpuText());
            if (!warm.isEmpty()) {
                Path plain = scratch.resolve("plain");
                Files.createDirectories(plain);
                List<ContentPackage> packages = packages().toList();
                compare(out, warm, times(() -> zip(packages, plain)));
                Time shown = median(times(this::show));
                out.printf(
                        "  preview    %s   cpu %s   after a save, until the page has what it asks"
                                + " for; %d ms of it waiting for the editor%n",
                        Report.seconds(shown.wall + CourseWatcher.QUIET_MILLIS * 1_000_000),
                        shown.cpuText(),
                        CourseWatcher.QUIET_MILLIS);
            }
            out.flush();
        }

        private void compare(PrintWriter out, List<Time> warm, List<Time> ceiling)
                throws IOException {
            Time warmed = median(warm);
            Time zipped = median(ceiling);
            List<Long> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(process("-Xmx256m", "--times", String.valueOf(times)).wall);
            }
            processes.sort(Comparator.naturalOrder());
            out.printf(
                    "  process    %s               median of %d%n",
                    Report.seconds(processes.get(PROCESSES / 2)), PROCESSES);
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
        }

        private List<Time> times(Time.Work work) throws IOException {
            List<Time> measured = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                measured.add(Time.of(work));
            }
            return measured;
        }

        private void build(Path folder) throws IOException {
            CourseBuild.write(packages(), folder);
        }

        private Stream<ContentPackage> packages() {
            return ContentPackages.stream(
                    LargeCourse.read(this::read, times),
                    new SourceReader(course),
                    EnumSet.allOf(PackageFormat.class),
                    ScoPer.COURSE,
                    null);
        }

        /**
         * What the preview does after a change, and what an open page then asks for: nothing of the
         * modules it does not show, and no search.
         */
        private long show() {
            Course read = read();
            String shown = "content/" + read.modules().get(0).id() + ".js";
            return Preview.packages(read, course, null).get(0).files().entrySet().stream()
                    .filter(
                            file ->
                                    !file.getKey().startsWith("content/")
                                            || file.getKey().equals(shown))
                    .mapToLong(file -> file.getValue().size())
                    .sum();
        }

        private Course read() {
            return CourseBuild.sound(course);
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
            void run() throws IOException;
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
