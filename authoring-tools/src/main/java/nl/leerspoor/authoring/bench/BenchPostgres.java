package nl.leerspoor.authoring.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A PostgreSQL of our own for the time of a benchmark, with real flushes (decisions D-32). */
final class BenchPostgres implements AutoCloseable {
    private final Process process;
    private final int port;

    private BenchPostgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Unpacks and starts a server.
     *
     * @param binaries the jar with the server's files in a {@code .txz}
     * @param folder where all of it goes
     * @param powerSafe false turns {@code synchronous_commit} off: a commit then survives a killed
     *     process of ours, not a power cut
     */
    static BenchPostgres start(Path binaries, Path folder, boolean powerSafe) throws IOException {
        Path home = folder.resolve("postgres");
        if (!Files.exists(home)) {
            unpack(binaries, Files.createDirectories(home));
        }
        Path data = Files.createTempDirectory(folder, "pg");
        Files.delete(data);
        run(home, "initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command =
                command(
                        home,
                        "postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-k",
                        "",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=" + (powerSafe ? "on" : "off"),
                        "-c",
                        "shared_buffers=256MB",
                        "-c",
                        "max_wal_size=4GB");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("postgres.log").toFile())
                        .start();
        BenchPostgres server = new BenchPostgres(process, port);
        server.await();
        return server;
    }

    private static void unpack(Path binaries, Path home) throws IOException {
        Path archive = home.resolve("server.txz");
        try (InputStream file = Files.newInputStream(binaries);
                ZipInputStream jar = new ZipInputStream(file)) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    Files.copy(jar, archive, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        exec(List.of("tar", "-xJf", archive.toString(), "-C", home.toString()));
        Files.delete(archive);
    }

    private static void run(Path home, String program, String... arguments) throws IOException {
        exec(command(home, program, arguments));
    }

    /** PostgreSQL refuses to run as root; in a namespace of its own it does not see that it is. */
    private static List<String> command(Path home, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void exec(List<String> command) throws IOException {
        File log = File.createTempFile("leerspoor", ".log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException(
                        command.get(0) + " failed: " + Files.readString(log.toPath()));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(log.toPath());
        }
    }

    private void await() throws IOException {
        for (int i = 0; i < 300; i++) {
            try {
                DriverManager.getConnection(url("postgres")).close();
                return;
            } catch (SQLException e) {
                pause();
            }
        }
        throw new IOException("PostgreSQL did not start");
    }

    /** Makes an empty database. */
    void create(String name) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String database) {
        return url(database, port);
    }

    /** The same database by another port: that of a proxy. */
    String url(String database, int at) {
        return "jdbc:postgresql://127.0.0.1:" + at + "/" + database + "?user=postgres";
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // SIGINT is "fast shutdown"; Java only sends SIGTERM, which waits for clients.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
