package nl.leerspoor.lrs;

import static nl.leerspoor.lrs.Samples.parse;
import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CredentialStoreTest {
    private static final Set<Scope> ALL = Set.of(Scope.ALL);
    private static TestLrs server;
    private static CredentialStore credentials;

    @BeforeAll
    static void open() {
        server = TestLrs.start();
        credentials = server.lrs().credentials();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aSecretIsShownOnceAndOpensUntilRevoked() {
        Credential made = credentials.create("t1", "app", ALL, Restrictions.NONE);
        String secret = String.valueOf(made.secret());
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(credentials.list("t1")).hasSize(1).allMatch(c -> c.secret() == null);
        for (int i = 0; i < 2; i++) {
            Authority authority = credentials.authenticate(made.key(), secret).orElseThrow();
            assertThat(authority.tenant()).isEqualTo("t1");
            assertThat(authority.name()).isEqualTo("app");
        }
        assertThat(credentials.authenticate(made.key(), secret + "x")).isEmpty();
        assertThat(credentials.authenticate("nobody", secret)).isEmpty();
        credentials.revoke(made.key());
        assertThat(credentials.authenticate(made.key(), secret)).isEmpty();
        assertThat(credentials.list("t1")).allMatch(Credential::revoked);
    }

    /** A busy application comes with many connections; its secret is hashed once for all. */
    @Test
    void allWhoComeAtOnceWithTheSameChosenSecretGetIn() throws Exception {
        credentials.ensure("t9", "app", "key9", "chosen", ALL, Restrictions.NONE);
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<Callable<Boolean>> requests =
                Collections.nCopies(
                        64, () -> credentials.authenticate("key9", "chosen").isPresent());
        for (Future<Boolean> answer : pool.invokeAll(requests)) {
            assertThat(answer.get()).isTrue();
        }
        pool.shutdown();
    }

    @Test
    void ensureMakesOrChangesTheSameCredential() {
        Credential first = credentials.ensure("t2", "a", "key2", "one", ALL, Restrictions.NONE);
        Credential second =
                credentials.ensure(
                        "t2", "b", "key2", "two", Set.of(Scope.STATE), Restrictions.NO_VOIDING);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(credentials.authenticate("key2", "one")).isEmpty();
        Authority authority = credentials.authenticate("key2", "two").orElseThrow();
        assertThat(authority.scopes()).containsExactly(Scope.STATE);
        assertThat(authority.restrictions()).isEqualTo(Restrictions.NO_VOIDING);
    }

    @Test
    void everyRestrictionSurvivesTheDatabase() {
        Restrictions all =
                new Restrictions(
                        List.of("https://a.b/id/*", "https://a.b/one"),
                        List.of(Ifi.account("https://a.b", "x"), Ifi.mbox("mailto:a@b.nl")),
                        UUID.randomUUID(),
                        true,
                        true,
                        60,
                        Instant.parse("2100-01-01T00:00:00Z"));
        Credential made = credentials.create("t3", "n", ALL, all);
        assertThat(credentials.list("t3").get(0).restrictions()).isEqualTo(all);
        assertThat(credentials.authenticate(made.key(), String.valueOf(made.secret())))
                .hasValueSatisfying(a -> assertThat(a.restrictions()).isEqualTo(all));
    }

    @Test
    void anExpiredCredentialIs401() {
        Credential made =
                credentials.create("t4", "n", ALL, Restrictions.NONE.withExpires(Instant.EPOCH));
        assertThat(status(made, "/statements")).isEqualTo(401);
    }

    @Test
    void scopesOpenWhatTheyName() {
        String state =
                "/activities/state?activityId=http://a.b/c&agent=" + Samples.encode(Samples.AGENT);
        Credential writer =
                credentials.create("t6", "w", Set.of(Scope.STATEMENTS_WRITE), Restrictions.NONE);
        assertThat(status(writer, "/statements")).isEqualTo(403);
        assertThat(status(writer, state)).isEqualTo(403);
        Credential reader =
                credentials.create("t6", "r", Set.of(Scope.ALL_READ), Restrictions.NONE);
        assertThat(status(reader, "/statements")).isEqualTo(200);
        assertThat(status(reader, state)).isEqualTo(200);
        assertThat(post(reader, statement())).isEqualTo(403);
        assertThat(post(writer, statement())).isEqualTo(200);
    }

    @Test
    void readMineMeansTheSameAuthority() {
        Set<Scope> mine = Set.of(Scope.STATEMENTS_WRITE, Scope.STATEMENTS_READ_MINE);
        Credential one = credentials.create("t7", "one", mine, Restrictions.NONE);
        Credential two = credentials.create("t7", "two", mine, Restrictions.NONE);
        UUID id = UUID.randomUUID();
        assertThat(post(one, statement(id))).isEqualTo(200);
        assertThat(status(one, "/statements?statementId=" + id)).isEqualTo(200);
        assertThat(status(two, "/statements?statementId=" + id)).isEqualTo(404);
    }

    @Test
    void restrictionsHoldForEveryStatementOfABatch() {
        UUID registration = UUID.randomUUID();
        Restrictions r =
                Restrictions.NO_VOIDING
                        .withActivity("https://ours.nl/id/course/a")
                        .withActor(Ifi.mbox("mailto:anna@example.com"))
                        .withRegistration(registration);
        Authority package1 =
                new Authority("t8", UUID.randomUUID(), "p", Set.of(Scope.STATEMENTS_WRITE), r);
        String context = "\"context\":{\"registration\":\"" + registration + "\"";
        String ours = statement().replace(Samples.ACTIVITY, "https://ours.nl/id/course/a");
        String grouping =
                ",\"contextActivities\":{\"grouping\":[{\"id\":\"https://ours.nl/id/course/a\"}]}}";
        allowed(package1, with(ours, context + "}"));
        allowed(package1, with(statement(), context + grouping));
        refused(package1, with(statement(), context + "}"), "/object");
        refused(package1, ours, "/context/registration");
        // The key of course a is not one for course ab, nor for another course beside its own.
        refused(
                package1,
                with(ours.replace("course/a", "course/ab"), context + grouping),
                "/object");
        for (String role : List.of("parent", "grouping", "other")) {
            String both =
                    ",\"contextActivities\":{\"grouping\":[{\"id\":\"https://ours.nl/id/course/a\"}],\""
                            + role
                            + "\":[{\"id\":\"https://ours.nl/id/course/a\"},"
                            + "{\"id\":\"https://ours.nl/id/course/b\"}]}}";
            String one =
                    role.equals("grouping")
                            ? both.replaceFirst("\"grouping\":\\[[^]]*],", "")
                            : both;
            refused(package1, with(ours, context + one), "/context/contextActivities");
            allowed(package1, with(ours, context + one.replace("course/b", "course/a/module/x")));
        }
        String sub =
                "{\"objectType\":\"SubStatement\",\"actor\":"
                        + Samples.AGENT
                        + ",\"verb\":{\"id\":\"http://a.b/v\"},\"object\":{\"id\":"
                        + "\"https://ours.nl/id/course/a/unit\"}}";
        String whole =
                with(ours.replaceFirst("\"object\":.*", "\"object\":" + sub + "}"), context + "}");
        allowed(package1, whole);
        refused(package1, whole.replace("course/a/unit", "course/b"), "/object/object");
        refused(package1, whole.replace(sub, sub.replace("anna@", "bob@")), "/object/actor");
        refused(
                package1,
                whole.replace(
                        sub,
                        with(sub, "\"context\":{\"registration\":\"" + UUID.randomUUID() + "\"}")),
                "/object/context/registration");
        refused(package1, with(ours, context + "}").replace("anna@", "bob@"), "/actor");
        String voiding =
                Samples.voiding(UUID.randomUUID(), UUID.randomUUID()).replace("judge@", "anna@");
        refused(package1, with(voiding, context + grouping), "/verb");
    }

    @Test
    void aRestrictedCredentialReadsOnlyItsOwnState() {
        UUID registration = UUID.randomUUID();
        Restrictions r =
                Restrictions.NO_VOIDING
                        .withActor(Ifi.mbox("mailto:anna@example.com"))
                        .withRegistration(registration);
        Credential made =
                credentials.create("t9", "p", Set.of(Scope.STATEMENTS_WRITE, Scope.STATE), r);
        String base = "/activities/state?activityId=http://a.b/c&agent=";
        String anna = base + Samples.encode(Samples.AGENT);
        String bob = base + Samples.encode("{\"mbox\":\"mailto:bob@example.com\"}");
        String own = "&registration=" + registration;
        assertThat(status(made, anna + own)).isEqualTo(200);
        assertThat(status(made, anna)).isEqualTo(403);
        assertThat(status(made, anna + "&registration=" + UUID.randomUUID())).isEqualTo(403);
        assertThat(status(made, bob + own)).isEqualTo(403);
        assertThat(status(made, "/statements")).isEqualTo(403);
        assertThat(status(made, "/agents/profile?agent=" + Samples.encode(Samples.AGENT)))
                .isEqualTo(403);
    }

    /** D-9; Communication 4.2, define. */
    @Test
    void onlyWhoMayDefineIsHeardAndOnlyOfWhatItsActivitiesAllow() {
        String course = "https://ours.nl/id/course/a";
        String lms = "https://lms.example/activity";
        String definition = ",\"definition\":{\"name\":{\"en\":\"x\"}}}";
        String json =
                with(
                        statement()
                                .replace(
                                        "{\"id\":\"" + Samples.ACTIVITY + "\"}",
                                        "{\"id\":\"" + lms + "\"" + definition),
                        "\"context\":{\"contextActivities\":{\"grouping\":[{\"id\":\""
                                + course
                                + "\""
                                + definition
                                + "]}}");
        Restrictions narrow = Restrictions.NO_VOIDING.withActivity(course);
        Set<Scope> write = Set.of(Scope.STATEMENTS_WRITE);
        Set<Scope> define = Set.of(Scope.STATEMENTS_WRITE, Scope.DEFINE);
        StatementStore statements = server.lrs().statements();
        assertThat(post(credentials.create("t11", "n", write, Restrictions.NONE), json))
                .isEqualTo(200);
        assertThat(statements.definition("t11", course)).isEmpty();
        assertThat(post(credentials.create("t11", "n", define, narrow), json)).isEqualTo(200);
        assertThat(statements.definition("t11", course)).isPresent();
        assertThat(statements.definition("t11", lms)).isEmpty();
        assertThat(post(credentials.create("t11", "n", define, Restrictions.NONE), json))
                .isEqualTo(200);
        assertThat(statements.definition("t11", lms)).isPresent();
    }

    /** Data 2.4.9. */
    @Test
    void theStoreSetsTheAuthorityWhateverTheSenderSays() {
        Credential made = credentials.create("t10", "real", ALL, Restrictions.NONE);
        String group =
                "{\"objectType\":\"Group\",\"member\":["
                        + Samples.AGENT
                        + ",{\"mbox\":\"mailto:b@example.com\"}]}";
        for (String claimed : List.of(Samples.AGENT, group)) {
            UUID id = UUID.randomUUID();
            assertThat(post(made, with(statement(id), "\"authority\":" + claimed))).isEqualTo(200);
            for (String path : List.of("/statements?statementId=" + id, "/statements?limit=1")) {
                String answer = body(made, path);
                assertThat(answer)
                        .contains(
                                "\"authority\":{\"objectType\":\"Agent\",\"account\":{"
                                        + "\"homePage\":\"https://leerspoor.nl/authority\","
                                        + "\"name\":\"real\"}}")
                        .doesNotContain("b@example.com")
                        .containsOnlyOnce("\"authority\"");
            }
        }
    }

    private static String body(Credential credential, String path) {
        return server.send(
                        server.anonymous(path)
                                .header("Authorization", TestLrs.basic(credential))
                                .header("X-Experience-API-Version", "1.0.3")
                                .GET())
                .body();
    }

    private static void allowed(Authority authority, String json) {
        List<Statement> statements = parse(json);
        assertThatCode(() -> Permissions.requireWrite(authority, statements))
                .doesNotThrowAnyException();
    }

    private static void refused(Authority authority, String json, String pointer) {
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> Permissions.requireWrite(authority, parse(json)));
        assertThat(refused.type()).isEqualTo(ProblemType.FORBIDDEN);
        assertThat(refused.violations()).extracting(v -> v.pointer()).contains(pointer);
    }

    private static int status(Credential credential, String path) {
        return server.send(
                        server.anonymous(path)
                                .header("Authorization", TestLrs.basic(credential))
                                .header("X-Experience-API-Version", "1.0.3")
                                .GET())
                .statusCode();
    }

    private static int post(Credential credential, String json) {
        return server.send(
                        server.anonymous("/statements")
                                .header("Authorization", TestLrs.basic(credential))
                                .header("X-Experience-API-Version", "1.0.3")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)))
                .statusCode();
    }
}
