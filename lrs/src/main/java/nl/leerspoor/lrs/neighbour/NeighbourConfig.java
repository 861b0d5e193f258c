package nl.leerspoor.lrs.neighbour;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How neighbours are worked on.
 *
 * @param keyFile the key that secrets are encrypted with; made when first needed, readable by its
 *     owner only, the same for all nodes on one database
 * @param allowHttp true: addresses may begin with {@code http://}, so that credentials and personal
 *     data go unencrypted
 * @param allowPrivate true: webhooks may go to addresses of this machine and of private networks
 * @param timeout of one request with its answer, 100 ms to 10 min
 * @param firstWait after a first failure, 100 ms to 1 h; doubles with each further one
 * @param longestWait between tries, up to 1 day; a neighbour that asks for more gets it, up to 1
 *     day
 * @param jitter gives numbers from 0 to 1, so that not all come back at once
 */
public record NeighbourConfig(
        Path keyFile,
        boolean allowHttp,
        boolean allowPrivate,
        Duration timeout,
        Duration firstWait,
        Duration longestWait,
        DoubleSupplier jitter) {
    /** Longest wait that anybody can ask for. */
    static final Duration DAY = Duration.ofDays(1);

    /** Refuses what is out of range. */
    public NeighbourConfig {
        range("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(10));
        range("firstWait", firstWait, Duration.ofMillis(100), Duration.ofHours(1));
        range("longestWait", longestWait, firstWait, DAY);
    }

    /** https only, no private addresses for webhooks, 30 s for a request, 1 s to 10 min waits. */
    public static NeighbourConfig defaults(Path keyFile) {
        return new NeighbourConfig(
                keyFile,
                false,
                false,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                Math::random);
    }

    /** A copy that says what addresses are allowed. */
    public NeighbourConfig withAllowed(boolean http, boolean privateAddresses) {
        return new NeighbourConfig(
                keyFile, http, privateAddresses, timeout, firstWait, longestWait, jitter);
    }

    /** A copy with this time for one request. */
    public NeighbourConfig withTimeout(Duration limit) {
        return new NeighbourConfig(
                keyFile, allowHttp, allowPrivate, limit, firstWait, longestWait, jitter);
    }

    /** A copy with this jitter. */
    NeighbourConfig withJitter(DoubleSupplier numbers) {
        return new NeighbourConfig(
                keyFile, allowHttp, allowPrivate, timeout, firstWait, longestWait, numbers);
    }

    /**
     * How long to wait after so many failures in a row: doubling, at most the longest, between half
     * of that and all of it.
     */
    Duration wait(int failures) {
        double doubled = (double) firstWait.toMillis() * Math.pow(2, Math.min(failures, 40) - 1.0);
        double bounded = Math.min(doubled, (double) longestWait.toMillis());
        return Duration.ofMillis((long) (bounded * (0.5 + 0.5 * jitter.getAsDouble())));
    }

    private static void range(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    name + " must be within " + min + " and " + max + ", not " + value);
        }
    }
}
