package nl.leerspoor.engine.workbook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what submissions and verdicts have to say to the log. Their statements were fixed together
 * with the rows, so sending them again after a failure has no effect but the one wanted (D-19).
 */
public final class RecordWorkbook {
    private static final Logger LOG = LoggerFactory.getLogger(RecordWorkbook.class);

    private final WorkbookStore store;
    private final Recorder recorder;
    private final Clock clock;

    /**
     * The act of recording.
     *
     * @param store where statements wait
     * @param recorder the log, as the engine
     * @param clock the engine's time
     */
    public RecordWorkbook(WorkbookStore store, Recorder recorder, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Sends everything that waits. The server calls this now and then.
     *
     * @return how many submissions have nothing waiting any more
     */
    public int recordPending() {
        int done = 0;
        for (UUID submission : store.withWaiting()) {
            if (record(submission)) {
                done++;
            }
        }
        return done;
    }

    /**
     * Sends what waits of one submission.
     *
     * @param submission reference
     * @return false when the log could not be reached; it is tried again later
     */
    boolean record(UUID submission) {
        for (WorkbookStore.Waiting waiting : store.waiting(submission)) {
            try {
                recorder.record(List.of(waiting.statement()));
            } catch (RuntimeException e) {
                // Nothing is lost: the row keeps the statement (D-18).
                LOG.error("workbook submission {} is not recorded yet", submission, e);
                return false;
            }
            store.recorded(waiting, clock.instant());
        }
        return true;
    }
}
