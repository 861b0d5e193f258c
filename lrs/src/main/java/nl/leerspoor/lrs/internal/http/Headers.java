package nl.leerspoor.lrs.internal.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Header names of the specification (Communication 1.2). */
final class Headers {
    static final String VERSION = "X-Experience-API-Version";
    static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";
    static final String HASH = "X-Experience-API-Hash";

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Headers() {}

    /** A time as in {@code Last-Modified}. */
    static String httpDate(Instant instant) {
        return HTTP_DATE.format(instant);
    }
}
