package nl.leerspoor.lrs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ledger shows on every database (D-11); each test has a tenant of its own. */
interface LedgerContract {
    byte[] DATA = "attachment".getBytes(StandardCharsets.UTF_8);

    Lrs lrs();

    LrsConfig config();

    private static Authority fresh() {
        return Authority.trusted("t" + UUID.randomUUID(), "tester");
    }

    private void append(Authority authority, String json) {
        lrs().statements().append(Samples.parse(json), authority);
    }

    /** 1 is voided by 4; 2 has an attachment; 3 refers to 2; 5 is like 1. */
    private void five(Authority authority) {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        append(authority, Samples.statement(first));
        String sha2 = Samples.sha256(DATA);
        lrs().statements()
                .append(
                        Samples.parse(
                                Samples.with(
                                        Samples.statement(second),
                                        "\"attachments\":[{\"usageType\":\"http://example.com/a\","
                                                + "\"display\":{\"en\":\"a\"},"
                                                + "\"contentType\":\"text/plain\",\"length\":10,"
                                                + "\"sha2\":\""
                                                + sha2
                                                + "\"}]")),
                        Map.of(sha2, DATA),
                        authority);
        append(
                authority,
                Samples.referring(UUID.randomUUID(), "http://example.com/judged", second));
        append(authority, Samples.voiding(UUID.randomUUID(), first));
        append(authority, Samples.statement());
    }

    private int sql(String change, Authority authority, Object... values) {
        boolean h2 = config().jdbcUrl().startsWith("jdbc:h2:");
        try (Connection connection =
                        DriverManager.getConnection(
                                config().jdbcUrl(), config().user(), config().password());
                PreparedStatement statement =
                        connection.prepareStatement(
                                change.replace("{tenant}", "'" + authority.tenant() + "'")
                                        .replace("{uuid}", "cast('" + new UUID(1, 2) + "' as uuid)")
                                        .replace(
                                                "{bytes}",
                                                h2 ? "X'7B7D'" : "cast('\\x7b7d' as bytea)"))) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(change, e);
        }
    }

    private List<String> findings(Authority authority) {
        return lrs().ledger().check(authority.tenant()).findings().stream()
                .map(Ledger.Finding::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "update lrs.statement set text = {bytes} where seq = 2|the text is not",
                "update lrs.statement set salt = {bytes} where seq = 2|the text is not",
                "update lrs.statement set content_hash = {bytes} where seq = 2|the text is not",
                "update lrs.statement set text = null where seq = 2|content is missing",
                "update lrs.statement set text = null, salt = null where seq = 2|content is missing",
                "update lrs.statement set entry_hash = {bytes} where seq = 2|the entry is not",
                "update lrs.statement set id = {uuid} where seq = 2|the entry is not",
                "update lrs.statement set version = '2.0.0' where seq = 2|the entry is not",
                "update lrs.statement set version = '9' where seq = 2|the entry is not",
                "update lrs.statement set authority = '{}' where seq = 2|the entry is not",
                "update lrs.statement set authority_name = 'x' where seq = 2|authority's name",
                "update lrs.statement set stored = stored + interval '9' second where seq = 5|entry",
                "update lrs.statement set stored = stored - interval '9' hour where seq = 2|after",
                "update lrs.statement set voided = true where seq = 5|voided and is not",
                "update lrs.statement set voided = false where seq = 1|voided and not marked",
                "update lrs.statement set target = {uuid} where seq = 3|refers to",
                "update lrs.statement set voids = false where seq = 4|refers to",
                "delete from lrs.statement where seq = 2|missing",
                "delete from lrs.statement where seq = 5|missing",
                "delete from lrs.statement_usage where seq = 3 and via = 2|row of its text",
                "delete from lrs.statement_usage where seq = 2|index row of its text is missing",
                "delete from lrs.statement_reference where true|what it refers to is missing",
                "update lrs.statement_reference set target = {uuid} where seq = 3|refers to is missing",
                "update lrs.attachment set content = {bytes} where true|attachment data",
                "update lrs.ledger_head set seq = 4 where true|after the head",
                "update lrs.ledger_head set seq = 6 where true|missing",
                "update lrs.ledger_head set frontier = {bytes} where true|Merkle root",
                "update lrs.ledger_head set stored = stored - interval '1' second where true|head",
                "delete from lrs.ledger_head where true|after the head"
            })
    default void findsWhateverIsChangedBehindItsBack(String change, String finding) {
        Authority authority = fresh();
        five(authority);
        assertThat(findings(authority)).isEmpty();
        assertThat(sql(change + " and tenant = {tenant}", authority)).isPositive();
        assertThat(findings(authority)).anyMatch(m -> m.contains(finding));
    }

    @Test
    default void findsAnIndexRowThatNoTextAccountsFor() {
        Authority authority = fresh();
        five(authority);
        sql(
                "insert into lrs.statement_usage (tenant, usage_key, seq, via)"
                        + " values ({tenant}, {uuid}, 2, 2)",
                authority);
        assertThat(findings(authority)).anyMatch(m -> m.contains("where the texts give"));
    }

    @Test
    default void anEndCutOffIsSeenWithACheckpointAndNotWithout() throws SQLException {
        Authority authority = fresh();
        String tenant = authority.tenant();
        append(authority, Samples.statement());
        Object[] head = head(tenant);
        append(authority, Samples.statement());
        Checkpoint kept = lrs().ledger().checkpoint(tenant);
        assertThat(kept.size()).isEqualTo(2);
        assertThat(lrs().ledger().check(tenant).vouched()).isEqualTo(2);

        for (String table : List.of("statement", "statement_usage")) {
            sql("delete from lrs." + table + " where seq = 2 and tenant = {tenant}", authority);
        }
        sql(
                "update lrs.ledger_head set seq = ?, stored = ?, frontier = ? where tenant ="
                        + " {tenant}",
                authority,
                head);
        assertThat(findings(authority)).anyMatch(m -> m.contains("its end was cut off"));
        assertThatThrownBy(() -> lrs().ledger().checkpoint(tenant))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));

        // Who can change the log can take the checkpoints away too: kept elsewhere, they stay.
        sql("delete from lrs.ledger_checkpoint where tenant = {tenant}", authority);
        Ledger.Report alone = lrs().ledger().check(tenant);
        assertThat(alone.findings()).isEmpty();
        assertThat(alone.vouched()).isZero();
        Ledger.Report known = lrs().ledger().check(tenant, List.of(kept), (entries, size) -> {});
        assertThat(known.findings())
                .extracting(Ledger.Finding::message)
                .anyMatch(m -> m.contains("its end was cut off"));
    }

    private Object[] head(String tenant) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                config().jdbcUrl(), config().user(), config().password());
                PreparedStatement query =
                        connection.prepareStatement(
                                "select seq, stored, frontier from lrs.ledger_head where tenant ="
                                        + " ?")) {
            query.setString(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new Object[] {
                    row.getLong(1),
                    row.getObject(2, java.time.OffsetDateTime.class),
                    row.getBytes(3)
                };
            }
        }
    }

    @Test
    default void aCheckpointIsMadeOnceForASizeAndIsAnEarlierOnesContinuation() {
        Authority authority = fresh();
        String tenant = authority.tenant();
        Checkpoint empty = lrs().ledger().checkpoint(tenant);
        assertThat(empty.size()).isZero();
        five(authority);
        Checkpoint five = lrs().ledger().checkpoint(tenant);
        assertThat(five.size()).isEqualTo(5);
        assertThat(five.root()).isEqualTo(lrs().ledger().check(tenant).root());
        assertThat(lrs().ledger().checkpoint(tenant)).isEqualTo(five);
        assertThat(five.verifies(lrs().ledger().verifierKey(tenant))).isTrue();
        five(authority);
        Consistency consistency = lrs().ledger().consistency(tenant, 5);
        assertThat(consistency.continues(five.root())).isTrue();
        assertThat(consistency.continues(empty.root())).isFalse();
        for (long from : new long[] {0, 11}) {
            assertThatThrownBy(() -> lrs().ledger().consistency(tenant, from))
                    .isInstanceOf(ProblemException.class);
        }
        assertThat(findings(authority)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set note = 'x'|none any more",
                "set note = replace(note, 'time 2', 'time 3')|not signed by this log's key",
                "set note = replace(note, {tenant}, 'other')|not signed by this log's key"
            })
    default void findsACheckpointThatWasChanged(String change, String finding) {
        Authority authority = fresh();
        five(authority);
        Checkpoint made = lrs().ledger().checkpoint(authority.tenant());
        sql("update lrs.ledger_checkpoint " + change + " where tenant = {tenant}", authority);
        assertThat(findings(authority)).anyMatch(m -> m.contains(finding));
        if (change.contains("time")) { // what was changed is not handed out
            Checkpoint again = lrs().ledger().checkpoint(authority.tenant());
            assertThat(again.root()).isEqualTo(made.root());
            assertThat(again.verifies(lrs().ledger().verifierKey(authority.tenant()))).isTrue();
        }
    }

    @Test
    default void aLogIsNeverSignedThatDoesNotContinueItsCheckpoint() {
        Authority authority = fresh();
        five(authority);
        lrs().ledger().checkpoint(authority.tenant());
        sql(
                "update lrs.statement set entry_hash = {bytes} where seq = 2 and tenant = {tenant}",
                authority);
        append(authority, Samples.statement());
        assertThatThrownBy(() -> lrs().ledger().checkpoint(authority.tenant()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
    }

    @Test
    default void evidenceIsVerifiedWithoutTheStoreAndHoldsTheExactText() {
        Authority authority = fresh();
        String tenant = authority.tenant();
        five(authority);
        UUID id = UUID.randomUUID();
        String text = Samples.with(Samples.statement(id), "\"result\": {\"score\":{\"raw\":1.50}}");
        append(authority, text);
        Evidence evidence = lrs().ledger().evidence(tenant, id).orElseThrow();
        VerifierKey key = VerifierKey.parse(lrs().ledger().verifierKey(tenant).toString());
        Evidence read = Evidence.parse(evidence.toJson());
        assertThat(read.verify(key)).isEmpty();
        assertThat(read.content()).isNotNull();
        assertThat(new String(read.content().text(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(lrs().ledger().evidence(tenant, UUID.randomUUID())).isEmpty();
        assertThat(lrs().ledger().evidence(fresh().tenant(), id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"text = null", "'text = null, salt = null'", "text = {bytes}", "id = {uuid}"})
    default void noEvidenceIsGivenOfWhatIsNotAsItWas(String change) {
        Authority authority = fresh();
        UUID id = UUID.randomUUID();
        append(authority, Samples.statement(id));
        sql("update lrs.statement set " + change + " where tenant = {tenant}", authority);
        UUID asked = change.startsWith("id") ? new UUID(1, 2) : id;
        assertThatThrownBy(() -> lrs().ledger().evidence(authority.tenant(), asked))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
    }

    @Test
    default void keptNodesGiveTheProofsThatTheEntriesGiveAndAreChecked() {
        Authority authority = fresh();
        String tenant = authority.tenant();
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 1100; i++) {
            batch.append(i == 0 ? "" : ",").append(Samples.statement());
        }
        batch.append("]");
        append(authority, batch.toString());
        append(authority, batch.toString());
        UUID id = UUID.randomUUID();
        append(authority, Samples.statement(id));
        String deleted = "delete from lrs.ledger_node where number in (0, 1) and tenant = {tenant}";
        assertThat(sql(deleted, authority))
                .as("kept before anybody asked for a proof")
                .isEqualTo(2);
        Checkpoint before = lrs().ledger().checkpoint(tenant);
        assertThat(lrs().ledger().evidence(tenant, id).orElseThrow().path()).hasSizeBetween(4, 12);
        assertThat(sql(deleted.replace("0, 1", "0"), authority)).as("written again").isOne();
        append(authority, Samples.statement());
        assertThat(lrs().ledger().consistency(tenant, before.size()).continues(before.root()))
                .isTrue();
        for (long from : new long[] {1, 1023, 1024, 1025, 2048}) {
            Consistency consistency = lrs().ledger().consistency(tenant, from);
            String root = HexFormat.of().formatHex(roots(authority, from));
            assertThat(consistency.continues(root)).as("from %s", from).isTrue();
        }
        assertThat(findings(authority)).isEmpty();
        sql(
                "update lrs.ledger_node set hash = {bytes} where number = 1 and tenant = {tenant}",
                authority);
        assertThat(findings(authority)).anyMatch(m -> m.contains("kept node"));
        assertThatThrownBy(() -> lrs().ledger().evidence(tenant, id))
                .isInstanceOf(ProblemException.class);
    }

    /** The root over the first entries, straight from the rows. */
    private byte[] roots(Authority authority, long size) {
        List<byte[]> entries = new java.util.ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                config().jdbcUrl(), config().user(), config().password());
                PreparedStatement query =
                        connection.prepareStatement(
                                "select entry_hash from lrs.statement where tenant = ? and seq <= ?"
                                        + " order by seq")) {
            query.setString(1, authority.tenant());
            query.setLong(2, size);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return MerkleProofsTest.root(entries);
    }
}
