package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "lrs", mixinStandardHelpOptions = true, description = "x")
public final class LrsBench implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--database", defaultValue = "h2,postgresql", split = ",")
    private List<String> databases = List.of();

    @Option(names = "--durability", defaultValue = "power,process", split = ",")
    private List<String> levels = List.of();

    @Option(names = "--seconds", defaultValue = "5")
    private double seconds;

    @Option(names = "--heap", defaultValue = "256m")
    private String heap = "";

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path scratch = Files.createTempDirectory("leerspoor-bench");
        for (String level : levels) {
            for (String database : databases) {
                if (database.equals("h2")) {
                    try (BenchServer server =
                            BenchServer.start(scratch.resolve("h2" + level), null, level, heap)) {
                        writes(out, "H2 " + level, server, List.of(server.pid()));
                    }
                } else {
                    try (BenchPostgres postgres =
                            BenchPostgres.start(
                                    Path.of(System.getProperty("leerspoor.postgres")),
                                    scratch,
                                    level.equals("power"))) {
                        postgres.create("bench");
                        try (BenchServer server =
                                BenchServer.start(
                                        scratch.resolve("pg" + level),
                                        postgres.url("bench"),
                                        level,
                                        heap)) {
                            writes(
                                    out,
                                    "PostgreSQL " + level,
                                    server,
                                    List.of(server.pid(), postgres.pid()));
                        }
                    }
                }
            }
        }
        return 0;
    }

    private void writes(PrintWriter out, String what, BenchServer server, List<Long> processes) {
        HttpLoad load = server.load();
        AtomicLong n = new AtomicLong();
        out.printf("%s, ready in %d ms%n", what, server.readyMillis());
        load.run(8, 4, i -> load.post(SampleStatements.statement(n.getAndIncrement(), UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        load.run(4, 4, i -> load.post(SampleStatements.batch(n.getAndAdd(50), 50)));
        for (int connections : new int[] {8, 64}) {
            line(out, "singles " + connections, 1, processes, () ->
                    load.run(connections, seconds, i -> load.post(SampleStatements.statement(n.getAndIncrement(), UUID.randomUUID()).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        }
        line(out, "batches 4", 50, processes, () -> load.run(4, seconds, i -> load.post(SampleStatements.batch(n.getAndAdd(50), 50))));
        String[][] queries = {
            {"agent", "agent=" + enc(SampleStatements.agent(17))},
            {"agent+verb", "agent=" + enc(SampleStatements.agent(17)) + "&verb=" + enc(SampleStatements.verb(0))},
            {"activity", "activity=" + enc(SampleStatements.unit(17))},
            {"activity rel", "related_activities=true&activity=" + enc(SampleStatements.course(17))},
            {"registration", "registration=" + SampleStatements.registration(17)},
            {"agent+act+verb", "agent=" + enc(SampleStatements.agent(17)) + "&verb=" + enc(SampleStatements.verb(17)) + "&activity=" + enc(SampleStatements.unit(17))},
            {"verb+since", "since=2020-01-01T00:00:00Z&verb=" + enc(SampleStatements.verb(0))},
            {"all", ""},
            {"all asc", "ascending=true"},
        };
        for (String[] q : queries) {
            byte[] get = load.get("/statements?limit=50" + (q[1].isEmpty() ? "" : "&" + q[1]));
            load.run(8, 1, i -> get);
            line(out, q[0], 1, processes, () -> load.run(8, Math.min(seconds, 3), i -> get));
        }
    }

    private static String enc(String s) {
        return java.net.URLEncoder.encode(s, java.nio.charset.StandardCharsets.UTF_8);
    }

    interface Run {
        HttpLoad.Outcome run();
    }

    private static void line(PrintWriter out, String what, int size, List<Long> processes, Run run) {
        double before = Cpu.millis(processes);
        HttpLoad.Outcome o = run.run();
        double cpu = Cpu.millis(processes) - before;
        out.printf(Locale.ROOT, "  %-16s %8.0f/s  cpu %.3f ms  p50 %.2f ms  p95 %.2f ms%n", what, o.perSecond() * size, cpu / (o.requests() * size), o.millis(.5), o.millis(.95));
        out.flush();
    }
}
