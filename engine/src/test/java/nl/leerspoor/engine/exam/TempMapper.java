package nl.leerspoor.engine.exam;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import nl.leerspoor.engine.console.Refusal;

final class TempMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof Refusal r) {
            int s =
                    switch (r.kind()) {
                        case INVALID -> 400;
                        case NOT_SIGNED_IN -> 303;
                        case FORBIDDEN -> 403;
                        case NOT_FOUND -> 404;
                        case CONFLICT -> 409;
                        case GONE -> 410;
                        case TOO_MANY -> 429;
                    };
            return Response.status(s).entity(r.sentence()).type("text/html").build();
        }
        if (thrown instanceof WebApplicationException w) {
            return w.getResponse();
        }
        thrown.printStackTrace();
        return Response.status(500).entity(String.valueOf(thrown)).type("text/html").build();
    }
}
