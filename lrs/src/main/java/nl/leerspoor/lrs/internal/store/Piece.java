package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.CredentialChange;
import nl.leerspoor.lrs.internal.store.TransferTable.DocumentPlace;
import nl.leerspoor.lrs.internal.store.TransferTable.Found;
import nl.leerspoor.lrs.xapi.Json;
import org.jspecify.annotations.Nullable;

/** Something an export brings beside statements: it knows its place in the database. */
public sealed interface Piece {
    /** What is in its place. */
    Found look(Connection connection, String tenant) throws SQLException;

    /** Puts it there. */
    void insert(Connection connection, String tenant) throws SQLException;

    /** For whoever reads that something else is in its place. */
    String what();

    /**
     * Data in memory, or in a file when it is large.
     *
     * @param bytes null when it is in the file
     * @param file null when it is in memory
     */
    @SuppressWarnings("ArrayRecordComponent") // as large as memory allows: not copied
    record Content(byte @Nullable [] bytes, @Nullable Path file, long length) {

        private void bind(PreparedStatement insert, int parameter, Execution rest)
                throws SQLException {
            try (InputStream in =
                    bytes != null || file == null
                            ? new ByteArrayInputStream(bytes == null ? new byte[0] : bytes)
                            : Files.newInputStream(file)) {
                insert.setBinaryStream(parameter, in, length);
                rest.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private interface Execution {
            void run() throws SQLException;
        }
    }

    /** The definition of an activity: what is known of one already is newer, and no conflict. */
    @SuppressWarnings("ArrayRecordComponent") // not copied
    record Activity(String iri, byte[] definition) implements Piece {
        @Override
        public Found look(Connection connection, String tenant) throws SQLException {
            return found(
                    connection,
                    "select 1 from lrs.activity where tenant = ? and activity_key = ?",
                    List.of(tenant, Usages.relatedActivity(iri)),
                    row -> true);
        }

        @Override
        public void insert(Connection connection, String tenant) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into lrs.activity (tenant, activity_key, iri, definition)"
                                    + " values (?, ?, ?, ?)")) {
                insert.setString(1, tenant);
                insert.setObject(2, Usages.relatedActivity(iri));
                insert.setString(3, iri);
                insert.setBytes(4, definition);
                insert.executeUpdate();
            }
        }

        @Override
        public String what() {
            return "activity " + iri;
        }
    }

    /** The data of an attachment; its name is its hash, so there is no other in its place. */
    record Attachment(String sha2, Content content) implements Piece {
        @Override
        public Found look(Connection connection, String tenant) throws SQLException {
            return found(
                    connection,
                    "select 1 from lrs.attachment where tenant = ? and sha2 = ?",
                    List.of(tenant, sha2),
                    row -> true);
        }

        @Override
        public void insert(Connection connection, String tenant) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into lrs.attachment (tenant, sha2, content) values (?, ?,"
                                    + " ?)")) {
                insert.setString(1, tenant);
                insert.setString(2, sha2);
                content.bind(insert, 3, insert::executeUpdate);
            }
        }

        @Override
        public String what() {
            return "attachment " + sha2;
        }
    }

    /** A document; {@code etag} is the SHA-1 of its content. */
    record Document(DocumentPlace place, String etag, Content content) implements Piece {
        @Override
        public Found look(Connection connection, String tenant) throws SQLException {
            return found(
                    connection,
                    "select etag from lrs.document where tenant = ? and kind = ? and owner_key = ?"
                            + " and registration = ? and id_key = ?",
                    place.key(tenant),
                    row -> etag.equals(row.getString(1)));
        }

        @Override
        public void insert(Connection connection, String tenant) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into lrs.document (tenant, kind, owner_key, registration,"
                                    + " id_key, id, activity, agent, content_type, etag, updated,"
                                    + " content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                List<Object> key = place.key(tenant);
                for (int i = 0; i < key.size(); i++) {
                    insert.setObject(i + 1, key.get(i));
                }
                insert.setString(6, place.id());
                insert.setString(7, place.activity());
                insert.setString(8, place.agent());
                insert.setString(9, place.contentType());
                insert.setString(10, etag);
                time(insert, 11, place.updated());
                content.bind(insert, 12, insert::executeUpdate);
            }
        }

        @Override
        public String what() {
            return place.kind() + " document " + place.id();
        }
    }

    /**
     * A credential as it is kept: hashes, no secret.
     *
     * @param scopes names, separated by blanks
     * @param restrictions as JSON text
     * @param by who adds it, for the record of changes; empty for one that was read
     */
    record Credential(
            UUID id,
            String name,
            String key,
            String secretHash,
            @Nullable String previousHash,
            @Nullable Instant previousUntil,
            String scopes,
            String restrictions,
            Instant created,
            boolean revoked,
            String by,
            Instant now)
            implements Piece {

        static Credential read(ResultSet row) throws SQLException {
            OffsetDateTime until = row.getObject(6, OffsetDateTime.class);
            return new Credential(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    until == null ? null : until.toInstant(),
                    row.getString(7),
                    row.getString(8),
                    row.getObject(9, OffsetDateTime.class).toInstant(),
                    row.getBoolean(10),
                    "",
                    Instant.EPOCH);
        }

        /** All of it as members of a line; see docs/export.md. */
        public ObjectNode toExport(ObjectNode line) {
            line.put("id", id.toString()).put("name", name).put("key", key);
            line.put("secretHash", secretHash);
            if (previousHash != null && previousUntil != null) {
                line.put("previousHash", previousHash);
                line.put("previousUntil", previousUntil.toString());
            }
            line.put("scopes", scopes).put("restrictions", restrictions);
            return line.put("created", created.toString()).put("revoked", revoked);
        }

        /** A key is unique in the whole store, whosever it is. */
        @Override
        public Found look(Connection connection, String tenant) throws SQLException {
            return found(
                    connection,
                    "select tenant, id, login_key, secret_hash, scopes, restrictions, revoked from"
                            + " lrs.credential where (tenant = ? and id = ?) or login_key = ?",
                    List.of(tenant, id, key),
                    row ->
                            tenant.equals(row.getString(1))
                                    && id.equals(row.getObject(2, UUID.class))
                                    && key.equals(row.getString(3))
                                    && secretHash.equals(row.getString(4))
                                    && scopes.equals(row.getString(5))
                                    && restrictions.equals(row.getString(6))
                                    && revoked == row.getBoolean(7));
        }

        @Override
        public void insert(Connection connection, String tenant) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into lrs.credential (tenant, id, name, login_key, secret_hash,"
                                    + " previous_hash, previous_until, scopes, restrictions,"
                                    + " created, revoked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                    + " ?)")) {
                insert.setString(1, tenant);
                insert.setObject(2, id);
                insert.setString(3, name);
                insert.setString(4, key);
                insert.setString(5, secretHash);
                insert.setString(6, previousHash);
                time(insert, 7, previousUntil);
                insert.setString(8, scopes);
                insert.setString(9, restrictions);
                time(insert, 10, created);
                insert.setBoolean(11, revoked);
                insert.executeUpdate();
            }
            ObjectNode detail = JsonNodeFactory.instance.objectNode();
            detail.put("name", name).put("key", key).put("scopes", scopes);
            detail.set("restrictions", Json.trusted(restrictions.getBytes(StandardCharsets.UTF_8)));
            try (PreparedStatement note =
                    connection.prepareStatement(
                            "insert into lrs.credential_change (tenant, id, changed, credential,"
                                    + " kind, done_by, detail) values (?, ?, ?, ?, ?, ?, ?)")) {
                note.setString(1, tenant);
                note.setObject(2, UUID.randomUUID());
                time(note, 3, now);
                note.setObject(4, id);
                note.setString(5, CredentialChange.Kind.CREATED.name());
                note.setString(6, by);
                note.setString(7, new String(Json.write(detail), StandardCharsets.UTF_8));
                note.executeUpdate();
            }
        }

        @Override
        public String what() {
            return "credential " + id;
        }
    }

    private static void time(PreparedStatement insert, int parameter, @Nullable Instant time)
            throws SQLException {
        insert.setObject(
                parameter,
                time == null ? null : time.atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Says of a row whether it is the same thing. */
    interface Same {
        /** Looks at it. */
        boolean as(ResultSet row) throws SQLException;
    }

    private static Found found(
            Connection connection, String sql, List<Object> parameters, Same same)
            throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                look.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = look.executeQuery()) {
                Found found = Found.NOTHING;
                while (rows.next()) {
                    if (!same.as(rows)) {
                        return Found.OTHER;
                    }
                    found = Found.SAME;
                }
                return found;
            }
        }
    }
}
