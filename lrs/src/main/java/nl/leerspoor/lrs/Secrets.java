package nl.leerspoor.lrs;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/**
 * How secrets are made and kept. One that we made has 192 random bits, which nobody guesses however
 * cheap a guess is, so a salted SHA-256 keeps it. One that a person chose is kept by argon2id. The
 * stored text says which it is. Safe for use by several threads.
 */
final class Secrets {
    private static final String FAST = "sha256$";
    private static final int RANDOM_BYTES = 24;
    private static final int SALT_BYTES = 16;
    private static final Pattern MADE = Pattern.compile("[ks][A-Za-z0-9_-]{32}");

    private static final int HASHING_AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Few at once, so that a flood of wrong secrets cannot take the memory of the machine. */
    private final Semaphore hashing = new Semaphore(HASHING_AT_ONCE, true);

    /** A new key. */
    String key() {
        return random("k");
    }

    /** A new secret. */
    String secret() {
        return random("s");
    }

    /** True for a text of the form of those made here. */
    static boolean made(String text) {
        return MADE.matcher(text).matches();
    }

    /** What is stored of a secret made here. */
    String hashMade(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return FAST
                + encoder.encodeToString(salt)
                + '$'
                + encoder.encodeToString(digest(salt, secret));
    }

    /** What is stored of a secret that a person chose. */
    String hashChosen(String secret) {
        return Password.hash(secret).addRandomSalt(SALT_BYTES).with(argon2()).getResult();
    }

    /** OWASP's smallest setting. Its 19 MiB stay taken, so only who needs it asks for it. */
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    }

    /** True when checking against this costs memory and time. */
    static boolean slow(String hash) {
        return !hash.startsWith(FAST);
    }

    /**
     * True when the secret is the one that was hashed; compares in constant time.
     *
     * @throws ProblemException UNAVAILABLE when too many slow ones are being checked already
     */
    boolean check(String secret, String hash) {
        if (slow(hash)) {
            return checkSlow(secret, hash);
        }
        String[] parts = hash.split("\\$", -1);
        Base64.Decoder decoder = Base64.getUrlDecoder();
        return MessageDigest.isEqual(
                decoder.decode(parts[2]), digest(decoder.decode(parts[1]), secret));
    }

    private boolean checkSlow(String secret, String hash) {
        boolean mine = false;
        try {
            mine = hashing.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw ProblemException.later(
                        ProblemType.UNAVAILABLE,
                        "too many log-ins at once; nothing was done",
                        LONGEST_WAIT);
            }
            return Password.check(secret, hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "the server is stopping");
        } finally {
            if (mine) {
                hashing.release();
            }
        }
    }

    private static byte[] digest(byte[] salt, String secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String random(String prefix) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
