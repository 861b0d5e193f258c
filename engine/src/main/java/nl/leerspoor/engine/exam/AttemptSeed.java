package nl.leerspoor.engine.exam;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one attempt: from it follow the order of items and options, and the words that
 * stand for the options in the browser (P-3, D-10).
 *
 * <p>Order is by a keyed hash instead of a random generator: it can be worked out again in ten
 * years on any Java, and neither order nor value tells anything about the order in the bank, where
 * authors may have put the right option first.
 *
 * @param hex 32 hexadecimal digits; never shown
 */
public record AttemptSeed(String hex) {
    private static final int BYTES = 16;
    private static final int TOKEN_BYTES = 9;

    /** Refuses anything but 32 hexadecimal digits. */
    public AttemptSeed {
        if (HexFormat.of().parseHex(hex).length != BYTES) {
            throw new IllegalArgumentException("a seed has 32 hexadecimal digits");
        }
    }

    /**
     * A new secret.
     *
     * @param random a cryptographic source
     * @return fresh
     */
    public static AttemptSeed create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new AttemptSeed(HexFormat.of().formatHex(bytes));
    }

    /**
     * The items of a form in the order of this attempt.
     *
     * @param items ids
     * @return the same ids
     */
    public List<String> shuffle(List<String> items) {
        return items.stream().sorted(Comparator.comparing(item -> word("item", item))).toList();
    }

    /**
     * The options of an item in the order of this attempt.
     *
     * @param item id
     * @param options ids, which stay what they are (D-2)
     * @return the same ids
     */
    public List<String> shuffle(String item, List<String> options) {
        return options.stream()
                .sorted(Comparator.comparing(option -> word("order", item, option)))
                .toList();
    }

    /**
     * The word that stands for an option in the browser, in this attempt only.
     *
     * @param item id
     * @param option id
     * @return 18 hexadecimal digits
     */
    public String token(String item, String option) {
        return word("option", item, option).substring(0, 2 * TOKEN_BYTES);
    }

    /**
     * A number to choose by.
     *
     * @param purpose what is chosen
     * @param bound positive
     * @return within [0, bound)
     */
    public int choose(String purpose, int bound) {
        return (int)
                Long.remainderUnsigned(
                        HexFormat.fromHexDigitsToLong(word("choose", purpose), 0, 16), bound);
    }

    private String word(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
            // Ids are slugs (D-1), so a line break keeps the parts apart.
            mac.update(String.join("\n", Arrays.asList(parts)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Never the secret itself. */
    @Override
    public String toString() {
        return "AttemptSeed[***]";
    }
}
