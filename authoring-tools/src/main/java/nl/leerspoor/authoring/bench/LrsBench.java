package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code leerspoor bench lrs} (decisions D-32). */
@Command(
        name = "lrs",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the LRS of a running product: writes and the usual queries, on H2 and"
                    + " PostgreSQL, beside plain JDBC on the same tables in the same run.",
            "",
            "Needs a quiet machine. CPU is that of server and database together, without the"
                    + " client, which shares the machine."
        })
public final class LrsBench implements Callable<Integer> {
    private static final int BATCH = 50;
    private static final int FILL_BATCH = 500;
    private static final int CEILING_STATEMENTS = 15_000;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--database",
            split = ",",
            defaultValue = "postgresql,h2",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> databases = List.of();

    @Option(
            names = "--durability",
            split = ",",
            defaultValue = "power,process",
            description = "What a 2xx promises. Default: ${DEFAULT-VALUE}.")
    private List<String> levels = List.of();

    @Option(
            names = "--stored",
            split = ",",
            defaultValue = "10000,100000",
            description =
                    "Statements stored while queries are measured, rising; empty measures none. Add"
                            + " 1000000 for the whole picture. Default: ${DEFAULT-VALUE}.")
    private List<String> stored = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Length of a run. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Runs of each; the median counts. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--warm-up",
            defaultValue = "20",
            description = "Seconds of writing before anything counts. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(
            names = "--delay",
            defaultValue = "0",
            description = "Milliseconds added to each round trip to PostgreSQL. Default: 0.")
    private int delay;

    @Option(
            names = "--heap",
            defaultValue = "256m",
            description = "-Xmx of the server. Default: ${DEFAULT-VALUE}.")
    private String heap = "256m";

    private final AtomicLong next = new AtomicLong();

    /** For picocli. */
    public LrsBench() {}

    @Override
    public Integer call() throws IOException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "LRS: Java %s, %d processors shared by client, server (-Xmx%s) and database%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), heap);
        try (Scratch scratch = Scratch.make()) {
            for (String database : databases) {
                for (String level : levels) {
                    measure(out, scratch.folder(), database, level);
                }
            }
        }
        return 0;
    }

    private void measure(PrintWriter out, Path scratch, String database, String level)
            throws IOException, SQLException {
        boolean power = level.equals("power");
        if (database.equals("h2")) {
            Path data = scratch.resolve("h2-" + level);
            String file = "jdbc:h2:file:" + data.resolve("leerspoor");
            double ours;
            try (BenchServer server = BenchServer.start(data, null, level, heap)) {
                heading(out, "H2", level, server);
                ours = everything(out, server, List.of(server.pid()), null);
            }
            ceiling(out, new PlainJdbc(file, true, power), ours);
            return;
        }
        String binaries = System.getProperty("leerspoor.postgres");
        if (binaries == null) {
            out.println("PostgreSQL: skipped, start this with ./leerspoor bench lrs");
            return;
        }
        try (BenchPostgres postgres = BenchPostgres.start(Path.of(binaries), scratch, power)) {
            postgres.create("bench");
            int port = postgres.port();
            try (DelayProxy proxy = new DelayProxy(port, delay);
                    BenchServer server =
                            BenchServer.start(
                                    scratch.resolve("pg-" + level),
                                    postgres.url("bench", delay == 0 ? port : proxy.port()),
                                    level,
                                    heap)) {
                heading(
                        out,
                        "PostgreSQL" + (delay == 0 ? "" : " +" + delay + " ms"),
                        level,
                        server);
                PlainJdbc plain = new PlainJdbc(postgres.url("bench"), false, power);
                double ours = everything(out, server, List.of(server.pid(), postgres.pid()), plain);
                ceiling(out, plain, ours);
            }
        }
    }

    private static void heading(PrintWriter out, String what, String level, BenchServer server) {
        out.printf("%n%s, durability %s; ready after %d ms%n", what, level, server.readyMillis());
        out.printf("  %-34s %10s %10s %9s %9s%n", "", "per second", "CPU each", "p50", "p95");
        out.flush();
    }

    /** Gives the statements per second in batches. */
    private double everything(
            PrintWriter out, BenchServer server, List<Long> processes, @Nullable PlainJdbc plain) {
        HttpLoad load = server.load();
        next.set(0);
        for (String size : stored) {
            if (size.isBlank()) {
                continue;
            }
            fill(out, load, Long.parseLong(size));
            queries(out, load, processes, plain);
        }
        load.run(8, warmUp / 2, n -> single(load));
        load.run(4, warmUp / 2, n -> load.post(batch(BATCH)));
        for (int connections : new int[] {8, 64}) {
            String what = "single POSTs, %d connections".formatted(connections);
            median(
                    out,
                    what,
                    1,
                    processes,
                    () -> load.run(connections, seconds, n -> single(load)));
        }
        double batches =
                median(
                        out,
                        "batches of 50, 4 connections",
                        BATCH,
                        processes,
                        () -> load.run(4, seconds, n -> load.post(batch(BATCH))));
        out.printf("  %,d statements stored now%n", next.get());
        return batches;
    }

    private void fill(PrintWriter out, HttpLoad load, long size) {
        long missing = size - next.get();
        if (missing <= 0) {
            return;
        }
        HttpLoad.Outcome outcome =
                load.run(4, 3600, missing / FILL_BATCH, n -> load.post(batch(FILL_BATCH)));
        out.printf(
                Locale.ROOT,
                "  filled up to %,d in batches of %d: %,.0f/s%n",
                size,
                FILL_BATCH,
                outcome.perSecond() * FILL_BATCH);
        out.flush();
    }

    /** A query by name, its parameters, and the index keys behind it. */
    private record Query(String name, String parameters, List<UUID> keys) {}

    private static List<Query> queries() {
        long n = 17; // a learner like any other
        String agent = SampleStatements.agent(n);
        UUID agentKey =
                PlainJdbc.key(
                        "agent",
                        true,
                        "account " + SampleStatements.HOME + " " + SampleStatements.learner(n));
        String verb = SampleStatements.verb(n);
        UUID verbKey = PlainJdbc.key("verb", false, verb);
        String unit = SampleStatements.unit(n);
        UUID unitKey = PlainJdbc.key("activity", true, unit);
        String course = SampleStatements.course(n);
        UUID registration = SampleStatements.registration(n);
        return List.of(
                new Query("agent", "&agent=" + encode(agent), List.of(agentKey)),
                new Query(
                        "agent + verb",
                        "&agent=" + encode(agent) + "&verb=" + encode(verb),
                        List.of(agentKey, verbKey)),
                new Query("activity", "&activity=" + encode(unit), List.of(unitKey)),
                new Query(
                        "activity with related",
                        "&related_activities=true&activity=" + encode(course),
                        List.of(PlainJdbc.key("activity", false, course))),
                new Query(
                        "registration",
                        "&registration=" + registration,
                        List.of(PlainJdbc.key("registration", false, registration.toString()))),
                new Query(
                        "agent + activity + verb",
                        "&agent="
                                + encode(agent)
                                + "&activity="
                                + encode(unit)
                                + "&verb="
                                + encode(verb),
                        List.of(agentKey, unitKey, verbKey)),
                new Query(
                        "verb + since",
                        "&since=2026-01-01T00:00:00Z&verb=" + encode(verb),
                        List.of(verbKey)),
                new Query("all, newest first", "", List.of()),
                new Query("all, oldest first", "&ascending=true", List.of()));
    }

    private void queries(
            PrintWriter out, HttpLoad load, List<Long> processes, @Nullable PlainJdbc plain) {
        double length = Math.min(seconds, 3);
        List<Query> queries = queries();
        load.run(
                8,
                warmUp / 2,
                n ->
                        load.get(
                                "/statements?limit=50"
                                        + queries.get((int) (n % queries.size())).parameters()));
        for (Query query : queries) {
            byte[] get = load.get("/statements?limit=50" + query.parameters());
            load.run(8, length / 2, n -> get);
            double ours =
                    median(out, query.name(), 1, processes, () -> load.run(8, length, n -> get));
            if (plain != null) {
                boolean ascending = query.parameters().contains("ascending");
                double bare = plain.queries(query.keys(), ascending, 8, length / 2);
                out.printf(
                        Locale.ROOT,
                        "    its bare SQL %,30.0f%14s %.2f%n",
                        bare,
                        "ratio",
                        ours / bare);
            }
        }
        // Every statement has this authority; few have this activity.
        String authority =
                "{\"account\":{\"homePage\":\"https://leerspoor.nl/authority\",\"name\":\"admin:"
                        + BenchServer.KEY
                        + "\"}}";
        String large = "&related_agents=true&agent=" + encode(authority);
        worst(
                out,
                load,
                "worst: two large sets, disjoint",
                large
                        + "&related_activities=true&activity="
                        + encode(SampleStatements.course(3))
                        + "&verb="
                        + encode("http://adlnet.gov/expapi/verbs/launched"));
        worst(
                out,
                load,
                "worst: one large set, one small",
                large + "&activity=" + encode(SampleStatements.unit(17)));
        chain(out, load);
    }

    private static void worst(PrintWriter out, HttpLoad load, String what, String parameters) {
        byte[] get = load.get("/statements?limit=50" + parameters);
        HttpLoad.Outcome outcome = load.run(1, 10, 3, n -> get);
        out.printf(Locale.ROOT, "  %-34s %31.1f ms%n", what, outcome.millis(.5));
        out.flush();
    }

    /** A statement about a statement about a statement, a hundred deep. */
    private static void chain(PrintWriter out, HttpLoad load) {
        StringBuilder json = new StringBuilder("[");
        UUID target = UUID.randomUUID();
        json.append(SampleStatements.statement(1, target));
        for (int i = 0; i < 100; i++) {
            UUID id = UUID.randomUUID();
            json.append(",{\"id\":\"")
                    .append(id)
                    .append(
                            "\",\"actor\":{\"mbox\":\"mailto:keten@example.org\"},\"verb\":{\"id\":")
                    .append("\"http://example.org/verbs/replied\"},\"object\":{\"objectType\":")
                    .append("\"StatementRef\",\"id\":\"")
                    .append(target)
                    .append("\"}}");
            target = id;
        }
        byte[] post = load.post(json.append(']').toString().getBytes(StandardCharsets.UTF_8));
        HttpLoad.Outcome outcome = load.run(1, 60, 1, n -> post);
        out.printf(
                Locale.ROOT,
                "  %-34s %31.1f ms%n",
                "worst: storing 100 references deep",
                outcome.millis(.5));
        out.flush();
    }

    private void ceiling(PrintWriter out, PlainJdbc plain, double ours) throws SQLException {
        List<PlainJdbc.Speed> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            all.add(plain.writes(BATCH, CEILING_STATEMENTS));
        }
        all.sort(Comparator.comparingDouble(PlainJdbc.Speed::perSecond));
        PlainJdbc.Speed middle = all.get(runs / 2);
        out.printf(
                Locale.ROOT,
                "  %-34s %,10.0f %7.3f ms   our batches: %.2f of it%n",
                "ceiling: plain JDBC, 50 a commit",
                middle.perSecond(),
                middle.cpuMillis(),
                ours / middle.perSecond());
        out.printf(
                Locale.ROOT, "  %-34s %18.3f ms%n", "of which the ledger's hashes", ledgerMillis());
        out.flush();
    }

    /** What the ledger costs: content, entry, leaf and, on average, one node a statement. */
    private static double ledgerMillis() {
        byte[] text =
                SampleStatements.statement(1, UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        int[] sizes = {32 + text.length, 300, 33, 65};
        int rounds = 40_000;
        long start = 0;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = -rounds; i < rounds; i++) {
                if (i == 0) {
                    start = System.nanoTime(); // the first half warms up
                }
                for (int size : sizes) {
                    digest.update(text, 0, Math.min(size, text.length));
                    digest.digest();
                }
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - start) / 1e6 / rounds;
    }

    private interface Run {
        HttpLoad.Outcome run();
    }

    private double median(PrintWriter out, String what, int size, List<Long> processes, Run run) {
        List<HttpLoad.Outcome> outcomes = new ArrayList<>();
        double before = Cpu.millis(processes);
        long requests = 0;
        for (int i = 0; i < runs; i++) {
            HttpLoad.Outcome outcome = run.run();
            requests += outcome.requests();
            outcomes.add(outcome);
        }
        double cpu = (Cpu.millis(processes) - before) / (requests * size);
        outcomes.sort(Comparator.comparingDouble(HttpLoad.Outcome::perSecond));
        HttpLoad.Outcome middle = outcomes.get(outcomes.size() / 2);
        out.printf(
                Locale.ROOT,
                "  %-34s %,10.0f %7.3f ms %6.2f ms %6.2f ms%n",
                what,
                middle.perSecond() * size,
                cpu,
                middle.millis(.5),
                middle.millis(.95));
        out.flush();
        return middle.perSecond() * size;
    }

    private byte[] single(HttpLoad load) {
        return load.post(
                SampleStatements.statement(next.getAndIncrement(), UUID.randomUUID())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private byte[] batch(int size) {
        return SampleStatements.batch(next.getAndAdd(size), size);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
