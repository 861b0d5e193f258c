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

/** Documents about an agent (Communication 2.6). */
@Path("agents/profile")
public final class AgentProfileResource {
    private final DocumentStore documents;
    private final DocumentExchange exchange;

    AgentProfileResource(DocumentStore documents, DocumentExchange exchange) {
        this.documents = documents;
        this.exchange = exchange;
    }

    /** One document with profileId, else the ids. */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params =
                new Params(request.getUriInfo(), caller.version(), "agent", "profileId", "since");
        Instant since = params.timestamp("since");
        if (params.has("profileId") && params.has("since")) {
            params.refuse("since", "Communication 2.6", "cannot go with profileId");
        }
        DocumentKey.AgentProfile key = key(params, params.has("profileId"));
        params.done();
        Permissions.requireProfile(caller.authority(), key, true);
        if (params.has("profileId")) {
            return exchange.get(request, key);
        }
        return exchange.ids(documents.agentProfileIds(caller.tenant(), key.agent(), since));
    }

    /** Stores a document; to replace one, the request says which version it saw. */
    @PUT
    public Response put(@Context ContainerRequestContext request, InputStream body) {
        return exchange.put(request, writable(request), body);
    }

    /** Stores a document, or merges it into one that is there. */
    @POST
    public Response post(@Context ContainerRequestContext request, InputStream body) {
        return exchange.post(request, writable(request), body);
    }

    /** Removes a document. */
    @DELETE
    public Response delete(@Context ContainerRequestContext request) {
        return exchange.delete(request, writable(request));
    }

    private static DocumentKey.AgentProfile writable(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params = new Params(request.getUriInfo(), caller.version(), "agent", "profileId");
        DocumentKey.AgentProfile key = key(params, true);
        params.done();
        Permissions.requireProfile(caller.authority(), key, false);
        return key;
    }

    private static DocumentKey.AgentProfile key(Params params, boolean single) {
        return new DocumentKey.AgentProfile(
                params.requiredAgent("agent").ifi(),
                single ? params.requiredText("profileId") : "");
    }
}
