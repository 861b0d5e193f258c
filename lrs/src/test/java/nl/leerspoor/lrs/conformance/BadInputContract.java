package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Fixtures;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Bad input over HTTP: whatever comes, a 4xx with a reason; nothing by halves; the next request
 * works.
 */
interface BadInputContract {
    /** Largest body the store under test takes; bytes. */
    int MAX_BODY = 200_000;

    List<String> FIXTURES =
            List.of(
                    Fixtures.FULL,
                    Fixtures.SUB,
                    Fixtures.VOIDING,
                    Fixtures.AGENT,
                    Fixtures.GROUP,
                    Fixtures.REF,
                    Fixtures.ITEM,
                    Fixtures.TWO);

    TestLrs lrs();

    /** What is sent under a tenant of its own, so that what is stored can be counted. */
    final class Sender {
        private final Talk talk;
        private final String authorization;

        Sender(TestLrs lrs) {
            this(lrs, UUID.randomUUID().toString(), XapiVersion.V1_0_3);
        }

        private Sender(TestLrs lrs, String tenant, XapiVersion version) {
            Credential credential =
                    lrs.lrs()
                            .credentials()
                            .create(tenant, "bad", Set.of(Scope.ALL), Restrictions.NONE);
            this.talk = new Talk(lrs, version);
            this.authorization = TestLrs.basic(credential);
        }

        Reply post(byte[] body) {
            return talk.send("POST", "/statements", body, "Authorization", authorization);
        }

        Reply post(String body) {
            return post(body.getBytes(StandardCharsets.UTF_8));
        }

        /** A 4xx with a reason. */
        void refused(byte[] body, String what) {
            Reply reply = post(body);
            assertThat(reply.response().statusCode()).as(what).isBetween(400, 499);
            assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(reply.at("/detail").asText()).as(what).isNotEmpty();
        }

        /** The next request works, and this many statements are there. */
        void has(int expected) {
            int count = 0;
            String path = "/statements?limit=1000";
            while (!path.isEmpty()) {
                Reply page = talk.get(path, "Authorization", authorization);
                count += page.ids().size();
                path = page.at("/more").asText();
            }
            assertThat(count).isEqualTo(expected);
            post(talk.statement()).is(200);
        }
    }

    @Test
    default void fixturesCutShortAreRefused() {
        Sender sender = new Sender(lrs());
        for (String fixture : FIXTURES) {
            byte[] bytes = fixture.strip().getBytes(StandardCharsets.UTF_8);
            for (int end = 0; end < bytes.length; end += 7) {
                sender.refused(Arrays.copyOf(bytes, end), "cut at " + end + ": " + fixture);
            }
        }
        sender.has(0);
    }

    @Test
    default void randomBytesAreRefused() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Sender sender = new Sender(lrs());
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            sender.refused(bytes, "seed " + seed + ", round " + round);
        }
        sender.has(0);
    }

    @Test
    default void nestingTenThousandDeepIsRefused() {
        Sender sender = new Sender(lrs());
        for (String[] pair : new String[][] {{"[", "]"}, {"{\"a\":", "}"}, {"[{\"a\":", "}]"}}) {
            String deep = pair[0].repeat(10_000) + "1" + pair[1].repeat(10_000);
            sender.refused(deep.getBytes(StandardCharsets.UTF_8), pair[0]);
            String inside =
                    Fixtures.FULL.replace(
                            "{\"http://example.com/c\":null}",
                            "{\"http://example.com/c\":" + deep + "}");
            sender.refused(inside.getBytes(StandardCharsets.UTF_8), pair[0]);
        }
        sender.has(0);
    }

    @Test
    default void numbersOfAnySizeAreTakenOrRefusedAndCanBeReadAgain() {
        Sender sender = new Sender(lrs());
        int taken = 0;
        for (String number :
                new String[] {
                    "1e999999999",
                    "-1e-999999999",
                    "1e99999999999",
                    "1e-99999999999999999999",
                    "1".repeat(10_000),
                    "0." + "1".repeat(10_000),
                    "1".repeat(900),
                    "1E+400",
                    "-0.0",
                    "9223372036854775808"
                }) {
            for (String place : new String[] {"\"max\":100", "{\"http://example.com/c\":null}"}) {
                String value =
                        place.startsWith("{")
                                ? "{\"http://example.com/c\":" + number + "}"
                                : "\"max\":" + number;
                UUID id = UUID.randomUUID();
                Reply reply =
                        sender.post(
                                Fixtures.FULL
                                        .replace(place, value)
                                        .replace(
                                                "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                                                id.toString()));
                assertThat(reply.response().statusCode()).as(number).isIn(200, 400);
                if (reply.response().statusCode() == 200) {
                    taken++;
                    for (String format : new String[] {"exact", "ids", "canonical"}) {
                        sender.talk
                                .get(
                                        "/statements?statementId=" + id + "&format=" + format,
                                        "Authorization",
                                        sender.authorization)
                                .is(200);
                    }
                }
            }
            sender.refused(
                    Fixtures.FULL
                            .replace("\"scaled\":-1", "\"scaled\":" + number + "9")
                            .replace("\"length\":27", "\"length\":-1")
                            .getBytes(StandardCharsets.UTF_8),
                    number);
        }
        assertThat(taken).isPositive();
        sender.has(taken);
    }

    @Test
    default void bodiesAboveTheLimitAre413WithAndWithoutLength() throws Exception {
        Sender sender = new Sender(lrs());
        byte[] large = " ".repeat(MAX_BODY + 1).getBytes(StandardCharsets.UTF_8);
        sender.post(large).is(413).contains("#too-large");
        HttpRequest chunked =
                HttpRequest.newBuilder(lrs().uri("/statements"))
                        .header("Authorization", sender.authorization)
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(large)))
                        .build();
        HttpResponse<byte[]> answer =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(chunked, HttpResponse.BodyHandlers.ofByteArray());
        new Reply(answer).is(413).contains("#too-large");
        sender.talk
                .send(
                        "PUT",
                        "/activities/profile?profileId=x&activityId=http://a.b/c",
                        large,
                        "Authorization",
                        sender.authorization)
                .is(413);
        sender.has(0);
    }

    @Test
    default void headersAboveTheLimitAreRefused() {
        Sender sender = new Sender(lrs());
        Reply reply =
                sender.talk.get(
                        "/statements",
                        "Authorization",
                        sender.authorization,
                        "Accept-Language",
                        "x".repeat(20_000));
        assertThat(reply.response().statusCode()).isBetween(400, 499);
        assertThat(
                        sender.talk
                                .get("/statements?verb=http://a.b/" + "x".repeat(20_000))
                                .response()
                                .statusCode())
                .isBetween(400, 499);
        sender.has(0);
    }

    @Test
    default void aThousandFuzzedStatementsAreTakenOrRefused() {
        fuzz(1_000);
    }

    @Test
    @Tag("long")
    default void tenThousandFuzzedStatementsAreTakenOrRefused() {
        fuzz(10_000);
    }

    private void fuzz(int rounds) {
        long seed = new Random().nextLong();
        Sender sender = new Sender(lrs());
        AtomicInteger taken = new AtomicInteger();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, rounds)
                .parallel()
                .forEach(
                        round -> {
                            byte[] body = Fuzz.statement(new Random(seed + round));
                            Reply reply = sender.post(body);
                            int status = reply.response().statusCode();
                            if (status == 200) {
                                taken.incrementAndGet();
                            } else if (status < 400
                                    || status > 499
                                    || reply.at("/detail").asText().isEmpty()) {
                                wrong.add("seed " + (seed + round) + ": " + reply.text());
                            }
                        });
        assertThat(wrong).as("seed %d", seed).isEmpty();
        // Chance decides how many: about one in a hundred.
        assertThat(taken.get()).isBetween(rounds / 1000, rounds * 9 / 10);
        sender.has(taken.get());
    }

    @Test
    default void brokenAndSlowConnectionsHarmNobody() throws Exception {
        Sender sender = new Sender(lrs());
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger ours = (Logger) LoggerFactory.getLogger("nl.leerspoor.lrs");
        log.start();
        ours.addAppender(log);
        String json = sender.talk.statement();
        String head =
                "POST /xapi/statements HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "X-Experience-API-Version: 1.0.3\r\nAuthorization: "
                        + sender.authorization
                        + "\r\n";
        String length = head + "Content-Length: " + json.length() + "\r\n\r\n";
        String chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
        for (int round = 0; round < 30; round++) {
            boolean reset = round % 2 == 0;
            leave(length + json.substring(0, json.length() / 2), reset);
            leave(length, reset);
            leave(chunked + "40\r\n" + json.substring(0, 64) + "\r\n", reset);
            leave(chunked + "zz\r\n" + json, reset);
            leave(head, reset);
            leave("NONSENSE\r\n\r\n", reset);
        }
        assertThat(trickle(length + json)).startsWith("HTTP/1.1 200");
        sender.has(1);
        ours.detachAppender(log);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
    }

    /** Says this, then goes away: orderly, or with a reset. */
    private void leave(String said, boolean reset) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), lrs().uri("/").getPort())) {
            socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    /** Says this a byte at a time, and gives the first line of the answer. */
    private String trickle(String said) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), lrs().uri("/").getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (byte b : said.getBytes(StandardCharsets.UTF_8)) {
                out.write(b);
                out.flush();
            }
            byte[] first = socket.getInputStream().readNBytes(12);
            return new String(first, StandardCharsets.US_ASCII);
        }
    }

    /** Statements that were once right. */
    final class Fuzz {
        /** Made anew each time: two statements of one id, or one that voids it, would miscount. */
        private static final String ANY_ID = "\"<id>\"";

        private static final String[] VALUES = {
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "{\"\":{}}",
            "\"http://a.b/c\"",
            "\"mailto:a@b.c\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"Agent\"",
            "\"Group\"",
            "\"SubStatement\"",
            "\"StatementRef\"",
            "\"Activity\"",
            ANY_ID,
            "\"2015-11-18T12:17:00Z\"",
            "\"en\"",
            "{\"mbox\":\"mailto:a@b.c\"}",
            "{\"en\":\"x\"}",
            "{\"id\":\"http://a.b/c\"}"
        };
        private static final String[] NAMES = {
            "id",
            "objectType",
            "mbox",
            "member",
            "definition",
            "extensions",
            "x",
            "",
            "name",
            "account",
            "http://a.b/c",
            "en",
            "statement",
            "contextActivities"
        };

        private Fuzz() {}

        static byte[] statement(Random random) {
            String fixture =
                    FIXTURES.get(random.nextInt(FIXTURES.size()))
                            .replace(
                                    "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                                    UUID.randomUUID().toString());
            JsonNode tree = Json.parse(fixture, "");
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                change(tree, random);
            }
            byte[] bytes = Json.write(tree);
            for (int flips = random.nextInt(8) - 6; flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        private static void change(JsonNode tree, Random random) {
            JsonNode node = tree;
            while (true) {
                if (node instanceof ObjectNode object && !object.isEmpty()) {
                    List<String> names = new ArrayList<>();
                    object.fieldNames().forEachRemaining(names::add);
                    String name = names.get(random.nextInt(names.size()));
                    JsonNode child = object.get(name);
                    if (child.isContainerNode() && !child.isEmpty() && random.nextInt(4) > 0) {
                        node = child;
                        continue;
                    }
                    switch (random.nextInt(4)) {
                        case 0 -> object.remove(name);
                        case 1 -> object.set(NAMES[random.nextInt(NAMES.length)], value(random));
                        case 2 -> object.set(name.toUpperCase(java.util.Locale.ROOT), child);
                        default -> object.set(name, value(random));
                    }
                } else if (node instanceof ArrayNode array && !array.isEmpty()) {
                    int index = random.nextInt(array.size());
                    if (array.get(index).isContainerNode() && random.nextInt(4) > 0) {
                        node = array.get(index);
                        continue;
                    }
                    if (random.nextBoolean()) {
                        array.add(array.get(index).deepCopy());
                    } else {
                        array.set(index, value(random));
                    }
                }
                return;
            }
        }

        private static JsonNode value(Random random) {
            String text =
                    VALUES[random.nextInt(VALUES.length)].replace(
                            "<id>", UUID.randomUUID().toString());
            // Not through the strict reader: half a pair is wanted here.
            return text.equals("\"\\ud800\"")
                    ? com.fasterxml.jackson.databind.node.TextNode.valueOf("\ud800")
                    : Json.parse(text, "");
        }
    }
}
