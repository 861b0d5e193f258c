package nl.leerspoor.authoring;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tells open pages, by server-sent events, that there is something new. Thread-safe. */
final class Reloads implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 15_000;

    private int version;
    private boolean closed;

    /** Something new. */
    synchronized void send() {
        version++;
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
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            int seen = now();
            write(out, ": hello\n\n");
            while (true) {
                int next = await(seen);
                if (next < 0) {
                    return;
                }
                write(out, next == seen ? ": still here\n\n" : "event: reload\ndata: \n\n");
                seen = next;
            }
        }
    }

    private synchronized int now() {
        return version;
    }

    /** The next version; the same one after a while without news; negative when closed. */
    private synchronized int await(int seen) {
        long end = System.currentTimeMillis() + HEARTBEAT_MILLIS;
        while (!closed && version == seen) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                return version;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
        return closed ? -1 : version;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
