package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What PostgreSQL reads of the indexes, counted by itself. */
class PostgresPlansIT {
    private static final int BATCHES = 40;
    private static final int BATCH = 50;

    /**
     * House rule 14.9. A new table has no statistics, and PostgreSQL then walks any index of the
     * tenant to find one id: two million rows for what is stored here.
     */
    @Test
    void aNewDatabaseFindsIdsInTheirIndex() throws SQLException {
        LrsConfig config = TestPostgres.config();
        try (Connection connection = TestPostgres.connect(config)) {
            try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
                for (int i = 0; i < BATCHES; i++) {
                    String batch =
                            Stream.generate(() -> Samples.statement(UUID.randomUUID()))
                                    .limit(BATCH)
                                    .collect(Collectors.joining(",", "[", "]"));
                    lrs.statements().append(Samples.parse(batch), Authority.trusted("t", "tester"));
                }
            }
            // A session that has ended has told what it read.
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "select sum(idx_tup_read) from pg_stat_user_indexes where"
                                            + " relname = 'statement'")) {
                row.next();
                assertThat(row.getLong(1)).isPositive().isLessThan(2L * BATCHES * BATCH);
            }
        }
    }
}
