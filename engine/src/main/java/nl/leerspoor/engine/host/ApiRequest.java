package nl.leerspoor.engine.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/** What packages send to {@code /api/…}, read or refused by name. */
final class ApiRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiRequest() {}

    /** A body of at most so many bytes. */
    static JsonNode json(InputStream body, int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new ProblemException(ProblemType.TOO_LARGE, "Het verzoek is te groot.");
        }
        try {
            JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (json == null) {
                throw invalid("body");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new Refusal(Refusal.Kind.INVALID, "Het verzoek is geen JSON.");
        }
    }

    /** The course that a package belongs to. */
    static Course course(CourseShelf shelf, String iri) {
        return shelf.findByIri(iri)
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "Deze cursus is hier niet."));
    }

    /** A UUID, or a refusal that names the parameter. */
    static UUID uuid(String text, String parameter) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter);
        }
    }

    /** A refusal that names what is wrong. */
    static Refusal invalid(String what) {
        return new Refusal(Refusal.Kind.INVALID, "\"" + what + "\" ontbreekt of klopt niet.");
    }
}
