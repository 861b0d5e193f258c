package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Ifi;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The fetch URL of a launch (cmi5 8.2): gives the session's token to the first who asks, always
 * with status 200. The credential is made now, so its secret is stored nowhere.
 */
@Path("/api/cmi5/fetch")
public final class Cmi5FetchResource {
    private static final String USED = "1";
    private static final String NO_SUCH_SESSION = "2";

    // D-9: own state and profile (cmi5 11), writing statements; no reading of any, no definitions.
    private static final Set<Scope> SCOPES =
            Set.of(Scope.STATEMENTS_WRITE, Scope.STATE, Scope.PROFILE);

    private final SessionFactory sessions;
    private final CredentialStore credentials;
    private final Registrations registrations;
    private final CourseShelf shelf;
    private final String tenant;
    private final Duration tokenLife;
    private final Clock clock;

    Cmi5FetchResource(
            SessionFactory sessions,
            CredentialStore credentials,
            Registrations registrations,
            CourseShelf shelf,
            String tenant,
            Duration tokenLife,
            Clock clock) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.registrations = registrations;
        this.shelf = shelf;
        this.tenant = tenant;
        this.tokenLife = tokenLife;
        this.clock = clock;
    }

    /**
     * The token, once.
     *
     * @param token from the fetch URL
     * @return {@code auth-token}, or {@code error-code} and {@code error-text} (8.2.3)
     */
    @POST
    @Path("{token}")
    public Response fetch(@PathParam("token") String token) {
        Optional<Cmi5SessionRow> found = sessions.fromTransaction(open -> find(open, token));
        if (found.isEmpty()) {
            return error(NO_SUCH_SESSION, "There is no such session.");
        }
        Cmi5SessionRow row = found.get();
        if (row.ended != null || row.credentialKey != null) {
            return error(USED, "The authorization token has already been returned.");
        }
        Credential credential = credential(row);
        if (!claim(row.key, credential.key())) {
            credentials.revoke(credential.key());
            return error(USED, "The authorization token has already been returned.");
        }
        String pair = credential.key() + ":" + Objects.requireNonNull(credential.secret());
        return answer(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("auth-token", Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                        .toString());
    }

    // Of two requests at once only one gets the session.
    private boolean claim(TenantId session, String key) {
        return sessions.fromTransaction(
                open -> {
                    @Nullable Cmi5SessionRow row =
                            open.find(Cmi5SessionRow.class, session, LockMode.PESSIMISTIC_WRITE);
                    if (row == null || row.credentialKey != null || row.ended != null) {
                        return false;
                    }
                    row.credentialKey = key;
                    return true;
                });
    }

    private Credential credential(Cmi5SessionRow row) {
        UUID registrationId = row.registration;
        Registration registration = registrations.find(registrationId).orElseThrow();
        Course course = shelf.course(registration.courseId());
        Subject subject = registrations.subject(registration, Identity.PLATFORM_SIGNED);
        return credentials.create(
                tenant,
                Trust.LAUNCH_PREFIX + row.key.id(),
                SCOPES,
                Restrictions.NO_VOIDING
                        // D-3: the object of cmi5-defined statements is our activity as an LMS.
                        .withActivities(List.of(course.iri(), course.iri() + "/*", row.activity))
                        .withActor(Ifi.account(subject.actorHomePage(), subject.actorName()))
                        .withRegistration(registrationId)
                        .withExpires(clock.instant().plus(tokenLife)));
    }

    private Optional<Cmi5SessionRow> find(Session open, String token) {
        return open.createQuery(
                        "from Cmi5SessionRow where key.tenant = :tenant and fetchHash = :hash",
                        Cmi5SessionRow.class)
                .setParameter("tenant", tenant)
                .setParameter("hash", Tokens.hash(token))
                .uniqueResultOptional();
    }

    private static Response error(String code, String text) {
        return answer(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("error-code", code)
                        .put("error-text", text)
                        .toString());
    }

    private static Response answer(String json) {
        return Response.ok(json, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
