package nl.leerspoor.engine.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/** {@code application/problem+json} answers of the engine's own API (RFC 9457, house 6). */
public final class Problems {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BASE = "https://leerspoor.nl/problems#";

    private Problems() {}

    /**
     * An answer that says what is wrong, and where.
     *
     * @param refusal with its violations, and how long to wait
     * @param instance id of the request, to find it in the log by
     * @return JSON, never cached
     */
    public static Response response(ProblemException refusal, String instance) {
        ProblemType type = refusal.type();
        ObjectNode problem =
                problem(type.anchor(), type.title(), type.status(), refusal.detail(), instance);
        ArrayNode violations = problem.putArray("violations");
        refusal.violations()
                .forEach(
                        violation ->
                                violations
                                        .addObject()
                                        .put("pointer", violation.pointer())
                                        .put("rule", violation.rule())
                                        .put("message", violation.message()));
        Response.ResponseBuilder response = answer(type.status(), problem);
        // Rounded up: who waits exactly that long is not early.
        refusal.retryAfter()
                .map(wait -> wait.plusMillis(999).toSeconds())
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /**
     * An answer that says what is wrong.
     *
     * @param status HTTP status
     * @param detail for people
     * @param instance id of the request, to find it in the log by
     * @return JSON, never cached
     */
    public static Response response(int status, String detail, String instance) {
        Response.StatusType type = Response.Status.fromStatusCode(status);
        String title = type == null ? "Problem" : type.getReasonPhrase();
        String anchor = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return answer(status, problem(anchor, title, status, detail, instance)).build();
    }

    private static ObjectNode problem(
            String anchor, String title, int status, String detail, String instance) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", BASE + anchor);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", instance);
        return problem;
    }

    private static Response.ResponseBuilder answer(int status, ObjectNode problem) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toString());
    }
}
