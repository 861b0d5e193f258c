package nl.leerspoor.lrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL of a test's own, which can be killed and started again on the same data. */
public final class KillablePostgres implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    private KillablePostgres(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** A new server with its data in this folder. */
    public static KillablePostgres start(Path folder) {
        try {
            int port = freePort();
            Process made =
                    run(
                            folder.resolve("initdb.log"),
                            "initdb",
                            "-D",
                            folder.resolve("pg").toString(),
                            "-U",
                            "postgres",
                            "-A",
                            "trust",
                            "-E",
                            "UTF8",
                            "--no-sync");
            if (made.waitFor() != 0) {
                throw new IllegalStateException("initdb failed");
            }
            KillablePostgres server = new KillablePostgres(folder, port, made);
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace it does not see that it is. */
    private static Process run(Path log, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(TestPostgres.binaries().resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** A store's configuration on a new, empty database. */
    public LrsConfig config() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        LrsConfig config = config("postgres");
        try (Connection connection = TestPostgres.connect(config);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return config(name);
    }

    private LrsConfig config(String database) {
        return LrsConfig.defaults("jdbc:postgresql://127.0.0.1:" + port + "/" + database)
                .with(c -> c.user("postgres"));
    }

    /** SIGKILL for all of its processes at once: nothing is written or said any more. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(0, process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        // A server that is still there keeps its shared memory from the next.
        all.forEach(p -> p.onExit().join());
    }

    /** Starts it again on the same data and waits until it answers. */
    public void restart(String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-D",
                                folder.resolve("pg").toString(),
                                "-p",
                                Integer.toString(port),
                                "-k",
                                "",
                                "-h",
                                "127.0.0.1"));
        arguments.addAll(List.of(settings));
        try {
            process =
                    run(
                            folder.resolve("postgres.log"),
                            "postgres",
                            arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("PostgreSQL did not start");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean answers() {
        try (Connection connection = TestPostgres.connect(config("postgres"))) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
