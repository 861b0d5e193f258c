package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementParser;

/** Statements in and out (Communication 2.1). */
@Path("statements")
public final class StatementsResource {
    private final StatementStore store;
    private final StatementParser parser;
    private final Bodies bodies;
    private final StatementAnswers answers;

    StatementsResource(
            StatementStore store, StatementParser parser, Bodies bodies, StatementAnswers answers) {
        this.store = store;
        this.parser = parser;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** One statement by id, or a page of those that match. */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        return answers.get(request);
    }

    /** Stores one statement or a batch, all or none; answers the ids. */
    @POST
    public Response post(@Context ContainerRequestContext request, InputStream body) {
        Caller caller = Caller.of(request);
        new Params(request.getUriInfo(), caller.version()).done();
        Incoming incoming = read(request, body);
        List<UUID> ids =
                store.append(incoming.statements(), incoming.attachments(), caller.authority());
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> array.add(id.toString()));
        return Response.ok(Json.write(array), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Stores one statement with the id in the parameter. */
    @PUT
    public Response put(@Context ContainerRequestContext request, InputStream body) {
        Caller caller = Caller.of(request);
        Params params = new Params(request.getUriInfo(), caller.version(), "statementId");
        params.requiredText("statementId");
        UUID id = params.uuid("statementId");
        params.done();
        Incoming incoming = read(request, body);
        if (incoming.statements().size() != 1 || incoming.array()) {
            throw ProblemException.invalid(
                    "", "Communication 2.1.1", "PUT takes a single statement, not an array");
        }
        Statement statement = incoming.statements().get(0);
        store.append(
                List.of(id == null ? statement : statement.withId(id)),
                incoming.attachments(),
                caller.authority());
        return Response.noContent().build();
    }

    private record Incoming(
            List<Statement> statements, boolean array, Map<String, byte[]> attachments) {}

    private Incoming read(ContainerRequestContext request, InputStream body) {
        Caller caller = Caller.of(request);
        // Before the body is read: who may not write gets no work done.
        Permissions.requireWrite(caller.authority(), List.of());
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        byte[] bytes = bodies.read(body);
        List<Multipart.Part> parts = List.of();
        byte[] json = bytes;
        if (bare.equals("multipart/mixed")) {
            parts = Multipart.parse(bytes, type);
            Multipart.Part first = parts.get(0);
            if (!first.header("Content-Type")
                    .toLowerCase(Locale.ROOT)
                    .startsWith("application/json")) {
                throw ProblemException.invalid(
                        "", "Communication 1.5.2", "the first part must be application/json");
            }
            json = first.content();
            parts = parts.subList(1, parts.size());
        } else if (!bare.equals("application/json")) {
            // XAPI-00126: 400, where HTTP alone would say 415.
            throw ProblemException.invalid(
                    "Content-Type:",
                    "Communication 1.5",
                    "must be application/json or multipart/mixed");
        }
        List<Statement> statements = parser.read(json, caller.version());
        Map<String, byte[]> attachments = Attachments.match(statements, parts);
        Signatures.check(statements, attachments);
        return new Incoming(statements, isArray(json), attachments);
    }

    private static boolean isArray(byte[] json) {
        for (byte b : json) {
            if (b == '[' || b == '{') {
                return b == '[';
            }
        }
        return false;
    }
}
