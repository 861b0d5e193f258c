package nl.leerspoor.authoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Coverage;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import nl.leerspoor.engine.course.UnitFigures;
import org.jspecify.annotations.Nullable;

/** Findings and figures as JSON, for scripts (docs/course-language.md). */
final class FindingsJson {
    private FindingsJson() {}

    static String write(
            Path checked, LocalDate day, List<Diagnostic> findings, @Nullable Course course)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("checked", checked.toString());
            json.writeStringField("on", day.toString());
            json.writeNumberField("errors", Report.count(findings, Severity.ERROR));
            json.writeNumberField("warnings", Report.count(findings, Severity.WARNING));
            json.writeNumberField("notes", Report.count(findings, Severity.NOTE));
            json.writeArrayFieldStart("findings");
            for (Diagnostic finding : findings) {
                write(finding, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("units");
            if (course != null) {
                for (UnitFigures figures : UnitFigures.of(course)) {
                    write(figures, json);
                }
            }
            json.writeEndArray();
            if (course != null) {
                write("outcomes", Coverage.ofOutcomes(course), json);
                write("goals", Coverage.ofGoals(course), json);
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(String name, List<Coverage> lines, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Coverage line : lines) {
            json.writeStartObject();
            json.writeStringField("id", line.id());
            json.writeStringField("text", line.text());
            json.writeArrayFieldStart("lessons");
            for (String lesson : line.lessons()) {
                json.writeString(lesson);
            }
            json.writeEndArray();
            json.writeNumberField("questions", line.questions());
            json.writeNumberField("assignments", line.assignments());
            json.writeNumberField("rubricLines", line.rubricLines());
            json.writeNumberField("items", line.items());
            json.writeObjectFieldStart("forms");
            for (Map.Entry<String, Integer> form : line.forms().entrySet()) {
                json.writeNumberField(form.getKey(), form.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Diagnostic finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("rule", finding.rule());
        json.writeStringField("file", finding.file());
        json.writeNumberField("line", finding.line());
        json.writeNumberField("column", finding.column());
        json.writeStringField("message", finding.message());
        json.writeEndObject();
    }

    private static void write(UnitFigures figures, JsonGenerator json) throws IOException {
        Duration estimated = figures.estimated();
        Integer readability = figures.readability();
        json.writeStartObject();
        json.writeStringField("unit", figures.unit().id());
        json.writeStringField("kind", figures.unit().kind().key());
        json.writeNumberField("words", figures.words());
        json.writeNumberField("minutes", figures.unit().load().total().toMinutes());
        if (estimated != null) {
            json.writeNumberField("estimatedMinutes", Report.minutes(estimated));
        }
        if (readability != null) {
            json.writeNumberField("readability", readability);
        }
        json.writeEndObject();
    }
}
