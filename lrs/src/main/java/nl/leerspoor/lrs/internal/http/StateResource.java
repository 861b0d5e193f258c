package nl.leerspoor.lrs.internal.http;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import nl.leerspoor.lrs.DocumentKey;
import nl.leerspoor.lrs.DocumentStore;
import nl.leerspoor.lrs.Permissions;

/** State documents of an activity and an agent (Communication 2.3). */
@Path("activities/state")
public final class StateResource {
    private final DocumentStore documents;
    private final DocumentExchange exchange;

    StateResource(DocumentStore documents, DocumentExchange exchange) {
        this.documents = documents;
        this.exchange = exchange;
    }

    /** One document with stateId, else the ids. */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params = params(request, "stateId", "since");
        Instant since = params.timestamp("since");
        if (params.has("stateId") && params.has("since")) {
            params.refuse("since", "Communication 2.3", "cannot go with stateId");
        }
        DocumentKey.State key = key(params, params.has("stateId"));
        params.done();
        Permissions.requireState(caller.authority(), key, true);
        if (params.has("stateId")) {
            return exchange.get(request, key);
        }
        return exchange.ids(
                documents.stateIds(
                        caller.tenant(), key.activity(), key.agent(), key.registration(), since));
    }

    /** Stores a document. */
    @PUT
    public Response put(@Context ContainerRequestContext request, InputStream body) {
        return exchange.put(request, writable(request), body);
    }

    /** Stores a document, or merges it into one that is there. */
    @POST
    public Response post(@Context ContainerRequestContext request, InputStream body) {
        return exchange.post(request, writable(request), body);
    }

    /** Removes one document with stateId, else all of this activity and agent. */
    @DELETE
    public Response delete(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params = params(request, "stateId");
        DocumentKey.State key = key(params, params.has("stateId"));
        params.done();
        Permissions.requireState(caller.authority(), key, false);
        if (params.has("stateId")) {
            return exchange.delete(request, key);
        }
        documents.deleteStates(caller.tenant(), key.activity(), key.agent(), key.registration());
        return Response.noContent().build();
    }

    private static DocumentKey.State writable(ContainerRequestContext request) {
        Params params = params(request, "stateId");
        DocumentKey.State key = key(params, true);
        params.done();
        Permissions.requireState(Caller.of(request).authority(), key, false);
        return key;
    }

    private static Params params(ContainerRequestContext request, String... more) {
        String[] known = new String[3 + more.length];
        known[0] = "activityId";
        known[1] = "agent";
        known[2] = "registration";
        System.arraycopy(more, 0, known, 3, more.length);
        return new Params(request.getUriInfo(), Caller.of(request).version(), known);
    }

    private static DocumentKey.State key(Params params, boolean single) {
        return new DocumentKey.State(
                params.requiredIri("activityId"),
                params.requiredAgent("agent").ifi(),
                params.uuid("registration"),
                single ? params.requiredText("stateId") : "");
    }
}
