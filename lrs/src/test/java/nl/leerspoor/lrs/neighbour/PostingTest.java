package nl.leerspoor.lrs.neighbour;

import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.neighbour.Lab.address;
import static nl.leerspoor.lrs.neighbour.Lab.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.neighbour.NeighbourStatus.State;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 3, point 8: webhooks on a filter with signed payloads. */
class PostingTest {
    private static final String SECRET = "a secret of some length";

    @TempDir static Path folder;
    private static Lab lab;
    private final String tenant = Lab.tenant();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String retryAfter = "";
    private HttpServer receiver;

    private record Received(String event, String timestamp, String signature, String body) {
        JsonNode json() {
            return Json.parse(body.getBytes(StandardCharsets.UTF_8), "");
        }
    }

    @BeforeAll
    static void open() {
        lab = new Lab(TestLrs.config(), folder);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @BeforeEach
    void begin() {
        lab.neighbours.list(null).forEach(s -> lab.neighbours.remove(s.tenant(), "other"));
        receiver = Lab.server(this::receive);
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(
                new Received(
                        headers.getFirst("X-Leerspoor-Event"),
                        headers.getFirst("X-Leerspoor-Timestamp"),
                        headers.getFirst("X-Leerspoor-Signature"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answer(
                exchange,
                status,
                "",
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    private Neighbour.Webhook hook(Selection selection, boolean full, int batch, int tries) {
        return new Neighbour.Webhook(
                "other",
                URI.create(address(receiver) + "/hook"),
                SECRET,
                selection,
                full,
                batch,
                tries);
    }

    private List<UUID> told() {
        List<UUID> ids = new ArrayList<>();
        for (Received one : received) {
            one.json()
                    .path("statements")
                    .forEach(s -> ids.add(UUID.fromString(s.path("id").asText())));
        }
        return ids;
    }

    @Test
    void tellsOfSelectedStatementsInOrderWithASignatureOverTimeAndBody() throws Exception {
        UUID passed = UUID.randomUUID();
        lab.append(tenant, statement(), Lab.statement(passed, Lab.PASSED, Samples.ACTIVITY));
        lab.neighbours.add(tenant, hook(Selection.verbs(Lab.PASSED), false, 10, 3), false);
        lab.neighbours.catchUp();
        assertThat(received).hasSize(1);
        Received one = received.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = (one.timestamp + "." + one.body).getBytes(StandardCharsets.UTF_8);
        assertThat(one.signature).isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(signed)));
        assertThat(Instant.ofEpochSecond(Long.parseLong(one.timestamp)))
                .isEqualTo(lab.clock.instant());
        JsonNode json = one.json();
        assertThat(json.path("event").asText()).isEqualTo(one.event);
        assertThat(json.path("tenant").asText()).isEqualTo(tenant);
        assertThat(json.path("seq").asLong()).isEqualTo(2);
        JsonNode told = json.path("statements").path(0);
        assertThat(told.path("id").asText()).isEqualTo(passed.toString());
        assertThat(told.path("verb").asText()).isEqualTo(Lab.PASSED);
        assertThat(told.path("object").path("id").asText()).isEqualTo(Samples.ACTIVITY);
        // Without the full statements no personal data goes along.
        assertThat(one.body).doesNotContain("anna@", "actor");
        assertThat(lab.status(tenant).behind()).isZero();
    }

    @Test
    void wholeStatementsGoOnlyWhenAskedFor() {
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, hook(Selection.ALL, true, 10, 3), false);
        lab.neighbours.catchUp();
        assertThat(received.get(0).body).contains(lab.log(tenant).get(0).json());
    }

    @Test
    void anEventThatIsTriedAgainIsTheSameThoughMoreHasCome() {
        status = 500;
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, hook(Selection.ALL, false, 10, 3), false);
        lab.neighbours.catchUp();
        lab.append(tenant, statement());
        status = 200;
        lab.clock.advance(Duration.ofMinutes(1));
        lab.neighbours.catchUp();
        assertThat(received).hasSize(3);
        assertThat(received.get(1).event).isEqualTo(received.get(0).event);
        assertThat(received.get(1).json()).isEqualTo(received.get(0).json());
        assertThat(received.get(2).event).isNotEqualTo(received.get(0).event);
        List<UUID> ids = lab.log(tenant).stream().map(StoredStatement::id).toList();
        assertThat(told()).containsExactly(ids.get(0), ids.get(0), ids.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 302, 503})
    void afterItsTriesAnEventIsSetAsideAndTheNextOneGoes(int refusal) {
        status = refusal;
        lab.append(tenant, statement(), statement());
        lab.neighbours.add(tenant, hook(Selection.ALL, false, 1, 3), false);
        for (int i = 0; i < 2; i++) {
            lab.neighbours.catchUp();
            lab.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(lab.status(tenant).state()).isEqualTo(State.ACTIVE);
        assertThat(lab.dead(tenant)).isEmpty();
        lab.neighbours.catchUp(); // the third try of the first, the first of the second
        assertThat(received).hasSize(4);
        assertThat(lab.dead(tenant)).hasSize(1);
        assertThat(lab.dead(tenant).get(0).status()).isEqualTo(refusal);
        assertThat(lab.dead(tenant).get(0).tries()).isEqualTo(3);
        status = 200;
        assertThat(lab.neighbours.replay(tenant, lab.dead(tenant).get(0).id())).isTrue();
        lab.clock.advance(Duration.ofMinutes(1));
        lab.neighbours.catchUp();
        assertThat(lab.status(tenant).behind()).isZero();
        assertThat(lab.dead(tenant)).isEmpty();
        assertThat(told()).endsWith(lab.ids(tenant).get(1));
    }

    @Test
    void retryAfterIsRespected() {
        status = 429;
        retryAfter = "300";
        lab.append(tenant, statement());
        lab.neighbours.add(tenant, hook(Selection.ALL, false, 1, 3), false);
        lab.neighbours.catchUp();
        assertThat(Duration.between(lab.clock.instant(), lab.status(tenant).nextTry()))
                .isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void addressesOfPrivateNetworksMustBeAllowed() {
        try (Neighbours strict = lab.lrs.neighbours(lab.config.withAllowed(true, false))) {
            assertThatThrownBy(() -> strict.add(tenant, hook(Selection.ALL, false, 1, 3), false))
                    .hasMessageContaining("private network");
            // Added when it was allowed, or when its name led elsewhere: looked at every time.
            lab.neighbours.add(tenant, hook(Selection.ALL, false, 1, 3), false);
            lab.append(tenant, statement());
            strict.catchUp();
        }
        assertThat(received).isEmpty();
        assertThat(lab.status(tenant).lastError()).contains("private network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001:db8::1",
                "2001:0:1::1"
            })
    void theseAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.63.0.1", "2606:2800::1"})
    void theseAddressesArePublic(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(
                        () ->
                                new Neighbour.Webhook(
                                        "other",
                                        URI.create("https://a.b"),
                                        "short",
                                        Selection.ALL,
                                        false,
                                        1,
                                        1))
                .hasMessageContaining("16 characters");
    }

    @Test
    void secretsAreKeptEncryptedUnderAFileThatOnlyItsOwnerReads(@TempDir Path temp)
            throws IOException {
        Path file = temp.resolve("below/neighbours.key");
        KeyFile keys = new KeyFile(file);
        byte[] sealed = keys.seal("geheim", "tenant/name");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
        assertThat(keys.seal("geheim", "tenant/name")).isNotEqualTo(sealed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new KeyFile(file).open(sealed, "tenant/name")).isEqualTo("geheim");
        assertThatThrownBy(() -> keys.open(sealed, "another/name"))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> keys.open(sealed, "tenant/name"))
                .isInstanceOf(IllegalStateException.class);
        Files.writeString(file, "not a key");
        assertThatThrownBy(() -> new KeyFile(file).seal("x", "y")).hasMessageContaining("key");
    }
}
