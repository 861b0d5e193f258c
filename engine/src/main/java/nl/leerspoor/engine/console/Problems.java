package nl.leerspoor.engine.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code application/problem+json} answers of the engine's own API (RFC 9457, house 6). */
public final class Problems {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String BASE = "https://leerspoor.nl/problems#";

    private Problems() {}

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
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", BASE + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", instance);
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toString())
                .build();
    }
}
