package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Issue 3, point 9: what a store says of its work, and that it says nothing of people. */
class LrsMetricsTest {
    /** Writes down what it hears. */
    private static final class Heard implements LrsMetrics {
        final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();

        @Override
        public void appended(int statements, Duration took) {
            add("appended " + statements, took);
        }

        @Override
        public void committed(int requests, int statements, Duration took) {
            add("committed " + requests + " with " + statements, took);
        }

        @Override
        public void queried(String filters, Duration took) {
            add("queried " + filters, took);
        }

        @Override
        public void answered(int status, Duration took) {
            add("answered " + status, took);
        }

        @Override
        public void logInRefused() {
            events.add("refused");
        }

        private void add(String event, Duration took) {
            assertThat(took).isPositive();
            events.add(event);
        }
    }

    private final Heard heard = new Heard();

    @Test
    void tellsOfAppendsQueriesAndAnswersByKindAndNotByValue() {
        try (TestLrs lrs = TestLrs.start(TestLrs.config(), Clock.systemUTC(), heard)) {
            lrs.post("/statements", "[" + Samples.statement() + "," + Samples.statement() + "]");
            lrs.get("/statements?agent=" + Samples.encode(Samples.AGENT));
            lrs.get(
                    "/statements?related_activities=true&activity="
                            + Samples.encode(Samples.ACTIVITY)
                            + "&verb="
                            + Samples.encode(Samples.VERB));
            lrs.get("/statements?registration=" + UUID.randomUUID());
            lrs.get("/statements?nonsense=1");
        }
        assertThat(heard.events)
                .containsExactly(
                        "committed 1 with 2",
                        "appended 2",
                        "answered 200",
                        "queried agent",
                        "answered 200",
                        "queried verb+related activity",
                        "answered 200",
                        "queried registration",
                        "answered 200",
                        "answered 400");
    }

    @Test
    void countsAWrongSecretOnceAndARightOneNot() {
        try (Lrs lrs = Lrs.open(TestLrs.config(), Clock.systemUTC(), heard)) {
            Credential right =
                    lrs.credentials()
                            .create("t", "n", java.util.Set.of(Scope.ALL), Restrictions.NONE);
            assertThat(lrs.credentials().authenticate(right.key(), right.secret())).isPresent();
            assertThat(lrs.credentials().authenticate(right.key(), "wrong")).isEmpty();
        }
        assertThat(heard.events).containsExactly("refused");
    }

    @Test
    void knowsHowBusyItsPoolIs() {
        LrsConfig config = TestLrs.config().with(c -> c.poolSize(7));
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            LrsLoad load = lrs.load();
            assertThat(load.connectionsMost()).isEqualTo(7);
            assertThat(List.of(load.appendsWaiting(), load.connectionsAwaited())).containsOnly(0);
            assertThat(load.connectionsActive() + load.connectionsIdle()).isBetween(1, 7);
        }
    }
}
