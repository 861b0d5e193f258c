package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.internal.store.Backups;
import nl.leerspoor.lrs.xapi.Json;

/**
 * Backs up a running H2 database into a folder of the server, for callers with the scope {@code
 * admin}. The copy itself is given to nobody over HTTP: it holds every tenant.
 */
@Path("backup")
public final class BackupResource {
    private final Backups backups;

    BackupResource(Backups backups) {
        this.backups = backups;
    }

    /** Makes one, and answers when it is complete: {@code {"name", "bytes", "sha256"}}. */
    @POST
    public Response make(@Context ContainerRequestContext request) {
        Permissions.require(
                Objects.requireNonNull(Caller.authority(request)),
                "backing up the database",
                Scope.ADMIN);
        Backups.Backup made = backups.make();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", made.name());
        node.put("bytes", made.bytes());
        node.put("sha256", made.sha256());
        return Response.status(201)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.write(node))
                .build();
    }
}
