package nl.leerspoor.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/**
 * Holds each credential to its requests per minute: a minute's worth may come at once, then they
 * come back evenly. Safe for use by several threads.
 */
final class RequestRates {
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final Clock clock;
    private final Cache<UUID, Allowance> allowances;

    RequestRates(Clock clock) {
        this.clock = clock;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        // After a minute without requests an allowance is full, so forgetting it changes nothing.
        this.allowances =
                Caffeine.newBuilder()
                        .maximumSize(100_000)
                        .expireAfterAccess(Duration.ofMinutes(2))
                        .ticker(ticker)
                        .build();
    }

    /**
     * Counts a request.
     *
     * @throws ProblemException TOO_MANY_REQUESTS when it is one too many
     */
    void count(Authority authority) {
        int perMinute = authority.restrictions().requestsPerMinute();
        if (perMinute == 0) {
            return;
        }
        long now = clock.millis();
        long wait =
                allowances
                        .get(authority.credential(), id -> new Allowance(perMinute, now))
                        .take(perMinute, now);
        if (wait > 0) {
            throw ProblemException.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "this credential is for " + perMinute + " requests a minute",
                    Duration.ofMillis(wait));
        }
    }

    private static final class Allowance {
        private double left;
        private long at;

        Allowance(double left, long at) {
            this.left = left;
            this.at = at;
        }

        /** 0 when there was one left, else the milliseconds until there is. */
        synchronized long take(int perMinute, long now) {
            double perMilli = perMinute / MILLIS_PER_MINUTE;
            left = Math.min(perMinute, left + Math.max(0, now - at) * perMilli);
            at = now;
            if (left >= 1) {
                left--;
                return 0;
            }
            return (long) Math.ceil((1 - left) / perMilli);
        }
    }
}
