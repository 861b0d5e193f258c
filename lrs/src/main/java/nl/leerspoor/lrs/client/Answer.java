package nl.leerspoor.lrs.client;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param headers as received
 * @param body decoded; empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // a body is as large as a page: not copied
public record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final int MOST_TEXT = 2000;

    /** True for 2xx. */
    public boolean ok() {
        return status / 100 == 2;
    }

    /** The first value of a header; empty when it is not there. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The beginning of the body, for people: at most 2,000 characters on one line. */
    public String text() {
        int length = Math.min(body.length, MOST_TEXT);
        return new String(body, 0, length, StandardCharsets.UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
    }

    /**
     * How long the server asks to wait (RFC 9110, Retry-After); empty when it does not, or not
     * readably.
     *
     * @param now what a date in the header is counted from
     */
    public Optional<Duration> retryAfter(Instant now) {
        String value = header("Retry-After").strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return date(value).map(at -> Duration.between(now, at)).filter(d -> !d.isNegative());
    }

    /** When the server sent this, by its own clock; empty when it does not say. */
    public Optional<Instant> date() {
        return date(header("Date").strip());
    }

    private static Optional<Instant> date(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
