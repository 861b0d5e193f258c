package nl.leerspoor.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to happen by the clock, whether anyone looks or not: an exam attempt that ran out is
 * closed (P-6), a statement that could not be recorded is tried again.
 */
final class Sweeps implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final long STOP_SECONDS = 10;

    private final List<Runnable> tasks;
    private final Duration every;
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "sweeps");
                        thread.setDaemon(true);
                        return thread;
                    });

    Sweeps(Duration every, List<Runnable> tasks) {
        this.every = every;
        this.tasks = List.copyOf(tasks);
    }

    /** Sweeps now, for what a crash left, and from then on. */
    void start() {
        ScheduledFuture<?> unused =
                worker.scheduleWithFixedDelay(
                        this::sweep, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a sweep did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("a sweep failed; it is tried again in {}", every, e);
            }
        }
    }
}
