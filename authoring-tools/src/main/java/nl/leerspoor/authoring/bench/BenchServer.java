package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product in a process of its own, as {@code leerspoor up} starts it. */
final class BenchServer implements AutoCloseable {
    static final String KEY = "bench";
    static final String SECRET = "bench-secret-of-one-run";

    private final Process process;
    private final URI base;
    private final long readyMillis;

    private BenchServer(Process process, URI base, long readyMillis) {
        this.process = process;
        this.base = base;
        this.readyMillis = readyMillis;
    }

    /**
     * Starts the product as its users do, and waits until it is ready.
     *
     * @param folder its data
     * @param database JDBC address; null for H2 in the folder
     * @param durability {@code power} or {@code process}
     * @param heap {@code -Xmx}
     */
    static BenchServer start(Path folder, @Nullable String database, String durability, String heap)
            throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("leerspoor.home", "."), "leerspoor")
                                        .toString(),
                                "up",
                                "--port",
                                Integer.toString(port),
                                "--data",
                                folder.toString(),
                                "--lrs-key",
                                KEY,
                                "--lrs-secret",
                                SECRET));
        if (database != null) {
            command.addAll(List.of("--database", database));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().put("LEERSPOOR_LRS__DURABILITY", durability);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx" + heap);
        long start = System.nanoTime();
        Process process = builder.start();
        URI base = URI.create("http://127.0.0.1:" + port);
        HttpClient client = HttpClient.newHttpClient();
        while (process.isAlive()) {
            try {
                HttpRequest health = HttpRequest.newBuilder(base.resolve("/health")).build();
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    long ready = (System.nanoTime() - start) / 1_000_000;
                    return new BenchServer(process, base, ready);
                }
                Thread.sleep(20);
            } catch (IOException e) {
                sleep();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        throw new IOException(
                "the server stopped: " + Files.readString(folder.resolve("server.log")));
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpLoad load() {
        return new HttpLoad(base.resolve("/xapi"), KEY, SECRET);
    }

    long pid() {
        return process.pid();
    }

    long readyMillis() {
        return readyMillis;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
