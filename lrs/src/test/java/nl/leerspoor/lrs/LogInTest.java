package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Wrong secrets, right ones, their rotation and rate (issue 3, point 6), on a settable clock. */
class LogInTest {
    private static final Set<Scope> ALL = Set.of(Scope.ALL);
    private static final SettableClock CLOCK =
            new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private static LrsConfig config;
    private static Lrs lrs;
    private static CredentialStore credentials;

    @BeforeAll
    static void open() {
        config = TestLrs.config();
        lrs = Lrs.open(config, CLOCK);
        credentials = lrs.credentials();
    }

    @AfterAll
    static void close() {
        lrs.close();
    }

    private static Credential made(String tenant) {
        return credentials.create(tenant, "app", ALL, Restrictions.NONE);
    }

    private static String secret(Credential credential) {
        return String.valueOf(credential.secret());
    }

    private static Duration told(Runnable logIn) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, logIn::run);
        assertThat(refused).isNotNull();
        assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        return refused.retryAfter().orElseThrow();
    }

    @Test
    void wrongSecretsMakeAKeyWaitTwiceAsLongEachTime() {
        Credential made = made("l1");
        for (int i = 0; i <= FailedLogIns.FREE_FOR_KEY; i++) {
            assertThat(credentials.authenticate(made.key(), "wrong" + i, "")).isEmpty();
        }
        for (int seconds = 1; seconds < 400; seconds *= 2) {
            Duration expected = seconds > 300 ? FailedLogIns.LONGEST : Duration.ofSeconds(seconds);
            assertThat(told(() -> credentials.authenticate(made.key(), "wrong", "")))
                    .isEqualTo(expected);
            CLOCK.advance(expected);
            assertThat(credentials.authenticate(made.key(), "wrong", "")).isEmpty();
        }
    }

    @Test
    void aRightSecretOfOurMakingGetsInWhoeverGuesses() {
        Credential made = made("l2");
        for (int i = 0; i <= FailedLogIns.FREE_FOR_KEY; i++) {
            assertThat(credentials.authenticate(made.key(), "wrong" + i, "10.0.0.2")).isEmpty();
        }
        told(() -> credentials.authenticate(made.key(), "wrong", "10.0.0.2"));
        assertThat(credentials.authenticate(made.key(), secret(made), "10.0.0.2")).isPresent();
    }

    @Test
    void aChosenSecretIsNotEvenLookedAtWhileItsKeyWaitsUnlessItIsKnown() {
        credentials.ensure("l3", "n", "known", "correct horse", ALL, Restrictions.NONE);
        assertThat(credentials.authenticate("known", "correct horse", "")).isPresent();
        for (int i = 0; i <= FailedLogIns.FREE_FOR_KEY; i++) {
            assertThat(credentials.authenticate("known", "wrong" + i, "")).isEmpty();
        }
        assertThat(credentials.authenticate("known", "correct horse", "")).isPresent();
        // Also when the database has to be asked again.
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(credentials.authenticate("known", "wrong", "")).isEmpty();
        assertThat(credentials.authenticate("known", "correct horse", "")).isPresent();
        try (Lrs other = Lrs.open(config, CLOCK)) {
            for (int i = 0; i <= FailedLogIns.FREE_FOR_KEY; i++) {
                assertThat(other.credentials().authenticate("known", "wrong", "")).isEmpty();
            }
            told(() -> other.credentials().authenticate("known", "correct horse", ""));
            CLOCK.advance(Duration.ofSeconds(1));
            assertThat(other.credentials().authenticate("known", "correct horse", "")).isPresent();
        }
    }

    @Test
    void anAddressThatTriesManyKeysWaitsAndOthersDoNot() {
        for (int i = 0; i <= FailedLogIns.FREE_FOR_ADDRESS; i++) {
            assertThat(credentials.authenticate(unknownKey(i), "wrong", "10.0.0.4")).isEmpty();
        }
        assertThat(told(() -> credentials.authenticate(unknownKey(99), "wrong", "10.0.0.4")))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(credentials.authenticate(unknownKey(99), "wrong", "10.0.0.5")).isEmpty();
    }

    private static String unknownKey(int i) {
        return String.format("k%032d", i);
    }

    @Test
    void neitherSecretNorUnknownKeyIsLogged() {
        Logger logger = (Logger) LoggerFactory.getLogger(CredentialStore.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            Credential made = made("l5");
            assertThat(credentials.authenticate(made.key(), "MySecret1", "10.0.0.6")).isEmpty();
            assertThat(credentials.authenticate(secret(made), made.key(), "10.0.0.6")).isEmpty();
            assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).hasSize(2);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(
                            line ->
                                    line.contains("MySecret1")
                                            || line.contains(secret(made))
                                            || line.contains("10.0.0.6"))
                    .anyMatch(line -> line.contains(made.id().toString()));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void theRateOfACredentialIsItsOwn() {
        Restrictions slow = Restrictions.NONE.withRequestsPerMinute(2);
        Credential one = credentials.create("l6", "one", ALL, slow);
        Credential two = credentials.create("l6", "two", ALL, slow);
        for (int i = 0; i < 2; i++) {
            assertThat(credentials.authenticate(one.key(), secret(one))).isPresent();
        }
        assertThat(told(() -> credentials.authenticate(one.key(), secret(one))))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(credentials.authenticate(two.key(), secret(two))).isPresent();
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(credentials.authenticate(one.key(), secret(one))).isPresent();
        told(() -> credentials.authenticate(one.key(), secret(one)));
    }

    @Test
    void rotationKeepsEverythingButTheSecretAndTheOldOneForAsLongAsChosen() {
        Restrictions narrow = Restrictions.NO_VOIDING.withActivity("https://a.b/c");
        Credential before = credentials.create("l7", "app", Set.of(Scope.STATE), narrow);
        Credential after =
                credentials
                        .rotate("l7", before.id(), Duration.ofHours(1), "cli:anna")
                        .orElseThrow();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("secret", "created")
                .isEqualTo(before);
        assertThat(secret(after)).isNotEqualTo(secret(before));
        for (String right : List.of(secret(before), secret(after))) {
            assertThat(credentials.authenticate(before.key(), right)).isPresent();
        }
        CLOCK.advance(Duration.ofHours(1));
        assertThat(credentials.authenticate(before.key(), secret(before))).isEmpty();
        assertThat(credentials.authenticate(before.key(), secret(after))).isPresent();
        Credential last =
                credentials.rotate("l7", before.id(), Duration.ZERO, "cli:anna").orElseThrow();
        assertThat(credentials.authenticate(before.key(), secret(after))).isEmpty();
        assertThat(credentials.authenticate(before.key(), secret(last))).isPresent();
        assertThat(credentials.rotate("other", before.id(), Duration.ZERO, "x")).isEmpty();
        credentials.revoke("l7", before.id(), "cli:bob");
        assertThat(credentials.rotate("l7", before.id(), Duration.ZERO, "x")).isEmpty();
        assertThat(credentials.changes("l7", 10))
                .extracting(c -> c.kind() + " " + c.by())
                .containsExactlyInAnyOrder(
                        "CREATED application",
                        "ROTATED cli:anna",
                        "ROTATED cli:anna",
                        "REVOKED cli:bob");
        assertThat(credentials.changes("l7", 10))
                .allMatch(c -> c.credential().equals(before.id()))
                .noneMatch(c -> c.detail().contains(secret(last)));
    }

    @Test
    void whatAnotherNodeRevokesIsRefusedHereWithinHalfAMinute() {
        Credential made = made("l8");
        assertThat(credentials.authenticate(made.key(), secret(made))).isPresent();
        try (Lrs other = Lrs.open(config, CLOCK)) {
            other.credentials().revoke("l8", made.id(), "cli:anna");
        }
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(credentials.authenticate(made.key(), secret(made))).isEmpty();
    }

    @Test
    void onlySecretsThatPeopleChooseCostASlowHash() throws SQLException {
        Credential made = made("l9");
        credentials.ensure("l9", "n", "l9-chosen", "correct horse", ALL, Restrictions.NONE);
        credentials.ensure("l9", "n", "l9-chosen", "correct horse", ALL, Restrictions.NONE);
        assertThat(hash(made.key())).startsWith("sha256$").doesNotContain(secret(made));
        assertThat(hash("l9-chosen")).startsWith("$argon2id$");
        // The second time nothing changed, so nothing is written down.
        assertThat(credentials.changes("l9", 10)).hasSize(2);
        credentials.ensure("l9", "n", "l9-chosen", "another horse", ALL, Restrictions.NONE);
        assertThat(credentials.changes("l9", 10)).hasSize(3);
    }

    @Test
    void rowsOfEarlierVersionsStayValid() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into lrs.credential (tenant, id, name, login_key, secret_hash, scopes,"
                            + " restrictions, created, revoked) values ('l10', '"
                            + UUID.randomUUID()
                            + "', 'old', 'old-key', '"
                            + new Secrets().hashChosen("sOldSecret")
                            + "', 'state', '{\"mayVoid\":false,\"activityPrefix\":"
                            + "\"https://a.b/id/\",\"actor\":{\"mbox\":\"mailto:a@b.nl\"}}',"
                            + " current_timestamp, false)");
        }
        Authority authority = credentials.authenticate("old-key", "sOldSecret").orElseThrow();
        assertThat(authority.restrictions())
                .isEqualTo(
                        Restrictions.NO_VOIDING
                                .withActivities(List.of("https://a.b/id/*"))
                                .withActor(Ifi.mbox("mailto:a@b.nl")));
        assertThat(credentials.authenticate("old-key", "sOtherSecret")).isEmpty();
    }

    private static String hash(String key) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select secret_hash from lrs.credential where login_key = '"
                                        + key
                                        + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
    }
}
