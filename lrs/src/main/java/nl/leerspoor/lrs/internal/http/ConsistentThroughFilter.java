package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.xapi.ProblemException;

/**
 * Communication 2.1.3: Consistent-Through on every answer of the statement resource, refusals too.
 * A query has set its own, from before it read; other answers tell what is known without asking.
 */
final class ConsistentThroughFilter implements ContainerResponseFilter {
    private final StatementStore statements;
    private final Clock clock;

    ConsistentThroughFilter(StatementStore statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().equals("statements")
                || response.getHeaders().containsKey(Headers.CONSISTENT_THROUGH)) {
            return;
        }
        Authority authority = Caller.authority(request);
        String tenant = authority == null ? "" : authority.tenant();
        try {
            response.getHeaders()
                    .putSingle(
                            Headers.CONSISTENT_THROUGH,
                            statements.lastCommitted(tenant).toString());
        } catch (ProblemException e) {
            // The database is away: nothing newer can be stored before it is back.
            response.getHeaders().putSingle(Headers.CONSISTENT_THROUGH, clock.instant().toString());
        }
    }
}
