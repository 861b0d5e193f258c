package nl.leerspoor.authoring.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a server busy over plain HTTP/1.1 connections, with as little work on this side as can be:
 * client and server share the machine.
 */
final class HttpLoad {
    private final URI endpoint;
    private final String authorization;

    HttpLoad(URI endpoint, String key, String secret) {
        this.endpoint = endpoint;
        this.authorization =
                Base64.getEncoder()
                        .encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a run gave.
     *
     * @param requests how many were answered with 2xx
     * @param nanos how long it took
     * @param latencies of each, nanoseconds, sorted
     */
    @SuppressWarnings("ArrayRecordComponent") // sorted once, then only read
    record Outcome(long requests, long nanos, long[] latencies) {
        double perSecond() {
            return requests * 1e9 / nanos;
        }

        /** Milliseconds that this share of the requests stayed under. */
        double millis(double share) {
            return latencies.length == 0
                    ? 0
                    : latencies[(int) Math.min(latencies.length - 1, latencies.length * share)]
                            / 1e6;
        }
    }

    byte[] post(byte[] json) {
        byte[] head =
                head(
                        "POST",
                        "/statements",
                        "Content-Type: application/json\r\nContent-Length: "
                                + json.length
                                + "\r\n");
        byte[] whole = Arrays.copyOf(head, head.length + json.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        return whole;
    }

    byte[] get(String pathAndQuery) {
        return head("GET", pathAndQuery, "");
    }

    private byte[] head(String method, String path, String more) {
        return (method
                        + " "
                        + endpoint.getPath()
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + endpoint.getAuthority()
                        + "\r\nAuthorization: Basic "
                        + authorization
                        + "\r\nX-Experience-API-Version: 1.0.3\r\n"
                        + more
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends requests from so many connections for so long.
     *
     * @param request the bytes of the n-th request
     */
    Outcome run(int connections, double seconds, LongFunction<byte[]> request) {
        return run(connections, seconds, Long.MAX_VALUE, request);
    }

    /** As above, and no more than so many requests. */
    Outcome run(int connections, double seconds, long most, LongFunction<byte[]> request) {
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Connection> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Connection thread = new Connection(request, next, most, end);
            threads.add(thread);
            thread.start();
        }
        long last = start;
        long[] all = {};
        for (Connection thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (thread.failure != null) {
                throw new IllegalStateException("a request failed: " + thread.failure);
            }
            int at = all.length;
            all = Arrays.copyOf(all, at + thread.count);
            System.arraycopy(thread.latencies, 0, all, at, thread.count);
            last = Math.max(last, thread.finished);
        }
        Arrays.sort(all);
        return new Outcome(all.length, last - start, all);
    }

    private final class Connection extends Thread {
        private final LongFunction<byte[]> request;
        private final AtomicLong next;
        private final long most;
        private final long end;
        private long[] latencies = new long[4096];
        private int count;
        private long finished;
        private @Nullable String failure;

        Connection(LongFunction<byte[]> request, AtomicLong next, long most, long end) {
            super("load");
            this.request = request;
            this.next = next;
            this.most = most;
            this.end = end;
        }

        @Override
        public void run() {
            try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                while (System.nanoTime() < end) {
                    long n = next.getAndIncrement();
                    if (n >= most) {
                        break;
                    }
                    byte[] bytes = request.apply(n);
                    long sent = System.nanoTime();
                    socket.getOutputStream().write(bytes);
                    answer(in);
                    finished = System.nanoTime();
                    if (count == latencies.length) {
                        latencies = Arrays.copyOf(latencies, count * 2);
                    }
                    latencies[count++] = finished - sent;
                }
            } catch (IOException | UncheckedIOException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    /** Reads one answer to its end; anything but a 2xx is a failure. */
    static byte[] answer(InputStream in) throws IOException {
        String status = line(in);
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            }
        }
        byte[] body;
        if (chunked) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = size(in); size > 0; size = size(in)) {
                all.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            body = all.toByteArray();
        } else {
            body = length > 0 ? in.readNBytes(length) : new byte[0];
        }
        if (status.length() < 12 || status.charAt(9) != '2') {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
