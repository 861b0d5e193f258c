package nl.leerspoor.authoring;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells open pages, by server-sent events, what happens: the course is new, a statement was made.
 * Keeps the last few hundred for pages that are slow. Thread-safe.
 */
final class PreviewEvents implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int KEPT = 300;

    private record News(String events, int upTo) {}

    private final List<String> last = new ArrayList<>();
    private int sent;
    private boolean closed;

    /**
     * Something happened.
     *
     * @param name of the event
     * @param data one line
     */
    synchronized void send(String name, String data) {
        if (last.size() == KEPT) {
            last.remove(0);
        }
        last.add("event: " + name + "\ndata: " + data + "\n\n");
        sent++;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Keeps one page informed until it leaves. */
    void listen(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        int seen = now();
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, ": hello\n\n");
            while (true) {
                News news = await(seen);
                if (news == null) {
                    return;
                }
                write(out, news.events.isEmpty() ? ": still here\n\n" : news.events);
                seen = news.upTo;
            }
        }
    }

    private synchronized int now() {
        return sent;
    }

    /** What came after; empty after a while without news; null when closed. */
    private synchronized @Nullable News await(int seen) {
        long end = System.currentTimeMillis() + HEARTBEAT_MILLIS;
        while (!closed && sent == seen) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return new News("", seen);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        int missed = Math.min(sent - seen, last.size());
        String events = String.join("", last.subList(last.size() - missed, last.size()));
        return closed ? null : new News(events, sent);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
