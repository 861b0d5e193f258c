package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages, by server-sent events, what happens: the course is new, a statement was made.
 * Each event has a number, so that a page misses nothing between being made and listening. Keeps
 * the last few hundred. Thread-safe.
 */
final class PreviewEvents implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int KEPT = 300;

    private record Event(long number, String text) {}

    private final Deque<Event> last = new ArrayDeque<>();
    private long sent;
    private boolean closed;

    /**
     * Something happened.
     *
     * @param name of the event
     * @param data one line
     */
    synchronized void send(String name, String data) {
        sent++;
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(new Event(sent, "event: " + name + "\ndata: " + data + "\n\n"));
        notifyAll();
    }

    /** The number of the last event. */
    synchronized long sent() {
        return sent;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Keeps one page informed until it leaves.
     *
     * @param since the number of the last event it knows of
     */
    void listen(HttpExchange exchange, long since) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long seen = since;
            write(out, ": hello\n\n");
            for (List<Event> news = after(seen); news != null; news = after(seen)) {
                for (Event event : news) {
                    write(out, event.text());
                    seen = event.number();
                }
                if (news.isEmpty()) {
                    write(out, ": still here\n\n");
                }
            }
        }
    }

    /** What came after; empty after a while without news; null when closed. */
    private synchronized @Nullable List<Event> after(long seen) {
        long end = System.nanoTime() + HEARTBEAT.toNanos();
        try {
            while (!closed && sent <= seen) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return List.of();
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            return null; // the server stops
        }
        return closed ? null : last.stream().filter(event -> event.number() > seen).toList();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
