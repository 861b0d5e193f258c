package nl.leerspoor.engine.guide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leerspoor.engine.console.Dutch;
import nl.leerspoor.engine.content.Html;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Coverage;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.ExamItem;
import nl.leerspoor.engine.course.GuideText;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Outcome;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.course.Source;
import nl.leerspoor.engine.course.StudyLoad;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitInfo;
import nl.leerspoor.engine.course.UnitKind;
import nl.leerspoor.engine.course.WorkbookEntry;
import nl.leerspoor.engine.guide.Tag.Fact;

/** What the plan says, in Dutch, as HTML. Of the exam bank only numbers come out (D-10, P-13). */
final class Facts {
    private static final String NONE = "–";

    private final Course course;
    private final Contents contents;

    Facts(Course course, Contents contents) {
        this.course = course;
        this.contents = contents;
    }

    String html(GuideText.Filled place) {
        return switch (place.fact()) {
            case OUTCOMES -> outcomes();
            case LOAD -> load();
            case PROGRAMME -> programme(place.level() + 1);
            case EXAM -> exam();
            case WORKBOOK -> workbook();
            case CONTACT -> contact();
            case REGULATIONS -> regulations();
            case BLUEPRINT -> blueprint(place.level() + 1);
            case COVERAGE -> coverage();
            case RUBRICS -> rubrics(place.level() + 1);
            case SOURCES -> sources();
            case VERSION -> version();
        };
    }

    private String outcomes() {
        return Tag.table(
                "nummers",
                List.of("Nr.", "Leeruitkomst"),
                course.outcomes().stream()
                        .map(outcome -> List.of(id(outcome), Markdown.inline(outcome.text())))
                        .toList(),
                List.of());
    }

    private String load() {
        StudyLoad load = course.load();
        String sum =
                Stream.of(Bucket.values())
                        .map(bucket -> number(load.in(bucket)))
                        .reduce((a, b) -> a + " + " + b)
                        .orElseThrow();
        List<String> head = new ArrayList<>(List.of("Onderdeel"));
        Stream.of(Bucket.values()).map(Dutch::bucket).forEach(head::add);
        head.add("Samen");
        List<List<String>> rows = new ArrayList<>();
        for (Module module : course.modules()) {
            rows.add(
                    loads(
                            title(module),
                            module.units().stream()
                                    .map(Unit::load)
                                    .reduce(StudyLoad.NONE, StudyLoad::plus)));
        }
        Exam exam = course.exam();
        if (exam != null) {
            rows.add(loads(Html.escape(exam.title()), exam.load()));
        }
        return "<p>De studielast is samen <strong>%s</strong>: %s.</p>\n"
                        .formatted(hours(load.total()), sum)
                + Tag.table("getallen", head, rows, loads("Samen", load));
    }

    private static List<String> loads(String name, StudyLoad load) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Bucket bucket : Bucket.values()) {
            row.add(load.in(bucket).isZero() ? NONE : hours(load.in(bucket)));
        }
        row.add("<strong>" + hours(load.total()) + "</strong>");
        return row;
    }

    private String programme(int level) {
        StringBuilder html = new StringBuilder();
        for (Module module : course.modules()) {
            Duration total =
                    module.units().stream()
                            .map(unit -> unit.load().total())
                            .reduce(Duration.ZERO, Duration::plus);
            html.append(contents.heading(level, title(module)))
                    .append(
                            Tag.table(
                                    "programma",
                                    List.of("Onderdeel", "Soort", "Tijd"),
                                    module.units().stream().map(Facts::line).toList(),
                                    List.of("Samen", "", hours(total))));
        }
        return html.toString();
    }

    private static List<String> line(Unit unit) {
        UnitInfo info = unit.info();
        String about = info == null ? "Dit onderdeel wordt nog geschreven." : info.summary();
        return List.of(
                Html.escape(unit.title())
                        + (about.isEmpty()
                                ? ""
                                : "<span class=\"over\">" + Markdown.inline(about) + "</span>"),
                Dutch.kind(unit.kind()),
                hours(unit.load().total()));
    }

    private String exam() {
        Exam exam = Objects.requireNonNull(course.exam());
        boolean choice =
                exam.bank().values().stream()
                        .allMatch(item -> item.question() instanceof Question.Choice);
        List<Fact> rows = new ArrayList<>();
        rows.add(new Fact("Naam", Html.escape(exam.title())));
        rows.add(
                new Fact(
                        "Vragen",
                        exam.questions() + (choice ? " meerkeuzevragen" : " gesloten vragen")));
        rows.add(
                new Fact(
                        "Geslaagd",
                        "minstens %s van de %s vragen goed (%s)"
                                .formatted(
                                        exam.passMark(),
                                        exam.questions(),
                                        Dutch.percent(exam.masteryScore()))));
        rows.add(new Fact("Kansen", attempts(exam.attempts())));
        rows.add(
                new Fact(
                        "Tijd",
                        "na je eerste antwoord blijft de toets %s open"
                                .formatted(hours(exam.window()))));
        rows.add(new Fact("Studielast", hours(exam.load().total())));
        rows.add(
                new Fact(
                        "Beginnen",
                        exam.opensAfterAllModules()
                                ? "als je alle modules hebt afgerond"
                                : "op elk moment tijdens de opleiding"));
        rows.add(new Fact("Nakijken", "automatisch; je ziet de uitslag meteen"));
        return Tag.facts(rows);
    }

    private static String attempts(int attempts) {
        return switch (attempts) {
            case 1 -> "één poging, geen herkansing";
            case 2 -> "één herkansing als je de eerste keer niet slaagt";
            default -> "%s herkansingen als je niet slaagt".formatted(attempts - 1);
        };
    }

    private String workbook() {
        List<List<String>> rows = new ArrayList<>();
        for (Module module : course.modules()) {
            for (Unit unit : module.units()) {
                if (unit.kind() == UnitKind.WORKBOOK) {
                    rows.add(
                            List.of(
                                    Html.escape(unit.title()),
                                    unit.content() instanceof UnitContent.WorkbookPart part
                                            ? entries(part.entries())
                                            : "wordt nog geschreven",
                                    hours(unit.load().total())));
                }
            }
        }
        return Tag.table("programma", List.of("Deel", "Wat je invult", "Tijd"), rows, List.of());
    }

    private static String entries(List<WorkbookEntry> entries) {
        Map<WorkbookEntry.Type, Integer> counts = new EnumMap<>(WorkbookEntry.Type.class);
        entries.forEach(entry -> counts.merge(entry.type(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> entries(count.getKey(), count.getValue()))
                .reduce((a, b) -> a + ", " + b)
                .orElse(NONE);
    }

    private static String entries(WorkbookEntry.Type type, int count) {
        return switch (type) {
            case ASSIGNMENT -> count(count, "opdracht", "opdrachten");
            case OBSERVATION -> count(count, "observatie", "observaties");
            case REFLECTION -> count(count, "reflectie", "reflecties");
            case APPLICATION -> count(count, "toepassing", "toepassingen");
        };
    }

    private String contact() {
        List<Fact> rows = new ArrayList<>();
        rows.add(new Fact("Aanbieder", Html.escape(course.issuer().name())));
        rows.add(new Fact("Website", Tag.link("", course.issuer().url())));
        rows.add(new Fact("Hulp", Html.escape(course.support().name())));
        rows.add(new Fact("E-mail", Tag.link("mailto:", course.support().email())));
        if (!course.support().hours().isEmpty()) {
            rows.add(new Fact("Bereikbaar", Html.escape(course.support().hours())));
        }
        return Tag.facts(rows);
    }

    private String regulations() {
        return Tag.facts(
                List.of(
                        new Fact("Reglement", Html.escape(course.regulations().title())),
                        new Fact("Versie", Html.escape(course.regulations().version())),
                        new Fact("Te vinden op", Tag.link("", course.regulations().url()))));
    }

    private String blueprint(int level) {
        Exam exam = Objects.requireNonNull(course.exam());
        StringBuilder html =
                new StringBuilder("<p>De bank heeft ")
                        .append(count(exam.bank().size(), "opgave", "opgaven"))
                        .append(". Daaruit zijn ")
                        .append(count(exam.forms().size(), "vaste vorm", "vaste vormen"))
                        .append(" van ")
                        .append(exam.questions())
                        .append(" samengesteld. Hieronder staan alleen aantallen.</p>\n");
        html.append(contents.heading(level, "Vragen per module"));
        html.append(
                byForm(
                        "Module",
                        course.modules().stream()
                                .map(module -> new Cell(title(module), module.id()))
                                .toList(),
                        ExamItem::module));
        html.append(contents.heading(level, "Vragen per leeruitkomst"));
        html.append(
                byForm(
                        "Leeruitkomst",
                        course.outcomes().stream()
                                .map(outcome -> new Cell(id(outcome), outcome.id()))
                                .toList(),
                        item -> item.question().outcome()));
        html.append(contents.heading(level, "Vragen per moeilijkheid"));
        html.append(
                byForm(
                        "Moeilijkheid",
                        List.of(
                                new Cell("1 – makkelijk", "1"),
                                new Cell("2 – gemiddeld", "2"),
                                new Cell("3 – moeilijk", "3")),
                        item -> String.valueOf(item.difficulty())));
        return html.toString();
    }

    /** A row of the blueprint: what is printed, and the value it counts. */
    private record Cell(String name, String value) {}

    private String byForm(String what, List<Cell> cells, Function<ExamItem, String> by) {
        Exam exam = Objects.requireNonNull(course.exam());
        List<String> head = new ArrayList<>(List.of(what));
        exam.forms().keySet().forEach(form -> head.add("Vorm " + form));
        head.add("Bank");
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<String> row = new ArrayList<>(List.of(cell.name()));
            for (List<String> form : exam.forms().values()) {
                row.add(
                        number(
                                form.stream()
                                        .map(exam.bank()::get)
                                        .filter(Objects::nonNull)
                                        .filter(item -> by.apply(item).equals(cell.value()))
                                        .count()));
            }
            row.add(
                    number(
                            exam.bank().values().stream()
                                    .filter(item -> by.apply(item).equals(cell.value()))
                                    .count()));
            rows.add(row);
        }
        List<String> sum = new ArrayList<>(List.of("Samen"));
        exam.forms().values().forEach(form -> sum.add(number(form.size())));
        sum.add(number(exam.bank().size()));
        return Tag.table("getallen", head, rows, sum);
    }

    private String coverage() {
        List<Coverage> outcomes = Coverage.ofOutcomes(course);
        List<Coverage> goals = Coverage.ofGoals(course);
        return coverage("Leeruitkomst", outcomes)
                + (goals.isEmpty() ? "" : coverage("Doel van de sector", goals));
    }

    private String coverage(String what, List<Coverage> lines) {
        List<String> head =
                new ArrayList<>(
                        List.of(what, "Lessen", "Vragen", "Praktijk", "Rubriek", "Opgaven"));
        Exam exam = course.exam();
        if (exam != null) {
            exam.forms().keySet().forEach(form -> head.add("Vorm " + form));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Coverage line : lines) {
            List<String> row = new ArrayList<>();
            row.add(
                    "<strong>%s</strong><span class=\"over\">%s</span>"
                            .formatted(Html.escape(line.id()), Markdown.inline(line.text())));
            Stream.of(
                            line.lessons().size(),
                            line.questions(),
                            line.assignments(),
                            line.rubricLines(),
                            line.items())
                    .forEach(count -> row.add(number(count)));
            line.forms().values().forEach(count -> row.add(number(count)));
            rows.add(row);
        }
        return Tag.table("getallen dekking", head, rows, List.of());
    }

    private String rubrics(int level) {
        StringBuilder html = new StringBuilder();
        for (Module module : course.modules()) {
            for (Unit unit : module.units()) {
                if (unit.kind() != UnitKind.WORKBOOK) {
                    continue;
                }
                html.append(contents.heading(level, Html.escape(unit.title())));
                html.append(
                        unit.content() instanceof UnitContent.WorkbookPart part
                                ? rubric(part.rubric())
                                : "<p>De rubriek van dit deel wordt nog geschreven.</p>\n");
            }
        }
        return html.toString();
    }

    private static String rubric(List<RubricLine> lines) {
        return Tag.table(
                "rubriek",
                List.of("Nr.", "Criterium", "Voldoende als"),
                lines.stream()
                        .map(
                                line ->
                                        List.of(
                                                Html.escape(line.outcome()),
                                                Markdown.inline(line.criterion()),
                                                Markdown.inline(line.sufficient())))
                        .toList(),
                List.of());
    }

    /** Only what lessons cite: a source that an exam item alone names would tell its topic. */
    private String sources() {
        Set<String> cited = new HashSet<>();
        course.units()
                .map(Unit::info)
                .filter(Objects::nonNull)
                .forEach(info -> cited.addAll(info.sources()));
        StringBuilder html = new StringBuilder("<ul class=\"bronnen\">\n");
        for (Source source : course.sources()) {
            if (cited.contains(source.id())) {
                html.append("<li>").append(source(source)).append("</li>\n");
            }
        }
        return html.append("</ul>\n").toString();
    }

    private static String source(Source source) {
        String reference = source.reference();
        String address = reference.startsWith("10.") ? "https://doi.org/" + reference : reference;
        return Html.escape(source.authors())
                + (source.year().isEmpty() ? "" : " (" + Html.escape(source.year()) + ")")
                + ". <em>"
                + Html.escape(source.title())
                + "</em>."
                + (source.publisher().isEmpty() ? "" : " " + Html.escape(source.publisher()) + ".")
                + (address.isEmpty() ? "" : " " + Tag.link("", address));
    }

    private String version() {
        List<Fact> rows = new ArrayList<>();
        rows.add(new Fact("Opleiding", Html.escape(course.title())));
        rows.add(new Fact("Versie", Html.escape(course.version())));
        if (course.revised() != null) {
            rows.add(new Fact("Herzien op", Dutch.date(course.revised())));
        }
        rows.add(new Fact("Aanbieder", Html.escape(course.issuer().name())));
        return Tag.facts(rows);
    }

    private String title(Module module) {
        return "Module %s: %s"
                .formatted(course.modules().indexOf(module) + 1, Html.escape(module.title()));
    }

    private static String id(Outcome outcome) {
        return Html.escape(outcome.id());
    }

    /** {@code 9 uur}, {@code 1 uur 20 min} or {@code 45 min}. */
    static String hours(Duration time) {
        return Dutch.duration(time).replace(" u", " uur");
    }

    /** {@code 9}, or what is not whole in full. */
    private static String number(Duration time) {
        return time.toMinutesPart() == 0 ? String.valueOf(time.toHours()) : hours(time);
    }

    private static String number(long count) {
        return count == 0 ? NONE : String.valueOf(count);
    }

    private static String count(int count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }
}
