package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3 point 9, D-13: a back-up while it runs, and a restore that continues the ledger. */
class BackupTest {
    @TempDir Path folder;

    private static LrsConfig config(Path place) {
        return LrsConfig.defaults("jdbc:h2:file:" + place.resolve("lrs"));
    }

    @Test
    void aBackUpUnderLoadIsWholeAndTheLedgerGoesOnFromIt() throws Exception {
        Path zip = folder.resolve("backup.zip");
        Set<UUID> before;
        try (TestLrs server = TestLrs.start(config(folder.resolve("old")));
                Load load =
                        new Load(server.uri("/statements"), TestLrs.basic(server.credential()))) {
            load.awaitMore(100);
            before = new TreeSet<>(load.acknowledged());
            server.lrs().backup(zip);
            load.awaitMore(50);
            assertThatThrownBy(() -> server.lrs().backup(zip))
                    .isInstanceOf(IllegalArgumentException.class);
            load.stop();
            assertThat(load.refusals()).isEmpty();
        }
        Path restored = folder.resolve("restored");
        Restore.execute(zip.toString(), restored.toString(), null);
        // The clock of the new machine is an hour behind: stored rises all the same (D-14).
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        try (Lrs lrs = Lrs.open(config(restored), slow)) {
            assertThat(lrs.ledger().check(TestLrs.TENANT).findings()).isEmpty();
            List<StoredStatement> log = lrs.statements().after(TestLrs.TENANT, 0, 1000);
            assertThat(log).extracting(StoredStatement::id).containsAll(before);
            StoredStatement last = log.get(log.size() - 1);
            assertThat(last.seq()).isEqualTo(log.size());
            UUID id = UUID.randomUUID();
            lrs.statements()
                    .append(
                            Samples.parse(Samples.statement(id)),
                            Authority.trusted(TestLrs.TENANT, "tester"));
            StoredStatement next = lrs.statements().find(TestLrs.TENANT, id).orElseThrow();
            assertThat(next.seq()).isEqualTo(last.seq() + 1);
            assertThat(next.stored()).isAfter(last.stored());
            assertThat(lrs.ledger().check(TestLrs.TENANT).findings()).isEmpty();
        }
    }

    @Test
    void aDatabaseInMemoryIsNotBackedUp() {
        try (Lrs lrs = Lrs.open(TestLrs.config(), Clock.systemUTC())) {
            assertThatThrownBy(() -> lrs.backup(folder.resolve("x.zip")))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
