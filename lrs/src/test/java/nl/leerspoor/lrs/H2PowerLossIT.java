package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D-17, D-32: at level power a 2xx means that the disk has it, not the operating system. */
class H2PowerLossIT {
    private static final String TENANT = "t";
    private static final Authority AUTHORITY = Authority.trusted(TENANT, "tester");

    @TempDir Path folder;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcknowledgedStatementSurvivesAPowerCut() throws Exception {
        assertNothingIsLost(loadedAndCut(Durability.POWER));
    }

    private void assertNothingIsLost(ForgettingFiles.Disk disk) throws IOException {
        for (ForgettingFiles.PowerCut cut : ForgettingFiles.PowerCut.values()) {
            int seeds = cut == ForgettingFiles.PowerCut.SOME_BLOCKS_KEPT ? 4 : 1;
            for (int seed = 0; seed < seeds; seed++) {
                assertThat(lost(disk, cut, seed)).as("%s, seed %s", cut, seed).isEmpty();
            }
        }
    }

    /**
     * H2 writes over what became free; by itself after 45 s, here at once, as in a database that is
     * older than this test. What the last flush left on the disk may need it still, and a header
     * that is behind finds nothing that was written since (ADR 11).
     */
    @Test
    void whatIsFreeIsWrittenOverOnlyWhenTheDiskCanDoWithoutIt() throws Exception {
        ForgettingFiles.Disk disk = disk(Durability.POWER);
        loadAndCut(disk, disk.url() + ";RETENTION_TIME=0", Durability.POWER, 2_000);
        assertNothingIsLost(disk);
    }

    /** The test above can fail: what only the operating system has is gone. */
    @Test
    void levelProcessLosesAcknowledgedStatementsAtAPowerCut() throws Exception {
        ForgettingFiles.Disk disk = loadedAndCut(Durability.PROCESS);
        assertThat(disk.unforced()).isPositive();
        assertThat(lost(disk, ForgettingFiles.PowerCut.ALL_FORGOTTEN, 0)).isNotEmpty();
    }

    /**
     * D-17, D-18: a disk that failed to flush may have dropped what it was given, and take the next
     * flush all the same. Nothing is acknowledged that stands on what was dropped.
     */
    @Test
    void whatIsAcknowledgedAfterAFailedFlushSurvivesAPowerCutToo() throws Exception {
        ForgettingFiles.Disk disk = disk(Durability.POWER);
        try (Lrs lrs = Lrs.open(LrsConfig.defaults(disk.url()), Clock.systemUTC())) {
            acknowledge(lrs, batch());
            List<Statement> refused = batch();
            disk.forcesFail(true);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> acknowledge(lrs, refused))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE));
            }
            assertThat(lrs.healthy()).as("says so").isFalse();
            assertThat(lrs.statements().query(TENANT, StatementQuery.ALL).statements())
                    .as("can be read")
                    .isNotEmpty();
            disk.forcesFail(false);
            assertThat(lrs.healthy()).as("mends itself").isTrue();
            acknowledge(lrs, refused); // they may be there already, and nothing is written
            disk.cut();
        }
        assertThat(acknowledged).hasSize(400);
        assertThat(lost(disk, ForgettingFiles.PowerCut.ALL_FORGOTTEN, 0)).isEmpty();
    }

    private void acknowledge(Lrs lrs, List<Statement> statements) {
        acknowledged.addAll(lrs.statements().append(statements, AUTHORITY));
    }

    private static List<Statement> batch() {
        return Samples.parse(
                Stream.generate(Samples::statement)
                        .limit(200)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** D-32: a kill cannot tell a flush from a write, so flushes are counted. */
    @Test
    void everyAcknowledgedWriteIsForcedAtLevelPowerAndNoneNeedsToBeAtLevelProcess() {
        assertThat(forcesOf20Writes(Durability.POWER)).isGreaterThanOrEqualTo(20);
        assertThat(forcesOf20Writes(Durability.PROCESS)).isLessThan(20);
    }

    private int forcesOf20Writes(Durability durability) {
        ForgettingFiles.Disk disk = disk(durability);
        LrsConfig config = LrsConfig.defaults(disk.url()).with(c -> c.durability(durability));
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            int before = disk.forces();
            for (int i = 0; i < 10; i++) {
                lrs.statements().append(Samples.parse(Samples.statement()), AUTHORITY);
                lrs.documents()
                        .put(
                                TENANT,
                                new DocumentKey.ActivityProfile(Samples.ACTIVITY, "p" + i),
                                new byte[] {1},
                                "text/plain",
                                Precondition.NONE);
                if (durability == Durability.POWER) {
                    assertThat(disk.forces()).isGreaterThanOrEqualTo(before + 2 * (i + 1));
                }
            }
            return disk.forces() - before;
        }
    }

    private ForgettingFiles.Disk disk(Durability durability) {
        Path place = folder.resolve(durability.name());
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return ForgettingFiles.disk(place);
    }

    /** Singles and batches from four threads; the power goes while they are at it. */
    private ForgettingFiles.Disk loadedAndCut(Durability durability) throws InterruptedException {
        ForgettingFiles.Disk disk = disk(durability);
        loadAndCut(disk, disk.url(), durability, 300);
        return disk;
    }

    private void loadAndCut(
            ForgettingFiles.Disk disk, String url, Durability durability, int statements)
            throws InterruptedException {
        LrsConfig config = LrsConfig.defaults(url).with(c -> c.durability(durability));
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int size = i < 3 ? 1 : 20;
                threads.add(new Thread(() -> append(lrs, size)));
            }
            threads.forEach(Thread::start);
            while (acknowledged.size() < statements) {
                Thread.onSpinWait();
            }
            disk.cut();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void append(Lrs lrs, int size) {
        try {
            while (true) {
                List<UUID> ids = Stream.generate(UUID::randomUUID).limit(size).toList();
                String all = ids.stream().map(Samples::statement).collect(Collectors.joining(","));
                lrs.statements().append(Samples.parse("[" + all + "]"), AUTHORITY);
                acknowledged.addAll(ids);
            }
        } catch (ProblemException e) {
            // No power: not acknowledged.
        }
    }

    /** Acknowledged and not found when power is back; what is there must be right. */
    private List<UUID> lost(ForgettingFiles.Disk disk, ForgettingFiles.PowerCut cut, long seed)
            throws IOException {
        Path place = Files.createTempDirectory(folder, "after");
        LrsConfig config = LrsConfig.defaults(disk.after(cut, seed, place));
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            assertThat(lrs.ledger().check(TENANT).findings()).isEmpty();
            return acknowledged.stream()
                    .filter(id -> lrs.statements().find(TENANT, id).isEmpty())
                    .toList();
        }
    }
}
