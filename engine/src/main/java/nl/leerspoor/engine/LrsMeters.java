package nl.leerspoor.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsLoad;
import nl.leerspoor.lrs.LrsMetrics;
import nl.leerspoor.lrs.neighbour.NeighbourStatus;
import nl.leerspoor.lrs.neighbour.Neighbours;

/**
 * What the LRS and the process do, as Prometheus meters; docs/operations.md lists them. No label
 * ever holds a value from a statement or a request: each has a handful of values.
 */
final class LrsMeters implements LrsMetrics, AutoCloseable {
    private static final Duration[] BUCKETS =
            Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);
    private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final Counter statements =
            counter("leerspoor.lrs.statements", "Statements acknowledged");
    private final Timer appends =
            timer("leerspoor.lrs.append", "From the request to its durable commit", Tags.empty());
    private final Timer commits =
            timer("leerspoor.lrs.commit", "Transactions of a commit group", Tags.empty());
    private final DistributionSummary groups = sizes("leerspoor.lrs.commit.requests", "Requests");
    private final DistributionSummary batches =
            sizes("leerspoor.lrs.commit.statements", "Statements");
    private final Counter refused =
            counter("leerspoor.lrs.log.ins.refused", "Wrong keys, secrets and tokens");
    private final Map<String, Timer> queries = new ConcurrentHashMap<>();
    private final Map<Integer, Timer> answers = new ConcurrentHashMap<>();
    private final MultiGauge behind =
            MultiGauge.builder("leerspoor.lrs.neighbour.behind")
                    .description("Statements that a neighbour has still to get")
                    .register(registry);

    LrsMeters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /** Also measures what can be asked of an open store at any time. */
    void watch(Lrs lrs) {
        load(lrs, "leerspoor.lrs.appends.waiting", LrsLoad::appendsWaiting);
        load(lrs, "leerspoor.lrs.connections.active", LrsLoad::connectionsActive);
        load(lrs, "leerspoor.lrs.connections.idle", LrsLoad::connectionsIdle);
        load(lrs, "leerspoor.lrs.connections.awaited", LrsLoad::connectionsAwaited);
        load(lrs, "leerspoor.lrs.connections.most", LrsLoad::connectionsMost);
        if (lrs.freeDisk().isPresent()) {
            Gauge.builder("leerspoor.lrs.disk.free", lrs, l -> l.freeDisk().orElse(0))
                    .baseUnit("bytes")
                    .description("Left on the disk of the database")
                    .register(registry);
        }
    }

    private void load(Lrs lrs, String name, ToDoubleFunction<LrsLoad> value) {
        Gauge.builder(name, lrs, store -> value.applyAsDouble(store.load())).register(registry);
    }

    /**
     * Everything in the text format of Prometheus.
     *
     * @param neighbours asked now how far behind they are
     */
    String text(Neighbours neighbours) {
        List<MultiGauge.Row<?>> rows =
                neighbours.list(null).stream().<MultiGauge.Row<?>>map(LrsMeters::row).toList();
        behind.register(rows, true);
        return registry.scrape();
    }

    private static MultiGauge.Row<?> row(NeighbourStatus status) {
        return MultiGauge.Row.of(
                Tags.of("tenant", status.tenant(), "neighbour", status.neighbour().name()),
                status.behind());
    }

    @Override
    public void appended(int count, Duration took) {
        statements.increment(count);
        appends.record(took);
    }

    @Override
    public void committed(int requests, int count, Duration took) {
        groups.record(requests);
        batches.record(count);
        commits.record(took);
    }

    @Override
    public void queried(String filters, Duration took) {
        queries.computeIfAbsent(
                        filters,
                        kind ->
                                timer(
                                        "leerspoor.lrs.query",
                                        "Pages of statements, by the filters used",
                                        Tags.of("filters", kind)))
                .record(took);
    }

    @Override
    public void answered(int status, Duration took) {
        answers.computeIfAbsent(
                        status / 100,
                        hundreds ->
                                timer(
                                        "leerspoor.lrs.answer",
                                        "Requests to the xAPI resources",
                                        Tags.of("status", hundreds + "xx")))
                .record(took);
    }

    @Override
    public void logInRefused() {
        refused.increment();
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private Counter counter(String name, String what) {
        return Counter.builder(name).description(what).register(registry);
    }

    private Timer timer(String name, String what, Tags tags) {
        return Timer.builder(name)
                .description(what)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private DistributionSummary sizes(String name, String what) {
        return DistributionSummary.builder(name)
                .description(what + " in a commit group")
                .serviceLevelObjectives(SIZES)
                .register(registry);
    }
}
