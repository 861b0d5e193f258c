package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Diagnostic;

/** The pages around the course: the start page, the simulated LMS, and what is wrong. */
final class PreviewPages {
    private PreviewPages() {}

    /** Links to every package there is. */
    static String start(List<ContentPackage> packages, List<Diagnostic> findings) {
        StringBuilder html = new StringBuilder("<main><h1>Preview</h1>");
        if (packages.isEmpty()) {
            html.append("<p>There is nothing to show yet. Mend the errors below and save.</p>");
        }
        for (PackageFormat format : List.of(PackageFormat.SCORM12, PackageFormat.WEB)) {
            html.append("<h2>")
                    .append(format == PackageFormat.WEB ? "Plain web" : "In a SCORM 1.2 LMS")
                    .append("</h2><ul>");
            for (ContentPackage content : packages) {
                if (content.format() == format) {
                    html.append("<li><a href=\"/")
                            .append(format.key())
                            .append("/?package=")
                            .append(escape(content.id()))
                            .append("\">")
                            .append(escape(content.id()))
                            .append("</a></li>");
                }
            }
            html.append("</ul>");
        }
        return page("Preview", findings(findings, true) + html + "</main>", "{}");
    }

    /** The course in a frame, with the SCORM API beside it (as Moodle's player does). */
    static String scorm(
            ContentPackage content,
            String learner,
            String mode,
            Map<String, String> cmi,
            List<Diagnostic> findings) {
        String query = "?package=" + encode(content.id()) + "&learner=" + encode(learner);
        String bar =
                "<span>SCORM 1.2 · learner <b id=\"learner\">"
                        + escape(learner)
                        + "</b> · "
                        + escape(mode)
                        + " · <span id=\"status\"></span></span>"
                        + "<form method=\"post\" action=\"/scorm12/reset"
                        + escape(query)
                        + "\"><button>New attempt</button></form>";
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
                bar(bar, findings)
                        + "<iframe id=\"sco\" title=\"Course\" allow=\"fullscreen\"></iframe>"
                        + "<script src=\"/preview/scorm12.js\"></script>",
                config);
    }

    /** The plain web format in a frame, so that it can reload. */
    static String web(ContentPackage content, List<Diagnostic> findings) {
        String start = "/web/files/" + content.id() + "/index.html";
        return page(
                "Web: " + content.id(),
                bar(
                                "<span>Plain web · <a href=\""
                                        + start
                                        + "\">without this frame</a></span>",
                                findings)
                        + "<iframe id=\"sco\" title=\"Course\" allow=\"fullscreen\"></iframe>",
                json(Map.of("start", start)));
    }

    private static String bar(String left, List<Diagnostic> findings) {
        return "<header><a href=\"/\">Preview</a>" + left + "</header>" + findings(findings, false);
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
                        .append(Report.summary(findings))
                        .append(errors ? "; this is the last good version" : "")
                        .append("</summary><ul>");
        shown.forEach(f -> html.append("<li>").append(escape(f.toString())).append("</li>"));
        return html.append("</ul></details>").toString();
    }

    private static String page(String title, String body, String config) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
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
