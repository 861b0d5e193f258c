package nl.leerspoor.engine.mistake;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report of a mistake and what became of it (P-47); who sent it is not part of it.
 *
 * @param report what was told
 * @param reported when
 * @param state how far the provider is
 * @param answer for whoever sent it; empty until there is one
 * @param changed when state or answer last changed; null until then
 */
public record Mistake(
        Report report, Instant reported, State state, String answer, @Nullable Instant changed) {
    /** Characters of a report, and of an answer. */
    public static final int MOST_TEXT = 1500;

    // A database takes no NUL and no half of a pair, and a page shows no other control either.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    /**
     * What a learner tells.
     *
     * @param id made by the player, the same however often it is sent
     * @param course IRI
     * @param unit IRI of the unit, or of the module or course as a whole
     * @param title of the unit, as it was shown
     * @param place the heading above what was read; empty at the top
     * @param version of the course, as it was shown
     * @param text what is wrong; 1 to 1,500 characters
     */
    public record Report(
            UUID id,
            String course,
            String unit,
            String title,
            String place,
            String version,
            String text) {
        /** Refuses a report without words, or with too many. */
        public Report {
            if (text.isBlank() || text.length() > MOST_TEXT) {
                throw new IllegalArgumentException("a report has 1 to 1,500 characters");
            }
        }
    }

    /** How far the provider is with a report. */
    public enum State {
        /** Nobody looked yet. */
        NEW("nieuw", "Nieuw", "●"),
        /** Somebody is at work on it. */
        UNDER_WAY("bezig", "Mee bezig", "…"),
        /** The course was mended. */
        MENDED("verbeterd", "Verbeterd", "✓"),
        /** Nothing was wrong. */
        NO_MISTAKE("geen-fout", "Geen fout", "–");

        private final String key;
        private final String dutch;
        private final String sign;

        State(String key, String dutch, String sign) {
            this.key = key;
            this.dutch = dutch;
            this.sign = sign;
        }

        /**
         * The word in addresses and forms.
         *
         * @return lower case, without spaces
         */
        public String key() {
            return key;
        }

        /**
         * The words on pages.
         *
         * @return with a capital, Dutch
         */
        public String dutch() {
            return dutch;
        }

        /**
         * What stands before the words: never colour alone.
         *
         * @return one character
         */
        public String sign() {
            return sign;
        }

        /**
         * The state with a key.
         *
         * @param key as in addresses and forms
         * @return empty for any other text
         */
        public static Optional<State> find(String key) {
            return Arrays.stream(values()).filter(state -> state.key.equals(key)).findFirst();
        }
    }

    /**
     * Typed text as it is counted and kept: line ends as one character (forms send two), nothing
     * that cannot be seen, no space around it.
     *
     * @param typed any
     * @return may be empty
     */
    public static String plain(String typed) {
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return UNSEEN.matcher(lines).replaceAll("").strip();
    }
}
