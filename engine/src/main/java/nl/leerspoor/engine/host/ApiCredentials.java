package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.CredentialStore;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the package API: the credentials of the LRS, a package key or the token of a launch,
 * each for its own course and learner only (D-9).
 */
final class ApiCredentials {
    private static final String BASIC = "basic ";

    private final CredentialStore credentials;
    private final String tenant;

    ApiCredentials(CredentialStore credentials, String tenant) {
        this.credentials = credentials;
        this.tenant = tenant;
    }

    /**
     * Whether the caller is our own launch; refuses everyone who is neither that nor a package of
     * this course.
     */
    boolean launch(ContainerRequestContext request, Course course, UUID registration) {
        Authority authority =
                authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .filter(found -> found.tenant().equals(tenant))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_SIGNED_IN,
                                                "Sleutel of geheim klopt niet, of de sessie is"
                                                        + " voorbij."));
        boolean launch = authority.name().startsWith(Trust.LAUNCH_PREFIX);
        boolean known = launch || authority.name().startsWith(Trust.PACKAGE_PREFIX);
        UUID only = authority.restrictions().registration();
        if (!known
                || !authority.restrictions().allowsActivity(course.iri())
                || (only != null && !only.equals(registration))
                || (launch && only == null)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "Deze sleutel hoort niet bij deze cursus of deze deelnemer.");
        }
        return launch;
    }

    private Optional<Authority> authenticate(@Nullable String header) {
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(
                            Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
                            UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : credentials.authenticate(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
