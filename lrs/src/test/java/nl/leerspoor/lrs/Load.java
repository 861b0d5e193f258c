package nl.leerspoor.lrs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients that post statements, one by one and in batches, until they are stopped or cut off. They
 * know what was acknowledged to them; a 503 they answer as they should: with the same once more.
 */
final class Load implements AutoCloseable {
    private static final int SINGLES = 4;
    private static final int BATCHES = 2;
    private static final int BATCH = 20;

    private final URI statements;
    private final String authorization;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<List<UUID>> sent = new ConcurrentLinkedQueue<>();
    private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    Load(URI statements, String authorization) {
        this.statements = statements;
        this.authorization = authorization;
        for (int i = 0; i < SINGLES + BATCHES; i++) {
            int size = i < SINGLES ? 1 : BATCH;
            Thread thread = new Thread(() -> run(size), "load-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(int size) {
        try {
            while (!stopped) {
                List<UUID> ids = Stream.generate(UUID::randomUUID).limit(size).toList();
                sent.add(ids);
                if (taken(ids)) {
                    acknowledged.addAll(ids);
                }
            }
        } catch (IOException e) {
            // Cut off: what was acknowledged stays so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean taken(List<UUID> ids) throws IOException, InterruptedException {
        String all = ids.stream().map(Samples::statement).collect(Collectors.joining(","));
        HttpRequest request =
                HttpRequest.newBuilder(statements)
                        .header("Authorization", authorization)
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        ids.size() == 1 ? all : "[" + all + "]"))
                        .build();
        while (!stopped) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return true;
            }
            refusals.add(answer);
            Thread.sleep(50);
        }
        return false;
    }

    /** Waits until so many statements more than now are acknowledged. */
    void awaitMore(int statements) {
        int goal = acknowledged.size() + statements;
        while (acknowledged.size() < goal) {
            if (threads.stream().noneMatch(Thread::isAlive)) {
                throw new AssertionError("no client is left, after " + acknowledged.size());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Waits until somebody was refused once more. */
    void awaitRefusal() {
        int goal = refusals.size() + 1;
        while (refusals.size() < goal) {
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** What was answered with 200. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** Every request by its ids, answered or not. */
    List<List<UUID>> sent() {
        return List.copyOf(sent);
    }

    /** Every answer but 200. */
    List<HttpResponse<String>> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        stop();
    }

    /** Lets what is under way come to its end. */
    void stop() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
