package nl.leerspoor.lrs.xapi;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The string formats of the specification (Data 4); every method answers, none throws. */
public final class Formats {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern MAILTO = Pattern.compile("mailto:[^\\s@<>\"]+@[^\\s@<>\"]+");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern SHA2 =
            Pattern.compile("[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");
    private static final String NUMBER = "\\d+(?:[.,]\\d+)?";
    private static final Pattern DURATION =
            Pattern.compile(
                    "P(?:"
                            + NUMBER
                            + "W|(?=\\d|T\\d)(?:"
                            + NUMBER
                            + "Y)?(?:"
                            + NUMBER
                            + "M)?(?:"
                            + NUMBER
                            + "D)?(?:T(?=\\d)(?:"
                            + NUMBER
                            + "H)?(?:"
                            + NUMBER
                            + "M)?(?:"
                            + NUMBER
                            + "S)?)?)");
    private static final Pattern FRACTION_INSIDE = Pattern.compile(".*[.,]\\d+[A-Z].*\\d.*");
    private static final Pattern LANGUAGE =
            Pattern.compile(
                    "(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?"
                            + "(?:-(?:[a-z]{2}|\\d{3}))?(?:-(?:[a-z0-9]{5,8}|\\d[a-z0-9]{3}))*"
                            + "(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
                            + "|x(?:-[a-z0-9]{1,8})+)");
    private static final Set<String> GRANDFATHERED =
            Set.of(
                    "en-gb-oed",
                    "i-ami",
                    "i-bnn",
                    "i-default",
                    "i-enochian",
                    "i-hak",
                    "i-klingon",
                    "i-lux",
                    "i-mingo",
                    "i-navajo",
                    "i-pwn",
                    "i-tao",
                    "i-tay",
                    "i-tsu",
                    "sgn-be-fr",
                    "sgn-be-nl",
                    "sgn-ch-de",
                    "art-lojban",
                    "cel-gaulish",
                    "no-bok",
                    "no-nyn",
                    "zh-guoyu",
                    "zh-hakka",
                    "zh-min",
                    "zh-min-nan",
                    "zh-xiang");
    private static final Pattern MEDIA_TYPE =
            Pattern.compile(
                    "[\\w!#$&^.+*'%`|~-]+/[\\w!#$&^.+*'%`|~-]+"
                            + "(?:\\s*;\\s*[\\w!#$&^.+*'%`|~-]+=(?:[\\w!#$&^.+*'%`|~:/-]+"
                            + "|\"(?:[^\"\\\\]|\\\\.)*\"))*\\s*;?\\s*");

    private Formats() {}

    /** The UUID in standard string form (Data 4.4); empty when it is not. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /**
     * True for an absolute IRI (Data 4.3): a scheme, then something, without the characters RFC
     * 3987 excludes.
     */
    public static boolean isIri(String text) {
        int colon = text.indexOf(':');
        if (colon < 1
                || colon == text.length() - 1
                || !SCHEME.matcher(text.substring(0, colon)).matches()) {
            return false;
        }
        boolean fragment = false;
        for (int i = colon + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()
                        || !hex(text.charAt(i + 1))
                        || !hex(text.charAt(i + 2))) {
                    return false;
                }
            } else if (c == '#') {
                if (fragment) {
                    return false;
                }
                fragment = true;
            } else if (c <= ' ' || (c >= 0x7f && c < 0xa0) || "<>\"{}|\\^`".indexOf(c) >= 0) {
                return false;
            } else if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || loneSurrogate(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** True for a mailto IRI (Data 2.4.2.3). */
    public static boolean isMailto(String text) {
        return MAILTO.matcher(text).matches() && isIri(text);
    }

    /** True for a hex-encoded SHA-1. */
    public static boolean isSha1(String text) {
        return SHA1.matcher(text).matches();
    }

    /** True for a hex-encoded SHA-224, -256, -384 or -512. */
    public static boolean isSha2(String text) {
        return SHA2.matcher(text).matches();
    }

    /** True for an ISO 8601 duration with designators; only its smallest unit has a fraction. */
    public static boolean isDuration(String text) {
        return DURATION.matcher(text).matches() && !FRACTION_INSIDE.matcher(text).matches();
    }

    /** True when the subtags have the shape RFC 5646 asks for and none is repeated (Data 2.2). */
    public static boolean isLanguageTag(String text) {
        String tag = text.toLowerCase(Locale.ROOT);
        return (LANGUAGE.matcher(tag).matches() && !repeats(tag)) || GRANDFATHERED.contains(tag);
    }

    /** RFC 5646 2.2.5 and 2.2.6: a variant or an extension comes once; x ends the public part. */
    private static boolean repeats(String tag) {
        Set<String> seen = new HashSet<>();
        boolean extension = false;
        String[] subtags = tag.split("-");
        for (int i = 1; i < subtags.length && !subtags[i].equals("x"); i++) {
            boolean singleton = subtags[i].length() == 1;
            extension |= singleton;
            boolean variant =
                    !extension
                            && (subtags[i].length() >= 5
                                    || (subtags[i].length() == 4
                                            && Character.isDigit(subtags[i].charAt(0))));
            if ((singleton || variant) && !seen.add(subtags[i])) {
                return true;
            }
        }
        return false;
    }

    /** True for an Internet media type (RFC 2046). */
    public static boolean isMediaType(String text) {
        return MEDIA_TYPE.matcher(text).matches();
    }

    private static boolean hex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static boolean loneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
