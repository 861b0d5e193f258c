package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Credentials in the database. Safe for use by several threads. */
public final class CredentialTable {
    private final Database database;

    /** Credentials in this database. */
    public CredentialTable(Database database) {
        this.database = database;
    }

    /** A credential and the hash of its secret. */
    public record Hashed(Credential credential, String secretHash) {}

    /** Stores it, or gives an existing key this name, secret, scopes and restrictions. */
    public Credential save(Credential credential, String secretHash) {
        return database.write(
                session -> {
                    CredentialRow known = row(session, credential.key()).orElse(null);
                    CredentialRow row = known == null ? new CredentialRow() : known;
                    if (known == null) {
                        row.tenant = credential.tenant();
                        row.id = credential.id();
                        row.loginKey = credential.key();
                        row.created = credential.created().truncatedTo(ChronoUnit.MICROS);
                    } else if (!known.tenant.equals(credential.tenant())) {
                        throw new IllegalArgumentException("the key belongs to another tenant");
                    }
                    row.name = credential.name();
                    row.secretHash = secretHash;
                    row.revoked = false;
                    row.scopes =
                            credential.scopes().stream()
                                    .map(Scope::xapiName)
                                    .sorted()
                                    .collect(Collectors.joining(" "));
                    row.restrictions = write(credential.restrictions());
                    if (known == null) {
                        session.insert(row);
                    } else {
                        session.update(row);
                    }
                    return read(row, credential.secret());
                });
    }

    /** The credential with this key, revoked or not. */
    public Optional<Hashed> find(String key) {
        return database.inTransaction(session -> row(session, key))
                .map(row -> new Hashed(read(row, null), row.secretHash));
    }

    /** Marks it revoked. */
    public void revoke(String key) {
        database.write(
                session ->
                        session.createMutationQuery(
                                        "update CredentialRow set revoked = true where loginKey ="
                                                + " :key")
                                .setParameter("key", key)
                                .executeUpdate());
    }

    /** The credentials of a tenant, oldest first. */
    public List<Credential> list(String tenant) {
        return database.inTransaction(
                session ->
                        session
                                .createSelectionQuery(
                                        "from CredentialRow where tenant = :tenant order by"
                                                + " created, id",
                                        CredentialRow.class)
                                .setParameter("tenant", tenant)
                                .getResultList()
                                .stream()
                                .map(row -> read(row, null))
                                .toList());
    }

    private static Optional<CredentialRow> row(StatelessSession session, String key) {
        return session
                .createSelectionQuery(
                        "from CredentialRow where loginKey = :key", CredentialRow.class)
                .setParameter("key", key)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static Credential read(CredentialRow row, @Nullable String secret) {
        Set<Scope> scopes =
                Stream.of(row.scopes.split(" "))
                        .flatMap(name -> Scope.find(name).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new Credential(
                row.id,
                row.tenant,
                row.name,
                row.loginKey,
                secret,
                scopes,
                restrictions(row.restrictions),
                row.created,
                row.revoked);
    }

    private static String write(Restrictions r) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("mayVoid", r.mayVoid());
        if (r.activityPrefix() != null) {
            node.put("activityPrefix", r.activityPrefix());
        }
        if (r.actor() != null) {
            node.set("actor", r.actor().toAgent());
        }
        if (r.registration() != null) {
            node.put("registration", r.registration().toString());
        }
        if (r.expires() != null) {
            node.put("expires", r.expires().toString());
        }
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    private static Restrictions restrictions(String text) {
        JsonNode node = Json.trusted(text.getBytes(StandardCharsets.UTF_8));
        JsonNode actor = node.get("actor");
        Ifi ifi =
                actor == null
                        ? null
                        : Actor.parse(actor.toString(), "actor", XapiVersion.V1_0_3)
                                .identity()
                                .orElseThrow();
        return new Restrictions(
                node.has("activityPrefix") ? node.get("activityPrefix").asText() : null,
                ifi,
                node.has("registration")
                        ? UUID.fromString(node.get("registration").asText())
                        : null,
                node.path("mayVoid").asBoolean(),
                node.has("expires") ? Instant.parse(node.get("expires").asText()) : null);
    }
}
