package nl.leerspoor.lrs.neighbour;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.voiding;
import static nl.leerspoor.lrs.Samples.with;
import static nl.leerspoor.lrs.neighbour.Lab.address;
import static nl.leerspoor.lrs.neighbour.Lab.answer;
import static nl.leerspoor.lrs.neighbour.Lab.forward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.neighbour.NeighbourStatus.State;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, point 8: statements forwarded to another LRS. */
class ForwardingTest {
    @TempDir static Path folder;
    private static Lab lab;
    private static TestLrs other;
    private static WireMockServer foreign;
    private final String tenant = Lab.tenant();

    @BeforeAll
    static void open() {
        lab = new Lab(TestLrs.config(), folder);
        other = TestLrs.start();
        foreign = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        foreign.start();
    }

    @AfterAll
    static void close() {
        foreign.stop();
        other.close();
        lab.close();
    }

    @BeforeEach
    void forget() {
        foreign.resetAll();
        lab.neighbours.list(null).forEach(s -> lab.neighbours.remove(s.tenant(), "other"));
    }

    private static String endpoint() {
        return foreign.baseUrl() + "/xapi/";
    }

    private static void answers(ResponseDefinitionBuilder response) {
        foreign.resetAll();
        foreign.stubFor(any(anyUrl()).willReturn(response));
    }

    private static List<String> bodies() {
        return foreign.findAll(postRequestedFor(urlEqualTo("/xapi/statements"))).stream()
                .map(request -> request.getBodyAsString())
                .toList();
    }

    @Test
    void everyStatementArrivesInOrderWithIdTimeAndAttachments() {
        byte[] data = "some data".getBytes(StandardCharsets.UTF_8);
        String sha2 = Digests.sha2Hex(64, data);
        String attached =
                with(
                        statement(),
                        "\"attachments\":[{\"usageType\":\"http://a.b/c\",\"display\":{\"en\":\"x\"},"
                                + "\"contentType\":\"text/plain\",\"length\":9,\"sha2\":\""
                                + sha2
                                + "\"}]");
        lab.lrs
                .statements()
                .append(
                        Samples.parse(attached),
                        Map.of(sha2, data),
                        Authority.trusted(tenant, "tester"));
        UUID voided = UUID.randomUUID();
        lab.append(tenant, statement(voided));
        lab.append(tenant, voiding(UUID.randomUUID(), voided), statement());
        lab.neighbours.add(tenant, forward(other, tenant), false);
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).isEqualTo(lab.ids(tenant)).hasSize(4);
        List<StoredStatement> theirs = other.lrs().statements().after(tenant, 0, 9);
        assertThat(theirs)
                .extracting(StoredStatement::timestamp)
                .isEqualTo(lab.log(tenant).stream().map(StoredStatement::timestamp).toList());
        assertThat(other.lrs().statements().attachment(tenant, sha2)).hasValue(data);
        assertThat(other.lrs().statements().find(tenant, voided).orElseThrow().voided()).isTrue();
        // The receiver sets authority and stored (Data 2.4.8, 2.4.9).
        assertThat(theirs.get(0).authorityName()).isEqualTo("friend");
        assertThat(theirs.get(0).statement().json().has("authority")).isFalse();
        NeighbourStatus status = lab.status(tenant);
        assertThat(status.cursor()).isEqualTo(4);
        assertThat(status.behind()).isZero();
        assertThat(status.lag()).isZero();
        assertThat(status.lastSuccess()).isEqualTo(lab.clock.instant());
        assertThat(status.neighbour().secret()).isNull();
        assertThat(lab.neighbours.catchUp()).isZero();
    }

    @Test
    void theReceivedTextIsSentByteByByteWithoutStoredAndAuthority() { // D-13
        answers(status(204));
        UUID id = UUID.randomUUID();
        String exact =
                "{\"result\" : {\"score\":{\"raw\":1.50}},\"timestamp\":\"2026-01-01T00:00Z\",";
        lab.append(
                tenant,
                exact
                        + "\"stored\":\"2020-01-01T00:00:00Z\", \"authority\": "
                        + Samples.AGENT
                        + ","
                        + statement(id).substring(1));
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(bodies()).containsExactly("[" + exact + statement(id).substring(1) + "]");
    }

    @Test
    void onlyWhatIsSelectedGoesAndWhatVoidsIt() {
        UUID passed = UUID.randomUUID();
        UUID unit = UUID.randomUUID();
        lab.append(
                tenant,
                Lab.statement(passed, Lab.PASSED, "http://ours.example/id/1"),
                Lab.statement(unit, Lab.PASSED, "http://elsewhere.example/id/1"),
                Lab.statement(UUID.randomUUID(), "http://a.b/did", "http://ours.example/id/1"));
        UUID voidsIt = UUID.randomUUID();
        lab.append(tenant, voiding(voidsIt, passed), voiding(UUID.randomUUID(), unit));
        Neighbour.Forward all = forward(other, tenant);
        lab.neighbours.add(
                tenant,
                new Neighbour.Forward(
                        "other",
                        all.address(),
                        all.key(),
                        all.secret(),
                        all.version(),
                        new Selection(
                                Set.of(Lab.PASSED, Lab.FAILED), "http://ours.example/", null, null),
                        1),
                false);
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).containsExactly(passed, voidsIt);
        assertThat(lab.status(tenant).cursor()).isEqualTo(5);
    }

    @Test
    void fromNowLeavesTheHistoryOut() {
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(other, tenant), true);
        List<UUID> next = lab.append(tenant, statement());
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[\"00000000-0000-4000-8000-000000000000\"]", "\"ok\""})
    void any2xxOfAnLrsCountsWhateverItSays(String body) {
        answers(body.isEmpty() ? status(204) : okJson(body));
        lab.append(tenant, statement(), statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).behind()).isZero();
        assertThat(lab.dead(tenant)).isEmpty();
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void aLogInPageIsNoLrsThoughItSays200() {
        answers(ok("<!doctype html><title>Log in</title>"));
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).behind()).isOne();
        assertThat(lab.status(tenant).lastError()).contains("web page");
    }

    @Test
    void whatIsRefusedForGoodIsSetAsideAndBlocksNothing() {
        foreign.stubFor(any(anyUrl()).willReturn(status(204)));
        foreign.stubFor(
                post(urlPathEqualTo("/xapi/statements"))
                        .withRequestBody(containing("bad@"))
                        .willReturn(status(400).withBody("no\nsuch\tverb")));
        List<UUID> ids = new ArrayList<>();
        List<UUID> bad = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean isBad = i % 7 == 3;
            UUID id = UUID.randomUUID();
            lab.append(tenant, statement(id, isBad ? "bad@example.com" : "good@example.com"));
            (isBad ? bad : ids).add(id);
        }
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).behind()).isZero();
        assertThat(lab.status(tenant).deadLetters()).isEqualTo(3);
        assertThat(lab.dead(tenant)).extracting(DeadLetter::statementId).isEqualTo(bad);
        DeadLetter first = lab.dead(tenant).get(0);
        assertThat(first.status()).isEqualTo(400);
        assertThat(first.reason()).isEqualTo("no such verb");
        assertThat(first.seq()).isEqualTo(4);
        assertThat(first.tries()).isOne();
        assertThat(taken()).isEqualTo(ids);
    }

    /** Ids in the requests that were taken, in order. */
    private static List<UUID> taken() {
        List<UUID> taken = new ArrayList<>();
        for (String body : bodies()) {
            if (!body.contains("bad@")) {
                Samples.parse(body).forEach(s -> taken.add(s.id().orElseThrow()));
            }
        }
        return taken;
    }

    @Test
    void aDeadLetterIsReplayedOrDropped() {
        answers(status(400).withBody("not today"));
        UUID one = UUID.randomUUID();
        UUID two = UUID.randomUUID();
        lab.append(tenant, statement(one), statement(two));
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        List<DeadLetter> dead = lab.dead(tenant);
        assertThat(dead).hasSize(2);
        answers(status(422).withBody("still not"));
        assertThat(lab.neighbours.replay(tenant, dead.get(0).id())).isFalse();
        assertThat(lab.dead(tenant).get(0).tries()).isEqualTo(2);
        assertThat(lab.dead(tenant).get(0).reason()).isEqualTo("still not");
        answers(status(200));
        assertThat(lab.neighbours.replay(tenant, dead.get(0).id())).isTrue();
        assertThat(bodies()).hasSize(1).first().asString().contains(one.toString());
        assertThat(lab.neighbours.drop(tenant, dead.get(1).id())).isTrue();
        assertThat(lab.neighbours.drop(tenant, dead.get(1).id())).isFalse();
        assertThat(lab.dead(tenant)).isEmpty();
        assertThatThrownBy(() -> lab.neighbours.replay(tenant, dead.get(1).id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void aRefusedCredentialOrAddressPausesInsteadOfSettingTheLogAside(int status) {
        answers(status(status).withBody("who are you"));
        lab.append(tenant, statement(), statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        lab.clock.advance(Duration.ofDays(2));
        assertThat(lab.neighbours.catchUp()).isZero();
        assertThat(lab.status(tenant).state()).isEqualTo(State.REFUSED);
        assertThat(lab.status(tenant).lastError()).contains(status + ": who are you");
        assertThat(lab.dead(tenant)).isEmpty();
        answers(status(200));
        assertThat(lab.neighbours.resume(tenant, "other")).isTrue();
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).behind()).isZero();
    }

    @Test
    void aConflictIsDoneWhenTheSameStatementIsThereAndElseSetAside() {
        UUID same = UUID.randomUUID();
        UUID voided = UUID.randomUUID();
        UUID different = UUID.randomUUID();
        UUID missing = UUID.randomUUID();
        lab.append(tenant, statement(same), statement(voided), statement(different));
        lab.append(tenant, statement(missing));
        answers(status(409));
        there("statementId", same, statement(same));
        there("voidedStatementId", voided, statement(voided));
        there("statementId", different, statement(different, "someone@else.example"));
        foreign.stubFor(
                get(urlPathEqualTo("/xapi/statements")).atPriority(3).willReturn(status(404)));
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(lab.dead(tenant))
                .extracting(DeadLetter::statementId)
                .containsExactly(different, missing);
        assertThat(lab.dead(tenant).get(0).reason()).contains("another statement");
        assertThat(lab.status(tenant).behind()).isZero();
    }

    private static void there(String parameter, UUID id, String statement) {
        foreign.stubFor(
                get(urlPathEqualTo("/xapi/statements"))
                        .withQueryParam(
                                parameter,
                                com.github.tomakehurst.wiremock.client.WireMock.equalTo(
                                        id.toString()))
                        .atPriority(1)
                        .willReturn(okJson(statement)));
        foreign.stubFor(
                get(urlPathEqualTo("/xapi/statements")).atPriority(3).willReturn(status(404)));
    }

    @Test
    void whileItFailsTheWaitsGrowToTheLongestAndThenItGoesOn() {
        answers(status(500));
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            assertThat(lab.neighbours.catchUp()).isOne();
            assertThat(lab.neighbours.catchUp()).isZero();
            Duration wait = Duration.between(lab.clock.instant(), lab.status(tenant).nextTry());
            waits.add(wait.toSeconds());
            lab.clock.advance(wait);
        }
        assertThat(waits)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L);
        assertThat(lab.status(tenant).failures()).isEqualTo(12);
        assertThat(lab.status(tenant).lag()).isGreaterThan(Duration.ofMinutes(30));
        answers(status(200));
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).failures()).isZero();
        assertThat(lab.status(tenant).lastError()).isNull();
        assertThat(lab.status(tenant).behind()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Sun, 01 Mar 2026 11:00:00 GMT', 3600", "999999999, 86400"})
    void retryAfterIsRespected(String header, long seconds) {
        lab.append(tenant, statement());
        answers(status(429).withHeader("Retry-After", header));
        Instant ten = Instant.parse("2026-03-01T10:00:00Z");
        Duration ahead = Duration.between(lab.clock.instant(), ten);
        lab.clock.advance(ahead); // the date in the header is an absolute one
        try {
            lab.neighbours.add(tenant, forward(endpoint()), false);
            lab.neighbours.catchUp();
            assertThat(Duration.between(lab.clock.instant(), lab.status(tenant).nextTry()))
                    .isEqualTo(Duration.ofSeconds(seconds));
        } finally {
            lab.clock.advance(ahead.negated());
        }
    }

    @Test
    void jitterKeepsTheWaitBetweenHalfAndAll() {
        NeighbourConfig config = NeighbourConfig.defaults(Path.of("x"));
        assertThat(config.withJitter(() -> 0).wait(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.withJitter(() -> 1).wait(3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.withJitter(() -> 1).wait(1_000_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aSlowAnswerIsNoAnswer() {
        answers(aResponse().withStatus(200).withFixedDelay(2_000));
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        try (Neighbours hasty =
                lab.lrs.neighbours(lab.config.withTimeout(Duration.ofMillis(150)))) {
            hasty.catchUp();
        }
        assertThat(lab.status(tenant).lastError()).contains("no whole answer within 150 ms");
        assertThat(lab.status(tenant).behind()).isOne();
    }

    @Test
    void a20StatementIsNotConvertedDown() { // 1.0.3 Communication 3.3
        lab.append(tenant, statement());
        lab.lrs
                .statements()
                .append(
                        StatementParser.parse(
                                statement().getBytes(StandardCharsets.UTF_8), XapiVersion.V2_0),
                        Authority.trusted(tenant, "tester"));
        lab.append(tenant, statement());
        List<UUID> ids = lab.ids(tenant);
        Neighbour.Forward old = forward(other, tenant);
        lab.neighbours.add(tenant, old, false);
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).containsExactly(ids.get(0), ids.get(2));
        assertThat(lab.dead(tenant))
                .extracting(DeadLetter::statementId)
                .containsExactly(ids.get(1));
        assertThat(lab.dead(tenant).get(0).reason()).contains("2.0");
        lab.neighbours.remove(tenant, "other");
        assertThat(lab.dead(tenant)).isEmpty();
        lab.neighbours.add(
                tenant,
                new Neighbour.Forward(
                        "other",
                        old.address(),
                        old.key(),
                        old.secret(),
                        XapiVersion.V2_0,
                        Selection.ALL,
                        50),
                false);
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).contains(ids.get(1));
        assertThat(lab.dead(tenant)).isEmpty();
    }

    @Test
    void whatWasPulledFromThereIsNotForwardedToThere() {
        String there = other.uri("").toString();
        for (String source : List.of(there, "https://elsewhere.example/xapi")) {
            lab.lrs
                    .statements()
                    .append(
                            Samples.parse(statement()),
                            List.of(new Origin(source, null, null)),
                            Map.of(),
                            Authority.trusted(tenant, "pull:x"));
        }
        lab.neighbours.add(tenant, forward(other, tenant), false);
        lab.neighbours.catchUp();
        assertThat(Lab.ids(other, tenant)).containsExactly(lab.ids(tenant).get(1));
    }

    @Test
    void aNodeThatDiesBetweenAnswerAndCursorSendsAgainWithOneEffect(@TempDir Path temp)
            throws Exception { // D-19
        LrsConfig config =
                LrsConfig.defaults("jdbc:h2:file:" + temp.toAbsolutePath().resolve("lrs"));
        AtomicInteger requests = new AtomicInteger();
        Credential credential = Lab.credential(other, tenant);
        Lab[] dying = new Lab[1];
        HttpServer relay =
                Lab.server(
                        exchange -> {
                            int status =
                                    relay(exchange.getRequestBody().readAllBytes(), credential);
                            if (requests.incrementAndGet() == 1) {
                                dying[0].lrs.close(); // the statements are there, the node is not
                            }
                            answer(exchange, status, "", Map.of());
                        });
        try {
            dying[0] = new Lab(config, temp);
            dying[0].append(tenant, statement(), statement(), statement());
            List<UUID> ids = dying[0].ids(tenant);
            dying[0].neighbours.add(tenant, forward(address(relay)), false);
            dying[0].neighbours.catchUp();
            assertThat(Lab.ids(other, tenant)).isEqualTo(ids);
            try (Lab again = new Lab(config, temp)) {
                assertThat(again.status(tenant).cursor()).isZero();
                again.clock.advance(Duration.ofHours(1)); // the dead node's lease ends by itself
                again.neighbours.catchUp();
                assertThat(requests).hasValue(2);
                assertThat(again.status(tenant).cursor()).isEqualTo(3);
                assertThat(Lab.ids(other, tenant)).isEqualTo(ids);
            }
        } finally {
            relay.stop(0);
        }
    }

    private static int relay(byte[] body, Credential credential) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(other.uri("/statements"))
                                    .header("Authorization", TestLrs.basic(credential))
                                    .header("X-Experience-API-Version", "1.0.3")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNodeThatLostItsLeaseMovesNoCursor() {
        lab.append(tenant, statement(), statement());
        AtomicInteger requests = new AtomicInteger();
        Neighbours second = lab.lrs.neighbours(lab.config);
        HttpServer slow =
                Lab.server(
                        exchange -> {
                            int request = requests.incrementAndGet();
                            if (request == 1) {
                                assertThat(second.catchUp()).isZero(); // the lease holds …
                                lab.clock.advance(Duration.ofMinutes(10));
                                assertThat(second.catchUp()).isOne(); // … and ends
                                lab.append(tenant, statement());
                            }
                            answer(exchange, request == 1 ? 400 : 204, "", Map.of());
                        });
        try {
            lab.neighbours.add(tenant, forward(address(slow)), false);
            lab.neighbours.catchUp();
            assertThat(requests).hasValue(2);
            assertThat(lab.status(tenant).cursor()).isEqualTo(2);
            assertThat(lab.status(tenant).deadLetters()).isZero();
        } finally {
            second.close();
            slow.stop(0);
        }
    }

    @Test
    void aPausedNeighbourIsLeftAloneUntilItIsResumed() {
        answers(status(200));
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        assertThat(lab.neighbours.pause(tenant, "other")).isTrue();
        assertThat(lab.neighbours.catchUp()).isZero();
        assertThat(lab.status(tenant).state()).isEqualTo(State.PAUSED);
        lab.neighbours.resume(tenant, "other");
        assertThat(lab.neighbours.catchUp()).isOne();
        assertThat(lab.neighbours.pause(tenant, "nobody")).isFalse();
        assertThat(lab.neighbours.resume(tenant, "nobody")).isFalse();
    }

    @Test
    void anAppendWakesTheFollowerByItself() throws InterruptedException {
        try (Neighbours running = lab.lrs.neighbours(lab.config)) {
            lab.neighbours.add(tenant, forward(other, tenant), false);
            running.start();
            List<UUID> ids = lab.append(tenant, statement(), statement());
            for (int i = 0; i < 400 && Lab.ids(other, tenant).size() < 2; i++) {
                Thread.sleep(25);
            }
            assertThat(Lab.ids(other, tenant)).isEqualTo(ids);
        }
    }

    @Test
    void aNeighbourThatHangsHoldsUpNeitherAppendsNorOtherNeighbours() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        HttpServer hanging =
                Lab.server(
                        exchange -> {
                            called.countDown();
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            answer(exchange, 204, "", Map.of());
                        });
        String second = Lab.tenant();
        try (Neighbours running = lab.lrs.neighbours(lab.config)) {
            lab.neighbours.add(tenant, forward(address(hanging)), false);
            lab.neighbours.add(second, forward(other, second), false);
            running.start();
            lab.append(tenant, statement());
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
            lab.append(tenant, statement());
            List<UUID> ids = lab.append(second, statement());
            for (int i = 0; i < 400 && Lab.ids(other, second).isEmpty(); i++) {
                Thread.sleep(25);
            }
            assertThat(Lab.ids(other, second)).isEqualTo(ids);
            assertThat(lab.status(tenant).behind()).isEqualTo(2);
            release.countDown();
        } finally {
            release.countDown();
            hanging.stop(0);
        }
    }

    @Test
    void aLargeBatchGoesInSeveralRequests() {
        answers(status(200));
        String big = with(statement(), "\"result\":{\"response\":\"" + "x".repeat(900_000) + "\"}");
        for (int i = 0; i < 6; i++) {
            lab.append(tenant, big);
        }
        lab.neighbours.add(tenant, forward(endpoint()), false);
        lab.neighbours.catchUp();
        assertThat(bodies()).hasSize(2);
        assertThat(lab.status(tenant).behind()).isZero();
    }

    @Test
    void plainHttpMustBeAllowed() {
        try (Neighbours strict = lab.lrs.neighbours(lab.config.withAllowed(false, false))) {
            assertThatThrownBy(() -> strict.add(tenant, forward("http://a.example/xapi"), false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https://");
            strict.add(tenant, forward("https://a.example/xapi"), false);
        }
        assertThatThrownBy(() -> lab.neighbours.add(tenant, forward("https://b.example/x"), false))
                .hasMessageContaining("already");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.b/xapi",
                "https://k:s@a.b/xapi",
                "xapi",
                "https:///x",
                "https://a.b/#c"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> forward(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noSecretIsEverPrinted() {
        Neighbour.Forward to = forward("https://a.example/xapi");
        assertThat(to.toString()).contains("a.example").doesNotContain("secret");
    }

    @Test
    void anotherKeyFileCannotReadTheSecretAndSaysSo(@TempDir Path temp) {
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, forward(endpoint()), false);
        NeighbourConfig lost =
                NeighbourConfig.defaults(temp.resolve("other.key")).withAllowed(true, true);
        try (Neighbours stranger = lab.lrs.neighbours(lost)) {
            stranger.catchUp();
        }
        assertThat(lab.status(tenant).lastError()).contains("other.key");
    }
}
