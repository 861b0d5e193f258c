package nl.leerspoor.lrs.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import nl.leerspoor.lrs.OwnerOnly;

/**
 * The key that signs checkpoints: Ed25519, in a file only its owner can read, which holds the
 * private key (PKCS #8) and the public key (X.509) in PEM. Whoever has the file can sign another
 * history, so it belongs in no back-up of the database.
 */
final class SigningKey {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** Reads the key in this file; makes both when there is none. */
    static SigningKey at(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger's key " + file + " cannot be used", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("no Ed25519 key pair in PEM: " + file, e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String text =
                pem(PRIVATE, made.getPrivate().getEncoded())
                        + pem(PUBLIC, made.getPublic().getEncoded());
        try {
            Files.createFile(file, OwnerOnly.file(file));
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its key counts
        }
        Files.writeString(file, text);
    }

    private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
        if (posix(file)) {
            Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
            if (!OWNER.containsAll(granted)) {
                throw new IllegalStateException(
                        "others can read the ledger's key "
                                + file
                                + "; give it to its owner alone (chmod 600)");
            }
        }
        String text = Files.readString(file);
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        KeyPair pair =
                new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(part(text, PUBLIC))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(part(text, PRIVATE))));
        SigningKey key = new SigningKey(pair);
        // A public key of another pair would give notes that nobody can verify.
        if (!key.verifier("test").verifies("test", key.sign("test"))) {
            throw new IllegalArgumentException("the public key is not that of the private key");
        }
        return key;
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String pem(String what, byte[] content) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    private static byte[] part(String text, String what) {
        String begin = "-----BEGIN " + what + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + what + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there is no " + what);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    }

    VerifierKey verifier(String name) {
        return VerifierKey.of(name, pair.getPublic());
    }

    byte[] sign(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
