package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import nl.leerspoor.authoring.bench.Chromium;
import nl.leerspoor.authoring.bench.Phone;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.Html;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor bench player} (decisions D-32). */
@Command(
        name = "player",
        mixinStandardHelpOptions = true,
        description = {
            "Plays a course in the machine's Chromium as a slow phone shows it, in every format"
                    + " inside the host of the preview, beside a plain page with the same text.",
            "",
            "Needs a quiet machine. A figure that misses its target is marked \"over\"; a request to"
                    + " any other origin is an error (exit code 1)."
        })
final class PlayerBench implements Callable<Integer> {
    /** The ceiling: beside the page itself, so that style, fonts and pictures are the same. */
    private static final String PLAIN = "plain.html";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<course>", description = "The course's folder.")
    private Path folder = Path.of("");

    @Option(
            names = "--runs",
            defaultValue = "5",
            description =
                    "Runs of each, after one that does not count; the median counts. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int runs;

    /** For picocli. */
    PlayerBench() {}

    @Override
    public Integer call() throws IOException {
        if (runs < 1) {
            throw new UserError("--runs must be 1 or more");
        }
        Course course = CourseBuild.sound(folder);
        Path executable =
                Chromium.find(System.getenv()).orElseThrow(() -> missing(System.getenv()));
        PrintWriter out = spec.commandLine().getOut();
        try (PreviewServer server = new PreviewServer(0, List.of());
                Chromium chromium = Chromium.start(executable)) {
            server.warmUp();
            heading(out, course, chromium);
            return report(
                    play(
                            server,
                            chromium,
                            course,
                            packages(course, folder, server.lrsAccess()),
                            runs),
                    out,
                    spec.commandLine().getErr());
        }
    }

    /** What to do about a browser that is not there. */
    static UserError missing(Map<String, String> environment) {
        String named = environment.get("CHROMIUM");
        return new UserError(
                named == null
                        ? "there is no Chromium on this machine; install it (Debian: apt-get install"
                                + " chromium), or name it in CHROMIUM"
                        : "CHROMIUM names " + named + ", which is no program on this machine");
    }

    /**
     * Prints the figures.
     *
     * @return exit code: 1 when something was asked of another origin
     */
    static int report(PlayerFigures figures, PrintWriter out, PrintWriter err) {
        figures.print(out);
        for (String url : figures.thirdParties()) {
            err.println("leerspoor: a package asks something of a third party, " + url);
        }
        return figures.thirdParties().isEmpty() ? 0 : 1;
    }

    /** The whole course, once in every format. */
    static Map<PackageFormat, ContentPackage> packages(Course course, Path folder, LrsAccess lrs) {
        Map<PackageFormat, ContentPackage> packages = new EnumMap<>(PackageFormat.class);
        for (PackageFormat format : PackageFormat.values()) {
            packages.put(
                    format,
                    ContentPackages.of(
                            course, new SourceReader(folder), format, PackageScope.COURSE, lrs));
        }
        return packages;
    }

    /**
     * Plays packages in turn, so that other work on the machine slows all of them alike.
     *
     * @param packages the one for the web among them
     */
    static PlayerFigures play(
            PreviewServer server,
            Chromium chromium,
            Course course,
            Map<PackageFormat, ContentPackage> packages,
            int runs)
            throws IOException {
        server.show(List.copyOf(packages.values()), List.of());
        int clicks =
                course.modules().stream()
                                .map(Module::lessons)
                                .filter(lessons -> !lessons.isEmpty())
                                .findFirst()
                                .orElseThrow()
                                .size()
                        - 1;
        Map<PackageFormat, PlayerFigures.Played> played = new EnumMap<>(PackageFormat.class);
        List<Phone.Load> plain = new ArrayList<>();
        SortedSet<String> thirdParties = new TreeSet<>();
        for (int run = 0; run <= runs; run++) { // the first warms up both sides
            for (ContentPackage content : packages.values()) {
                boolean web = content.format() == PackageFormat.WEB;
                try (Phone phone = new Phone(chromium, !web)) {
                    Phone.Load load = phone.open(address(server, content, run));
                    if (run == 0 && web) {
                        String article = phone.html("article");
                        server.show(
                                List.copyOf(withPlain(packages, course, article).values()),
                                List.of());
                    }
                    Phone.Walk walk = phone.next(clicks);
                    for (String url : phone.thirdParties(server.uri())) {
                        // Without its query, which may hold a credential (D-23).
                        thirdParties.add(
                                content.format().key() + ": " + url.replaceFirst("\\?.*", ""));
                    }
                    if (run > 0) {
                        PlayerFigures.Played of =
                                played.computeIfAbsent(
                                        content.format(),
                                        format ->
                                                new PlayerFigures.Played(
                                                        new ArrayList<>(), new ArrayList<>()));
                        of.loads().add(load);
                        of.walks().add(walk);
                    }
                }
            }
            if (run > 0) {
                try (Phone phone = new Phone(chromium, false)) {
                    plain.add(phone.open(files(server, packages).resolve(PLAIN)));
                }
            }
        }
        return new PlayerFigures(course.language(), played, plain, thirdParties);
    }

    /** A learner whom the host does not know yet. */
    private static URI address(PreviewServer server, ContentPackage content, int run) {
        return content.format() == PackageFormat.WEB
                ? files(server, Map.of(PackageFormat.WEB, content)).resolve("index.html")
                : server.uri().resolve(content.format().key() + "/?learner=run" + run);
    }

    private static URI files(PreviewServer server, Map<PackageFormat, ContentPackage> packages) {
        ContentPackage web = Objects.requireNonNull(packages.get(PackageFormat.WEB));
        return server.uri().resolve(PackageFormat.WEB.key() + "/files/" + web.id() + "/");
    }

    /** Adds a page with what the player shows first, as a page without script would hold it. */
    private static Map<PackageFormat, ContentPackage> withPlain(
            Map<PackageFormat, ContentPackage> packages, Course course, String article) {
        Map<PackageFormat, ContentPackage> both = new EnumMap<>(packages);
        both.computeIfPresent(
                PackageFormat.WEB,
                (format, web) -> {
                    SortedMap<String, PackageFile> files = new TreeMap<>(web.files());
                    files.put(PLAIN, PackageFile.of(plain(course, article)));
                    return new ContentPackage(web.id(), web.version(), format, files);
                });
        return both;
    }

    private static String plain(Course course, String article) {
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="player/player.css">
        </head>
        <body><div id="leerspoor"><main id="main">%s</main></div></body>
        </html>
        """
                .formatted(Html.escape(course.language()), Html.escape(course.title()), article);
    }

    private void heading(PrintWriter out, Course course, Chromium chromium) throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        out.printf("player of %s: %s, %s%n", course.id(), chromium.version(), Phone.IN_WORDS);
        out.printf(
                "  files are sent without content encoding, as many an LMS does; packages report to"
                        + " an LRS, as with --lrs%n");
        out.printf(
                "  %d processors shared by browser, server and LRS; %d runs, median (worst)%n",
                Runtime.getRuntime().availableProcessors(), runs);
        Report.busy(load, out);
        out.flush();
    }
}
