package nl.leerspoor.lrs.neighbour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.client.Answer;
import nl.leerspoor.lrs.client.LrsClient;
import nl.leerspoor.lrs.client.LrsClientException;
import nl.leerspoor.lrs.internal.store.DeadLetterRow;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementComparison;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Sends our log to another LRS. Used by one thread, for one turn. */
final class Forwarding {
    /** Statements read at once. */
    private static final int SCAN = 200;

    /** A batch is closed when it has this much, bytes. */
    private static final long FULL = 4L * 1024 * 1024;

    private final StatementStore store;
    private final Neighbour.Forward to;
    private final LrsClient client;
    private final Turn turn;

    Forwarding(StatementStore store, Neighbour.Forward to, LrsClient client, Turn turn) {
        this.store = store;
        this.to = to;
        this.client = client;
        this.turn = turn;
    }

    /**
     * Sends the next batch.
     *
     * @return true when there may be more at once
     */
    boolean run() {
        List<StoredStatement> log = store.after(turn.tenant(), turn.cursor, SCAN);
        if (log.isEmpty()) {
            return false;
        }
        List<Outgoing> batch = new ArrayList<>();
        long bytes = 0;
        long end = turn.cursor;
        for (StoredStatement stored : log) {
            if (selected(stored)) {
                if (batch.size() == to.batch() || bytes >= FULL) {
                    break;
                }
                if (allowed(stored)) {
                    Outgoing next = Outgoing.of(stored, store, turn.tenant());
                    batch.add(next);
                    bytes += next.bytes();
                } else {
                    send(batch);
                    batch.clear();
                    bytes = 0;
                    setAside(stored, 0, "it came as xAPI 2.0 and this LRS speaks 1.0.3");
                }
            }
            end = stored.seq();
        }
        send(batch);
        turn.cursor = end;
        turn.save(Duration.ZERO);
        return end < log.get(log.size() - 1).seq() || log.size() == SCAN;
    }

    private boolean selected(StoredStatement stored) {
        Origin origin = stored.origin();
        // What came from there is there.
        boolean fromThere = origin != null && origin.source().equals(source(to));
        return !fromThere
                && to.selection()
                        .takes(
                                stored.statement(),
                                id ->
                                        store.find(turn.tenant(), id)
                                                .map(StoredStatement::statement));
    }

    /** What statements pulled from this address have as their source; without a last slash. */
    static String source(Neighbour neighbour) {
        String address = neighbour.address().normalize().toString();
        String scheme = String.valueOf(neighbour.address().getScheme());
        String host = String.valueOf(neighbour.address().getHost());
        String rest = address.substring(address.indexOf(host) + host.length());
        String whole =
                scheme.toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT) + rest;
        return whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    /** 1.0.3 Communication 3.3: a 2.0 statement is never converted down. */
    private boolean allowed(StoredStatement stored) {
        return to.version() == XapiVersion.V2_0
                || stored.statement().requestVersion() == XapiVersion.V1_0_3;
    }

    /** All are done when this returns; what is refused is found by halving. */
    private void send(List<Outgoing> batch) {
        if (batch.isEmpty()) {
            return;
        }
        turn.keepLease();
        Answer answer = post(client, batch);
        Outgoing last = batch.get(batch.size() - 1);
        // Ids, other ids, nothing at all: 2xx says that it took them (204 for 200 is common).
        if (answer.ok()) {
            if (LrsClient.isPage(answer)) {
                throw Setback.later(
                        "it answers with a web page, so it is no LRS: " + answer.text());
            }
            turn.cursor = last.seq();
            return;
        }
        Setback.Verdict verdict = Setback.verdict(answer.status());
        if (verdict == Setback.Verdict.LATER || verdict == Setback.Verdict.NEIGHBOUR) {
            throw Setback.of(answer, turn.now());
        }
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            send(batch.subList(0, half));
            send(batch.subList(half, batch.size()));
            return;
        }
        Optional<String> refusal = refusal(client, to, last, answer, turn);
        refusal.ifPresent(reason -> setAside(last.seq(), last, answer.status(), reason));
        turn.cursor = last.seq();
    }

    /** Sends a statement again that was set aside; empty when it is there now. */
    static Optional<String> again(
            LrsClient client, Neighbour.Forward to, Outgoing statement, Turn turn) {
        Answer answer = post(client, List.of(statement));
        if (answer.ok() && !LrsClient.isPage(answer)) {
            return Optional.empty();
        }
        Setback.Verdict verdict = Setback.verdict(answer.status());
        return verdict == Setback.Verdict.STATEMENT || verdict == Setback.Verdict.CONFLICT
                ? refusal(client, to, statement, answer, turn)
                : Optional.of("status " + answer.status() + ": " + answer.text());
    }

    private static Answer post(LrsClient client, List<Outgoing> batch) {
        Map<String, Multipart.Part> parts = new LinkedHashMap<>();
        batch.forEach(statement -> statement.parts().forEach(parts::putIfAbsent));
        return client.post(
                batch.stream().map(Outgoing::text).toList(), List.copyOf(parts.values()));
    }

    /** Why it is refused for good; empty when the same statement is there already. */
    private static Optional<String> refusal(
            LrsClient client, Neighbour.Forward to, Outgoing statement, Answer answer, Turn turn) {
        if (Setback.verdict(answer.status()) != Setback.Verdict.CONFLICT) {
            return Optional.of(answer.text());
        }
        try {
            Optional<LrsClient.Page> there = client.find(statement.id());
            if (there.isEmpty()) {
                return Optional.of("409, though no statement with this id is there");
            }
            return same(statement.statement(), there.get().statements().get(0), to.version())
                    ? Optional.empty()
                    : Optional.of("409: another statement with this id is there");
        } catch (LrsClientException e) {
            if (Setback.verdict(e.status()) == Setback.Verdict.LATER) {
                throw Setback.of(e, turn.now());
            }
            return Optional.of("409, and what is there cannot be read: " + e.getMessage());
        }
    }

    private static boolean same(Statement ours, byte[] theirs, XapiVersion version) {
        try {
            List<Statement> parsed = StatementParser.parse(theirs, version);
            return parsed.size() == 1 && same(ours, parsed.get(0));
        } catch (ProblemException notStatement) {
            return false;
        }
    }

    /** Equal, but for what many LRSs cut off a timestamp: all below a millisecond (Data 4.5). */
    static boolean same(Statement ours, Statement theirs) {
        return StatementComparison.same(ours, theirs)
                || (milli(ours).equals(milli(theirs))
                        && StatementComparison.same(ours, withoutTimestamp(theirs)));
    }

    private static Optional<Instant> milli(Statement statement) {
        return statement.timestamp().map(t -> t.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Statement withoutTimestamp(Statement statement) {
        ObjectNode copy = statement.json().deepCopy();
        copy.remove("timestamp");
        return Statement.trusted(Json.write(copy), statement.requestVersion());
    }

    private void setAside(StoredStatement stored, int status, String reason) {
        turn.setAside(
                new DeadLetterRow(
                        turn.key(),
                        stored.id().toString(),
                        stored.id(),
                        stored.seq(),
                        status,
                        reason));
        turn.cursor = stored.seq();
    }

    private void setAside(long seq, Outgoing statement, int status, String reason) {
        turn.setAside(
                new DeadLetterRow(
                        turn.key(),
                        statement.id().toString(),
                        statement.id(),
                        seq,
                        status,
                        reason));
    }
}
