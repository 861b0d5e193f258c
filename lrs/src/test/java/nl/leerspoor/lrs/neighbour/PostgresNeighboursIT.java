package nl.leerspoor.lrs.neighbour;

import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.voiding;
import static nl.leerspoor.lrs.neighbour.Lab.address;
import static nl.leerspoor.lrs.neighbour.Lab.answer;
import static nl.leerspoor.lrs.neighbour.Lab.forward;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neighbours on a real PostgreSQL, with two nodes on one database. */
class PostgresNeighboursIT {
    @TempDir static Path folder;
    private static Lab node;
    private static Lab second;
    private static TestLrs other;
    private final String tenant = Lab.tenant();

    @BeforeAll
    static void open() {
        LrsConfig config = TestPostgres.config();
        node = new Lab(config, folder);
        second = new Lab(config, folder);
        other = TestLrs.start();
    }

    @AfterAll
    static void close() {
        other.close();
        second.close();
        node.close();
    }

    @Test
    void forwardsEverythingInOrderAndSetsAsideWhatIsRefused() {
        node.append(tenant, statement(), statement());
        UUID clash = UUID.randomUUID();
        node.append(tenant, statement(clash), statement());
        node.neighbours.add(tenant, forward(other, tenant), false);
        other.lrs()
                .statements()
                .append(
                        Samples.parse(statement(clash, "else@example.com")),
                        Authority.trusted(tenant, "them"));
        node.neighbours.catchUp();
        List<UUID> ids = node.ids(tenant);
        assertThat(Lab.ids(other, tenant))
                .containsExactly(clash, ids.get(0), ids.get(1), ids.get(3));
        assertThat(node.dead(tenant)).extracting(DeadLetter::statementId).containsExactly(clash);
        assertThat(second.status(tenant).behind()).isZero();
        assertThat(second.status(tenant).deadLetters()).isOne();
    }

    @Test
    void pullsWithProvenanceAndResumes() {
        Credential credential = Lab.credential(other, tenant);
        UUID voided = UUID.randomUUID();
        other.lrs()
                .statements()
                .append(
                        Samples.parse(
                                "["
                                        + statement()
                                        + ","
                                        + statement(voided)
                                        + ","
                                        + statement()
                                        + "]"),
                        Authority.trusted(tenant, "them"));
        node.neighbours.add(
                tenant,
                Lab.pull(
                        other.uri("").toString(),
                        credential.key(),
                        String.valueOf(credential.secret()),
                        2),
                false);
        node.neighbours.catchUp();
        assertThat(node.ids(tenant)).isEqualTo(Lab.ids(other, tenant)).hasSize(3);
        assertThat(node.log(tenant)).allMatch(s -> s.origin() != null);
        other.lrs()
                .statements()
                .append(
                        Samples.parse(voiding(UUID.randomUUID(), voided)),
                        Authority.trusted(tenant, "them"));
        node.neighbours.resume(tenant, "other"); // at once, not after its pause
        node.neighbours.catchUp();
        assertThat(node.ids(tenant)).hasSize(4);
        assertThat(node.lrs.statements().find(tenant, voided).orElseThrow().voided()).isTrue();
        assertThat(node.status(tenant).deadLetters()).isZero();
    }

    @Test
    void ofTwoNodesOneWorksAtATimeAndTheOtherGoesOnWhenItLeaves() {
        Neighbours leaving = node.lrs.neighbours(node.config);
        AtomicInteger turnsOfSecond = new AtomicInteger();
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer target =
                Lab.server(
                        exchange -> {
                            bodies.add(
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                            // The first is in the middle of a request: the second finds no work.
                            turnsOfSecond.addAndGet(
                                    bodies.size() > 1 ? 0 : second.neighbours.catchUp());
                            answer(exchange, 204, "", Map.of());
                        });
        try {
            node.append(tenant, statement(), statement());
            node.neighbours.add(tenant, forward(address(target)), false);
            leaving.catchUp();
            assertThat(bodies).hasSize(1);
            assertThat(turnsOfSecond).hasValue(0);
            UUID next = node.append(tenant, statement()).get(0);
            second.neighbours.catchUp();
            assertThat(bodies).hasSize(1); // the lease outlives the turn
            leaving.close();
            second.neighbours.catchUp();
            assertThat(bodies).hasSize(2);
            assertThat(bodies.get(1)).contains(next.toString());
            assertThat(node.status(tenant).behind()).isZero();
        } finally {
            target.stop(0);
        }
    }

    @Test
    void twoRunningNodesSendEverythingOnceAndInOrder() throws InterruptedException {
        List<UUID> sent = new CopyOnWriteArrayList<>();
        HttpServer target =
                Lab.server(
                        exchange -> {
                            String body =
                                    new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8);
                            Samples.parse(body).forEach(s -> sent.add(s.id().orElseThrow()));
                            answer(exchange, 200, "[]", Map.of());
                        });
        try (Neighbours a = node.lrs.neighbours(node.config);
                Neighbours b = second.lrs.neighbours(second.config)) {
            node.neighbours.add(tenant, forward(address(target)), false);
            a.start();
            b.start();
            for (int i = 0; i < 20; i++) {
                (i % 2 == 0 ? node : second).append(tenant, statement(), statement());
            }
            for (int i = 0; i < 400 && sent.size() < 40; i++) {
                Thread.sleep(25);
            }
            assertThat(sent).isEqualTo(node.ids(tenant)).hasSize(40);
        } finally {
            target.stop(0);
        }
    }
}
