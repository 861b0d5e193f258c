package nl.leerspoor.lrs.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.CredentialChange;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Formats;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Lists, makes, rotates and revokes the credentials of the caller's own tenant; for callers with
 * the scope {@code admin}. A secret is in the answer that made it and nowhere else.
 */
@Path("/")
public final class CredentialsResource {
    private static final String RULE = "docs/access.md";
    private static final Set<String> MEMBERS = Set.of("name", "scopes", "restrictions");
    private static final int LONGEST_NAME = 200;
    private static final int CHANGES = 1000;

    private final CredentialStore credentials;
    private final Bodies bodies;
    private final Predicate<String> mayName;

    CredentialsResource(CredentialStore credentials, Bodies bodies, Predicate<String> mayName) {
        this.credentials = credentials;
        this.bodies = bodies;
        this.mayName = mayName;
    }

    /** All credentials, revoked ones included, oldest first. */
    @GET
    @Path("credentials")
    public Response list(@Context ContainerRequestContext request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        credentials.list(caller(request).tenant()).forEach(found -> array.add(json(found)));
        return answer(200, array);
    }

    /** One credential. */
    @GET
    @Path("credentials/{id}")
    public Response get(@Context ContainerRequestContext request, @PathParam("id") String id) {
        String tenant = caller(request).tenant();
        return answer(
                200,
                json(credentials.find(tenant, id(id)).orElseThrow(CredentialsResource::notFound)));
    }

    /** Makes one: {@code {"name", "scopes": [...], "restrictions": {...}}}. */
    @POST
    @Path("credentials")
    public Response create(@Context ContainerRequestContext request, InputStream body) {
        Authority caller = caller(request);
        JsonNode wanted = Json.parse(bodies.read(body), "");
        List<Violation> violations = new ArrayList<>();
        wanted.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!MEMBERS.contains(name)) {
                                violations.add(new Violation("/" + name, RULE, "is not known"));
                            }
                        });
        String name = wanted.path("name").asText();
        if (name.isBlank() || name.length() > LONGEST_NAME || !mayName.test(name)) {
            violations.add(
                    new Violation(
                            "/name",
                            RULE,
                            "must be a name that is not kept for the engine itself"));
        }
        Set<Scope> scopes = scopes(wanted.path("scopes"), violations);
        Restrictions restrictions = Restrictions.NO_VOIDING;
        if (wanted.has("restrictions")) {
            try {
                restrictions = Restrictions.parse(wanted.get("restrictions"), "/restrictions");
            } catch (ProblemException e) {
                violations.addAll(e.violations());
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_INPUT, "not a credential", violations);
        }
        return answer(
                201,
                json(credentials.create(caller.tenant(), name, scopes, restrictions, by(caller))));
    }

    /** Another secret: {@code {"graceSeconds": 0}}, or no body at all. */
    @POST
    @Path("credentials/{id}/rotate")
    public Response rotate(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            InputStream body) {
        Authority caller = caller(request);
        byte[] bytes = bodies.read(body);
        JsonNode grace =
                (bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.parse(bytes, ""))
                        .path("graceSeconds");
        long most = CredentialStore.LONGEST_GRACE.toSeconds();
        if (!grace.isMissingNode()
                && (!grace.isIntegralNumber() || grace.asLong() < 0 || grace.asLong() > most)) {
            throw ProblemException.invalid(
                    "/graceSeconds", RULE, "must be a whole number from 0 to " + most);
        }
        return answer(
                200,
                json(
                        credentials
                                .rotate(
                                        caller.tenant(),
                                        id(id),
                                        Duration.ofSeconds(grace.asLong(0)),
                                        by(caller))
                                .orElseThrow(CredentialsResource::notFound)));
    }

    /** Refuses it from now on. */
    @POST
    @Path("credentials/{id}/revoke")
    public Response revoke(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Authority caller = caller(request);
        return answer(
                200,
                json(
                        credentials
                                .revoke(caller.tenant(), id(id), by(caller))
                                .orElseThrow(CredentialsResource::notFound)));
    }

    /** Who changed what, newest first. */
    @GET
    @Path("changes")
    public Response changes(@Context ContainerRequestContext request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (CredentialChange change : credentials.changes(caller(request).tenant(), CHANGES)) {
            ObjectNode node = array.addObject();
            node.put("changed", change.changed().toString());
            node.put("credential", change.credential().toString());
            node.put("kind", change.kind().name());
            node.put("by", change.by());
            node.set("detail", Json.parse(change.detail().getBytes(UTF_8), ""));
        }
        return answer(200, array);
    }

    private static Authority caller(ContainerRequestContext request) {
        Authority caller = Objects.requireNonNull(Caller.authority(request));
        Permissions.require(caller, "administering credentials", Scope.ADMIN);
        return caller;
    }

    private static String by(Authority caller) {
        return "credential:" + caller.credential() + " (" + caller.name() + ")";
    }

    private static UUID id(String text) {
        return Formats.uuid(text).orElseThrow(CredentialsResource::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(
                ProblemType.NOT_FOUND, "there is no such credential, or it was revoked before");
    }

    private static Set<Scope> scopes(JsonNode wanted, List<Violation> violations) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (JsonNode each : wanted) {
            Scope.find(each.asText())
                    .ifPresentOrElse(
                            scopes::add,
                            () ->
                                    violations.add(
                                            new Violation(
                                                    "/scopes",
                                                    RULE,
                                                    "no scope is called " + each.asText())));
        }
        if (!wanted.isArray() || wanted.isEmpty()) {
            violations.add(new Violation("/scopes", RULE, "must be a list of names of scopes"));
        }
        return scopes;
    }

    private static ObjectNode json(Credential credential) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", credential.id().toString());
        node.put("name", credential.name());
        node.put("key", credential.key());
        @Nullable String secret = credential.secret();
        if (secret != null) {
            node.put("secret", secret);
        }
        ArrayNode scopes = node.putArray("scopes");
        credential.scopes().stream().map(Scope::xapiName).sorted().forEach(scopes::add);
        node.set("restrictions", credential.restrictions().toJson());
        node.put("created", credential.created().toString());
        node.put("revoked", credential.revoked());
        return node;
    }

    private static Response answer(int status, JsonNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.write(body))
                .build();
    }
}
