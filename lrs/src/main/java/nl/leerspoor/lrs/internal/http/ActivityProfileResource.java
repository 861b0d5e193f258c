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

/** Documents about an activity (Communication 2.7). */
@Path("activities/profile")
public final class ActivityProfileResource {
    private final DocumentStore documents;
    private final DocumentExchange exchange;

    ActivityProfileResource(DocumentStore documents, DocumentExchange exchange) {
        this.documents = documents;
        this.exchange = exchange;
    }

    /** One document with profileId, else the ids. */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params =
                new Params(
                        request.getUriInfo(), caller.version(), "activityId", "profileId", "since");
        Instant since = params.timestamp("since");
        if (params.has("profileId") && params.has("since")) {
            params.refuse("since", "Communication 2.7", "cannot go with profileId");
        }
        DocumentKey.ActivityProfile key = key(params, params.has("profileId"));
        params.done();
        Permissions.requireProfile(caller.authority(), key, true);
        if (params.has("profileId")) {
            return exchange.get(request, key);
        }
        return exchange.ids(documents.activityProfileIds(caller.tenant(), key.activity(), since));
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

    private static DocumentKey.ActivityProfile writable(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params =
                new Params(request.getUriInfo(), caller.version(), "activityId", "profileId");
        DocumentKey.ActivityProfile key = key(params, true);
        params.done();
        Permissions.requireProfile(caller.authority(), key, false);
        return key;
    }

    private static DocumentKey.ActivityProfile key(Params params, boolean single) {
        return new DocumentKey.ActivityProfile(
                params.requiredIri("activityId"), single ? params.requiredText("profileId") : "");
    }
}
