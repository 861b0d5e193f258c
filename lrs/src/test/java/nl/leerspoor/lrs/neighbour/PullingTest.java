package nl.leerspoor.lrs.neighbour;

import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.voiding;
import static nl.leerspoor.lrs.Samples.with;
import static nl.leerspoor.lrs.neighbour.Lab.address;
import static nl.leerspoor.lrs.neighbour.Lab.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.neighbour.NeighbourStatus.State;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, point 8: statements pulled from another LRS, ours or a lax one. */
class PullingTest {
    @TempDir static Path folder;
    private static Lab lab;
    private static TestLrs other;
    private final String tenant = Lab.tenant();

    // What the foreign LRS has and how it behaves; each test sets what it needs.
    private final List<String> theirs = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String moreForm = "/xapi/statements?page=%d";
    private volatile String contentType = "application/json";
    private volatile String through = "";
    private volatile boolean gzip;
    private volatile boolean descending;
    private volatile int expireMore = -1;
    private volatile int pageSize = 2;
    private HttpServer foreign;

    @BeforeAll
    static void open() {
        lab = new Lab(TestLrs.config(), folder);
        other = TestLrs.start();
    }

    @AfterAll
    static void close() {
        other.close();
        lab.close();
    }

    @BeforeEach
    void begin() {
        lab.neighbours.list(null).forEach(s -> lab.neighbours.remove(s.tenant(), "other"));
        foreign = Lab.server(this::serve);
    }

    @AfterEach
    void end() {
        foreign.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        asked.add(uri);
        Map<String, String> headers = new java.util.TreeMap<>();
        headers.put("Content-Type", contentType);
        if (!through.isEmpty()) {
            headers.put("X-Experience-API-Consistent-Through", through);
        }
        if (uri.contains("statementId=")) {
            String id = uri.replaceAll(".*tatementId=([^&]*).*", "$1");
            String one = theirs.stream().filter(s -> s.contains(id)).findFirst().orElse("");
            answer(exchange, one.isEmpty() ? 404 : 200, one, headers);
            return;
        }
        int page = 0;
        if (uri.contains("page=")) {
            page = Integer.parseInt(uri.replaceAll(".*page=(\\d+).*", "$1"));
        }
        if (page == expireMore) {
            expireMore = -1;
            answer(exchange, 400, "this more has expired", headers);
            return;
        }
        String since = since(uri);
        List<String> found = new ArrayList<>();
        for (String statement : theirs) {
            String stored = stored(statement);
            if (since.isEmpty()
                    || stored.isEmpty()
                    || Instant.parse(stored).isAfter(Instant.parse(since))) {
                found.add(statement);
            }
        }
        if (descending) {
            java.util.Collections.reverse(found);
        }
        int from = Math.min(found.size(), page * pageSize);
        int to = Math.min(found.size(), from + pageSize);
        String more =
                to < found.size()
                        ? String.format(moreForm, page + 1)
                                + (since.isEmpty() ? "" : "&since=" + since)
                        : "";
        String body =
                "{\"more\":\""
                        + more
                        + "\",\"statements\":["
                        + String.join(",", found.subList(from, to))
                        + "]}";
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, zipped.size());
            exchange.getResponseBody().write(zipped.toByteArray());
            exchange.close();
        } else {
            answer(exchange, 200, body, headers);
        }
    }

    private static String since(String uri) {
        return uri.contains("since=")
                ? URLDecoder.decode(
                        uri.replaceAll(".*since=([^&]*).*", "$1"), StandardCharsets.UTF_8)
                : "";
    }

    private static String stored(String statement) {
        return statement.contains("\"stored\":\"")
                ? statement.replaceAll(".*\"stored\":\"([^\"]*)\".*", "$1")
                : "";
    }

    /** A statement in the foreign LRS, stored so many seconds after ten o'clock. */
    private UUID there(int seconds) {
        UUID id = UUID.randomUUID();
        there(seconds, statement(id));
        return id;
    }

    private void there(int seconds, String statement) {
        Instant stored = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(seconds);
        theirs.add(with(statement, "\"stored\":\"" + stored + "\",\"version\":\"1.0.0\""));
    }

    private void addForeign() {
        lab.neighbours.add(tenant, Lab.pull(address(foreign), "k", "s", 2), false);
    }

    private void pullAgain() {
        lab.clock.advance(Duration.ofSeconds(11));
        lab.neighbours.catchUp();
    }

    private Neighbour.Pull fromOurs(int page) {
        Credential credential = Lab.credential(other, tenant);
        return Lab.pull(
                other.uri("").toString(),
                credential.key(),
                String.valueOf(credential.secret()),
                page);
    }

    private void appendThere(String... statements) {
        other.lrs()
                .statements()
                .append(
                        Samples.parse("[" + String.join(",", statements) + "]"),
                        Authority.trusted(tenant, "them"));
    }

    @Test
    void everythingComesInOrderWithItsProvenanceAndAttachments() { // D-13
        byte[] data = "the data\r\n--of it".getBytes(StandardCharsets.UTF_8);
        String sha2 = Digests.sha2Hex(64, data);
        String attached =
                with(
                        statement(),
                        "\"attachments\":[{\"usageType\":\"http://a.b/c\",\"display\":{\"en\":\"x\"},"
                                + "\"contentType\":\"text/plain\",\"length\":"
                                + data.length
                                + ",\"sha2\":\""
                                + sha2
                                + "\"}]");
        UUID voided = UUID.randomUUID();
        appendThere(statement(), statement(voided), statement());
        other.lrs()
                .statements()
                .append(
                        Samples.parse(attached),
                        Map.of(sha2, data),
                        Authority.trusted(tenant, "them"));
        lab.neighbours.add(tenant, fromOurs(2), false);
        lab.neighbours.catchUp();
        List<StoredStatement> log = other.lrs().statements().after(tenant, 0, 9);
        assertThat(lab.ids(tenant))
                .isEqualTo(log.stream().map(StoredStatement::id).toList())
                .hasSize(4);
        for (int i = 0; i < 4; i++) {
            Origin origin = Objects.requireNonNull(lab.log(tenant).get(i).origin());
            assertThat(origin.source() + "/").isEqualTo(other.uri("/").toString());
            assertThat(origin.stored()).isEqualTo(log.get(i).stored());
            assertThat(origin.authority()).contains("\"them\"");
            assertThat(lab.log(tenant).get(i).timestamp()).isEqualTo(log.get(i).timestamp());
            assertThat(lab.log(tenant).get(i).authorityName()).isEqualTo("pull:other");
        }
        assertThat(lab.lrs.statements().attachment(tenant, sha2)).hasValue(data);

        appendThere(voiding(UUID.randomUUID(), voided), statement());
        assertThat(lab.neighbours.catchUp()).isZero(); // not before its time
        pullAgain();
        assertThat(lab.ids(tenant)).isEqualTo(Lab.ids(other, tenant)).hasSize(6);
        assertThat(lab.lrs.statements().find(tenant, voided).orElseThrow().voided()).isTrue();
        assertThat(lab.status(tenant).pulledTo())
                .isEqualTo(other.lrs().statements().after(tenant, 5, 1).get(0).stored());
        assertThat(lab.status(tenant).deadLetters()).isZero();
    }

    @Test
    void bothWaysBetweenTwoStoresComesToRest() {
        lab.append(tenant, statement(), statement());
        appendThere(statement());
        UUID voided = lab.append(tenant, statement()).get(0);
        lab.append(tenant, voiding(UUID.randomUUID(), voided));
        lab.neighbours.add(tenant, fromOurs(50), false);
        Neighbour.Forward back = Lab.forward(other, tenant);
        lab.neighbours.add(
                tenant,
                new Neighbour.Forward(
                        "zback",
                        back.address(),
                        back.key(),
                        back.secret(),
                        XapiVersion.V1_0_3,
                        Selection.ALL,
                        50),
                false);
        for (int i = 0; i < 4; i++) {
            lab.neighbours.catchUp();
            lab.clock.advance(Duration.ofSeconds(11));
        }
        assertThat(lab.ids(tenant)).hasSize(5);
        assertThat(Lab.ids(other, tenant)).containsExactlyInAnyOrderElementsOf(lab.ids(tenant));
        assertThat(lab.dead(tenant)).isEmpty();
        assertThat(lab.neighbours.deadLetters(tenant, "zback", 9)).isEmpty();
        lab.neighbours.remove(tenant, "zback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xapi/statements?page=%d",
                "statements?page=%d",
                "?page=%d",
                "https://internal.host.invalid:9/xapi/statements?page=%d",
                "http://127.0.0.1/xapi/statements?filter={x|y}&page=%d"
            })
    void moreMayBeRelativeOrAbsoluteAndTheCredentialStaysAtTheEndpoint(String form) {
        moreForm = form;
        List<UUID> ids = List.of(there(1), there(2), there(3), there(4), there(5));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
        assertThat(asked).hasSize(3).allMatch(uri -> uri.startsWith("/xapi/statements?"));
    }

    @Test
    void moreMayBeCountedFromTheEndpoint() {
        foreign.removeContext("/");
        foreign.createContext("/xapi/", this::serve);
        foreign.createContext("/", exchange -> answer(exchange, 404, "", Map.of()));
        moreForm = "/statements?page=%d";
        List<UUID> ids = List.of(there(1), there(2), there(3));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
    }

    @Test
    void anExpiredMoreBeginsAgainFromTheSavedCursor() {
        List<UUID> ids = List.of(there(1), there(2), there(3), there(4), there(5), there(6));
        expireMore = 2;
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
        assertThat(lab.status(tenant).lastError()).isNull();
        // Page 2 was refused; the second beginning asks from the second statement on.
        assertThat(asked.get(3)).contains("since=").doesNotContain("page=");
    }

    @Test
    void aMoreThatLeadsInACircleEnds() {
        moreForm = "/xapi/statements?page=0&x=%d";
        there(1);
        there(2);
        there(3);
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).lastError()).contains("circle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain;charset=iso-8859-1", "multipart/mixed"})
    void theContentTypeMayBeWrong(String type) {
        contentType = type;
        List<UUID> ids = List.of(there(1), there(2));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
    }

    @Test
    void gzipIsRead() {
        gzip = true;
        List<UUID> ids = List.of(there(1), there(2), there(3));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
    }

    @Test
    void withoutConsistentThroughWhatIsYoungIsReadAgain() {
        // The other's clock is the header Date, which this server takes from the real time.
        Instant young = Instant.now().minusSeconds(5);
        UUID second = UUID.randomUUID();
        theirs.add(with(statement(second), "\"stored\":\"" + young + "\""));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactly(second);
        assertThat(lab.status(tenant).pulledTo()).isBefore(young.minusSeconds(50));
        // A transaction that took long: stored before the one we saw, visible after it.
        UUID first = UUID.randomUUID();
        theirs.add(0, with(statement(first), "\"stored\":\"" + young.minusSeconds(20) + "\""));
        pullAgain();
        assertThat(lab.ids(tenant)).containsExactly(second, first);
        assertThat(lab.dead(tenant)).isEmpty();
    }

    @Test
    void theCursorNeverPassesConsistentThrough() {
        through = "2026-03-01T08:00:02Z";
        UUID a = there(1);
        UUID b = there(5);
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).pulledTo()).isEqualTo(Instant.parse(through));
        UUID late = UUID.randomUUID();
        theirs.add(1, with(statement(late), "\"stored\":\"2026-03-01T08:00:03Z\""));
        through = "2026-03-01T09:00:00Z";
        pullAgain();
        assertThat(lab.ids(tenant)).containsExactly(a, b, late);
        assertThat(lab.status(tenant).pulledTo()).isEqualTo(Instant.parse("2026-03-01T08:00:05Z"));
    }

    @Test
    void twoInOneMillisecondAreBothFound() {
        UUID a = there(1);
        addForeign();
        lab.neighbours.catchUp();
        UUID b = there(1); // stored at the very moment of the last one seen
        pullAgain();
        assertThat(lab.ids(tenant)).containsExactly(a, b);
    }

    @Test
    void statementsWithoutStoredAreTakenOnce() {
        UUID a = UUID.randomUUID();
        UUID b = UUID.randomUUID();
        UUID c = UUID.randomUUID();
        theirs.addAll(List.of(statement(a), statement(b), statement(c)));
        addForeign();
        lab.neighbours.catchUp();
        pullAgain();
        assertThat(lab.ids(tenant)).containsExactly(a, b, c);
        assertThat(lab.log(tenant).get(0).origin().stored()).isNull();
    }

    @Test
    void anLrsThatIgnoresAscendingLosesNothing() {
        descending = true;
        List<UUID> ids = new ArrayList<>(List.of(there(1), there(2), there(3), there(4), there(5)));
        expireMore = 2;
        addForeign();
        lab.neighbours.catchUp();
        lab.clock.advance(Duration.ofHours(1));
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(lab.status(tenant).pulledTo()).isEqualTo(Instant.parse("2026-03-01T08:00:05Z"));
    }

    @Test
    void whatBreaksTheRulesIsSetAsideWithEveryRuleAndBlocksNothing() {
        UUID good = there(1);
        UUID bad = UUID.randomUUID();
        there(
                2,
                statement(bad)
                        .replace("mailto:", "anna at ")
                        .replace("http://example.com/verbs", ""));
        there(3, statement()); // without id
        there(4, "{\"id\":\"" + UUID.randomUUID() + "\",\"id\":\"twice\"}");
        theirs.add("17");
        UUID last = there(5);
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactly(good, last);
        assertThat(lab.dead(tenant)).hasSize(4);
        DeadLetter first =
                lab.dead(tenant).stream()
                        .filter(d -> bad.equals(d.statementId()))
                        .findFirst()
                        .orElseThrow();
        assertThat(first.reason()).contains("/actor/mbox", "/verb/id", "(Data 2.4.3)");
        pullAgain();
        assertThat(lab.dead(tenant)).hasSize(4);
    }

    @Test
    void anIdWithOtherContentIsSetAside() {
        UUID taken = lab.append(tenant, statement()).get(0);
        there(1, statement(taken, "someone@else.example"));
        UUID twice = there(2);
        there(3, statement(twice, "another@else.example"));
        UUID good = there(4);
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactly(taken, twice, good);
        assertThat(lab.dead(tenant)).extracting(DeadLetter::status).containsExactly(409, 409);
    }

    @Test
    void aStatementOfOursThatComesBackCutToMillisecondsIsTheSame() { // Data 4.5
        UUID id = UUID.randomUUID();
        String precise = "\"timestamp\":\"2026-01-01T10:00:00.123456Z\"";
        lab.append(tenant, with(statement(id), precise));
        there(1, with(statement(id), precise.replace("456Z", "Z")));
        UUID other = UUID.randomUUID();
        lab.append(tenant, with(statement(other), precise));
        there(2, with(statement(other), precise.replace("123456Z", "124Z")));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.dead(tenant)).extracting(DeadLetter::statementId).containsExactly(other);
    }

    @Test
    void whatWasErasedHereDoesNotComeBackAsADeadLetter() throws SQLException { // D-12
        UUID id = there(1);
        addForeign();
        lab.neighbours.catchUp();
        try (Connection connection = DriverManager.getConnection(lab.database.jdbcUrl(), "sa", "");
                PreparedStatement erase =
                        connection.prepareStatement(
                                "update lrs.statement set text = null, salt = null where id = ?")) {
            erase.setObject(1, id);
            assertThat(erase.executeUpdate()).isOne();
        }
        lab.neighbours.remove(tenant, "other");
        UUID next = there(2);
        addForeign(); // from the beginning
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactly(next);
        assertThat(lab.dead(tenant)).isEmpty();
    }

    @Test
    void aPromiseAboutTheFutureIsNotBelieved() {
        through = "9999-01-01T00:00:00Z";
        theirs.add(statement(UUID.randomUUID()));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).pulledTo()).isBefore(Instant.parse("9000-01-01T00:00:00Z"));
    }

    @Test
    void aDeadLetterIsReplayedFromWhatTheOtherHasNow() {
        UUID id = UUID.randomUUID();
        there(1, statement(id).replace("mailto:", ""));
        addForeign();
        lab.neighbours.catchUp();
        DeadLetter dead = lab.dead(tenant).get(0);
        assertThat(lab.neighbours.replay(tenant, dead.id())).isFalse();
        assertThat(lab.dead(tenant).get(0).tries()).isEqualTo(2);
        theirs.clear();
        assertThat(lab.neighbours.replay(tenant, dead.id())).isFalse(); // kept as it came
        there(1, statement(id));
        assertThat(lab.neighbours.replay(tenant, dead.id())).isTrue();
        assertThat(lab.ids(tenant)).containsExactly(id);
        assertThat(lab.log(tenant).get(0).origin()).isNotNull();
        assertThat(lab.dead(tenant)).isEmpty();
    }

    @Test
    void anotherLrsVoidsOnlyWhatCameFromThere() { // D-9
        UUID ours = lab.append(tenant, statement()).get(0);
        UUID theirOwn = there(1);
        UUID refused = UUID.randomUUID();
        there(2, voiding(refused, ours));
        there(3, voiding(UUID.randomUUID(), theirOwn));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.lrs.statements().find(tenant, ours).orElseThrow().voided()).isFalse();
        assertThat(lab.lrs.statements().find(tenant, theirOwn).orElseThrow().voided()).isTrue();
        assertThat(lab.dead(tenant)).extracting(DeadLetter::statementId).containsExactly(refused);
        assertThat(lab.dead(tenant).get(0).reason()).contains("D-9");
    }

    @Test
    void anAttachmentWithoutDataIsSetAside() {
        UUID id = UUID.randomUUID();
        there(
                1,
                with(
                        statement(id),
                        "\"attachments\":[{\"usageType\":\"http://a.b/c\",\"display\":{\"en\":\"x\"},"
                                + "\"contentType\":\"text/plain\",\"length\":1,\"sha2\":\""
                                + "a".repeat(64)
                                + "\"}]"));
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEmpty();
        assertThat(lab.dead(tenant).get(0).reason()).contains("did not come along");
    }

    @Test
    void onlyTheSelectionIsTakenThoughTheOtherGivesMore() {
        UUID passed = UUID.randomUUID();
        there(1, Lab.statement(passed, Lab.PASSED, Samples.ACTIVITY));
        there(2);
        Neighbour.Pull all = Lab.pull(address(foreign), "k", "s", 2);
        lab.neighbours.add(
                tenant,
                new Neighbour.Pull(
                        "other",
                        all.address(),
                        "k",
                        "s",
                        all.version(),
                        Selection.verbs(Lab.PASSED),
                        2,
                        all.every(),
                        all.lag()),
                false);
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).containsExactly(passed);
        assertThat(asked.get(0)).contains("verb=http", "ascending=true", "attachments=true");
    }

    @Test
    void aKilledPullGoesOnFromItsCursor() {
        List<UUID> ids = List.of(there(1), there(2), there(3), there(4), there(5));
        // The node dies at its third request: its lease is never given back.
        AtomicBoolean died = new AtomicBoolean();
        foreign.removeContext("/");
        foreign.createContext(
                "/",
                exchange -> {
                    if (asked.size() == 2 && died.compareAndSet(false, true)) {
                        lab.clock.advance(Duration.ofMinutes(10));
                        try (Neighbours next = lab.lrs.neighbours(lab.config)) {
                            next.catchUp();
                        }
                    }
                    serve(exchange);
                });
        addForeign();
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEqualTo(ids);
        assertThat(lab.status(tenant).pulledTo()).isEqualTo(Instant.parse("2026-03-01T08:00:05Z"));
        // The second node did not begin at the beginning.
        assertThat(asked.get(2)).contains("since=2026-03-01T08%3A00%3A03.999Z");
    }

    @Test
    void whatIsNoXapiIsTriedAgainAndARefusalPauses() {
        contentType = "application/json";
        HttpServer page = Lab.server(x -> answer(x, 200, "<html>log in</html>", Map.of()));
        HttpServer closed = Lab.server(x -> answer(x, 403, "no", Map.of()));
        try {
            lab.neighbours.add(tenant, Lab.pull(address(page), "k", "s", 2), false);
            lab.neighbours.catchUp();
            assertThat(lab.status(tenant).lastError()).contains("not JSON", "log in");
            assertThat(lab.status(tenant).state()).isEqualTo(State.ACTIVE);
            lab.neighbours.remove(tenant, "other");
            lab.neighbours.add(tenant, Lab.pull(address(closed), "k", "s", 2), false);
            lab.neighbours.catchUp();
            assertThat(lab.status(tenant).state()).isEqualTo(State.REFUSED);
        } finally {
            page.stop(0);
            closed.stop(0);
        }
    }

    @Test
    void fromNowAsksOnlyForWhatIsNew() {
        there(1);
        lab.neighbours.add(tenant, Lab.pull(address(foreign), "k", "s", 2), true);
        lab.neighbours.catchUp();
        assertThat(lab.ids(tenant)).isEmpty();
        assertThat(URI.create(asked.get(0)).getQuery()).contains("since=2026");
    }
}
