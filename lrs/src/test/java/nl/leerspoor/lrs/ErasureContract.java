package nl.leerspoor.lrs;

import static nl.leerspoor.lrs.Samples.parse;
import static nl.leerspoor.lrs.Samples.referring;
import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.voiding;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.leerspoor.lrs.erasure.Erasure;
import nl.leerspoor.lrs.erasure.Mandate;
import nl.leerspoor.lrs.erasure.Selection;
import nl.leerspoor.lrs.ledger.Checkpoint;
import nl.leerspoor.lrs.ledger.Evidence;
import nl.leerspoor.lrs.ledger.Ledger;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erasure on every database (D-12); each test has a tenant of its own. */
interface ErasureContract {
    Ifi ANNA = Ifi.mbox("mailto:anna@example.com");
    Ifi BOB = Ifi.mbox("mailto:bob@example.com");
    Mandate MANDATE = new Mandate("officer", "request 2026-014");

    Lrs lrs();

    LrsConfig config();

    /** What the tests look at again. */
    record Log(
            Authority authority,
            UUID annas,
            UUID annasVoided,
            UUID bobs,
            UUID bobsVoided,
            UUID mentioning,
            UUID referring,
            UUID annasVoiding) {}

    private static byte[] data(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String attachments(byte[]... data) {
        StringBuilder list = new StringBuilder("\"attachments\":[");
        for (byte[] one : data) {
            list.append(list.charAt(list.length() - 1) == '[' ? "" : ",")
                    .append("{\"usageType\":\"http://example.com/a\",\"display\":{\"en\":\"a\"},")
                    .append("\"contentType\":\"text/plain\",\"length\":")
                    .append(one.length)
                    .append(",\"sha2\":\"")
                    .append(Samples.sha256(one))
                    .append("\"}");
        }
        return list.append("]").toString();
    }

    private void append(Authority authority, String json, byte[]... data) {
        Map<String, byte[]> attachments = new TreeMap<>();
        for (byte[] one : data) {
            attachments.put(Samples.sha256(one), one);
        }
        lrs().statements().append(parse(json), attachments, authority);
    }

    private Log fill() {
        Authority authority = Authority.trusted("t" + UUID.randomUUID(), "tester");
        Log log =
                new Log(
                        authority,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID());
        byte[] own = data("own");
        byte[] shared = data("shared");
        append(
                authority,
                with(
                        statement(log.annas())
                                .replace(
                                        "mailto:anna@example.com\"",
                                        "mailto:anna@example.com\",\"name\":\"Anna Marker\"")
                                .replace(
                                        "\"id\":\"" + Samples.ACTIVITY + "\"",
                                        "\"id\":\"http://example.com/of-anna\",\"definition\":"
                                                + "{\"name\":{\"nl\":\"essay\"}}"),
                        "\"result\": {\"score\":{\"raw\":1.50}}," + attachments(own, shared)),
                own,
                shared);
        append(authority, statement(log.annasVoided()));
        append(authority, voiding(UUID.randomUUID(), log.annasVoided()));
        append(
                authority,
                with(statement(log.bobs(), "bob@example.com"), attachments(shared)),
                shared);
        append(authority, statement(log.bobsVoided(), "bob@example.com"));
        append(
                authority,
                with(
                        statement(log.mentioning(), "bob@example.com"),
                        "\"context\":{\"instructor\":" + Samples.AGENT + "}"));
        append(authority, referring(log.referring(), "http://example.com/judged", log.annas()));
        append(
                authority,
                voiding(log.annasVoiding(), log.bobsVoided())
                        .replace("judge@example.com", "anna@example.com"));
        for (Ifi agent : new Ifi[] {ANNA, BOB}) {
            lrs().documents()
                    .put(
                            authority.tenant(),
                            new DocumentKey.State(Samples.ACTIVITY, agent, null, "s"),
                            data(agent.value()),
                            "text/plain",
                            Precondition.NONE);
        }
        lrs().documents()
                .put(
                        authority.tenant(),
                        new DocumentKey.AgentProfile(ANNA, "p"),
                        data("{}"),
                        "application/json",
                        Precondition.NONE);
        return log;
    }

    private List<String> findings(Log log) {
        return lrs().ledger().check(log.authority().tenant()).findings().stream()
                .map(Ledger.Finding::message)
                .toList();
    }

    private boolean found(Log log, UUID id) {
        return lrs().statements().find(log.authority().tenant(), id).isPresent();
    }

    private List<UUID> found(Log log, StatementQuery query) {
        return lrs().statements().query(log.authority().tenant(), query).statements().stream()
                .map(StoredStatement::id)
                .toList();
    }

    /** Every place of the database where the word stands, binary columns included. */
    private List<String> places(Log log, String word) throws SQLException {
        List<String> places = new java.util.ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                config().jdbcUrl(), config().user(), config().password());
                Statement statement = connection.createStatement()) {
            for (String table :
                    List.of(
                            "statement",
                            "statement_usage",
                            "activity",
                            "attachment",
                            "document",
                            "ledger_run",
                            "ledger_change")) {
                try (ResultSet rows =
                        statement.executeQuery(
                                "select * from lrs."
                                        + table
                                        + " where tenant = '"
                                        + log.authority().tenant()
                                        + "'")) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            Object value = rows.getObject(i);
                            String text =
                                    value instanceof byte[] || value instanceof java.sql.Blob
                                            ? new String(rows.getBytes(i), StandardCharsets.UTF_8)
                                            : String.valueOf(value);
                            if (text.contains(word)) {
                                places.add(table + "." + rows.getMetaData().getColumnName(i));
                            }
                        }
                    }
                }
            }
        }
        return places;
    }

    /** A statement pulled from a neighbour that broke the rules. */
    private void setAside(Log log, String text) {
        String bytes =
                config().jdbcUrl().startsWith("jdbc:h2:")
                        ? "stringtoutf8('" + text + "')"
                        : "convert_to('" + text + "', 'UTF8')";
        sql(
                log,
                "insert into lrs.dead_letter (tenant, id, neighbour, seq, status, reason,"
                        + " set_aside, tries, text) values ({tenant}, '"
                        + UUID.randomUUID()
                        + "', 'moodle', 0, 0, 'no verb', current_timestamp, 1, "
                        + bytes
                        + ")");
    }

    private void sql(Log log, String change) {
        try (Connection connection =
                        DriverManager.getConnection(
                                config().jdbcUrl(), config().user(), config().password());
                Statement statement = connection.createStatement()) {
            String tenant = "'" + log.authority().tenant() + "'";
            assertThat(statement.executeUpdate(change.replace("{tenant}", tenant))).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(change, e);
        }
    }

    @Test
    default void erasesWhateverIsAboutAnActorAndTheLedgerStillHolds() throws SQLException {
        Log log = fill();
        String tenant = log.authority().tenant();
        Checkpoint before = lrs().ledger().checkpoint(tenant);
        assertThat(places(log, "anna")).isNotEmpty();
        setAside(log, "{\"actor\":{\"mbox\":\"mailto:anna\\u0040example.com\"},\"broken\":1}");
        setAside(log, "{\"actor\":{\"mbox\":\"mailto:bob@example.com\"},\"broken\":1}");
        Erasure.Outcome done = lrs().erasure().erase(tenant, ANNA, MANDATE, n -> {});
        assertThat(done.statements()).isEqualTo(4);
        assertThat(done.documents()).as("two documents, one set aside").isEqualTo(3);

        assertThat(places(log, "anna")).isEmpty();
        assertThat(places(log, "Marker")).isEmpty();
        assertThat(findings(log)).isEmpty();
        assertThat(lrs().ledger().consistency(tenant, before.size()).continues(before.root()))
                .isTrue();
        // D-12: not found, and never stored again.
        assertThat(found(log, log.annas())).isFalse();
        assertThatThrownBy(() -> append(log.authority(), statement(log.annas())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
        assertThat(found(log, StatementQuery.ALL.withAgent(ANNA, true))).isEmpty();
        // What others said stays, and what an erased statement voided stays voided.
        assertThat(found(log, log.bobs())).isTrue();
        assertThat(found(log, log.referring())).isTrue();
        assertThat(lrs().statements().find(tenant, log.bobsVoided()).orElseThrow().voided())
                .isTrue();
        assertThat(found(log, StatementQuery.ALL.withAgent(BOB, false)))
                .containsExactly(log.bobs());
        assertThat(lrs().statements().attachment(tenant, Samples.sha256(data("own")))).isEmpty();
        assertThat(lrs().statements().attachment(tenant, Samples.sha256(data("shared"))))
                .isPresent();
        assertThat(lrs().statements().definition(tenant, "http://example.com/of-anna")).isEmpty();
    }

    @Test
    default void anErasedStatementIsStillProvenWithoutItsContent() {
        Log log = fill();
        String tenant = log.authority().tenant();
        Evidence before = lrs().ledger().evidence(tenant, log.annas()).orElseThrow();
        lrs().erasure().erase(tenant, ANNA, MANDATE, n -> {});
        Evidence after =
                Evidence.parse(lrs().ledger().evidence(tenant, log.annas()).orElseThrow().toJson());
        assertThat(after.header()).isEqualTo(before.header());
        assertThat(after.content()).isNull();
        assertThat(after.verify(lrs().ledger().verifierKey(tenant))).isEmpty();
        // The bundle handed out before still verifies: it is the reader's, not ours to erase.
        assertThat(before.verify(lrs().ledger().verifierKey(tenant))).isEmpty();
        Evidence silent =
                new Evidence(
                        after.header(), null, null, after.path(), after.checkpoint(), after.key());
        assertThat(silent.verify(after.key())).anyMatch(m -> m.contains("no ledger entry says"));
    }

    @Test
    default void pseudonymisesAnActorEverywhereByOneNewAccount() throws SQLException {
        Log log = fill();
        String tenant = log.authority().tenant();
        StatementQuery essay = StatementQuery.ALL.withActivity("http://example.com/of-anna", false);
        List<UUID> about = found(log, essay);
        assertThat(about).containsExactly(log.referring(), log.annas());
        Erasure.Outcome done = lrs().erasure().pseudonymise(tenant, ANNA, MANDATE, n -> {});
        assertThat(done.statements()).isEqualTo(4);
        assertThat(places(log, "anna@")).isEmpty();
        assertThat(places(log, "Marker")).isEmpty();
        assertThat(findings(log)).isEmpty();
        assertThat(found(log, essay)).isEqualTo(about);
        assertThat(found(log, StatementQuery.ALL.withAgent(ANNA, true))).isEmpty();
        StoredStatement stored = lrs().statements().find(tenant, log.annas()).orElseThrow();
        assertThat(stored.json()).contains("\"raw\":1.50", "pseudonym:");
        Ifi pseudonym = stored.statement().actor().identity().orElseThrow();
        assertThat(found(log, StatementQuery.ALL.withAgent(pseudonym, true)))
                .containsExactlyInAnyOrder(
                        log.annas(),
                        log.mentioning(),
                        log.referring(),
                        log.annasVoiding(),
                        voidingOf(log));
        Evidence evidence = lrs().ledger().evidence(tenant, log.annas()).orElseThrow();
        assertThat(Evidence.parse(evidence.toJson()).verify(evidence.key())).isEmpty();
        assertThat(evidence.content()).isNotNull();

        // A statement can be touched twice: the entry of the last run counts.
        lrs().erasure().pseudonymise(tenant, BOB, MANDATE, n -> {});
        assertThat(findings(log)).isEmpty();
        lrs().erasure().erase(tenant, pseudonym, MANDATE, n -> {});
        assertThat(findings(log)).isEmpty();
        assertThat(found(log, log.annas())).isFalse();
    }

    /** The statement that voids Anna's and is found by way of it. */
    private UUID voidingOf(Log log) {
        return lrs().statements().after(log.authority().tenant(), 0, 100).stream()
                .filter(s -> s.statement().target().filter(log.annasVoided()::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    default void retentionTakesWhatAllFiltersMatchAndADryRunTakesNothing() {
        Log log = fill();
        String tenant = log.authority().tenant();
        Instant before = lrs().statements().find(tenant, log.bobsVoided()).orElseThrow().stored();
        Selection selection = new Selection(null, Samples.VERB, null, null, before);
        long size = lrs().ledger().check(tenant).size();
        List<Erasure.Count> counts = lrs().erasure().count(tenant, selection);
        assertThat(counts)
                .singleElement()
                .satisfies(
                        c -> {
                            assertThat(c.verb()).isEqualTo(Samples.VERB);
                            assertThat(c.statements()).isEqualTo(3);
                        });
        assertThat(lrs().ledger().check(tenant).size()).isEqualTo(size);
        assertThat(found(log, log.bobs())).isTrue();

        lrs().erasure().retain(tenant, selection, MANDATE, n -> {});
        assertThat(found(log, log.annas())).isFalse();
        assertThat(found(log, log.bobs())).isFalse();
        assertThat(found(log, log.bobsVoided())).isTrue();
        assertThat(lrs().erasure().count(tenant, selection)).isEmpty();
        Selection narrow =
                new Selection(
                        BOB, null, Samples.ACTIVITY, null, Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(lrs().erasure().retain(tenant, narrow, MANDATE, n -> {}).statements())
                .isEqualTo(2);
        assertThat(findings(log)).isEmpty();
        assertThat(lrs().erasure().documents(tenant, BOB)).isEqualTo(1);
        assertThatThrownBy(() -> new Selection(null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from lrs.ledger_run where|missing",
                "update lrs.ledger_run set text = {brace} where|run's text",
                "update lrs.ledger_run set last_part = false where|run's text",
                "update lrs.ledger_change set run_seq = 3 where seq = 1 and|no ledger entry says",
                "update lrs.ledger_change set attachments = '' where seq = 1 and|the entry is not",
                "delete from lrs.ledger_change where seq = 1 and|no ledger entry says",
                "delete from lrs.ledger_change where seq = 1 and|says it was erased, and it is",
                "update lrs.statement set text = {brace} where seq = 1 and|says it was erased, and",
                "update lrs.statement set voids = true where seq = 1 and|what the ledger says",
                "update lrs.statement set authority = 'x' where seq = 1 and|says it was erased"
            })
    default void missingContentIsAcceptedOnlyWithItsEntry(String change, String finding) {
        Log log = fill();
        lrs().erasure().erase(log.authority().tenant(), ANNA, MANDATE, n -> {});
        isFound(log, change, finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update lrs.statement set text = {brace} where seq = 1 and|text is not",
                "delete from lrs.ledger_change where seq = 1 and|text is not",
                "update lrs.ledger_change set run_seq = 3 where seq = 1 and|no ledger entry says",
                "update lrs.statement set authority = '{}' where seq = 1 and|no ledger entry says"
            })
    default void replacedContentIsAcceptedOnlyWithItsEntry(String change, String finding) {
        Log log = fill();
        lrs().erasure().pseudonymise(log.authority().tenant(), ANNA, MANDATE, n -> {});
        isFound(log, change, finding);
    }

    private void isFound(Log log, String change, String finding) {
        assertThat(findings(log)).isEmpty();
        boolean h2 = config().jdbcUrl().startsWith("jdbc:h2:");
        sql(
                log,
                change.replace("{brace}", h2 ? "X'7B7D'" : "cast('\\x7b7d' as bytea)")
                        + " tenant = {tenant}");
        assertThat(findings(log)).anyMatch(m -> m.contains(finding));
    }

    @Test
    default void aRunBrokenOffIsNamedAndFinishedByRunningItAgain() {
        Authority authority = Authority.trusted("t" + UUID.randomUUID(), "tester");
        String tenant = authority.tenant();
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 150; i++) {
            batch.append(i == 0 ? "" : ",").append(statement());
        }
        append(authority, batch.append("]").toString());
        assertThatThrownBy(
                        () ->
                                lrs().erasure()
                                        .erase(
                                                tenant,
                                                ANNA,
                                                MANDATE,
                                                n -> {
                                                    throw new IllegalStateException("killed");
                                                }))
                .hasMessage("killed");
        assertThat(lrs().statements().after(tenant, 0, 1000)).hasSize(50);
        assertThat(lrs().ledger().check(tenant).findings()).isEmpty();
        assertThat(lrs().erasure().unfinished(tenant)).hasSize(1);
        Erasure.Outcome rest = lrs().erasure().erase(tenant, ANNA, MANDATE, n -> {});
        assertThat(rest.statements()).isEqualTo(50);
        assertThat(lrs().erasure().unfinished(tenant)).isEmpty();
        assertThat(lrs().statements().after(tenant, 0, 1000)).isEmpty();
        assertThat(lrs().ledger().check(tenant).findings()).isEmpty();
        assertThat(lrs().ledger().check(tenant).size()).isEqualTo(152);
    }

    @Test
    default void theLogGoesOnAfterARunAndReadersSeeNoGap() {
        Log log = fill();
        String tenant = log.authority().tenant();
        UUID late = UUID.randomUUID();
        UUID referrer = UUID.randomUUID();
        append(
                log.authority(),
                referring(referrer, "http://example.com/judged", late)
                        .replace("judge@example.com", "anna@example.com"));
        lrs().erasure().erase(tenant, ANNA, MANDATE, n -> {});
        append(log.authority(), statement(late, "bob@example.com")); // target of an erased one
        append(
                log.authority(),
                referring(UUID.randomUUID(), "http://example.com/judged", log.annas()));
        assertThat(findings(log)).isEmpty();
        List<StoredStatement> all = lrs().statements().after(tenant, 0, 100);
        assertThat(all).extracting(StoredStatement::id).contains(late).doesNotContain(referrer);
        long seq = 0;
        for (int i = 0; i < all.size(); i++) {
            StoredStatement next = lrs().statements().after(tenant, seq, 1).get(0);
            assertThat(next.id()).isEqualTo(all.get(i).id());
            seq = next.seq();
        }
        assertThat(lrs().statements().after(tenant, seq, 1)).isEmpty();
    }

    @Test
    default void anEmptyLogTakesARunToo() {
        String tenant = "t" + UUID.randomUUID();
        assertThat(lrs().erasure().erase(tenant, ANNA, MANDATE, n -> {}).statements()).isZero();
        assertThat(lrs().ledger().check(tenant).size()).isEqualTo(1);
        assertThat(lrs().ledger().check(tenant).findings()).isEmpty();
    }

    @Test
    default void exportsEverythingAboutAnActor() throws IOException {
        Log log = fill();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lrs().erasure().export(log.authority().tenant(), ANNA, out);
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "statements.ndjson",
                        "documents.ndjson",
                        "attachments/" + Samples.sha256(data("own")),
                        "attachments/" + Samples.sha256(data("shared")));
        assertThat(files.get("statements.ndjson"))
                .contains(
                        log.annas().toString(),
                        log.annasVoided().toString(),
                        log.mentioning().toString(),
                        log.referring().toString())
                .doesNotContain(log.bobs().toString());
        assertThat(files.get("statements.ndjson").lines()).hasSize(6);
        assertThat(files.get("documents.ndjson").lines()).hasSize(2);
        assertThat(files.get("manifest.json"))
                .contains(
                        "anna@example.com",
                        Samples.sha256(data(files.get("statements.ndjson"))),
                        "\"lines\":6");
    }
}
