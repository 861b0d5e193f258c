package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.xapi.Json;

/** What is known of an activity (Communication 2.5). */
@Path("activities")
public final class ActivitiesResource {
    private final StatementStore statements;

    ActivitiesResource(StatementStore statements) {
        this.statements = statements;
    }

    /** The activity with its canonical definition, if there is one. */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params = new Params(request.getUriInfo(), caller.version(), "activityId");
        String id = params.requiredIri("activityId");
        params.done();
        Permissions.requireActivity(caller.authority(), id);
        ObjectNode activity = JsonNodeFactory.instance.objectNode();
        activity.put("objectType", "Activity").put("id", id);
        statements
                .definition(caller.tenant(), id)
                .ifPresent(definition -> activity.set("definition", definition));
        return Response.ok(Json.write(activity), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
