package nl.leerspoor.lrs.internal.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.leerspoor.lrs.Document;
import nl.leerspoor.lrs.DocumentIds;
import nl.leerspoor.lrs.DocumentKey;
import nl.leerspoor.lrs.Precondition;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Documents in the database. Safe for use by several threads. */
public final class DocumentTable {
    private static final UUID NO_REGISTRATION = new UUID(0, 0);
    private static final int ATTEMPTS = 5;

    private final Database database;

    /** Documents in this database. */
    public DocumentTable(Database database) {
        this.database = database;
    }

    /** What a document is about, in columns; a null registration means any when listing. */
    private record Place(
            String kind,
            UUID owner,
            @Nullable UUID registration,
            @Nullable String activity,
            @Nullable String agent) {

        static Place of(DocumentKey key) {
            if (key instanceof DocumentKey.State state) {
                String agent = state.agent().key();
                return new Place(
                        "state",
                        Digests.key("state", state.activity(), agent),
                        state.registration(),
                        state.activity(),
                        agent);
            }
            if (key instanceof DocumentKey.ActivityProfile profile) {
                UUID owner = Digests.key("activity", profile.activity());
                return new Place("activity", owner, NO_REGISTRATION, profile.activity(), null);
            }
            String agent = ((DocumentKey.AgentProfile) key).agent().key();
            return new Place("agent", Digests.key("agent", agent), NO_REGISTRATION, null, agent);
        }

        DocumentRow.Key row(String tenant, String id) {
            return new DocumentRow.Key(
                    tenant,
                    kind,
                    owner,
                    registration == null ? NO_REGISTRATION : registration,
                    Digests.key("id", id));
        }
    }

    /** A document with its tag; the time is set when it is stored. */
    public static Document made(byte[] content, String contentType) {
        return new Document(content, contentType, Digests.sha1Hex(content), Instant.EPOCH);
    }

    /** The document; empty when there is none. */
    public Optional<Document> find(String tenant, DocumentKey key) {
        DocumentRow.Key row = Place.of(key).row(tenant, key.id());
        return Optional.ofNullable(
                        database.inTransaction(session -> session.get(DocumentRow.class, row)))
                .map(DocumentRow::document);
    }

    /**
     * Replaces the document by what {@code change} makes of it (null when there is none), in one
     * transaction with the check of the precondition.
     *
     * @param mustKnow true refuses to replace an existing document without a precondition
     */
    public Document change(
            String tenant,
            DocumentKey key,
            Precondition precondition,
            boolean mustKnow,
            Function<@Nullable Document, Document> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.write(
                        session -> change(session, tenant, key, precondition, mustKnow, change));
            } catch (ConstraintViolationException e) {
                // Someone made the same document at the same moment: now it is there to be seen.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Document change(
            StatelessSession session,
            String tenant,
            DocumentKey key,
            Precondition precondition,
            boolean mustKnow,
            Function<@Nullable Document, Document> change) {
        Place place = Place.of(key);
        DocumentRow.Key rowKey = place.row(tenant, key.id());
        DocumentRow row = session.get(DocumentRow.class, rowKey, LockMode.PESSIMISTIC_WRITE);
        check(precondition, row);
        if (mustKnow && row != null && precondition.isNone()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "the document exists: get its current state and send its ETag in If-Match");
        }
        Document made = change.apply(row == null ? null : row.document());
        Instant now = database.now(session);
        Document stored = new Document(made.content(), made.contentType(), made.etag(), now);
        if (row == null) {
            row = new DocumentRow(rowKey, key.id(), place.activity(), place.agent());
            row.set(stored);
            session.insert(row);
        } else {
            row.set(stored);
            session.update(row);
        }
        return stored;
    }

    /** Removes the document if it is there. */
    public void delete(String tenant, DocumentKey key, Precondition precondition) {
        DocumentRow.Key rowKey = Place.of(key).row(tenant, key.id());
        database.write(
                session -> {
                    DocumentRow row =
                            session.get(DocumentRow.class, rowKey, LockMode.PESSIMISTIC_WRITE);
                    check(precondition, row);
                    if (row != null) {
                        session.delete(row);
                    }
                    return 1;
                });
    }

    /** An id and when its document was written. */
    public record Entry(String id, Instant updated) {}

    /** Ids in one context, sorted, written after {@code since}. */
    public DocumentIds ids(String tenant, DocumentKey key, @Nullable Instant since) {
        Place place = Place.of(key);
        // Stored times have microseconds; a finer bound lies between two of them.
        Instant after = since == null ? Instant.EPOCH : since.truncatedTo(ChronoUnit.MICROS);
        String byRegistration = place.registration() == null ? "" : " and registration = :reg";
        List<Entry> entries =
                database.inTransaction(
                        session -> {
                            var query =
                                    session.createSelectionQuery(
                                                    "select id, updated from DocumentRow where"
                                                            + " tenant = :tenant and kind = :kind"
                                                            + " and ownerKey = :owner and updated"
                                                            + " > :after"
                                                            + byRegistration
                                                            + " order by id",
                                                    Entry.class)
                                            .setParameter("tenant", tenant)
                                            .setParameter("kind", place.kind())
                                            .setParameter("owner", place.owner())
                                            .setParameter("after", after);
                            if (place.registration() != null) {
                                query.setParameter("reg", place.registration());
                            }
                            return query.getResultList();
                        });
        return new DocumentIds(
                entries.stream().map(Entry::id).distinct().toList(),
                entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(null));
    }

    /** Removes every document in one context. */
    public void deleteAll(String tenant, DocumentKey key) {
        Place place = Place.of(key);
        String byRegistration = place.registration() == null ? "" : " and registration = :reg";
        database.write(
                session -> {
                    var query =
                            session.createMutationQuery(
                                            "delete from DocumentRow where tenant = :tenant and"
                                                    + " kind = :kind and ownerKey = :owner"
                                                    + byRegistration)
                                    .setParameter("tenant", tenant)
                                    .setParameter("kind", place.kind())
                                    .setParameter("owner", place.owner());
                    if (place.registration() != null) {
                        query.setParameter("reg", place.registration());
                    }
                    return query.executeUpdate();
                });
    }

    /** Communication 3.1, as RFC 9110 section 13 has it. */
    private static void check(Precondition precondition, @Nullable DocumentRow row) {
        Set<String> match = precondition.ifMatch();
        Set<String> noneMatch = precondition.ifNoneMatch();
        boolean matches =
                match.isEmpty()
                        || (row != null && (match.contains("*") || match.contains(row.etag)));
        boolean clashes = row != null && (noneMatch.contains("*") || noneMatch.contains(row.etag));
        if (!matches || clashes) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    row == null
                            ? "the document is not there"
                            : "the document is there in another version than the request expects");
        }
    }
}
