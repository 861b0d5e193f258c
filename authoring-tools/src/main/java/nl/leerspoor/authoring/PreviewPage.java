package nl.leerspoor.authoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.Html;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.LaunchMode;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The one page of the preview: the course in a frame, beside it what it says to its host, above it
 * which host that is and what is wrong with the course.
 *
 * @param packages all there is to see
 * @param findings what is wrong
 * @param choice what is shown; null when there is nothing yet
 * @param event number of the last event that this page knows of
 */
record PreviewPage(
        List<ContentPackage> packages,
        List<Diagnostic> findings,
        @Nullable PreviewChoice choice,
        long event) {
    private static final Map<PackageFormat, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            PackageFormat.SCORM12, "SCORM 1.2",
                            PackageFormat.SCORM2004, "SCORM 2004",
                            PackageFormat.CMI5, "cmi5",
                            PackageFormat.XAPI, "xAPI",
                            PackageFormat.WEB, "web"));
    private static final Map<LaunchMode, String> MODES =
            new EnumMap<>(
                    Map.of(
                            LaunchMode.NORMAL, "gewoon (normal)",
                            LaunchMode.BROWSE, "rondkijken (browse)",
                            LaunchMode.REVIEW, "terugkijken (review)"));

    /** A whole document. */
    String html() {
        PreviewChoice shown = choice;
        return """
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/preview/host.css">
        </head>
        <body data-event="%d"%s>
        %s%s%s<script src="/preview/host.js"></script>
        </body>
        </html>
        """
                .formatted(
                        shown == null ? "Voorbeeld" : Html.escape(title(shown)),
                        event,
                        shown == null ? "" : data(shown),
                        shown == null ? "<header><h1>Voorbeeld</h1></header>" : header(shown),
                        wrong(),
                        shown == null ? nothing() : workspace(shown));
    }

    private static String title(PreviewChoice shown) {
        return "Voorbeeld in " + NAMES.get(shown.content().format()) + ": " + shown.content().id();
    }

    /** What the script needs to know. */
    private static String data(PreviewChoice shown) {
        return " data-format=\"%s\" data-launch=\"%s\" data-commit=\"%s\""
                .formatted(
                        shown.content().format().key(),
                        Html.escape(shown.address("launch")),
                        Html.escape(shown.address("cmi")));
    }

    private String header(PreviewChoice shown) {
        return """
        <header>
        <h1>Voorbeeld</h1>
        <nav aria-label="Soort LMS"><ul>%s</ul></nav>
        <p id="status"></p>
        <details id="settings">
        <summary>%s</summary>
        <form action="/%s/">
        %s%s%s%s<button>Toon</button>
        </form>
        </details>
        <form id="again" method="post" action="%s"><button>Nieuwe poging</button></form>
        </header>
        """
                .formatted(
                        hosts(shown),
                        Html.escape(shown.content().id() + " · " + shown.learner())
                                + (shown.mode() == LaunchMode.NORMAL
                                        ? ""
                                        : " · " + PreviewChoice.word(shown.mode())),
                        shown.content().format().key(),
                        packagesOf(shown),
                        unitsOf(shown),
                        learner(shown),
                        modes(shown),
                        Html.escape(shown.address("reset")));
    }

    private String hosts(PreviewChoice shown) {
        return packages.stream()
                .map(ContentPackage::format)
                .distinct()
                .sorted()
                .map(
                        format ->
                                "<li><a href=\"/%s/?package=%s&amp;learner=%s\"%s>%s</a></li>"
                                        .formatted(
                                                format.key(),
                                                PreviewChoice.encode(shown.content().id()),
                                                PreviewChoice.encode(shown.learner()),
                                                format == shown.content().format()
                                                        ? " aria-current=\"page\""
                                                        : "",
                                                NAMES.get(format)))
                .collect(Collectors.joining());
    }

    private String packagesOf(PreviewChoice shown) {
        return select(
                "Pakket",
                "package",
                packages.stream()
                        .filter(each -> each.format() == shown.content().format())
                        .map(
                                each ->
                                        option(
                                                each.id(),
                                                each.id(),
                                                each.id().equals(shown.content().id())))
                        .collect(Collectors.joining()));
    }

    private static String unitsOf(PreviewChoice shown) {
        AssignableUnit chosen = shown.unit();
        if (chosen == null) {
            return "";
        }
        return select(
                "Onderdeel (AU)",
                "au",
                shown.units().stream()
                        .map(each -> option(each.slug(), each.title().text(), each.equals(chosen)))
                        .collect(Collectors.joining()));
    }

    private static String learner(PreviewChoice shown) {
        return "<label>Deelnemer <input name=\"learner\" maxlength=\"60\" value=\"%s\"></label>\n"
                .formatted(Html.escape(shown.learner()));
    }

    private static String modes(PreviewChoice shown) {
        return switch (shown.content().format()) {
            case XAPI, WEB -> ""; // these know no mode
            case SCORM12, SCORM2004, CMI5 ->
                    select(
                            "Manier",
                            "mode",
                            MODES.entrySet().stream()
                                    .map(
                                            each ->
                                                    option(
                                                            PreviewChoice.word(each.getKey()),
                                                            each.getValue(),
                                                            each.getKey() == shown.mode()))
                                    .collect(Collectors.joining()));
        };
    }

    private static String select(String label, String name, String options) {
        return "<label>%s <select name=\"%s\">%s</select></label>\n"
                .formatted(label, name, options);
    }

    private static String option(String value, String text, boolean selected) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(Html.escape(value), selected ? " selected" : "", Html.escape(text));
    }

    private String wrong() {
        List<Diagnostic> shown =
                findings.stream().filter(each -> each.severity() != Severity.NOTE).toList();
        if (shown.isEmpty()) {
            return "";
        }
        boolean errors = Report.hasErrors(findings);
        return """
        <details id="findings" class="%s"%s>
        <summary>%s, %s%s</summary>
        <ul>%s</ul>
        </details>
        """
                .formatted(
                        errors ? "errors" : "warnings",
                        errors ? " open" : "",
                        counted(Severity.ERROR, "fout", "fouten"),
                        counted(Severity.WARNING, "waarschuwing", "waarschuwingen"),
                        errors && choice != null
                                ? ". Je ziet de laatste goede versie. Herstel de fouten en sla op."
                                : "",
                        shown.stream()
                                .map(each -> "<li>" + Html.escape(each.toString()) + "</li>")
                                .collect(Collectors.joining()));
    }

    private String counted(Severity severity, String one, String more) {
        long count = Report.count(findings, severity);
        return count + " " + (count == 1 ? one : more);
    }

    private static String nothing() {
        return "<main><p>Er is nog niets te zien. Herstel de fouten hierboven en sla op: dan komt de"
                + " cursus hier vanzelf.</p></main>\n";
    }

    private static String workspace(PreviewChoice shown) {
        PackageFormat format = shown.content().format();
        return """
        <div id="workspace">
        <main><iframe id="sco" title="Cursus" allow="fullscreen"></iframe></main>
        <aside id="panel" aria-labelledby="panel-title">
        <h2 id="panel-title">Berichten (<span id="count">0</span>)</h2>
        <div class="tools">
        <label>Toon <select id="kind">
        <option value="all">alles</option>
        <option value="writes">alles, zonder lezen</option>
        <option value="calls">SCORM-aanroepen</option>
        <option value="statements">xAPI-statements</option>
        <option value="wrong">alleen fouten</option>
        </select></label>
        <label>Met tekst <input id="text" type="search"></label>
        <button type="button" id="clear">Wis</button>
        </div>
        <p id="found" role="status"></p>
        <div id="messages" tabindex="0" role="region" aria-label="Lijst van berichten">
        <p id="empty">Nog geen berichten. Hier zie je wat de cursus vertelt aan het LMS en aan het LRS.\
         Het nieuwste staat bovenaan.</p>
        <ol reversed></ol>
        </div>
        </aside>
        </div>
        %s"""
                .formatted(
                        format.edition() == null
                                ? ""
                                : "<script src=\"/preview/%s.js\"></script>\n"
                                        .formatted(format.key()));
    }
}
