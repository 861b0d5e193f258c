package nl.leerspoor.lrs.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.leerspoor.lrs.OwnerOnly;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets that must be usable, and so cannot be hashed: AES-256-GCM under a key in a file
 * beside the data. A copy of the database alone gives none of them away. Safe for use by several
 * threads.
 */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private @Nullable SecretKeySpec key; // guarded by this

    KeyFile(Path file) {
        this.file = file;
    }

    /**
     * Encrypts a secret; the first time this makes the file.
     *
     * @param owner what it belongs to; it can be decrypted for that only
     */
    byte[] seal(String secret, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed =
                apply(
                        Cipher.ENCRYPT_MODE,
                        nonce,
                        secret.getBytes(StandardCharsets.UTF_8),
                        owner,
                        key(true));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /**
     * Decrypts what {@link #seal} made.
     *
     * @throws IllegalStateException when the key file is missing or is another one
     */
    String open(byte[] sealed, String owner) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        byte[] plain = apply(Cipher.DECRYPT_MODE, nonce, rest, owner, key(false));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, String owner, SecretKeySpec key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret cannot be read with the key in "
                            + file
                            + "; it was kept with another",
                    e);
        }
    }

    private synchronized SecretKeySpec key(boolean make) {
        if (key == null) {
            try {
                if (make && !Files.exists(file)) {
                    make();
                }
                byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
                if (bytes.length != KEY_BYTES) {
                    throw new IllegalStateException(file + " does not hold a key");
                }
                key = new SecretKeySpec(bytes, "AES");
            } catch (IOException e) {
                throw new IllegalStateException("the key file " + file + " cannot be read", e);
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalStateException(file + " does not hold a key", notBase64);
            }
        }
        return key;
    }

    private void make() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        byte[] line =
                (Base64.getEncoder().encodeToString(bytes) + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (SeekableByteChannel channel =
                    Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            OwnerOnly.file(file))) {
                channel.write(ByteBuffer.wrap(line));
            }
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // as good as ours
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
