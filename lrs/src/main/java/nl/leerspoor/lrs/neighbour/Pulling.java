package nl.leerspoor.lrs.neighbour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.client.LrsClient;
import nl.leerspoor.lrs.client.LrsClientException;
import nl.leerspoor.lrs.internal.store.DeadLetterRow;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.Timestamp;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Takes the log of another LRS into ours, oldest first. The cursor is the stored time of the last
 * statement, but never beyond what the other calls consistent; the ids after it are kept, because
 * the same answer comes again until it is settled. Used by one thread, for one turn.
 */
final class Pulling {
    /** Ids kept beyond the cursor; above it a statement is compared again, which does no harm. */
    private static final int MOST_IDS = 5000;

    /** How far two clocks of the other may be apart: those of its log and of its answers. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int MOST_REASON = 2000;
    private static final int MOST_AUTHORITY = 4000;
    private static final ObjectMapper LAX = new ObjectMapper();

    private final StatementStore store;
    private final Neighbour.Pull from;
    private final LrsClient client;
    private final Turn turn;
    private final Authority authority;
    private final String source;
    private final Set<UUID> before;
    private final Map<UUID, Instant> seen = new LinkedHashMap<>();
    private @Nullable Instant last;
    private boolean ordered = true;

    Pulling(StatementStore store, Neighbour.Pull from, LrsClient client, Turn turn) {
        this.store = store;
        this.from = from;
        this.client = client;
        this.turn = turn;
        // D-9: what comes from elsewhere defines none of our activities.
        this.authority =
                new Authority(
                        turn.tenant(),
                        new UUID(0, 0),
                        "pull:" + from.name(),
                        Set.of(Scope.STATEMENTS_WRITE),
                        Restrictions.NONE);
        this.source = Forwarding.source(from);
        this.before =
                Stream.of(turn.pulledIds.split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .collect(Collectors.toSet());
    }

    /**
     * Reads from the cursor to the end.
     *
     * @return true when it must begin again from the cursor at once
     */
    boolean run() {
        turn.keepLease();
        LrsClient.Page page = client.query(parameters());
        Instant through = through(page);
        Instant begun = turn.pulledTo;
        take(page);
        // Brent's way to notice a circle: one address is remembered, ever longer.
        URI remembered = null;
        long pages = 0;
        for (URI more = page.more(); more != null; more = page.more()) {
            if (more.equals(remembered)) {
                throw Setback.later("`more` leads round in a circle: " + more);
            }
            if (Long.bitCount(++pages) == 1) {
                remembered = more;
            }
            if (ordered && last != null) {
                moveTo(earlier(last, through), false);
                turn.save(Duration.ZERO);
            }
            turn.keepLease();
            try {
                page = client.next(more);
            } catch (LrsClientException e) {
                boolean expired =
                        e.status() / 100 == 4
                                && Setback.verdict(e.status()) != Setback.Verdict.LATER
                                && e.status() != 401
                                && e.status() != 403;
                if (!expired) {
                    throw e;
                }
                if (turn.pulledTo == null || turn.pulledTo.equals(begun)) {
                    // Not a matter of the address, which answered a moment ago.
                    throw Setback.later("`more` is refused: " + e.getMessage());
                }
                return true;
            }
            take(page);
        }
        // The whole answer was read. Without any stored time only consistency says how far.
        if (!seen.isEmpty()) {
            moveTo(last == null ? through : earlier(last, through), true);
        }
        turn.save(from.every());
        return false;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("ascending", "true");
        parameters.put("attachments", "true");
        parameters.put("limit", Integer.toString(from.page()));
        if (turn.pulledTo != null) {
            parameters.put("since", since(turn.pulledTo).toString());
        }
        Selection selection = from.selection();
        if (selection.verbs().size() == 1) {
            parameters.put("verb", selection.verbs().iterator().next());
        }
        if (selection.agent() != null) {
            parameters.put("agent", selection.agent().toAgent().toString());
        }
        if (selection.registration() != null) {
            parameters.put("registration", selection.registration().toString());
        }
        return parameters;
    }

    /** `since` is exclusive, and others keep milliseconds: two may share the last one. */
    private static Instant since(Instant cursor) {
        return cursor.truncatedTo(ChronoUnit.MILLIS).minusMillis(1);
    }

    private Instant through(LrsClient.Page page) {
        Instant now = page.date() == null ? turn.now() : page.date();
        Instant said = page.consistentThrough();
        // Nobody knows the future: a cursor there would miss all until then. Date has whole
        // seconds.
        return said == null ? now.minus(from.lag()) : earlier(said, now.plus(CLOCKS));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void moveTo(Instant cursor, boolean whole) {
        Instant old = turn.pulledTo;
        Instant next = old != null && old.isAfter(cursor) ? old : cursor;
        turn.pulledTo = next.truncatedTo(ChronoUnit.MICROS);
        Instant since = since(next);
        Set<UUID> ids = new LinkedHashSet<>();
        seen.forEach(
                (id, stored) -> {
                    if (stored.isAfter(since)) {
                        ids.add(id);
                    }
                });
        if (!whole) {
            ids.addAll(before);
            // A million statements are not kept in memory.
            seen.values().removeIf(stored -> !stored.isAfter(since));
        }
        turn.pulledIds =
                ids.stream()
                        .skip(Math.max(0, ids.size() - MOST_IDS))
                        .map(UUID::toString)
                        .collect(Collectors.joining(" "));
    }

    /** A statement that may be appended. */
    private record Incoming(
            UUID id, Statement statement, Origin origin, Map<String, byte[]> attachments) {}

    private void take(LrsClient.Page page) {
        Map<UUID, Incoming> fresh = new LinkedHashMap<>();
        List<Incoming> again = new ArrayList<>();
        for (byte[] text : page.statements()) {
            JsonNode tree = peek(text);
            note(tree);
            UUID id = id(tree);
            if (id != null && before.contains(id)) {
                continue;
            }
            try {
                incoming(text, tree, page, fresh.keySet())
                        .ifPresent(
                                one -> {
                                    if (fresh.putIfAbsent(one.id, one) != null) {
                                        again.add(one); // twice on a page: the store decides
                                    }
                                });
            } catch (ProblemException e) {
                setAside(text, tree, e);
            }
        }
        append(List.copyOf(fresh.values()));
        again.forEach(one -> append(List.of(one)));
    }

    /** Of a text that may be anything; missing when it is not JSON. */
    private static JsonNode peek(byte[] text) {
        try {
            JsonNode tree = LAX.readTree(text);
            return tree == null ? LAX.missingNode() : tree;
        } catch (IOException notJson) {
            return LAX.missingNode();
        }
    }

    private void note(JsonNode tree) {
        Instant stored = stored(tree);
        UUID id = id(tree);
        if (id != null) {
            // Without a stored time it may come again at any time.
            seen.put(id, stored == null ? Instant.MAX : stored);
        }
        if (stored != null) {
            ordered &= last == null || !stored.isBefore(last);
            last = last == null || stored.isAfter(last) ? stored : last;
        }
    }

    private static @Nullable Instant stored(JsonNode tree) {
        String text = tree.path("stored").asText("");
        return Timestamp.find(text, XapiVersion.V1_0_3)
                .or(() -> Timestamp.find(text, XapiVersion.V2_0))
                .map(Timestamp::instant)
                .orElse(null);
    }

    private static @Nullable UUID id(JsonNode tree) {
        String text = tree.path("id").asText("");
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException notUuid) {
            return null;
        }
    }

    /** The statement; empty when it is not selected. */
    private Optional<Incoming> incoming(
            byte[] text, JsonNode tree, LrsClient.Page page, Set<UUID> samePage) {
        XapiVersion version =
                XapiVersion.find(tree.path("version").asText("")).orElse(from.version());
        List<Statement> parsed = StatementParser.parse(text, version);
        if (parsed.size() != 1) {
            throw ProblemException.invalid("", "Data 2.2", "must be a statement");
        }
        Statement statement = parsed.get(0);
        UUID id =
                statement
                        .id()
                        .orElseThrow(
                                () ->
                                        ProblemException.invalid(
                                                "/id",
                                                "Data 2.4.1",
                                                "a stored statement has an id"));
        // What refers to a statement of theirs that we took goes with it, as in a query.
        boolean refers =
                statement.target().filter(t -> samePage.contains(t) || isTheirs(t)).isPresent();
        if (!refers && !from.selection().takes(statement, this::knownStatement)) {
            return Optional.empty();
        }
        requireMayVoid(id, statement);
        JsonNode theirs = tree.get("authority");
        String theirAuthority = theirs == null ? null : theirs.toString();
        Origin origin =
                new Origin(
                        source,
                        Optional.ofNullable(stored(tree))
                                .map(t -> t.truncatedTo(ChronoUnit.MICROS))
                                .orElse(null),
                        theirAuthority != null && theirAuthority.length() > MOST_AUTHORITY
                                ? null // the received text has it
                                : theirAuthority);
        return Optional.of(new Incoming(id, statement, origin, attachments(statement, page)));
    }

    private Optional<StoredStatement> known(UUID id) {
        return store.find(turn.tenant(), id);
    }

    private boolean isTheirs(UUID id) {
        return known(id)
                .filter(t -> t.origin() != null && source.equals(t.origin().source()))
                .isPresent();
    }

    private Optional<Statement> knownStatement(UUID id) {
        return known(id).map(StoredStatement::statement);
    }

    /** D-9: voiding is a permission of its own; another LRS has it for its own statements. */
    private void requireMayVoid(UUID id, Statement statement) {
        // One that we have is not stored again; it may be our own that comes back.
        if (!statement.voids() || known(id).isPresent()) {
            return;
        }
        UUID target = statement.target().orElseThrow();
        boolean theirs = known(target).isEmpty() || isTheirs(target);
        if (!theirs) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "it voids a statement that did not come from there (D-9)");
        }
    }

    private Map<String, byte[]> attachments(Statement statement, LrsClient.Page page) {
        Map<String, byte[]> found = new HashMap<>();
        for (Attachment header : statement.attachments()) {
            String sha2 = header.sha2().toLowerCase(Locale.ROOT);
            byte[] data = page.attachments().get(sha2);
            if (data != null && Digests.sha2Hex(sha2.length(), data).equals(sha2)) {
                found.put(sha2, data);
            } else if (header.fileUrl() == null
                    && store.attachment(turn.tenant(), sha2).isEmpty()) {
                throw ProblemException.invalid(
                        "/attachments",
                        "Communication 1.5.2",
                        "the data of attachment " + sha2 + " did not come along");
            }
        }
        return found;
    }

    /** All are done when this returns; what we refuse is found by halving. */
    private void append(List<Incoming> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            store(batch);
        } catch (ProblemException e) {
            if (e.type() == ProblemType.UNAVAILABLE || e.type() == ProblemType.INTERNAL) {
                throw Setback.later(e.detail());
            }
            if (batch.size() > 1) {
                append(batch.subList(0, batch.size() / 2));
                append(batch.subList(batch.size() / 2, batch.size()));
            } else if (!isDone(batch.get(0), e)) {
                byte[] text = batch.get(0).statement.text();
                setAside(text, peek(text), e);
            }
        }
    }

    /**
     * True for one of ours that comes back with its time cut to milliseconds, and for one that was
     * erased here (D-12): that must not come back as a dead letter either.
     */
    private boolean isDone(Incoming one, ProblemException refusal) {
        Optional<Statement> here = knownStatement(one.id);
        return refusal.type() == ProblemType.CONFLICT
                && (here.isEmpty() || Forwarding.same(here.get(), one.statement));
    }

    private void store(List<Incoming> batch) {
        Map<String, byte[]> attachments = new HashMap<>();
        batch.forEach(one -> attachments.putAll(one.attachments));
        store.append(
                batch.stream().map(Incoming::statement).toList(),
                batch.stream().map(Incoming::origin).toList(),
                attachments,
                authority);
    }

    /**
     * Takes a statement that was set aside.
     *
     * @param kept as it came then; used when the other does not have it any more
     */
    void again(@Nullable UUID id, byte[] kept) {
        LrsClient.Page page = id == null ? null : client.find(id).orElse(null);
        byte[] text = page == null ? kept : page.statements().get(0);
        LrsClient.Page around =
                page == null ? new LrsClient.Page(List.of(), Map.of(), null, null, null) : page;
        incoming(text, peek(text), around, Set.of()).ifPresent(one -> store(List.of(one)));
    }

    private void setAside(byte[] text, JsonNode tree, ProblemException e) {
        UUID id = id(tree);
        String about = id != null ? id.toString() : "text " + Digests.sha2Hex(64, text);
        DeadLetterRow letter =
                new DeadLetterRow(turn.key(), about, id, 0, e.type().status(), reason(e));
        letter.text = text;
        turn.setAside(letter);
    }

    /** Every rule that is broken, with its place. */
    static String reason(ProblemException e) {
        String reason =
                e.violations().isEmpty()
                        ? e.detail()
                        : e.violations().stream()
                                .map(v -> v.pointer() + " " + v.message() + " (" + v.rule() + ")")
                                .collect(Collectors.joining("; "));
        return reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
    }
}
