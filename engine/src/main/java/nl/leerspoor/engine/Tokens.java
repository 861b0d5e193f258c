package nl.leerspoor.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Secrets that open something: random, and kept as a hash only. Safe for use by many threads. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    // Crockford's base 32: nothing that looks like something else, so that it can be read aloud.
    private static final char[] LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int CODE_LETTERS = 20; // 100 bits
    private static final int GROUP = 5;

    private Tokens() {}

    /**
     * A token for machines.
     *
     * @return 256 random bits, safe in an address
     */
    public static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A token that people can type over.
     *
     * @return 100 random bits, as {@code 7K3QX-0M2NP-…}
     */
    public static String randomCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS[RANDOM.nextInt(LETTERS.length)]);
        }
        return code.toString();
    }

    /**
     * The code a person meant: a whole link may be pasted, case and hyphens do not matter, and O
     * stands for 0, I and L for 1.
     *
     * @param typed any text
     * @return in the form of {@link #randomCode}; some other text when it was no code
     */
    public static String readCode(String typed) {
        String last = typed.strip().replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        last = last.substring(last.lastIndexOf('/') + 1);
        String letters =
                last.toUpperCase(Locale.ROOT)
                        .replaceAll("[^0-9A-Z]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /**
     * What is kept of a token. A plain hash is enough: there is nothing to guess in a random token.
     *
     * @param token any text
     * @return hex SHA-256, lower case
     */
    public static String hash(String token) {
        return hash(token.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A digest of some bytes.
     *
     * @param bytes any
     * @return hex SHA-256, lower case
     */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
