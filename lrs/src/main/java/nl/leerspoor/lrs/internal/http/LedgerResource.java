package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.ledger.Evidence;
import nl.leerspoor.lrs.ledger.Ledger;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/**
 * Checkpoints and proofs for auditors (decisions D-11), beside the resources of xAPI and by the
 * same rules: HTTP Basic, a version header. Needs the scope {@code all/read}.
 */
@Path("ledger")
public final class LedgerResource {
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Ledger ledger;

    LedgerResource(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The newest checkpoint, a signed note. */
    @GET
    @Path("checkpoint")
    public Response checkpoint(@Context UriInfo uri, @Context ContainerRequestContext request) {
        Caller caller = auditor(request);
        new Params(uri, caller.version()).done();
        return Response.ok(ledger.checkpoint(caller.tenant()).note(), TEXT).build();
    }

    /** The key that verifies checkpoints. */
    @GET
    @Path("key")
    public Response key(@Context UriInfo uri, @Context ContainerRequestContext request) {
        Caller caller = auditor(request);
        new Params(uri, caller.version()).done();
        return Response.ok(ledger.verifierKey(caller.tenant()) + "\n", TEXT).build();
    }

    /** The evidence of one statement: a bundle that is verified without this store. */
    @GET
    @Path("proof")
    public Response proof(@Context UriInfo uri, @Context ContainerRequestContext request) {
        Caller caller = auditor(request);
        Params params = new Params(uri, caller.version(), "statementId");
        params.requiredText("statementId");
        UUID id = params.uuid("statementId");
        params.done();
        Evidence evidence = id == null ? null : ledger.evidence(caller.tenant(), id).orElse(null);
        if (evidence == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "there is no such statement");
        }
        return Response.ok(evidence.toJson(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Shows that the newest checkpoint continues an earlier one (RFC 6962, 2.1.2). */
    @GET
    @Path("consistency")
    public Response consistency(@Context UriInfo uri, @Context ContainerRequestContext request) {
        Caller caller = auditor(request);
        Params params = new Params(uri, caller.version(), "from");
        params.requiredText("from");
        long from = params.number("from", 0);
        params.done();
        return Response.ok(
                        ledger.consistency(caller.tenant(), from).toJson(),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Caller auditor(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        if (Permissions.requireRead(caller.authority())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "the credential does not allow: reading the ledger of the whole tenant");
        }
        Permissions.require(caller.authority(), "reading the ledger", Scope.ALL_READ);
        return caller;
    }
}
