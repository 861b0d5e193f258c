package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;

/** The work of {@code leerspoor credentials}. */
final class RunCredentials {
    private static final String ADMIN =
            "/admin/lrs/credentials, with a credential that has the scope admin (docs/access.md)";

    private RunCredentials() {}

    static int list(StoreOptions options, boolean all, PrintWriter out) {
        try (OpenStore store = OpenStore.existing(options, ADMIN)) {
            List<Credential> found =
                    store.lrs().credentials().list(store.tenant()).stream()
                            .filter(c -> all || !c.revoked())
                            .toList();
            for (Credential credential : found) {
                out.printf(
                        "%s  %s%n  key %s, made %s%s%n  %s  %s%n",
                        credential.id(),
                        credential.name(),
                        credential.key(),
                        credential.created(),
                        credential.revoked() ? ", revoked" : "",
                        scopes(credential),
                        credential.restrictions().toJson());
            }
            out.printf(
                    "%d credential%s of tenant %s%n",
                    found.size(), found.size() == 1 ? "" : "s", store.tenant());
            return 0;
        }
    }

    static int create(
            StoreOptions options,
            String name,
            List<String> scopes,
            Credentials.Narrowing narrowing,
            PrintWriter out) {
        // What was typed is read before any database is opened.
        if (!Trust.mayBeGiven(name)) {
            throw new UserError("the name \"" + name + "\" is kept for the engine itself");
        }
        Set<Scope> wanted = EnumSet.noneOf(Scope.class);
        for (String scope : scopes) {
            wanted.add(
                    Scope.find(scope)
                            .orElseThrow(() -> new UserError("no scope is called " + scope)));
        }
        Restrictions restrictions = restrictions(narrowing);
        try (OpenStore store = OpenStore.orNew(options, ADMIN)) {
            print(
                    store.lrs()
                            .credentials()
                            .create(store.tenant(), name, wanted, restrictions, by()),
                    out);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    static int rotate(StoreOptions options, String id, int graceHours, PrintWriter out) {
        if (graceHours < 0 || graceHours > 720) {
            throw new UserError("--grace-hours is from 0 to 720");
        }
        try (OpenStore store = OpenStore.existing(options, ADMIN)) {
            print(
                    store.lrs()
                            .credentials()
                            .rotate(
                                    store.tenant(),
                                    find(store, id).id(),
                                    Duration.ofHours(graceHours),
                                    by())
                            .orElseThrow(() -> new UserError("it is revoked, and stays so: " + id)),
                    out);
            return 0;
        }
    }

    static int revoke(StoreOptions options, String id, PrintWriter out) {
        try (OpenStore store = OpenStore.existing(options, ADMIN)) {
            Credential revoked =
                    store.lrs()
                            .credentials()
                            .revoke(store.tenant(), find(store, id).id(), by())
                            .orElseThrow(() -> new UserError("it was revoked before: " + id));
            out.printf("revoked  %s (%s)%n", revoked.id(), revoked.name());
            return 0;
        }
    }

    private static Credential find(OpenStore store, String idOrKey) {
        return store.lrs().credentials().list(store.tenant()).stream()
                .filter(c -> c.id().toString().equals(idOrKey) || c.key().equals(idOrKey))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UserError(
                                        "tenant "
                                                + store.tenant()
                                                + " has no credential "
                                                + idOrKey));
    }

    private static void print(Credential credential, PrintWriter out) {
        out.printf("id      %s%n", credential.id());
        out.printf("name    %s%n", credential.name());
        out.printf("key     %s%n", credential.key());
        out.printf("secret  %s%n", credential.secret());
        out.printf("scopes  %s%n", scopes(credential));
        out.printf("limits  %s%n", credential.restrictions().toJson());
        out.println("The secret is kept nowhere: this is the only time it is shown.");
    }

    private static String scopes(Credential credential) {
        return credential.scopes().stream()
                .map(Scope::xapiName)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String by() {
        return "cli:" + System.getProperty("user.name", "unknown");
    }

    private static Restrictions restrictions(Credentials.Narrowing narrowing) {
        List<Ifi> actors = new ArrayList<>();
        for (String actor : narrowing.actors) {
            int bar = actor.lastIndexOf('|');
            if (bar > 0) {
                actors.add(Ifi.account(actor.substring(0, bar), actor.substring(bar + 1)));
            } else if (actor.startsWith("mailto:")) {
                actors.add(Ifi.mbox(actor));
            } else {
                throw new UserError("not a mailto address or home page|name: " + actor);
            }
        }
        String registration = narrowing.registration;
        String expires = narrowing.expires;
        try {
            Restrictions base =
                    new Restrictions(
                            narrowing.activities,
                            actors,
                            registration == null ? null : UUID.fromString(registration),
                            narrowing.ownOnly,
                            narrowing.mayVoid,
                            narrowing.perMinute,
                            expires == null ? null : Instant.parse(expires));
            return Restrictions.parse(base.toJson(), "");
        } catch (IllegalArgumentException | DateTimeException | ProblemException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
