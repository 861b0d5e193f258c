package nl.leerspoor.engine.course;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How hard a Dutch text reads: the reading ease of Flesch with the weights that Douma gave it for
 * Dutch (1960), 206.84 − 0.93 · words per sentence − 77 · syllables per word. A hundred is very
 * easy, nil is very hard. It sees lengths only: it says nothing about sense, order or lay-out.
 */
final class Readability {
    /** Douma calls a text from here on ordinary; below it, rather hard. We take that for B1. */
    static final int B1 = 60;

    /** The formula was made for samples of a hundred words; with fewer, one word tips it. */
    static final int MIN_WORDS = 100;

    // The longest spelling of a vowel first. A dieresis starts a new syllable, and so does any pair
    // that is not in this list: vi-de-o, re-ac-tie, ge-oefend. Stress marks do not: één, vóór.
    private static final Pattern VOWEL =
            Pattern.compile(
                    "aai|ooi|oei|eeu|ieu|áá|éé|óó|úú|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|oi"
                            + "|[aeiouyàáâäèéêëìíîïòóôöùúûü]");

    private Readability() {}

    /** The figure of a text, rounded; null when there are too few words to say anything. */
    static @Nullable Integer of(List<List<String>> sentences) {
        long words = sentences.stream().mapToLong(List::size).sum();
        if (words < MIN_WORDS) {
            return null;
        }
        long syllables =
                sentences.stream().flatMap(List::stream).mapToLong(Readability::syllables).sum();
        return (int)
                Math.round(206.84 - 0.93 * words / sentences.size() - 77.0 * syllables / words);
    }

    /** The syllables of a Dutch word, by its spelling; at least one. */
    static long syllables(String word) {
        String lower = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Math.max(1, VOWEL.matcher(lower).results().count());
    }
}
