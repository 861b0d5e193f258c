package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/**
 * One part of a run: content goes or is replaced, and an entry of the ledger says so, both or
 * neither (decisions D-12). The head row is locked first, as for an append. Used by one thread,
 * once.
 */
public final class ErasureTransaction {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StatelessSession session;
    private final String tenant;
    private final LedgerHeadRow head;
    private final boolean firstOfTenant;
    private final Map<Long, LedgerChangeRow> changes = new LinkedHashMap<>();
    private final List<RunText.Erased> erased = new ArrayList<>();
    private final List<RunText.Replaced> replaced = new ArrayList<>();
    private final Set<String> attachments = new TreeSet<>();
    private int documents;

    ErasureTransaction(StatelessSession session, String tenant) {
        this.session = session;
        this.tenant = tenant;
        LedgerHeadRow found = session.get(LedgerHeadRow.class, tenant, LockMode.PESSIMISTIC_WRITE);
        this.firstOfTenant = found == null;
        this.head = found == null ? new LedgerHeadRow(tenant) : found;
        head.seq++; // the place of this part's entry
    }

    /**
     * Which part of which run.
     *
     * @param run the run
     * @param kind {@code erase}, {@code pseudonymise} or {@code retention}
     * @param number from 1
     * @param last true when the run ends with it
     * @param by who runs it
     * @param reason why
     * @param filter what was looked for, without identities
     */
    public record Part(
            UUID run,
            String kind,
            int number,
            boolean last,
            String by,
            String reason,
            Map<String, String> filter) {}

    /**
     * What was done.
     *
     * @param statements erased or replaced
     * @param documents removed, statements of neighbours that were set aside among them
     */
    public record Done(int statements, int documents) {}

    /** Takes the content of these away, and everything that came from it alone. */
    void erase(List<StatementRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        removeIndex(rows); // needs the texts
        for (StatementRow row : rows) {
            change(row).contentHash = null;
            erased.add(new RunText.Erased(row.seq, row.voids, row.target));
            row.text = null;
            row.salt = null;
            row.authority = "";
            row.authorityName = "";
            row.source = null;
            row.sourceStored = null;
            row.sourceAuthority = null;
            session.update(row);
        }
    }

    /** Replaces one identity by another in these. */
    void pseudonymise(List<StatementRow> rows, Ifi agent, Ifi pseudonym) {
        List<StatementRow> tooLarge = new ArrayList<>();
        List<Long> via = new ArrayList<>();
        for (StatementRow row : rows) {
            byte[] text = replace(Objects.requireNonNull(row.text), agent, pseudonym);
            if (text.length > LrsConfig.STATEMENT_LIMIT) {
                tooLarge.add(row); // many mentions of a short name: the content goes instead
                continue;
            }
            LedgerChangeRow change = change(row);
            row.text = text;
            row.salt = new byte[32];
            RANDOM.nextBytes(row.salt);
            change.contentHash = Entries.contentHash(row.salt, text);
            replaceAuthority(row, agent, pseudonym);
            replaced.add(
                    RunText.replaced(
                            row.seq, change.contentHash, Entries.authorityHash(row.authority)));
            via.add(row.seq);
            session.update(row);
        }
        if (!via.isEmpty()) {
            // Its own index rows, and those of what refers to it.
            rename(Usages.relatedAgent(agent), Usages.relatedAgent(pseudonym), via);
            rename(Usages.agent(agent), Usages.agent(pseudonym), via);
        }
        erase(tooLarge);
    }

    private void rename(UUID old, UUID key, List<Long> via) {
        session.createNativeMutationQuery(
                        "update lrs.statement_usage set usage_key = :new where tenant = :tenant"
                                + " and usage_key = :old and via in (:via)")
                .setParameter("new", key)
                .setParameter("tenant", tenant)
                .setParameter("old", old)
                .setParameterList("via", via)
                .executeUpdate();
    }

    private static void replaceAuthority(StatementRow row, Ifi agent, Ifi pseudonym) {
        byte[] authority = row.authority.getBytes(StandardCharsets.UTF_8);
        String other = new String(replace(authority, agent, pseudonym), StandardCharsets.UTF_8);
        if (!other.equals(row.authority)) {
            row.authority = other;
            row.authorityName = pseudonym.value();
        }
        if (row.sourceAuthority != null) {
            byte[] source = row.sourceAuthority.getBytes(StandardCharsets.UTF_8);
            row.sourceAuthority =
                    new String(replace(source, agent, pseudonym), StandardCharsets.UTF_8);
        }
    }

    /** The same JSON with another identity; the very bytes when it is not mentioned. */
    private static byte[] replace(byte[] text, Ifi agent, Ifi pseudonym) {
        JsonNode json = Json.trusted(text);
        return replace(json, agent, pseudonym) ? Json.write(json) : text;
    }

    private static boolean replace(JsonNode node, Ifi agent, Ifi pseudonym) {
        boolean changed = false;
        if (node instanceof ObjectNode object && is(object, agent)) {
            object.remove(agent.kind().property());
            object.remove("name");
            object.putObject("account")
                    .put("homePage", pseudonym.homePage())
                    .put("name", pseudonym.value());
            changed = true;
        }
        for (JsonNode child : node) {
            changed |= replace(child, agent, pseudonym);
        }
        return changed;
    }

    /**
     * Anywhere, in an extension too: what has the identifying property of the agent is the agent.
     */
    private static boolean is(ObjectNode object, Ifi agent) {
        JsonNode value = object.get(agent.kind().property());
        if (value == null) {
            return false;
        }
        return switch (agent.kind()) {
            case ACCOUNT ->
                    Ifi.account(value.path("homePage").asText(), value.path("name").asText())
                            .same(agent);
            case MBOX -> value.asText().indexOf('@') >= 0 && Ifi.mbox(value.asText()).same(agent);
            case MBOX_SHA1SUM, OPENID -> new Ifi(agent.kind(), value.asText(), null).same(agent);
        };
    }

    /** What its entry needs is taken from the text before it goes; a second run adds nothing. */
    private LedgerChangeRow change(StatementRow row) {
        List<String> hashes = Entries.attachmentHashes(row.statement());
        attachments.addAll(hashes);
        LedgerChangeRow known =
                session.get(LedgerChangeRow.class, new LedgerChangeRow.Key(tenant, row.seq));
        boolean fresh = known == null;
        LedgerChangeRow change =
                known == null
                        ? new LedgerChangeRow(
                                tenant, row.seq, Entries.authorityHash(row.authority), hashes)
                        : known;
        change.runSeq = head.seq;
        if (fresh) {
            session.insert(change);
        }
        changes.put(row.seq, change);
        return change;
    }

    void eraseDocuments(Ifi owner) {
        documents =
                session.createMutationQuery(
                                "delete from DocumentRow where tenant = :tenant and agent = :agent")
                        .setParameter("tenant", tenant)
                        .setParameter("agent", owner.key())
                        .executeUpdate();
        eraseSetAside(owner);
    }

    /** Statements pulled from a neighbour that were set aside are no entries, and go whole. */
    private void eraseSetAside(Ifi owner) {
        List<DeadLetterRow> letters =
                session.createSelectionQuery(
                                "from DeadLetterRow where tenant = :tenant and text is not null",
                                DeadLetterRow.class)
                        .setParameter("tenant", tenant)
                        .getResultList();
        for (DeadLetterRow letter : letters) {
            if (names(Objects.requireNonNull(letter.text), owner)) {
                session.delete(letter);
                documents++;
            }
        }
    }

    private static boolean names(byte[] text, Ifi owner) {
        try {
            return names(Json.trusted(text), owner.value());
        } catch (IllegalStateException e) { // set aside because it is no JSON, perhaps
            return new String(text, StandardCharsets.UTF_8).contains(owner.value());
        }
    }

    private static boolean names(JsonNode node, String value) {
        if (node.isTextual()) {
            return node.asText().equalsIgnoreCase(value);
        }
        for (JsonNode child : node) {
            if (names(child, value)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the entry and moves the head. */
    Done write(Part part, Instant now) {
        changes.values().forEach(session::update);
        Instant next = head.stored.plus(1, ChronoUnit.MICROS);
        head.stored = now.isAfter(next) ? now : next;
        RunText text =
                new RunText(
                        part.kind(),
                        part.number(),
                        part.last(),
                        part.by(),
                        part.reason(),
                        part.filter(),
                        erased,
                        replaced,
                        documents,
                        removeAttachments());
        LedgerRunRow row = new LedgerRunRow(tenant, head.seq, part.run(), head.stored, text);
        session.insert(row);
        MerkleFrontier frontier = MerkleFrontier.of(head.seq - 1, head.frontier);
        frontier.add(row.entryHash);
        head.frontier = frontier.bytes();
        if (firstOfTenant) {
            session.insert(head);
        } else {
            session.update(head);
        }
        return new Done(erased.size() + replaced.size(), documents);
    }

    /** Data that no statement uses any more, but those that a run has changed. */
    private List<String> removeAttachments() {
        List<String> removed = new ArrayList<>();
        for (String sha2 : attachments) {
            Long users =
                    session.createSelectionQuery(
                                    "select count(*) from UsageRow u where u.tenant = :tenant and"
                                            + " u.usageKey = :key and u.via = u.seq and not exists"
                                            + " (select 1 from LedgerChangeRow c where c.tenant ="
                                            + " u.tenant and c.seq = u.seq)",
                                    Long.class)
                            .setParameter("tenant", tenant)
                            .setParameter("key", Usages.attachment(sha2))
                            .getSingleResult();
            AttachmentRow data =
                    users > 0
                            ? null
                            : session.get(AttachmentRow.class, new AttachmentRow.Key(tenant, sha2));
            if (data != null) {
                session.delete(data);
                removed.add(sha2);
            }
        }
        return removed;
    }

    /**
     * Removes the index rows of these, of what refers to them by way of them, and definitions of
     * activities that nothing is about any more.
     */
    private void removeIndex(List<StatementRow> rows) {
        Map<UUID, List<Reference>> referring = referring(rows);
        Map<UUID, StatementRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id, row));
        Set<UsageRow.Key> gone = new LinkedHashSet<>();
        Set<UUID> keys = new LinkedHashSet<>();
        for (StatementRow row : rows) {
            for (UUID key : keys(row)) {
                keys.add(key);
                gone.add(new UsageRow.Key(tenant, key, row.seq, row.seq));
                for (long seq : referring(row.id, referring)) {
                    gone.add(new UsageRow.Key(tenant, key, seq, row.seq));
                }
            }
            for (StatementRow via : targets(row, byId)) {
                for (UUID key : keys(via)) {
                    gone.add(new UsageRow.Key(tenant, key, row.seq, via.seq));
                }
            }
        }
        session.doWork(
                connection -> {
                    try (PreparedStatement delete =
                            connection.prepareStatement(
                                    "delete from lrs.statement_usage where tenant = ? and"
                                            + " usage_key = ? and seq = ? and via = ?")) {
                        for (UsageRow.Key key : gone) {
                            delete.setString(1, tenant);
                            delete.setObject(2, key.usageKey());
                            delete.setLong(3, key.seq());
                            delete.setLong(4, key.via());
                            delete.addBatch();
                        }
                        delete.executeBatch();
                    }
                    try (PreparedStatement delete =
                            connection.prepareStatement(
                                    "delete from lrs.activity where tenant = ? and activity_key = ?"
                                            + " and not exists (select 1 from lrs.statement_usage u"
                                            + " where u.tenant = ? and u.usage_key = ?)")) {
                        for (UUID key : keys) {
                            delete.setString(1, tenant);
                            delete.setObject(2, key);
                            delete.setString(3, tenant);
                            delete.setObject(4, key);
                            delete.addBatch();
                        }
                        delete.executeBatch();
                    }
                });
    }

    private static Collection<UUID> keys(StatementRow row) {
        return row.text == null ? Set.of() : Usages.of(row.statement(), row.authority);
    }

    /** What it refers to, and what that refers to. */
    private List<StatementRow> targets(StatementRow row, Map<UUID, StatementRow> byId) {
        List<StatementRow> chain = new ArrayList<>();
        UUID next = row.target;
        while (next != null && chain.size() < AppendTransaction.REFERENCE_DEPTH) {
            StatementRow target = byId.get(next);
            if (target == null) {
                target =
                        session
                                .createSelectionQuery(
                                        "from StatementRow where tenant = :tenant and id = :id",
                                        StatementRow.class)
                                .setParameter("tenant", tenant)
                                .setParameter("id", next)
                                .getResultList()
                                .stream()
                                .findFirst()
                                .orElse(null);
            }
            if (target == null || target == row || chain.contains(target)) {
                break;
            }
            byId.put(next, target);
            chain.add(target);
            next = target.target;
        }
        return chain;
    }

    /** A statement that refers to another. */
    private record Reference(UUID id, long seq) {}

    /** All that refer to these, directly or through others, by what they refer to. */
    private Map<UUID, List<Reference>> referring(List<StatementRow> rows) {
        Map<UUID, List<Reference>> byTarget = new HashMap<>();
        Set<UUID> asked = new LinkedHashSet<>();
        List<UUID> open = new ArrayList<>(rows.stream().map(row -> row.id).toList());
        while (!open.isEmpty()) {
            asked.addAll(open);
            List<Object[]> found =
                    session.createNativeQuery(
                                    "select s.id, s.seq, s.target from unnest(cast(:ids as uuid"
                                            + " array)) as u(id) join lrs.statement_reference r on"
                                            + " r.tenant = :tenant and r.target = u.id join"
                                            + " lrs.statement s on s.tenant = r.tenant and s.seq ="
                                            + " r.seq",
                                    Object[].class)
                            .addScalar("id", UUID.class)
                            .addScalar("seq", Long.class)
                            .addScalar("target", UUID.class)
                            .setParameter("ids", open.toArray(UUID[]::new))
                            .setParameter("tenant", tenant)
                            .getResultList();
            open = new ArrayList<>();
            for (Object[] row : found) {
                UUID id = (UUID) row[0];
                byTarget.computeIfAbsent((UUID) row[2], t -> new ArrayList<>())
                        .add(new Reference(id, (Long) row[1]));
                if (!asked.contains(id)) {
                    open.add(id);
                }
            }
        }
        return byTarget;
    }

    private static Set<Long> referring(UUID id, Map<UUID, List<Reference>> byTarget) {
        Set<Long> seqs = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>(Set.of(id));
        while (!open.isEmpty()) {
            for (Reference reference : byTarget.getOrDefault(open.remove(), List.of())) {
                if (seqs.add(reference.seq())) {
                    open.add(reference.id());
                }
            }
        }
        return seqs;
    }
}
