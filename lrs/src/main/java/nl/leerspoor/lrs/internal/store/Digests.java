package nl.leerspoor.lrs.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Hashes of bytes and names. */
public final class Digests {
    private Digests() {}

    /** SHA-256 of the parts, one after the other. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = digest("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** Lower-case hex SHA-256 of a file of any size. */
    static String sha256Hex(Path file) throws IOException {
        MessageDigest digest = digest("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Lower-case hex SHA-1, for ETags (Communication 3.1). */
    public static String sha1Hex(byte[] content) {
        return HexFormat.of().formatHex(sha1().digest(content));
    }

    /** Lower-case hex of the SHA-2 variant with this many hex digits: 56, 64, 96 or 128. */
    public static String sha2Hex(int digits, byte[] content) {
        return HexFormat.of().formatHex(sha2(digits).digest(content));
    }

    /** The SHA-2 variant with this many hex digits, for data that comes in parts. */
    public static MessageDigest sha2(int digits) {
        return digest(
                switch (digits) {
                    case 56 -> "SHA-224";
                    case 96 -> "SHA-384";
                    case 128 -> "SHA-512";
                    default -> "SHA-256";
                });
    }

    /** SHA-1, for ETags of data that comes in parts. */
    public static MessageDigest sha1() {
        return digest("SHA-1");
    }

    /**
     * 128 bits of SHA-256 over the parts and their lengths: a fixed-size key for text of any
     * length. Two texts sharing one is as unlikely as two equal random UUIDs.
     */
    public static UUID key(String... parts) {
        MessageDigest digest = digest("SHA-256");
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer half = ByteBuffer.wrap(digest.digest());
        return new UUID(half.getLong(), half.getLong());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
