package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.ToDoubleFunction;
import nl.leerspoor.authoring.bench.Phone;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PlayerSize;

/**
 * What {@code bench player} measured, each figure beside its target. Of times the median is held to
 * it, of long tasks and requests the worst.
 *
 * @param language of the course, a BCP 47 tag
 * @param played the runs of each format
 * @param plain the runs of a page without script
 * @param thirdParties what was asked of other origins, by format
 */
record PlayerFigures(
        String language,
        Map<PackageFormat, Played> played,
        List<Phone.Load> plain,
        SortedSet<String> thirdParties) {
    private static final int FIRST_CONTENT_MILLIS = 1_000;
    private static final int REQUESTS = 10;
    private static final int LONGEST_TASK_MILLIS = 100;

    /**
     * The runs of one format.
     *
     * @param loads the first page of each
     * @param walks the way on from there
     */
    record Played(List<Phone.Load> loads, List<Phone.Walk> walks) {}

    void print(PrintWriter out) {
        Figure plainText = Figure.of(plain, Phone.Load::firstContent);
        Figure plainWork = Figure.of(plain, Phone.Load::task);
        played.forEach(
                (format, of) -> {
                    out.printf("%n%s%n", format.key());
                    PlayerSize size = PlayerSize.of(format, language);
                    size(out, "script", size.script(), size.scriptMost());
                    size(out, "style", size.style(), size.styleMost());
                    load(out, of.loads());
                    line(
                            out,
                            "beside plain HTML",
                            String.format(
                                    Locale.ROOT,
                                    "%.1f times its time, %.1f times its work",
                                    Figure.of(of.loads(), Phone.Load::firstContent).median()
                                            / plainText.median(),
                                    Figure.of(of.loads(), Phone.Load::task).median()
                                            / plainWork.median()));
                    walk(out, of.walks());
                });
        out.printf("%nplain HTML: the same first text, pictures and style, no script%n");
        load(out, plain);
        out.flush();
    }

    private static void size(PrintWriter out, String name, int bytes, int most) {
        line(
                out,
                name,
                String.format(Locale.ROOT, "%.1f kB gzipped", bytes / 1e3),
                String.format(Locale.ROOT, "%.1f kB", most / 1e3),
                bytes > most);
    }

    private static void load(PrintWriter out, List<Phone.Load> loads) {
        line(out, "first paint", Figure.of(loads, Phone.Load::paint).millis());
        Figure text = Figure.of(loads, Phone.Load::firstContent);
        line(
                out,
                "and the text",
                text.millis(),
                FIRST_CONTENT_MILLIS + " ms",
                text.median() > FIRST_CONTENT_MILLIS);
        Figure requests = Figure.of(loads, Phone.Load::requests);
        line(
                out,
                "requests",
                "%.0f until then, %.0f in all"
                        .formatted(
                                requests.worst(),
                                Figure.of(loads, Phone.Load::requestsInAll).worst()),
                String.valueOf(REQUESTS),
                requests.worst() > REQUESTS);
        longest(out, Figure.of(loads, Phone.Load::longestTask));
        line(
                out,
                "work",
                "%.0f ms, of which scripts %.0f ms"
                        .formatted(
                                Figure.of(loads, Phone.Load::task).median(),
                                Figure.of(loads, Phone.Load::script).median()));
    }

    private static void walk(PrintWriter out, List<Phone.Walk> walks) {
        List<Double> clicks = walks.stream().flatMap(walk -> walk.clicks().stream()).toList();
        if (clicks.isEmpty()) {
            return; // a module of one unit
        }
        line(out, "next page", Figure.of(clicks, click -> click).millis());
        longest(out, Figure.of(walks, Phone.Walk::longestTask));
    }

    private static void longest(PrintWriter out, Figure task) {
        line(
                out,
                "longest task",
                task.worst() == 0 ? "under 50 ms" : task.millis(),
                LONGEST_TASK_MILLIS + " ms",
                task.worst() > LONGEST_TASK_MILLIS);
    }

    private static void line(PrintWriter out, String name, String figure) {
        out.printf("  %-18s %s%n", name, figure);
    }

    private static void line(
            PrintWriter out, String name, String figure, String most, boolean over) {
        line(out, name, "%-34s at most %s%s".formatted(figure, most, over ? "   over" : ""));
    }

    /** The same figure of several runs. */
    private record Figure(double median, double worst) {
        static <T> Figure of(List<T> runs, ToDoubleFunction<T> figure) {
            double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
            return new Figure(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }

        String millis() {
            return "%.0f ms (%.0f)".formatted(median, worst);
        }
    }
}
