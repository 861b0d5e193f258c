package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Stands between server and database and makes every round trip so much longer. */
final class DelayProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final long eachWayNanos;

    /**
     * Listens on a free port of this machine.
     *
     * @param target port to pass everything on to
     * @param millis added to a round trip, half of it each way
     */
    DelayProxy(int target, int millis) throws IOException {
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.target = target;
        this.eachWayNanos = TimeUnit.MILLISECONDS.toNanos(millis) / 2;
        start("proxy", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
                here.setTcpNoDelay(true);
                there.setTcpNoDelay(true);
                start("proxy-out", () -> pass(here, there));
                start("proxy-in", () -> pass(there, here));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                LockSupport.parkNanos(eachWayNanos);
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            return; // one of them is gone, and so is the other
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
