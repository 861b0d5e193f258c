package nl.leerspoor.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Wrong secrets make their key and their address wait: nothing for the first few, then twice as
 * long each time. Nobody's thread sleeps; the caller is told when to come back. Memory is bounded;
 * the oldest are forgotten. Safe for use by several threads.
 */
final class FailedLogIns {
    /** Free mistakes for one key. */
    static final int FREE_FOR_KEY = 5;

    /** Free mistakes for one address: a school or a proxy may be behind it. */
    static final int FREE_FOR_ADDRESS = 50;

    /** Longest wait. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** Mistakes are forgotten when none was made for so long. */
    static final Duration MEMORY = Duration.ofMinutes(15);

    private static final long MOST_REMEMBERED = 50_000;

    private final Clock clock;
    private final Cache<String, Failures> failures;

    private record Failures(int count, Instant until) {}

    FailedLogIns(Clock clock) {
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.failures =
                Caffeine.newBuilder()
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterWrite(MEMORY)
                        .ticker(ticker)
                        .build();
    }

    /** How long this key, or this address, has still to wait; an empty text names nobody. */
    Optional<Duration> waiting(String key, String address) {
        Duration longest =
                longer(
                        key.isEmpty() ? Duration.ZERO : waiting("key " + key),
                        address.isEmpty() ? Duration.ZERO : waiting("address " + address));
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    /** Notes a wrong secret, and gives how long to wait now; zero while mistakes are free. */
    Duration failed(String key, String address) {
        return longer(
                failed("key " + key, key.isEmpty(), FREE_FOR_KEY),
                failed("address " + address, address.isEmpty(), FREE_FOR_ADDRESS));
    }

    /** The key was right after all. Its address is not cleared: it may still guess other keys. */
    void forget(String key) {
        failures.invalidate("key " + key);
    }

    private Duration waiting(String who) {
        Failures known = failures.getIfPresent(who);
        Instant now = clock.instant();
        return known == null || !known.until.isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, known.until);
    }

    private Duration failed(String who, boolean nobody, int free) {
        if (nobody) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Failures after =
                failures.asMap()
                        .merge(
                                who,
                                new Failures(1, now),
                                (before, one) ->
                                        new Failures(
                                                before.count + 1,
                                                now.plus(delay(before.count + 1 - free))));
        return Duration.between(now, after.until);
    }

    /** 1 s, 2 s, 4 s … for the first, second, third mistake that is not free. */
    private static Duration delay(int mistakes) {
        if (mistakes <= 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(mistakes - 1, 20));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
