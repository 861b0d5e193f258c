package nl.leerspoor.lrs.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as it was written (Data 4.5).
 *
 * @param instant the moment; without a time zone in the text, UTC
 * @param text as received
 */
public record Timestamp(Instant instant, String text) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)([Tt ])(\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?"
                            + "([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");

    private static final Pattern RFC_3339 =
            Pattern.compile(".{11}\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern BASIC =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(.*)");
    private static final String EXTENDED = "$1-$2-$3T$4:$5:$6$7";

    /** The timestamp written in {@code text}; empty when it is none in this version. */
    public static Optional<Timestamp> find(String text, XapiVersion version) {
        boolean two = version == XapiVersion.V2_0;
        Matcher basic = BASIC.matcher(text);
        // 1.0.3 allows all of ISO 8601, its basic format too; 2.0 only RFC 3339.
        String extended = basic.matches() && !two ? basic.replaceFirst(EXTENDED) : text;
        Matcher m = FORM.matcher(extended);
        if (!m.matches() || (two && !RFC_3339.matcher(text).matches())) {
            return Optional.empty();
        }
        String separator = m.group(4);
        String zone = m.group(9) == null ? "Z" : m.group(9);
        // RFC 3339 5.6, which 2.0 follows to the letter, allows t, z and a space for T.
        if (!two && (!separator.equals("T") || zone.equals("z"))) {
            return Optional.empty();
        }
        try {
            int second = number(m.group(7));
            boolean leap = second == 60;
            LocalDateTime local =
                    LocalDateTime.of(
                            number(m.group(1)),
                            number(m.group(2)),
                            number(m.group(3)),
                            number(m.group(5)),
                            number(m.group(6)),
                            leap ? 59 : second,
                            nanos(m.group(8)));
            Optional<ZoneOffset> offset = offset(zone);
            return offset.map(
                    o -> new Timestamp(local.plusSeconds(leap ? 1 : 0).toInstant(o), text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    /**
     * A negative zero offset says "unknown" in RFC 3339 and is refused (decisions, fine points).
     */
    private static Optional<ZoneOffset> offset(String zone) {
        if (zone.equalsIgnoreCase("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        String digits = zone.substring(1).replace(":", "");
        int hours = Integer.parseInt(digits.substring(0, 2));
        int minutes = digits.length() == 4 ? Integer.parseInt(digits.substring(2)) : 0;
        boolean negative = zone.charAt(0) == '-';
        if (negative && hours == 0 && minutes == 0) {
            return Optional.empty();
        }
        int sign = negative ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }
}
