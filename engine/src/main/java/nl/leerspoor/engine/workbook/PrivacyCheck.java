package nl.leerspoor.engine.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.WorkbookEntry.Input;

/**
 * Looks for what may point to a real child (P-20): names, dates, phone numbers, addresses of mail.
 * It asks, it does not forbid: a machine cannot know whether "Roos" is a child or a flower. Pure.
 */
public final class PrivacyCheck {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![\\p{N}])(?:\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}"
                            + "|\\d{1,2}\\s+(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei"
                            + "|jun(?:i)?|jul(?:i)?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
                            + "|nov(?:ember)?|dec(?:ember)?)(?![\\p{L}])\\.?(?:\\s+\\d{4})?)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{N}])(?:\\+|\\(?0)?\\d(?:[ \\-./()]{0,2}\\d){7,13}(?![\\p{N}])");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[\\p{L}]{2,}");
    private static final Pattern CAPITALISED =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}'’\\-]*\\p{L}");

    /** Words that are no name though they stand with a capital after odd punctuation. */
    private static final Set<String> NO_NAME =
            Set.of("Ik", "De", "Het", "Een", "We", "Hij", "Zij", "Ze", "Daarna", "Toen", "Ook");

    private PrivacyCheck() {}

    /** What a finding looks like. */
    public enum Kind {
        /** A capitalised word inside a sentence. */
        NAME,
        /** A date. */
        DATE,
        /** A phone number or another long number. */
        NUMBER,
        /** An address of mail. */
        MAIL
    }

    /**
     * Something to look at before hand-in.
     *
     * @param place which field
     * @param kind what it looks like
     * @param text the word itself; never logged (P-60)
     */
    public record Finding(PartForm.Place place, Kind kind, String text) {
        /** Never the text (P-60). */
        @Override
        public String toString() {
            return "Finding[" + kind + " in " + place.name() + "]";
        }
    }

    /**
     * Looks through all free text.
     *
     * @param form the part
     * @param answers what was typed
     * @return in the form's order, each text once per field
     */
    public static List<Finding> findings(PartForm form, Answers answers) {
        return form.places()
                .filter(place -> isFreeText(place.field().input()))
                .flatMap(
                        place ->
                                look(answers.value(place.name())).stream()
                                        .map(hit -> new Finding(place, hit.kind, hit.text)))
                .distinct()
                .toList();
    }

    private static boolean isFreeText(Input input) {
        return switch (input) {
            case TEXT, LINE -> true;
            case NUMBER, CHOICE -> false;
        };
    }

    private record Hit(int at, Kind kind, String text) {}

    private static List<Hit> look(String text) {
        List<Hit> hits = new ArrayList<>();
        // Each kind blanks out what it found, so that a date is not also a long number.
        String rest = take(text, MAIL, Kind.MAIL, hits);
        rest = take(rest, DATE, Kind.DATE, hits);
        rest = take(rest, NUMBER, Kind.NUMBER, hits);
        Matcher words = CAPITALISED.matcher(rest);
        while (words.find()) {
            if (insideASentence(rest, words.start()) && !isNoName(words.group())) {
                hits.add(new Hit(words.start(), Kind.NAME, words.group()));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::at));
        return hits;
    }

    private static String take(String text, Pattern pattern, Kind kind, List<Hit> hits) {
        StringBuilder rest = new StringBuilder(text);
        for (MatchResult match : pattern.matcher(text).results().toList()) {
            hits.add(new Hit(match.start(), kind, match.group()));
            for (int i = match.start(); i < match.end(); i++) {
                rest.setCharAt(i, '_');
            }
        }
        return rest.toString();
    }

    /** A capital at the start of text, line, sentence or quotation says nothing. */
    private static boolean insideASentence(String text, int start) {
        for (int i = start - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '\n' || ".!?•…".indexOf(c) >= 0) {
                return false;
            }
            boolean skipped = Character.isWhitespace(c) || "\"'“”„‘’«»(-–—*".indexOf(c) >= 0;
            if (!skipped) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNoName(String word) {
        // GGD, IKK, BSO: abbreviations of two or three letters.
        boolean abbreviation =
                word.length() <= 3 && word.equals(word.toUpperCase(java.util.Locale.ROOT));
        return abbreviation || NO_NAME.contains(word);
    }
}
