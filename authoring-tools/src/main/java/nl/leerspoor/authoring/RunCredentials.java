package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.StartFailure;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.jspecify.annotations.Nullable;

/** Works on the credentials in a database; the class of the command that knows the LRS. */
final class RunCredentials implements AutoCloseable {
    private static final int H2_DATABASE_IN_USE = 90020;

    private final Lrs lrs;
    private final String tenant;
    private final PrintWriter out;

    /** What a new credential is narrowed to, as typed. */
    record Narrowing(
            List<String> activities,
            List<String> actors,
            @Nullable String registration,
            boolean ownOnly,
            boolean mayVoid,
            int perMinute,
            @Nullable String expires) {}

    /** What a new credential is to be. */
    record Wanted(String name, Set<Scope> scopes, Restrictions restrictions) {}

    private RunCredentials(Lrs lrs, String tenant, PrintWriter out) {
        this.lrs = lrs;
        this.tenant = tenant;
        this.out = out;
    }

    /**
     * Opens the database of an engine.
     *
     * @param tenant null for that of the settings
     * @param mayBeNew false: a data folder without a database is a mistake
     * @throws UserError when it is in use or out of reach
     */
    static RunCredentials open(
            Path file,
            Map<String, String> flags,
            @Nullable String tenant,
            boolean mayBeNew,
            PrintWriter out) {
        Opened opened =
                openLrs(
                        file,
                        flags,
                        tenant,
                        mayBeNew,
                        address ->
                                "Ask that one, with a credential that has the scope admin, at "
                                        + address
                                        + "/admin/lrs/credentials (see docs/access.md), or stop it"
                                        + " first.");
        return new RunCredentials(opened.lrs, opened.tenant, out);
    }

    /** An open LRS, and whose data is meant. */
    record Opened(Lrs lrs, String tenant) {}

    /**
     * Opens the database of an engine; the caller closes it.
     *
     * @param inUse says what to do while the engine at this address has it
     * @throws UserError when it is in use or out of reach
     */
    static Opened openLrs(
            Path file,
            Map<String, String> flags,
            @Nullable String tenant,
            boolean mayBeNew,
            UnaryOperator<String> inUse) {
        EngineConfig config;
        try {
            config = EngineConfig.read(file, System.getenv(), flags);
        } catch (StartFailure e) {
            throw new UserError(e.sentence());
        }
        Path h2 = config.dataDir().resolve("leerspoor.mv.db");
        if (!mayBeNew && config.database().url() == null && !Files.exists(h2)) {
            throw new UserError("there is no database in " + config.dataDir());
        }
        try {
            Lrs lrs = Lrs.open(config.lrsConfig(), Clock.systemUTC());
            return new Opened(lrs, tenant == null ? config.tenant() : tenant);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_IN_USE) {
                    throw new UserError(
                            "the database in "
                                    + config.dataDir()
                                    + " is in use, probably by a running engine. "
                                    + inUse.apply(address(config)));
                }
                if (cause instanceof java.net.ConnectException) {
                    throw new UserError(
                            "the database at " + config.jdbcUrl() + " does not answer.");
                }
            }
            throw e;
        }
    }

    private static String address(EngineConfig config) {
        String base = config.http().baseUrl();
        return base == null ? "http://localhost:" + config.http().port() : base;
    }

    int list(boolean all) {
        List<Credential> found =
                lrs.credentials().list(tenant).stream().filter(c -> all || !c.revoked()).toList();
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
                found.size(), found.size() == 1 ? "" : "s", tenant);
        return 0;
    }

    /**
     * Reads what was typed, before any database is opened.
     *
     * @throws UserError when it cannot be understood
     */
    static Wanted wanted(String name, List<String> scopes, Narrowing narrowing) {
        if (!Trust.mayBeGiven(name)) {
            throw new UserError("the name \"" + name + "\" is kept for the engine itself");
        }
        Set<Scope> wanted = EnumSet.noneOf(Scope.class);
        for (String scope : scopes) {
            wanted.add(
                    Scope.find(scope)
                            .orElseThrow(() -> new UserError("no scope is called " + scope)));
        }
        return new Wanted(name, wanted, restrictions(narrowing));
    }

    int create(Wanted wanted) {
        try {
            shown(
                    lrs.credentials()
                            .create(tenant, wanted.name, wanted.scopes, wanted.restrictions, by()));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    int rotate(String id, int graceHours) {
        if (graceHours < 0 || graceHours > 720) {
            throw new UserError("--grace-hours is from 0 to 720");
        }
        shown(
                lrs.credentials()
                        .rotate(tenant, find(id).id(), Duration.ofHours(graceHours), by())
                        .orElseThrow(() -> new UserError("it is revoked, and stays so: " + id)));
        return 0;
    }

    int revoke(String id) {
        Credential revoked =
                lrs.credentials()
                        .revoke(tenant, find(id).id(), by())
                        .orElseThrow(() -> new UserError("it was revoked before: " + id));
        out.printf("revoked  %s (%s)%n", revoked.id(), revoked.name());
        return 0;
    }

    @Override
    public void close() {
        lrs.close();
    }

    private Credential find(String idOrKey) {
        return lrs.credentials().list(tenant).stream()
                .filter(c -> c.id().toString().equals(idOrKey) || c.key().equals(idOrKey))
                .findFirst()
                .orElseThrow(
                        () -> new UserError("tenant " + tenant + " has no credential " + idOrKey));
    }

    private void shown(Credential credential) {
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

    private static Restrictions restrictions(Narrowing narrowing) {
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
