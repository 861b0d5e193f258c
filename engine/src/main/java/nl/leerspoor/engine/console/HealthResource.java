package nl.leerspoor.engine.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import nl.leerspoor.lrs.Durability;

/** Whether the engine can work, for load balancers and for {@code leerspoor up}. */
@Path("/health")
public final class HealthResource {
    private final BooleanSupplier ready;
    private final String version;
    private final Durability durability;

    /**
     * A resource that asks.
     *
     * @param ready whether the databases answer
     * @param version of the engine
     * @param durability what the LRS promises (D-17)
     */
    public HealthResource(BooleanSupplier ready, String version, Durability durability) {
        this.ready = ready;
        this.version = version;
        this.durability = durability;
    }

    /**
     * The state of affairs.
     *
     * @return 200 when ready, else 503
     */
    @GET
    public Response health() {
        boolean up = ready.getAsBoolean();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", up ? "ready" : "unavailable");
        body.put("version", version);
        body.put("durability", durability.name().toLowerCase(Locale.ROOT));
        return Response.status(up ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body.toString())
                .build();
    }
}
