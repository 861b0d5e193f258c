package nl.leerspoor.lrs.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nl.leerspoor.lrs.Durability;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an H2 file small, and what is on the disk readable.
 *
 * <p>Every commit of H2 writes a new chunk, and what it replaces becomes a hole in an older one. H2
 * fills the holes only where it may answer a commit before it wrote it, which D-17 forbids; without
 * this the file, and the memory that its chunks take, would grow by far more than what is stored.
 *
 * <p>A chunk without anything in it is written over. When that happens before what emptied it is on
 * stable storage, a power cut takes both. H2 trusts that a disk has written everything after 45
 * seconds; here it waits for flushes instead: a chunk is kept for as many versions as can be made
 * between two, and for more than the twenty by which H2's header may be behind.
 */
final class H2Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(H2Upkeep.class);
    private static final int HEADER_BEHIND = 20;
    private static final int PAUSE_MILLIS = 500;

    /** Percent of the file that must be in use. */
    private static final int IN_USE = 40;

    /** Bytes moved in one go; nobody commits meanwhile. */
    private static final int MOST_MOVED = 16 << 20;

    private final DataSource pool;
    private final Durability durability;
    private final int versions;
    private final Thread thread = new Thread(this::run, "lrs-h2-upkeep");
    private final CountDownLatch closing = new CountDownLatch(1);
    private long written = -1;

    /**
     * For a file.
     *
     * @param pool connections to it
     * @param most how many connections it has at most: each waits for a flush before it commits
     *     again
     */
    H2Upkeep(DataSource pool, int most, Durability durability) {
        this.pool = pool;
        this.versions = HEADER_BEHIND + 2 * most;
        this.durability = durability;
        thread.setDaemon(true);
    }

    /** From now on it works by itself. */
    void start() {
        thread.start();
    }

    /** Must be called when the file was opened. */
    void opened() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            opened(store(connection));
        }
    }

    private void opened(MVStore store) {
        if (durability == Durability.POWER) {
            store.setRetentionTime(0); // the versions are what is waited for
        }
        store.setVersionsToKeep(versions);
    }

    private static MVStore store(Connection connection) throws SQLException {
        SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }

    private void run() {
        try {
            // Not by interruption, which would close the file.
            while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                try (Connection connection = pool.getConnection()) {
                    MVStore store = store(connection);
                    opened(store); // it may have been opened again since
                    once(store);
                } catch (SQLException | RuntimeException | AssertionError e) {
                    LOG.debug("no upkeep now", e); // closed or full: whoever needs it will say so
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Moves what is left in the emptiest chunks, so that they can be written over: as much as was
     * written since the last time at most, what upkeep wrote then included. So it costs no more
     * than writing does, and goes on by itself until enough of the file is in use.
     */
    private void once(MVStore store) {
        long now = bytesWritten(store.getFileStore());
        long since = written < 0 || now < written ? 0 : now - written;
        if (since > 0 && store.compact(IN_USE, (int) Math.min(since, MOST_MOVED))) {
            store.commit();
        }
        written = now;
    }

    private static long bytesWritten(FileStore<?> file) {
        AtomicLong bytes = new AtomicLong();
        file.populateInfo(
                (name, value) -> {
                    if (name.equals("info.FILE_WRITE_BYTES")) {
                        bytes.set(Long.parseLong(value));
                    }
                });
        return bytes.get();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
