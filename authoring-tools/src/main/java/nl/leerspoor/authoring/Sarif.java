package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.leerspoor.engine.course.CheckRule;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;

/**
 * Findings as SARIF 2.1.0 (OASIS), one run. Addresses are relative to the folder the command was
 * given in, which on GitHub is the root of the repository.
 */
final class Sarif {
    private static final String VERSION = "2.1.0";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    /**
     * Writes a report.
     *
     * @param rules every rule that a finding may name
     */
    static String write(Path checked, List<Diagnostic> findings, List<? extends CheckRule> rules)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", VERSION);
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(rules, json);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
            for (Diagnostic finding : findings) {
                result(checked, finding, rules, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void tool(List<? extends CheckRule> rules, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Leerspoor");
        String version = Sarif.class.getPackage().getImplementationVersion();
        if (version != null) {
            json.writeStringField("version", version);
        }
        json.writeArrayFieldStart("rules");
        for (CheckRule rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            message("shortDescription", rule.help(), json);
            message("help", rule.help(), json);
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void result(
            Path checked, Diagnostic finding, List<? extends CheckRule> rules, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(finding.rule())) {
                json.writeStringField("ruleId", finding.rule());
                json.writeNumberField("ruleIndex", i);
            }
        }
        json.writeStringField("level", level(finding.severity()));
        boolean file = Files.isDirectory(checked);
        // What stands inside a zip has no address of its own that others understand.
        message("message", file ? finding.message() : inside(finding), json);
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file ? checked.resolve(finding.file()) : checked));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        // SARIF counts lines from 1; GitHub shows nothing without one.
        json.writeNumberField("startLine", file ? Math.max(1, finding.line()) : 1);
        if (file && finding.line() > 0 && finding.column() > 0) {
            json.writeNumberField("startColumn", finding.column());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String inside(Diagnostic finding) {
        return finding.file()
                + (finding.line() > 0 ? ":" + finding.line() : "")
                + ": "
                + finding.message();
    }

    private static void message(String name, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** Relative to where the command runs when the file lies below it, else with a scheme. */
    private static String uri(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = here.resolve(file).normalize();
        if (!absolute.startsWith(here) || absolute.equals(here)) {
            return absolute.toUri().toString();
        }
        String path = here.relativize(absolute).toString().replace('\\', '/');
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return absolute.toUri().toString(); // such as a first part with a colon
        }
    }

    private static String level(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
