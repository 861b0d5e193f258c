package nl.leerspoor.lrs.neighbour;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.client.Answer;
import nl.leerspoor.lrs.client.Exchange;
import nl.leerspoor.lrs.client.LrsClientException;
import nl.leerspoor.lrs.internal.store.DeadLetterRow;
import nl.leerspoor.lrs.internal.store.Digests;
import org.jspecify.annotations.Nullable;

/** Posts signed events to a webhook. Used by one thread, for one turn. */
final class Posting {
    private static final int SCAN = 200;
    private static final long FULL = 1024 * 1024;

    private final StatementStore store;
    private final Neighbour.Webhook hook;
    private final NeighbourConfig config;
    private final Turn turn;

    Posting(StatementStore store, Neighbour.Webhook hook, NeighbourConfig config, Turn turn) {
        this.store = store;
        this.hook = hook;
        this.config = config;
        this.turn = turn;
    }

    /**
     * Posts the next event.
     *
     * @return true when there may be more at once
     */
    boolean run() {
        List<StoredStatement> log = store.after(turn.tenant(), turn.cursor, SCAN);
        if (log.isEmpty()) {
            return false;
        }
        List<StoredStatement> event = new ArrayList<>();
        long bytes = 0;
        long end = turn.cursor;
        for (StoredStatement stored : log) {
            // An event that was not taken is tried again as it was, with the same id.
            boolean full = event.size() == hook.batch() || bytes >= FULL;
            boolean whole = turn.pending > 0 && stored.seq() > turn.pending;
            if (whole || full) {
                break;
            }
            if (selected(stored)) {
                event.add(stored);
                bytes += hook.full() ? stored.json().length() : 200;
            }
            end = stored.seq();
        }
        if (!event.isEmpty()) {
            turn.keepLease();
            post(event, end);
        }
        turn.cursor = end;
        turn.save(Duration.ZERO);
        return end < log.get(log.size() - 1).seq() || log.size() == SCAN;
    }

    private boolean selected(StoredStatement stored) {
        return hook.selection()
                .takes(
                        stored.statement(),
                        id -> store.find(turn.tenant(), id).map(StoredStatement::statement));
    }

    private void post(List<StoredStatement> event, long end) {
        try {
            Answer answer = send(event);
            if (!answer.ok()) {
                // A webhook has no rules of xAPI: whatever it says may be mended there.
                throw Setback.of(answer, turn.now());
            }
        } catch (LrsClientException e) {
            refused(event, end, Setback.of(e, turn.now()));
        } catch (Setback e) {
            refused(event, end, e);
        }
    }

    private void refused(List<StoredStatement> event, long end, Setback setback) {
        if (turn.failures() + 1 < hook.tries()) {
            turn.pending = end;
            throw setback.withoutOperator();
        }
        for (StoredStatement stored : event) {
            turn.setAside(
                    new DeadLetterRow(
                            turn.key(),
                            stored.id().toString(),
                            stored.id(),
                            stored.seq(),
                            setback.status(),
                            setback.reason()));
        }
    }

    /** Posts an event of these statements. */
    Answer send(List<StoredStatement> event) {
        Addresses.require(hook.address(), config);
        UUID id = id(event);
        byte[] body = body(id, event).getBytes(StandardCharsets.UTF_8);
        Instant now = turn.now();
        String timestamp = Long.toString(now.getEpochSecond());
        return Exchange.send(
                HttpRequest.newBuilder(hook.address())
                        .header("Content-Type", "application/json")
                        .header("X-Leerspoor-Event", id.toString())
                        .header("X-Leerspoor-Timestamp", timestamp)
                        .header(
                                "X-Leerspoor-Signature",
                                "v1=" + signature(hook.secret(), timestamp, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                config.timeout());
    }

    /** The same for the same statements, so that a receiver knows an event that comes again. */
    private UUID id(List<StoredStatement> event) {
        return Digests.key(
                "event",
                turn.tenant(),
                hook.name(),
                event.get(0).id().toString(),
                event.get(event.size() - 1).id().toString(),
                Integer.toString(event.size()));
    }

    private String body(UUID id, List<StoredStatement> event) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        StringBuilder body = new StringBuilder("{\"event\":\"").append(id).append("\",\"tenant\":");
        body.append(json.textNode(turn.tenant())).append(",\"webhook\":");
        body.append(json.textNode(hook.name())).append(",\"seq\":");
        body.append(event.get(event.size() - 1).seq()).append(",\"statements\":[");
        String separator = "";
        for (StoredStatement stored : event) {
            String about = about(stored).toString();
            body.append(separator).append(about, 0, about.length() - 1);
            if (hook.full()) {
                // The exact text: a tree would write numbers in its own way (D-13).
                body.append(",\"statement\":").append(stored.json());
            }
            body.append('}');
            separator = ",";
        }
        return body.append("]}").toString();
    }

    private static ObjectNode about(StoredStatement stored) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("seq", stored.seq());
        node.put("id", stored.id().toString());
        node.put("stored", stored.stored().toString());
        node.put("verb", stored.statement().verb().id());
        var object = stored.statement().json().path("object");
        ObjectNode brief = node.putObject("object");
        String type = object.path("objectType").asText("Activity");
        brief.put("objectType", type);
        // Of a person nothing is told here; the id of an activity or a reference is.
        if (object.path("id").isTextual()) {
            brief.put("id", object.path("id").asText());
        }
        return node;
    }

    /** Lower-case hex of HMAC-SHA256 over timestamp, a dot and the body. */
    static String signature(@Nullable String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Objects.requireNonNull(secret).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
