package nl.leerspoor.engine.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.course.UnitKind;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.ScoredBy;
import org.jspecify.annotations.Nullable;

/** How pages write dates, times, hours, scores and sources, in plain Dutch. */
public final class Dutch {
    /** The clock on the wall of every learner (D-15). */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    // Without the full stops that the JDK's own Dutch puts after a month.
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                    "dec");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZONE);
    private static final int PERCENT = 100;

    private Dutch() {}

    /**
     * A date.
     *
     * @param date any
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
     * A moment.
     *
     * @param at any
     * @return {@code 12 nov 2026, 14:03}
     */
    public static String moment(Instant at) {
        return date(LocalDate.ofInstant(at, ZONE)) + ", " + TIME.format(at);
    }

    /**
     * A duration.
     *
     * @param time not negative
     * @return {@code 1 u 30 min}, {@code 2 u} or {@code 45 min}
     */
    public static String duration(Duration time) {
        long hours = time.toHours();
        int minutes = time.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return minutes == 0 ? hours + " u" : hours + " u " + minutes + " min";
    }

    /**
     * A share.
     *
     * @param share within [0, 1]
     * @return {@code 80%}
     */
    public static String percent(double share) {
        return Math.round(share * PERCENT) + "%";
    }

    /**
     * Who worked a result out (D-7).
     *
     * @param scoredBy who
     * @return a few words
     */
    public static String source(ScoredBy scoredBy) {
        return switch (scoredBy) {
            case ENGINE -> "vastgesteld door Leerspoor";
            case HOST -> "gemeld door LMS";
            case PACKAGE -> "gemeld door pakket";
        };
    }

    /**
     * How sure it is who acted (D-7).
     *
     * @param identity how sure
     * @return a few words
     */
    public static String identity(Identity identity) {
        return switch (identity) {
            case SIGNED_IN -> "deelnemer was ingelogd";
            case PLATFORM_SIGNED -> "gestart vanuit Leerspoor";
            case HOST_ASSERTED -> "via een gekoppeld LMS";
            case PACKAGE_ASSERTED -> "volgens het pakket";
        };
    }

    /**
     * A bucket of study load.
     *
     * @param bucket which
     * @return with a capital
     */
    public static String bucket(Bucket bucket) {
        return switch (bucket) {
            case THEORY -> "Theorie en videolessen";
            case PRACTICE -> "Praktijk op de groep";
            case REFLECTION -> "Verwerking en reflectie";
        };
    }

    /**
     * A kind of unit.
     *
     * @param kind which
     * @return lower case
     */
    public static String kind(UnitKind kind) {
        return switch (kind) {
            case VIDEO -> "videoles";
            case ARTICLE -> "artikel";
            case EXAMPLE -> "praktijkvoorbeeld";
            case QUIZ -> "kennisquiz";
            case THEORY -> "theorievragen";
            case PRACTICE -> "praktijkopdracht";
            case WORKBOOK -> "werkboek";
            case SURVEY -> "vragenlijst";
        };
    }

    /**
     * A text that may be missing.
     *
     * @param text null when unknown
     * @return a dash for nothing
     */
    public static String orDash(@Nullable String text) {
        return text == null || text.isBlank() ? "–" : text;
    }
}
