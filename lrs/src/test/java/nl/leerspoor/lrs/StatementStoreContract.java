package nl.leerspoor.lrs;

import static nl.leerspoor.lrs.Samples.parse;
import static nl.leerspoor.lrs.Samples.referring;
import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.voiding;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.Test;

/** What every database must do; each test has a tenant of its own. */
interface StatementStoreContract {
    Lrs lrs();

    private StatementStore store() {
        return lrs().statements();
    }

    private static Authority fresh() {
        return Authority.trusted("t" + UUID.randomUUID(), "tester");
    }

    private List<UUID> found(Authority authority, StatementQuery query) {
        return store().query(authority.tenant(), query).statements().stream()
                .map(StoredStatement::id)
                .toList();
    }

    private boolean voided(Authority authority, UUID id) {
        return store().find(authority.tenant(), id).orElseThrow().voided();
    }

    @Test
    default void numbersStatementsFromOneWithoutGapsAndWithRisingTimes() {
        Authority authority = fresh();
        for (int i = 0; i < 5; i++) {
            store().append(parse("[" + statement() + "," + statement() + "]"), authority);
        }
        List<StoredStatement> log = store().after(authority.tenant(), 0, 100);
        assertThat(log)
                .extracting(StoredStatement::seq)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        for (int i = 1; i < log.size(); i++) {
            assertThat(log.get(i).stored()).isAfter(log.get(i - 1).stored());
        }
    }

    @Test
    default void aStatementWithoutTimestampHasTheStoredTime() {
        Authority authority = fresh();
        store().append(parse(statement()), authority);
        StoredStatement stored = store().after(authority.tenant(), 0, 1).get(0);
        assertThat(stored.timestamp()).isEqualTo(stored.stored());
    }

    @Test
    default void voidsWhicheverOfTheTwoComesFirst() {
        Authority authority = fresh();
        for (int order = 0; order < 4; order++) {
            UUID s = UUID.randomUUID();
            UUID v = UUID.randomUUID();
            switch (order) {
                case 0 -> {
                    store().append(parse(statement(s)), authority);
                    store().append(parse(voiding(v, s)), authority);
                }
                case 1 -> {
                    store().append(parse(voiding(v, s)), authority);
                    store().append(parse(statement(s)), authority);
                }
                case 2 ->
                        store().append(
                                        parse("[" + voiding(v, s) + "," + statement(s) + "]"),
                                        authority);
                default ->
                        store().append(
                                        parse("[" + statement(s) + "," + voiding(v, s) + "]"),
                                        authority);
            }
            assertThat(voided(authority, s)).as("order %s", order).isTrue();
            assertThat(voided(authority, v)).isFalse();
            assertThat(found(authority, StatementQuery.ALL)).contains(v).doesNotContain(s);
        }
        assertThat(lrs().ledger().check(authority.tenant()).findings()).isEmpty();
    }

    @Test
    default void aVoidingStatementIsNeverVoided() {
        Authority authority = fresh();
        UUID s = UUID.randomUUID();
        UUID v = UUID.randomUUID();
        UUID w = UUID.randomUUID();
        store().append(parse("[" + voiding(w, v) + "," + statement(s) + "]"), authority);
        store().append(parse(voiding(v, s)), authority);
        assertThat(voided(authority, s)).isTrue();
        assertThat(voided(authority, v)).isFalse();
        assertThat(lrs().ledger().check(authority.tenant()).findings()).isEmpty();
    }

    @Test
    default void whatRefersToAMatchMatchesHoweverFarAndInAnyOrder() {
        Authority authority = fresh();
        UUID target = UUID.randomUUID();
        UUID middle = UUID.randomUUID();
        UUID far = UUID.randomUUID();
        StatementQuery query = StatementQuery.ALL.withActivity(Samples.ACTIVITY, false);
        // The target arrives last.
        store().append(parse(referring(far, "http://example.com/confirmed", middle)), authority);
        store().append(parse(referring(middle, "http://example.com/judged", target)), authority);
        assertThat(found(authority, query)).isEmpty();
        store().append(parse(statement(target)), authority);
        assertThat(found(authority, query)).containsExactly(target, middle, far);
        // All filters must hold for one and the same statement.
        assertThat(found(authority, query.withVerb("http://example.com/judged"))).isEmpty();
        assertThat(found(authority, query.withVerb(Samples.VERB)))
                .containsExactly(target, middle, far);
        // Voided, it is no longer found, but what refers to it is.
        UUID v = UUID.randomUUID();
        store().append(parse(voiding(v, target)), authority);
        assertThat(found(authority, query)).containsExactly(v, middle, far);
        assertThat(lrs().ledger().check(authority.tenant()).findings()).isEmpty();
    }

    @Test
    default void referencesInACircleEnd() {
        Authority authority = fresh();
        UUID a = UUID.randomUUID();
        UUID b = UUID.randomUUID();
        store().append(parse(referring(a, "http://example.com/one", b)), authority);
        store().append(parse(referring(b, "http://example.com/two", a)), authority);
        UUID self = UUID.randomUUID();
        store().append(parse(referring(self, "http://example.com/self", self)), authority);
        assertThat(found(authority, StatementQuery.ALL.withVerb("http://example.com/one")))
                .containsExactlyInAnyOrder(a, b);
        assertThat(found(authority, StatementQuery.ALL.withVerb("http://example.com/self")))
                .containsExactly(self);
        assertThat(lrs().ledger().check(authority.tenant()).findings()).isEmpty();
    }

    @Test
    default void relatedFiltersLookIntoContextAndSubStatement() {
        Authority authority = fresh();
        String parent = "\"contextActivities\":{\"parent\":[{\"id\":\"http://a.b/parent\"}]}";
        String teacher = "\"instructor\":{\"mbox\":\"mailto:teacher@example.com\"}";
        String sub =
                "{\"actor\":{\"mbox\":\"mailto:outer@example.com\"},\"verb\":{\"id\":\"http://a.b/planned\"},"
                        + "\"object\":"
                        + with(
                                statement(),
                                "\"objectType\":\"SubStatement\",\"context\":{"
                                        + parent
                                        + ","
                                        + teacher
                                        + "}")
                        + "}";
        store().append(parse(sub), authority);
        StatementQuery all = StatementQuery.ALL;
        for (String activity : new String[] {"http://a.b/parent", Samples.ACTIVITY}) {
            assertThat(found(authority, all.withActivity(activity, true))).hasSize(1);
            assertThat(found(authority, all.withActivity(activity, false))).isEmpty();
        }
        for (String mail : new String[] {"anna@example.com", "teacher@example.com"}) {
            Ifi ifi = Ifi.mbox("mailto:" + mail);
            assertThat(found(authority, all.withAgent(ifi, true))).hasSize(1);
            assertThat(found(authority, all.withAgent(ifi, false))).isEmpty();
        }
        Ifi self = Ifi.account("https://leerspoor.nl/authority", "tester");
        assertThat(found(authority, all.withAgent(self, true))).hasSize(1);
        assertThat(found(authority, all.withVerb("http://a.b/planned"))).hasSize(1);
        assertThat(found(authority, all.withVerb(Samples.VERB))).isEmpty();
    }

    @Test
    default void groupsAreFoundByTheirMembers() {
        Authority authority = fresh();
        String group =
                "{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:m@EXAMPLE.com\"}]}";
        store().append(parse(statement().replace(Samples.AGENT, group)), authority);
        Ifi member = Ifi.mbox("mailto:m@example.com");
        assertThat(found(authority, StatementQuery.ALL.withAgent(member, false))).hasSize(1);
    }

    @Test
    default void sinceIsExclusiveAndUntilInclusive() {
        Authority authority = fresh();
        List<UUID> ids =
                store().append(
                                parse(
                                        "["
                                                + statement()
                                                + ","
                                                + statement()
                                                + ","
                                                + statement()
                                                + "]"),
                                authority);
        List<StoredStatement> log = store().after(authority.tenant(), 0, 3);
        StatementQuery middle =
                StatementQuery.ALL.withStored(log.get(0).stored(), log.get(1).stored());
        assertThat(found(authority, middle)).containsExactly(ids.get(1));
        assertThat(found(authority, StatementQuery.ALL.withStored(log.get(2).stored(), null)))
                .isEmpty();
    }

    @Test
    default void aPageEndsWhereTheNextBegins() {
        Authority authority = fresh();
        String batch = "[" + statement() + (",\n" + statement()).repeat(249) + "]";
        store().append(parse(batch), authority);
        for (boolean ascending : new boolean[] {true, false}) {
            List<Long> seen = new ArrayList<>();
            StatementQuery query =
                    StatementQuery.ALL.withVerb(Samples.VERB).withPage(120, ascending, 0);
            int pages = 0;
            while (query != null) {
                StatementPage page = store().query(authority.tenant(), query);
                page.statements().forEach(s -> seen.add(s.seq()));
                query = page.next();
                pages++;
            }
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(250).doesNotHaveDuplicates();
            assertThat(seen.get(0)).isEqualTo(ascending ? 1L : 250L);
        }
    }

    /** Anna's statements fill several windows of the index; which of them are Bob's verb varies. */
    @Test
    default void twoFiltersMeetHoweverFarApartTheirMatchesLie() {
        Authority authority = fresh();
        List<Long> expected = new ArrayList<>();
        String other = statement().replace(Samples.VERB, "http://example.com/verbs/other");
        for (int batch = 0; batch < 9; batch++) {
            StringBuilder json = new StringBuilder("[");
            for (int i = 1; i <= 500; i++) {
                // Two together, then none for more than a window, and one at either end.
                long seq = batch * 500L + i;
                boolean match = seq == 1 || seq == 2 || seq == 1700 || seq == 3333 || seq == 4500;
                if (match) {
                    expected.add(seq);
                }
                json.append(i == 1 ? "" : ",").append(match ? statement() : other);
            }
            store().append(parse(json.append(']').toString()), authority);
        }
        Ifi anna = Ifi.mbox("mailto:anna@example.com");
        for (int limit : new int[] {1, 2, 100}) {
            for (boolean ascending : new boolean[] {true, false}) {
                List<Long> seen = new ArrayList<>();
                StatementQuery query =
                        StatementQuery.ALL
                                .withAgent(anna, false)
                                .withVerb(Samples.VERB)
                                .withPage(limit, ascending, 0);
                while (query != null) {
                    StatementPage page = store().query(authority.tenant(), query);
                    page.statements().forEach(s -> seen.add(s.seq()));
                    query = page.next();
                }
                List<Long> order = new ArrayList<>(expected);
                if (!ascending) {
                    java.util.Collections.reverse(order);
                }
                assertThat(seen).isEqualTo(order);
            }
        }
        // Verb and activity are large both, and have nothing in common but these.
        assertThat(
                        found(
                                authority,
                                StatementQuery.ALL
                                        .withVerb("http://example.com/verbs/other")
                                        .withActivity("http://example.com/none", true)))
                .isEmpty();
    }

    @Test
    default void tenantsSeeNothingOfEachOther() {
        Authority one = fresh();
        Authority two = fresh();
        UUID id = UUID.randomUUID();
        store().append(parse(statement(id)), one);
        store().append(parse(statement(id, "bob@example.com")), two);
        assertThat(store().find(two.tenant(), id).orElseThrow().json()).contains("bob@");
        assertThat(found(one, StatementQuery.ALL)).hasSize(1);
        assertThat(store().after(two.tenant(), 0, 10)).hasSize(1);
    }

    @Test
    default void aConflictRollsBackItsWholeBatchAndNothingElse() throws Exception {
        Authority authority = fresh();
        UUID taken = UUID.randomUUID();
        store().append(parse(statement(taken)), authority);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<ProblemType>> outcomes = new ArrayList<>();
        List<UUID> lost = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID id = UUID.randomUUID();
            boolean clash = i % 4 == 0;
            String bad = "," + statement(taken, "other@example.com");
            String batch = "[" + statement(id) + (clash ? bad : "") + "]";
            if (clash) {
                lost.add(id);
            }
            outcomes.add(
                    pool.submit(
                            () -> {
                                try {
                                    store().append(parse(batch), authority);
                                    return ProblemType.INTERNAL;
                                } catch (ProblemException e) {
                                    return e.type();
                                }
                            }));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(outcomes.get(i).get())
                    .isEqualTo(i % 4 == 0 ? ProblemType.CONFLICT : ProblemType.INTERNAL);
        }
        pool.shutdown();
        for (UUID id : lost) {
            assertThat(store().find(authority.tenant(), id)).isEmpty();
        }
        assertThat(store().after(authority.tenant(), 0, 100)).hasSize(31);
        assertThat(lrs().ledger().check(authority.tenant()).findings()).isEmpty();
    }

    @Test
    default void aFollowerNeverSkipsAConcurrentAppend() throws Exception {
        Authority authority = fresh();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            writers.add(
                    pool.submit(
                            () -> {
                                for (int i = 0; i < 25; i++) {
                                    store().append(parse(statement()), authority);
                                }
                            }));
        }
        List<Long> seen = new ArrayList<>();
        long cursor = 0;
        boolean done = false;
        while (seen.size() < 100) {
            boolean finished = done;
            for (StoredStatement next : store().after(authority.tenant(), cursor, 7)) {
                seen.add(next.seq());
                cursor = next.seq();
            }
            done = writers.stream().allMatch(Future::isDone);
            assertThat(
                            finished
                                    && store().after(authority.tenant(), cursor, 1).isEmpty()
                                    && seen.size() < 100)
                    .as("everything written, %s seen", seen.size())
                    .isFalse();
        }
        pool.shutdown();
        assertThat(seen).hasSize(100).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void nothingIsEverStoredBeforeAConsistentThroughAlreadyGiven() throws Exception {
        Authority authority = fresh();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<?> writer =
                pool.submit(
                        () -> {
                            for (int i = 0; i < 60; i++) {
                                store().append(parse(statement()), authority);
                            }
                        });
        while (!writer.isDone()) {
            var through = store().consistentThrough(authority.tenant());
            List<UUID> before = found(authority, StatementQuery.ALL.withStored(null, through));
            store().append(parse(statement()), authority);
            List<UUID> after = found(authority, StatementQuery.ALL.withStored(null, through));
            assertThat(after).isEqualTo(before);
        }
        pool.shutdown();
    }

    @Test
    default void refusesATenantThatCannotBeWrittenDown() {
        assertThatThrownBy(() -> store().append(parse(statement()), Authority.trusted("a\nb", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aDifferentStatementUnderATakenIdIsAConflict() {
        Authority authority = fresh();
        UUID id = UUID.randomUUID();
        store().append(parse(statement(id)), authority);
        assertThat(store().append(parse(statement(id)), authority)).containsExactly(id);
        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> store().append(parse(statement(id, "x@example.com")), authority));
        assertThat(refused.type()).isEqualTo(ProblemType.CONFLICT);
        assertThat(store().after(authority.tenant(), 0, 9)).hasSize(1);
    }
}
