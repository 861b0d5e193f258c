package nl.leerspoor.engine.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.leerspoor.engine.Database;
import nl.leerspoor.engine.exam.Bench;
import nl.leerspoor.engine.host.Hosts;
import nl.leerspoor.engine.mistake.Mistake.State;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The store of reports (P-47) on a real database (H2). */
class MistakesTest {
    private static final String COURSE = "https://test.example/id/course/klein";
    private static final String UNIT = COURSE + "/module/een/unit/lezen";
    private static final UUID ANNA = UUID.randomUUID();

    private final Bench.Hands clock = new Bench.Hands();
    private Database database;
    private Mistakes mistakes;

    @BeforeEach
    void open() {
        List<Class<?>> rows = new ArrayList<>(Mistakes.rows());
        rows.addAll(Hosts.rows());
        database =
                Database.open(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", rows);
        mistakes = new Mistakes(database.sessions(), "een", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theSameReportOfTwoRequestsAtOnceIsKeptOnce() throws Exception {
        int requests = 4;
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ExecutorService all = Executors.newFixedThreadPool(requests);
        CyclicBarrier together = new CyclicBarrier(requests);
        Mistake.Report report = report(UUID.randomUUID(), "Er staat 7.");
        List<Future<?>> sent = new ArrayList<>();
        for (int request = 0; request < requests; request++) {
            sent.add(
                    all.submit(
                            () -> {
                                together.await();
                                mistakes.take(report, ANNA, true);
                                return null;
                            }));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        all.shutdown();
        root.detachAppender(log);

        assertThat(mistakes.list(null, null, null, 10))
                .extracting(Mistake::report)
                .containsExactly(report);
        // P-60: databases name the key that was there already, and nothing else of the row.
        assertThat(log.list)
                .allSatisfy(
                        event ->
                                assertThat(event.getFormattedMessage())
                                        .doesNotContain(report.text()));
    }

    @Test
    void anotherReportWithAnIdThatIsTakenIsRefusedAndNothingIsLost() {
        UUID id = UUID.randomUUID();
        mistakes.take(report(id, "Er staat 7."), ANNA, true);

        assertThatThrownBy(() -> mistakes.take(report(id, "Er staat 8."), ANNA, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.CONFLICT));
        assertThatThrownBy(() -> mistakes.take(report(id, "Er staat 7."), UUID.randomUUID(), true))
                .isInstanceOf(ProblemException.class);
        assertThat(mistakes.find(id).orElseThrow().report().text()).isEqualTo("Er staat 7.");
    }

    @Test
    void theFiftyFirstWithinADayIsRefusedUntilTheFirstIsADayOld() {
        Mistake.Report first = report(UUID.randomUUID(), "1");
        mistakes.take(first, ANNA, true);
        clock.move(Duration.ofHours(1));
        for (int number = 2; number <= Mistakes.MOST_A_DAY; number++) {
            mistakes.take(report(UUID.randomUUID(), String.valueOf(number)), ANNA, true);
        }
        Mistake.Report onceMore = report(UUID.randomUUID(), "51");

        assertThatThrownBy(() -> mistakes.take(onceMore, ANNA, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
                            assertThat(e.retryAfter()).contains(Duration.ofHours(23));
                        });
        mistakes.take(first, ANNA, true); // it is there: that is no flood
        mistakes.take(report(UUID.randomUUID(), "van een ander"), UUID.randomUUID(), true);
        clock.move(Duration.ofHours(23));
        mistakes.take(onceMore, ANNA, true);
        assertThat(mistakes.counts(null)).containsExactly(Map.entry(State.NEW, 52L));
    }

    @Test
    void theListGoesOnWhereItEndedAlsoAmongReportsOfTheSameMoment() {
        List<UUID> sent = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            sent.add(UUID.randomUUID());
            mistakes.take(report(sent.get(number), "x"), ANNA, true);
        }
        clock.move(Duration.ofSeconds(1));
        UUID newest = UUID.randomUUID();
        mistakes.take(report(newest, "x"), ANNA, true);

        List<UUID> seen = new ArrayList<>();
        Mistakes.End end = null;
        for (List<Mistake> part = mistakes.list(null, null, end, 3);
                !part.isEmpty();
                part = mistakes.list(null, null, end, 3)) {
            part.forEach(one -> seen.add(one.report().id()));
            Mistake last = part.get(part.size() - 1);
            end = new Mistakes.End(last.reported(), last.report().id());
        }

        assertThat(seen).startsWith(newest).doesNotHaveDuplicates().hasSize(8).containsAll(sent);
    }

    @Test
    void anAnswerToWhatSomebodyElseChangedMeanwhileIsNotKept() {
        UUID id = UUID.randomUUID();
        UUID account = UUID.randomUUID();
        mistakes.take(report(id, "Er staat 7."), ANNA, true);

        assertThat(mistakes.answer(id, null, State.UNDER_WAY, "", account)).isTrue();
        assertThat(mistakes.answer(id, null, State.NO_MISTAKE, "Nee.", account)).isFalse();
        Mistake now = mistakes.find(id).orElseThrow();
        assertThat(now.state()).isEqualTo(State.UNDER_WAY);
        assertThat(mistakes.answer(id, now.changed(), State.MENDED, "Ja.", account)).isTrue();
        assertThat(mistakes.list(State.MENDED, UNIT, null, 9))
                .extracting(Mistake::answer)
                .containsExactly("Ja.");
        assertThat(mistakes.list(State.MENDED, COURSE, null, 9)).isEmpty();
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        UUID id = UUID.randomUUID();
        mistakes.take(report(id, "Er staat 7."), ANNA, true);
        Mistakes others = new Mistakes(database.sessions(), "twee", clock);

        assertThat(others.list(null, null, null, 9)).isEmpty();
        assertThat(others.counts(UNIT)).isEmpty();
        assertThat(others.countNew()).isZero();
        assertThat(others.of(ANNA)).isEmpty();
        assertThat(others.find(id)).isEmpty();
        assertThat(others.answer(id, null, State.MENDED, "", ANNA)).isFalse();
        others.take(report(id, "Een andere melding."), ANNA, true); // their ids are their own
        assertThat(mistakes.countNew()).isOne();
    }

    @Test
    void aPackageThatNamesSomebodysRegistrationDoesNotSpeakAsThem() {
        mistakes.take(report(UUID.randomUUID(), "van een pakket"), ANNA, false);
        mistakes.take(report(UUID.randomUUID(), "van Anna"), ANNA, true);

        assertThat(mistakes.of(ANNA))
                .extracting(one -> one.report().text())
                .containsExactly("van Anna");
    }

    @Test
    void textIsCountedAsTheLearnerTypedItAndHoldsNothingUnseen() {
        assertThat(Mistake.plain(" een\r\ntwee\rdrie ")).isEqualTo("een\ntwee\ndrie");
        assertThat(Mistake.plain("a\u0000b\u0007\tc\ud800d 👶")).isEqualTo("ab\tcd 👶");
        assertThat(Mistake.plain("\u0000 \n ")).isEmpty();
    }

    private static Mistake.Report report(UUID id, String text) {
        return new Mistake.Report(id, COURSE, UNIT, "Lezen", "", "1.0.0", text);
    }
}
