package nl.leerspoor.lrs.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import nl.leerspoor.lrs.internal.store.Piece;
import org.jspecify.annotations.Nullable;

/** Data that comes in parts: hashed, and kept in memory or, when it is large, in a file. */
final class Spool implements AutoCloseable {
    private final MessageDigest digest;
    private final boolean keep;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private long length;

    /**
     * Nothing yet.
     *
     * @param digest what is asked of {@link #hash()}
     * @param keep false when only the hash is wanted
     */
    Spool(MessageDigest digest, boolean keep) {
        this.digest = digest;
        this.keep = keep;
    }

    void add(byte[] part) throws IOException {
        digest.update(part);
        length += part.length;
        if (!keep) {
            return;
        }
        if (file == null && length <= ExportFile.PART) {
            memory.write(part);
            return;
        }
        if (file == null) {
            file = Files.createTempFile("leerspoor-import", null);
            Files.write(file, memory.toByteArray());
            memory.reset();
        }
        try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            to.write(part);
        }
    }

    /** Lower-case hex of the hash of all of it. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** All of it; good until this is closed. */
    Piece.Content content() {
        return new Piece.Content(file == null ? memory.toByteArray() : null, file, length);
    }

    /** What it takes of memory, bytes. */
    long held() {
        return file == null ? length : 0;
    }

    /** Deletes the file. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
