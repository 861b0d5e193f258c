package nl.leerspoor.engine.console;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import java.util.Map;
import nl.leerspoor.lrs.RequestLog;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every way a request can end badly, in one place: a friendly page, or {@code
 * application/problem+json} under {@code /api}. A fault of ours is logged under the request's id,
 * and the answer holds the id and nothing else.
 */
public final class RefusalMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalMapper.class);
    private static final int NOT_SIGNED_IN = 401;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final Pages pages;

    // A provider: the request itself has no proxy, and this mapper serves all requests.
    @Inject private @Nullable Provider<ContainerRequest> current;

    /**
     * A mapper that shows pages.
     *
     * @param pages renders them
     */
    public RefusalMapper(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return answer(status(refusal.kind()), refusal.sentence());
        }
        if (thrown instanceof ProblemException problem) {
            return api()
                    ? challenged(Problems.response(problem, RequestLog.current()))
                    : answer(problem.type().status(), problem.detail());
        }
        if (thrown instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            return status < Response.Status.BAD_REQUEST.getStatusCode()
                    ? web.getResponse()
                    : answer(status, sentence(status));
        }
        LOG.error("a request failed", thrown);
        return answer(SERVER_ERROR, sentence(SERVER_ERROR));
    }

    private @Nullable ContainerRequest request() {
        return current == null ? null : current.get();
    }

    private boolean api() {
        return path(request()).startsWith("api/");
    }

    private static String path(@Nullable ContainerRequest request) {
        return request == null ? "" : request.getUriInfo().getPath();
    }

    private Response answer(int status, String sentence) {
        ContainerRequest request = request();
        String path = path(request);
        if (api()) {
            return challenged(Problems.response(status, sentence, RequestLog.current()));
        }
        if (status == NOT_SIGNED_IN) {
            boolean staff = path.startsWith("beheer") || path.startsWith("beoordelen");
            return Response.seeOther(URI.create(staff ? "/inloggen" : "/?aanmelden")).build();
        }
        return pages.render(
                status,
                request == null ? null : Callers.find(request).orElse(null),
                "error.jte",
                Map.of(
                        "status", status,
                        "sentence", sentence,
                        "requestId", status >= SERVER_ERROR ? RequestLog.current() : ""));
    }

    /** RFC 9110 15.5.2: a 401 says what is asked for. */
    private static Response challenged(Response response) {
        return response.getStatus() == NOT_SIGNED_IN
                ? Response.fromResponse(response)
                        .header("WWW-Authenticate", "Basic realm=\"Leerspoor\"")
                        .build()
                : response;
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) { // no default: a new kind must not compile without a status
            case INVALID -> 400;
            case NOT_SIGNED_IN -> NOT_SIGNED_IN;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_MANY -> 429;
        };
    }

    private static String sentence(int status) {
        if (status == NOT_FOUND) {
            return "Deze pagina bestaat niet. Misschien is het adres niet helemaal overgenomen.";
        }
        return status >= SERVER_ERROR
                ? "Er ging iets mis bij ons. Probeer het over een paar minuten opnieuw."
                : "Dit verzoek konden we niet verwerken. Ga terug en probeer het opnieuw.";
    }
}
