package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.RequestLog;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every failure as {@code application/problem+json} (RFC 9457), or as text or HTML when the caller
 * asks for that. A fault of ours shows an id and nothing else; the log has the rest under that id.
 */
@SuppressWarnings("NullAway.Init") // headers and request are injected by Jersey
final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final String base;
    @Context private HttpHeaders headers;
    @Context private HttpServletRequest request;

    ProblemMapper(String base) {
        this.base = base;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        String id = RequestLog.id(request);
        String instance = "urn:uuid:" + (id == null ? UUID.randomUUID() : id);
        if (thrown instanceof ProblemException problem) {
            return answer(problem, instance, Response.status(problem.type().status()));
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return fromJersey(web, instance);
        }
        LOG.error("request {} met a fault", instance, thrown);
        ProblemException fault =
                new ProblemException(
                        ProblemType.INTERNAL, "a fault on our side, logged as " + instance);
        return answer(fault, instance, Response.status(500));
    }

    /** What Jersey itself refuses: unknown paths, methods and media types. */
    private Response fromJersey(WebApplicationException web, String instance) {
        int status = web.getResponse().getStatus();
        ProblemType type =
                switch (status) {
                    case 404 -> ProblemType.NOT_FOUND;
                    case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemType.NOT_ACCEPTABLE;
                    case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
                    default -> ProblemType.INVALID_INPUT;
                };
        String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
        Response.ResponseBuilder response = Response.status(type.status());
        if (allow != null) {
            response.header(HttpHeaders.ALLOW, allow);
        }
        String detail =
                switch (type) {
                    case NOT_FOUND -> "there is no such resource";
                    case METHOD_NOT_ALLOWED -> "the resource does not know this method";
                    default -> "the request cannot be read";
                };
        return answer(new ProblemException(type, detail), instance, response);
    }

    private Response answer(
            ProblemException problem, String instance, Response.ResponseBuilder response) {
        ProblemType type = problem.type();
        if (type == ProblemType.UNAUTHORIZED) {
            response.header(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"xAPI\", charset=\"UTF-8\"");
        } else if (type == ProblemType.UNAVAILABLE || type == ProblemType.TOO_MANY_REQUESTS) {
            long usual = type == ProblemType.UNAVAILABLE ? 5 : 60;
            // Rounded up: a client that waits exactly that long is not early.
            long wait = problem.retryAfter().map(d -> d.plusMillis(999).toSeconds()).orElse(usual);
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait)));
        }
        if (wants(MediaType.TEXT_HTML_TYPE)) {
            return response.type("text/html;charset=UTF-8").entity(html(problem)).build();
        }
        if (wants(MediaType.TEXT_PLAIN_TYPE)) {
            return response.type("text/plain;charset=UTF-8").entity(text(problem)).build();
        }
        return response.type("application/problem+json")
                .entity(Json.write(json(problem, instance)))
                .build();
    }

    /** True when the caller names this type before any other; a wildcard gets JSON. */
    private boolean wants(MediaType type) {
        try {
            List<MediaType> accepted = headers.getAcceptableMediaTypes();
            return !accepted.isEmpty()
                    && accepted.get(0).getType().equals(type.getType())
                    && accepted.get(0).getSubtype().equals(type.getSubtype());
        } catch (RuntimeException e) {
            return false; // an Accept header that cannot be read
        }
    }

    private ObjectNode json(ProblemException problem, String instance) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", base + problem.type().anchor());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        body.put("instance", instance);
        ArrayNode list = body.putArray("violations");
        for (Violation violation : problem.violations()) {
            list.addObject()
                    .put("pointer", violation.pointer())
                    .put("rule", violation.rule())
                    .put("message", violation.message());
        }
        return body;
    }

    private static String text(ProblemException problem) {
        StringBuilder text = new StringBuilder(problem.type().title());
        text.append(": ").append(problem.detail()).append('\n');
        for (Violation v : problem.violations()) {
            text.append(v.line()).append(" (").append(v.rule()).append(")\n");
        }
        return text.toString();
    }

    private static String html(ProblemException problem) {
        String text = text(problem);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(
                    switch (c) {
                        case '<' -> "&lt;";
                        case '>' -> "&gt;";
                        case '&' -> "&amp;";
                        case '"' -> "&quot;";
                        default -> String.valueOf(c);
                    });
        }
        return "<!DOCTYPE html><html lang=\"en\"><title>"
                + problem.type().title()
                + "</title><pre>"
                + escaped
                + "</pre></html>";
    }
}
