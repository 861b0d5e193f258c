package nl.leerspoor.lrs.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.ledger.Checkpoint;
import nl.leerspoor.lrs.ledger.Evidence;
import nl.leerspoor.lrs.ledger.VerifierKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerResourceTest {
    @TempDir static Path temp;
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start(TestLrs.config().with(c -> c.ledgerKey(temp.resolve("key.pem"))));
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    @Test
    void anAuditorGetsCheckpointProofAndKey() { // D-11
        UUID id = UUID.randomUUID();
        lrs.post("/statements", Samples.statement(id));
        VerifierKey key = VerifierKey.parse(lrs.get("/ledger/key").body());
        Checkpoint checkpoint = Checkpoint.parse(lrs.get("/ledger/checkpoint").body());
        assertThat(checkpoint.verifies(key)).isTrue();
        HttpResponse<String> proof = lrs.get("/ledger/proof?statementId=" + id);
        assertThat(Evidence.parse(proof.body().getBytes(StandardCharsets.UTF_8)).verify(key))
                .isEmpty();
        lrs.post("/statements", Samples.statement());
        assertThat(lrs.get("/ledger/consistency?from=" + checkpoint.size()).body())
                .contains("\"from\":" + checkpoint.size(), "\"proof\":[\"");
    }

    @Test
    void whatIsNotThereOrUnknownIsRefused() {
        lrs.post("/statements", Samples.statement());
        assertThat(lrs.get("/ledger/proof?statementId=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(lrs.get("/ledger/proof").statusCode()).isEqualTo(400);
        assertThat(lrs.get("/ledger/proof?statementId=x").statusCode()).isEqualTo(400);
        assertThat(lrs.get("/ledger/consistency?from=1000").statusCode()).isEqualTo(400);
        assertThat(lrs.get("/ledger/checkpoint?x=y").statusCode()).isEqualTo(400);
        assertThat(lrs.send(lrs.anonymous("/ledger/key").GET()).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyWhoMayReadEverythingReadsTheLedger() { // D-9
        Set<Scope> less = EnumSet.complementOf(EnumSet.of(Scope.ALL, Scope.ALL_READ));
        assertThat(status(less, Restrictions.NONE)).isEqualTo(403);
        assertThat(status(Set.of(Scope.ALL_READ), Restrictions.NONE)).isEqualTo(200);
        assertThat(
                        status(
                                Set.of(Scope.ALL_READ),
                                Restrictions.NONE.withRegistration(UUID.randomUUID())))
                .isEqualTo(403);
        assertThat(
                        lrs.send(
                                        lrs.anonymous("/ledger/checkpoint")
                                                .header("X-Experience-API-Version", "1.0.3")
                                                .GET())
                                .statusCode())
                .isEqualTo(401);
    }

    private static int status(Set<Scope> scopes, Restrictions restrictions) {
        Credential credential =
                lrs.lrs().credentials().create(TestLrs.TENANT, "auditor", scopes, restrictions);
        return lrs.send(
                        lrs.anonymous("/ledger/checkpoint")
                                .header("Authorization", TestLrs.basic(credential))
                                .header("X-Experience-API-Version", "1.0.3")
                                .GET())
                .statusCode();
    }
}
