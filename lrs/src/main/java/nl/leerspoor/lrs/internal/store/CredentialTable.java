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
import nl.leerspoor.lrs.CredentialChange;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Json;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Credentials in the database. A change and the row that says who made it are written together.
 * Safe for use by several threads.
 */
public final class CredentialTable {
    private final Database database;

    /** Credentials in this database. */
    public CredentialTable(Database database) {
        this.database = database;
    }

    /**
     * A credential and the hashes of its secrets.
     *
     * @param previousHash of the secret before the last rotation; null when it is of no use
     * @param previousUntil until when that one is right; null with it
     */
    public record Hashed(
            Credential credential,
            String secretHash,
            @Nullable String previousHash,
            @Nullable Instant previousUntil) {}

    /** Stores it, or gives an existing key this name, secret, scopes and restrictions. */
    public Credential save(Credential credential, String secretHash, String by, Instant now) {
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
                    row.previousHash = null;
                    row.previousUntil = null;
                    row.revoked = false;
                    row.scopes =
                            credential.scopes().stream()
                                    .map(Scope::xapiName)
                                    .sorted()
                                    .collect(Collectors.joining(" "));
                    row.restrictions = text(credential.restrictions().toJson());
                    if (known == null) {
                        session.insert(row);
                        note(session, row, CredentialChange.Kind.CREATED, by, now);
                    } else {
                        session.update(row);
                        note(session, row, CredentialChange.Kind.CHANGED, by, now);
                    }
                    return read(row, credential.secret());
                });
    }

    /** The credential with this key, revoked or not. */
    public Optional<Hashed> find(String key) {
        return database.inTransaction(session -> row(session, key))
                .map(
                        row ->
                                new Hashed(
                                        read(row, null),
                                        row.secretHash,
                                        row.previousHash,
                                        row.previousUntil));
    }

    /** The credential with this id, revoked or not. */
    public Optional<Credential> find(String tenant, UUID id) {
        return Optional.ofNullable(
                        database.inTransaction(
                                session ->
                                        session.get(
                                                CredentialRow.class,
                                                new CredentialRow.Key(tenant, id))))
                .map(row -> read(row, null));
    }

    /**
     * Gives a credential in use another secret; the old one stays right until {@code until}.
     *
     * @return empty when there is no such credential, or it is revoked
     */
    public Optional<Credential> rotate(
            String tenant, UUID id, String secret, String hash, Instant until, Change change) {
        return database.write(
                session ->
                        inUse(session, tenant, id)
                                .map(
                                        row -> {
                                            row.previousHash = row.secretHash;
                                            row.previousUntil =
                                                    until.truncatedTo(ChronoUnit.MICROS);
                                            row.secretHash = hash;
                                            change.write(
                                                    session, row, CredentialChange.Kind.ROTATED);
                                            return read(row, secret);
                                        }));
    }

    /** Marks it revoked; empty when there is no such credential, or it was revoked before. */
    public Optional<Credential> revoke(String tenant, UUID id, Change change) {
        return database.write(
                session ->
                        inUse(session, tenant, id)
                                .map(
                                        row -> {
                                            row.revoked = true;
                                            change.write(
                                                    session, row, CredentialChange.Kind.REVOKED);
                                            return read(row, null);
                                        }));
    }

    /**
     * Who changes something, and when.
     *
     * @param by who
     * @param now when
     */
    public record Change(String by, Instant now) {
        private void write(
                StatelessSession session, CredentialRow row, CredentialChange.Kind kind) {
            session.update(row);
            note(session, row, kind, by, now);
        }
    }

    private static Optional<CredentialRow> inUse(StatelessSession session, String tenant, UUID id) {
        return Optional.ofNullable(
                        session.get(CredentialRow.class, new CredentialRow.Key(tenant, id)))
                .filter(row -> !row.revoked);
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

    /** The newest changes to credentials of a tenant, newest first. */
    public List<CredentialChange> changes(String tenant, int limit) {
        return database.inTransaction(
                session ->
                        session
                                .createSelectionQuery(
                                        "from CredentialChangeRow where tenant = :tenant order by"
                                                + " tenant desc, changed desc",
                                        CredentialChangeRow.class)
                                .setParameter("tenant", tenant)
                                .setMaxResults(limit)
                                .getResultList()
                                .stream()
                                .map(
                                        row ->
                                                new CredentialChange(
                                                        row.changed,
                                                        row.tenant,
                                                        row.credential,
                                                        CredentialChange.Kind.valueOf(row.kind),
                                                        row.doneBy,
                                                        row.detail))
                                .toList());
    }

    private static void note(
            StatelessSession session,
            CredentialRow row,
            CredentialChange.Kind kind,
            String by,
            Instant now) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("name", row.name).put("key", row.loginKey).put("scopes", row.scopes);
        detail.set("restrictions", json(row.restrictions));
        CredentialChangeRow change = new CredentialChangeRow();
        change.tenant = row.tenant;
        change.id = UUID.randomUUID();
        change.changed = now.truncatedTo(ChronoUnit.MICROS);
        change.credential = row.id;
        change.kind = kind.name();
        change.doneBy = by;
        change.detail = text(detail);
        session.insert(change);
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
                restrictions(json(row.restrictions)),
                row.created,
                row.revoked);
    }

    private static JsonNode json(String text) {
        return Json.trusted(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ObjectNode node) {
        return new String(Json.write(node), StandardCharsets.UTF_8);
    }

    /** Reads also what was written before there could be several activities and actors. */
    private static Restrictions restrictions(JsonNode stored) {
        ObjectNode node = stored.deepCopy();
        JsonNode prefix = node.remove("activityPrefix");
        if (prefix != null) {
            node.putArray("activities").add(prefix.asText() + "*");
        }
        JsonNode actor = node.remove("actor");
        if (actor != null) {
            node.putArray("actors").add(actor);
        }
        return Restrictions.parse(node, "");
    }
}
