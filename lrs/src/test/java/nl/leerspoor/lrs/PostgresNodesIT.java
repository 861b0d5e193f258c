package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL; the clock of the second is an hour behind. */
class PostgresNodesIT {
    private static Lrs one;
    private static Lrs two;

    @BeforeAll
    static void open() {
        LrsConfig config = TestPostgres.config();
        one = Lrs.open(config, Clock.systemUTC());
        two = Lrs.open(config, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
    }

    @AfterAll
    static void close() {
        one.close();
        two.close();
    }

    /** House rule 14.1, decisions D-14. */
    @Test
    void aLogReaderNeverMissesOrRepeatsAStatementOfEitherNode() throws Exception {
        Authority authority = Authority.trusted("readers", "tester");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 8; w++) {
            Lrs node = w % 2 == 0 ? one : two;
            writers.add(
                    pool.submit(
                            () -> {
                                for (int i = 0; i < 50; i++) {
                                    node.statements()
                                            .append(Samples.parse(Samples.statement()), authority);
                                }
                            }));
        }
        List<Long> seen = new ArrayList<>();
        Instant last = Instant.EPOCH;
        boolean finished = false;
        for (long cursor = 0; !finished; ) {
            finished = writers.stream().allMatch(Future::isDone);
            List<StoredStatement> next = two.statements().after("readers", cursor, 30);
            for (StoredStatement statement : next) {
                seen.add(statement.seq());
                cursor = statement.seq();
                assertThat(statement.stored()).isAfter(last);
                last = statement.stored();
            }
            finished &= next.isEmpty();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        assertThat(seen).hasSize(400).isSorted().doesNotHaveDuplicates();
        assertThat(one.ledger().check("readers").findings()).isEmpty();
    }

    /** Communication 2.1.3, decisions D-14: what one node says holds for what the other appends. */
    @Test
    void consistentThroughOfOneNodeIsNeverUndercutByTheOther() throws Exception {
        Authority authority = Authority.trusted("through", "tester");
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 3; w++) {
            writers.add(
                    pool.submit(
                            () -> {
                                while (!stop.get()) {
                                    one.statements()
                                            .append(Samples.parse(Samples.statement()), authority);
                                }
                            }));
        }
        int looks = 0;
        int waited = 0;
        for (; looks < 60; looks++) {
            Instant through = two.statements().consistentThrough("through");
            long before = upTo(through);
            Instant later = two.statements().consistentThrough("through");
            assertThat(upTo(through)).as("look %s", looks).isEqualTo(before);
            waited += later.isAfter(through) ? 1 : 0;
        }
        stop.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        assertThat(waited).as("it goes forward").isPositive();
    }

    /** With nothing under way it is the database's now, also for a tenant without a statement. */
    @Test
    void consistentThroughIsNowWhenNobodyAppends() {
        Instant before = two.statements().consistentThrough("nobody");
        Instant after = two.statements().consistentThrough("nobody");
        assertThat(after).isAfter(before);
        assertThat(before).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** The seq of the last statement stored up to then: none may come in between later. */
    private static long upTo(Instant through) {
        return two
                .statements()
                .query(
                        "through",
                        StatementQuery.ALL.withStored(null, through).withPage(1, false, 0))
                .statements()
                .stream()
                .mapToLong(StoredStatement::seq)
                .sum();
    }
}
