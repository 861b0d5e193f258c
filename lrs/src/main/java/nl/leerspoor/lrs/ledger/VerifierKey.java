package nl.leerspoor.lrs.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.ProblemException;

/**
 * The public half of a ledger's key, as signed notes write it: name, hex key id and base64 of the
 * algorithm's byte and the key, joined by {@code +}. Ed25519 only.
 */
public final class VerifierKey {
    /** Ed25519 in the format of signed notes. */
    private static final byte ED25519 = 1;

    /** What X.509 puts before the 32 bytes of an Ed25519 public key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY = 32;

    private final String name;
    private final byte[] key;

    private VerifierKey(String name, byte[] key) {
        this.name = name;
        this.key = key;
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(
                name, Arrays.copyOfRange(encoded, encoded.length - KEY, encoded.length));
    }

    /** The same key under another name: a ledger's key signs the logs of all its tenants. */
    VerifierKey named(String other) {
        return new VerifierKey(other, key);
    }

    /**
     * Reads a key.
     *
     * @throws ProblemException INVALID_INPUT when it is none
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        try {
            byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (typed.length == KEY + 1 && typed[0] == ED25519 && !parts[0].isEmpty()) {
                VerifierKey read =
                        new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (read.toString().equals(text.strip())) {
                    return read;
                }
            }
        } catch (IllegalArgumentException e) {
            // not base64: refused below
        }
        throw ProblemException.invalid("", "C2SP signed-note", "not an Ed25519 verifier key");
    }

    /** The name: the origin of the checkpoints it signs. */
    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over name, LF, the algorithm's byte and the key. */
    byte[] id() {
        byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Digests.sha256(label, new byte[] {ED25519}, key), 4);
    }

    /** True when this key made the signature of the text. */
    boolean verifies(String text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY);
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // no point of the curve, or a signature of another length
        }
    }

    /** For publication: {@code name+id+key}. */
    @Override
    public String toString() {
        byte[] typed = new byte[KEY + 1];
        typed[0] = ED25519;
        System.arraycopy(key, 0, typed, 1, KEY);
        return name
                + "+"
                + HexFormat.of().formatHex(id())
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
