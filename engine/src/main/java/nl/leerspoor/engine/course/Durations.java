package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as authors write them: {@code 15 min}, {@code 1 h}, {@code 1 h 30 min}, {@code 95 s}.
 */
final class Durations {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4}) ?h)? ?(?:(\\d{1,5}) ?min)? ?(?:(\\d{1,6}) ?s)?");

    private Durations() {}

    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (text.isBlank() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofHours(number(matcher, 1))
                        .plusMinutes(number(matcher, 2))
                        .plusSeconds(number(matcher, 3)));
    }

    /** As an author would write it. */
    static String format(Duration duration) {
        long hours = duration.toHours();
        int minutes = duration.toMinutesPart();
        int seconds = duration.toSecondsPart();
        StringBuilder text = new StringBuilder();
        if (hours > 0) {
            text.append(hours).append(" h ");
        }
        if (minutes > 0 || (hours == 0 && seconds == 0)) {
            text.append(minutes).append(" min ");
        }
        if (seconds > 0) {
            text.append(seconds).append(" s ");
        }
        return text.toString().strip();
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
