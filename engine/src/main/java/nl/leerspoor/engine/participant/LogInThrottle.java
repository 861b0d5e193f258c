package nl.leerspoor.engine.participant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Slows guessing down: after five failures within a quarter of an hour a name is refused until the
 * quarter is over. Kept in memory, so a restart forgets it. Safe for use by many threads.
 */
public final class LogInThrottle {
    private static final int MOST_FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 100_000;

    private final Clock clock;
    private final Cache<String, List<Instant>> failures =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();

    /**
     * Nobody failed yet.
     *
     * @param clock decides which failures still count
     */
    public LogInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether one more try is allowed.
     *
     * @param name what is guessed at: an account, or a sender
     * @return false after too many failures
     */
    public boolean allows(String name) {
        List<Instant> recent = failures.getIfPresent(name);
        return recent == null || recent(recent).size() < MOST_FAILURES;
    }

    /**
     * A try failed.
     *
     * @param name what was guessed at
     */
    public void failed(String name) {
        failures.asMap()
                .compute(
                        name,
                        (key, before) -> {
                            List<Instant> now =
                                    new ArrayList<>(before == null ? List.of() : recent(before));
                            now.add(clock.instant());
                            return now;
                        });
    }

    /**
     * A try succeeded; earlier failures are forgotten.
     *
     * @param name what was opened
     */
    public void succeeded(String name) {
        failures.invalidate(name);
    }

    private List<Instant> recent(List<Instant> all) {
        Instant since = clock.instant().minus(WINDOW);
        return all.stream().filter(since::isBefore).toList();
    }
}
