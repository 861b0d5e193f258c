package nl.leerspoor.engine.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Dates and times as pages show them: {@code 12 nov 2026}, {@code 14:03}, {@code 1 u 30 min}.
 * Spelled out here because the abbreviations of Java's locale data differ between versions.
 */
public final class DutchTime {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                    "dec");
    private static final int MINUTES = 60;

    private DutchTime() {}

    /**
     * A date.
     *
     * @param date in the Netherlands
     * @return {@code 12 nov 2026}
     */
    public static String date(LocalDate date) {
        return date.getDayOfMonth()
                + " "
                + MONTHS.get(date.getMonthValue() - 1)
                + " "
                + date.getYear();
    }

    /**
     * The date of a moment.
     *
     * @param moment UTC
     * @return {@code 12 nov 2026}, in Europe/Amsterdam
     */
    public static String date(Instant moment) {
        return date(LocalDate.ofInstant(moment, ZONE));
    }

    /**
     * The time of a moment.
     *
     * @param moment UTC
     * @return {@code 14:03}, in Europe/Amsterdam
     */
    public static String time(Instant moment) {
        ZonedDateTime local = moment.atZone(ZONE);
        return twoDigits(local.getHour()) + ":" + twoDigits(local.getMinute());
    }

    /**
     * Date and time of a moment.
     *
     * @param moment UTC
     * @return {@code 12 nov 2026, 14:03}, in Europe/Amsterdam
     */
    public static String dateTime(Instant moment) {
        return date(moment) + ", " + time(moment);
    }

    /**
     * A length of time.
     *
     * @param duration not negative
     * @return {@code 24 uur} for whole hours, else {@code 1 u 30 min}, {@code 45 min}
     */
    public static String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes > 0 && minutes % MINUTES == 0) {
            return minutes / MINUTES + " uur";
        }
        return minutes < MINUTES
                ? minutes + " min"
                : minutes / MINUTES + " u " + minutes % MINUTES + " min";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
