package nl.leerspoor.lrs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCheckTest {
    private static LrsConfig config;
    private static Lrs lrs;

    @BeforeAll
    static void open() {
        config = TestLrs.config();
        lrs = Lrs.open(config, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        lrs.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update lrs.statement set text = X'7B7D' where seq = 2|the text is not",
                "update lrs.statement set id = random_uuid() where seq = 2|the entry is not",
                "update lrs.statement set authority = '{\"mbox\":\"mailto:x@y.z\"}' where seq = 2|the entry",
                "update lrs.statement set stored = dateadd(second, 9, stored) where seq = 2|stored",
                "update lrs.statement set voided = true where seq = 2|voided and is not",
                "delete from lrs.statement where seq = 2|missing",
                "delete from lrs.statement where seq = 3|missing",
                "delete from lrs.statement_usage where seq = 2|index rows",
                "update lrs.statement set target = random_uuid() where seq = 2|refers to"
            })
    void findsWhateverIsChangedBehindItsBack(String change, String finding) throws SQLException {
        String tenant = "t" + Integer.toHexString(change.hashCode());
        Authority authority = Authority.trusted(tenant, "tester");
        for (int i = 0; i < 3; i++) {
            lrs.statements().append(Samples.parse(Samples.statement()), authority);
        }
        LedgerCheck.Report clean = lrs.ledger().check(tenant);
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.size()).isEqualTo(3);
        assertThat(lrs.ledger().check(tenant, clean.root()).findings()).isEmpty();
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), "sa", "")) {
            int rows =
                    connection
                            .createStatement()
                            .executeUpdate(change + " and tenant = '" + tenant + "'");
            assertThat(rows).isPositive();
        }
        assertThat(lrs.ledger().check(tenant).findings())
                .extracting(LedgerCheck.Finding::message)
                .anyMatch(m -> m.contains(finding));
    }
}
