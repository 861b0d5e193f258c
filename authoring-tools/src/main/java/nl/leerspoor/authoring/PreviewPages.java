package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Diagnostic;

/** The pages around the course: the start page, the simulated LMS, and what is wrong. */
final class PreviewPages {
    private static final Map<PackageFormat, String> HOSTS =
            new EnumMap<>(
                    Map.of(
                            PackageFormat.SCORM12, "In een LMS met SCORM 1.2",
                            PackageFormat.CMI5, "In een LMS met cmi5",
                            PackageFormat.WEB, "Op het web, zonder LMS"));

    private PreviewPages() {}

    /** Links to every package there is. */
    static String start(List<ContentPackage> packages, List<Diagnostic> findings) {
        StringBuilder html = new StringBuilder("<main><h1>Voorbeeld</h1>");
        if (packages.isEmpty()) {
            html.append("<p>Er is nog niets te zien. Herstel de fouten hieronder en sla op.</p>");
        }
        for (Map.Entry<PackageFormat, String> host : HOSTS.entrySet()) {
            String key = host.getKey().key();
            html.append("<h2>").append(host.getValue()).append("</h2><ul>");
            for (ContentPackage content : packages) {
                if (content.format() == host.getKey()) {
                    html.append("<li><a href=\"/")
                            .append(key)
                            .append("/?package=")
                            .append(escape(content.id()))
                            .append("\">")
                            .append(escape(content.id()))
                            .append("</a></li>");
                }
            }
            html.append("</ul>");
        }
        return page("Voorbeeld", findings(findings, true) + html + "</main>", "{}");
    }

    /** The course in a frame, with the SCORM API beside it (as Moodle's player does). */
    static String scorm(
            ContentPackage content,
            String learner,
            String mode,
            Map<String, String> cmi,
            List<Diagnostic> findings) {
        String query = "?package=" + encode(content.id()) + "&learner=" + encode(learner);
        String config =
                json(
                        Map.of(
                                "commit",
                                "/scorm12/cmi" + query,
                                "start",
                                "/scorm12/files/" + content.id() + "/index.html",
                                "cmi",
                                cmi));
        return page(
                "LMS: " + content.id(),
                bar(learnerBar("SCORM 1.2", learner, mode, "/scorm12/reset" + query), findings)
                        + workspace("")
                        + "<script src=\"/preview/scorm12.js\"></script>",
                config);
    }

    /**
     * One assignable unit in a frame, launched by cmi5.
     *
     * @param launch its address, with the parameters of the launch
     */
    static String cmi5(
            ContentPackage content,
            List<PreviewLaunch.Unit> units,
            int chosen,
            String learner,
            String mode,
            String launch,
            List<Diagnostic> findings) {
        String query = "?package=" + encode(content.id()) + "&learner=" + encode(learner);
        StringBuilder choice = new StringBuilder("<nav aria-label=\"Onderdelen\"><ul>");
        for (int i = 0; i < units.size(); i++) {
            choice.append("<li><a href=\"/cmi5/")
                    .append(escape(query))
                    .append("&amp;au=")
                    .append(i)
                    .append(i == chosen ? "\" aria-current=\"page\">" : "\">")
                    .append(escape(units.get(i).title()))
                    .append("</a></li>");
        }
        choice.append("</ul></nav>");
        return page(
                "LMS: " + content.id(),
                bar(learnerBar("cmi5", learner, mode, "/cmi5/reset" + query), findings)
                        + workspace(choice.toString()),
                json(Map.of("start", launch)));
    }

    /** The plain web format in a frame, so that it can reload. */
    static String web(ContentPackage content, List<Diagnostic> findings) {
        String start = "/web/files/" + content.id() + "/index.html";
        return page(
                "Web: " + content.id(),
                bar("<span>Web · <a href=\"" + start + "\">zonder dit kader</a></span>", findings)
                        + workspace(""),
                json(Map.of("start", start)));
    }

    private static String learnerBar(String host, String learner, String mode, String reset) {
        return "<span>"
                + host
                + " · deelnemer <b id=\"learner\">"
                + escape(learner)
                + "</b> · "
                + escape(mode)
                + " · <span id=\"status\"></span></span>"
                + "<form method=\"post\" action=\""
                + escape(reset)
                + "\"><button>Nieuwe poging</button></form>";
    }

    /** The course, and beside it (below it on a small screen) what it says to its host. */
    private static String workspace(String above) {
        return above
                + "<div id=\"workspace\">"
                + "<iframe id=\"sco\" title=\"Cursus\" allow=\"fullscreen\"></iframe>"
                + "<section id=\"panel\" aria-label=\"Berichten\">"
                + "<div class=\"tools\">"
                + "<button type=\"button\" id=\"toggle\" aria-expanded=\"true\""
                + " aria-controls=\"messages\">Berichten (<span id=\"count\">0</span>)</button>"
                + "<label><input type=\"checkbox\" id=\"reads\" checked> ook lezen</label>"
                + "<button type=\"button\" id=\"clear\">Wissen</button>"
                + "</div>"
                + "<div id=\"messages\" tabindex=\"0\" role=\"region\""
                + " aria-label=\"Lijst van berichten\"><ol class=\"with-reads\"></ol>"
                + "<p id=\"empty\">Nog geen berichten. Hier zie je wat de cursus aan het LMS en aan"
                + " het LRS vertelt.</p></div>"
                + "</section></div>";
    }

    private static String bar(String left, List<Diagnostic> findings) {
        return "<header><a href=\"/\">Voorbeeld</a>"
                + left
                + "</header>"
                + findings(findings, false);
    }

    private static String findings(List<Diagnostic> findings, boolean open) {
        List<Diagnostic> shown =
                findings.stream().filter(f -> f.severity() != Diagnostic.Severity.NOTE).toList();
        if (shown.isEmpty()) {
            return "";
        }
        boolean errors = Report.hasErrors(findings);
        StringBuilder html =
                new StringBuilder("<details id=\"findings\" class=\"")
                        .append(errors ? "errors" : "warnings")
                        .append(open || errors ? "\" open>" : "\">")
                        .append("<summary>")
                        .append(counted(findings, Diagnostic.Severity.ERROR, "fout", "fouten"))
                        .append(", ")
                        .append(
                                counted(
                                        findings,
                                        Diagnostic.Severity.WARNING,
                                        "waarschuwing",
                                        "waarschuwingen"))
                        .append(errors ? "; dit is de laatste goede versie" : "")
                        .append("</summary><ul>");
        shown.forEach(f -> html.append("<li>").append(escape(f.toString())).append("</li>"));
        return html.append("</ul></details>").toString();
    }

    private static String counted(
            List<Diagnostic> findings, Diagnostic.Severity severity, String one, String more) {
        long count = findings.stream().filter(f -> f.severity() == severity).count();
        return count + " " + (count == 1 ? one : more);
    }

    private static String page(String title, String body, String config) {
        return "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>"
                + escape(title)
                + "</title><link rel=\"icon\" href=\"data:,\">"
                + "<link rel=\"stylesheet\" href=\"/preview/host.css\"></head><body>"
                + body
                + "<script type=\"application/json\" id=\"host-config\">"
                + config
                + "</script><script src=\"/preview/host.js\"></script></body></html>";
    }

    private static String json(Map<String, Object> values) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, values);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(JsonGenerator json, Map<?, ?> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            json.writeFieldName(String.valueOf(entry.getKey()));
            if (entry.getValue() instanceof Map<?, ?> inner) {
                write(json, inner);
            } else {
                json.writeString(String.valueOf(entry.getValue()));
            }
        }
        json.writeEndObject();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
