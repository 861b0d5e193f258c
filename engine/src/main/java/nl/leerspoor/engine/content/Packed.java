package nl.leerspoor.engine.content;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a zip says and keeps of a file. Deflated in Java: what the JDK makes depends on the zlib it
 * is linked with, and so would our packages (D-24, ADR 13).
 *
 * @param deflated a raw deflate stream; null for contents that are stored as they are
 * @param crc of the contents
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed once made
record Packed(byte @Nullable [] deflated, long crc) {
    /** What is compressed already. */
    private static final Set<String> SMALL =
            Set.of(
                    "mp4", "webm", "m4a", "mp3", "ogg", "jpg", "jpeg", "png", "gif", "webp", "woff",
                    "woff2", "zip", "pdf");

    private static final int LEVEL = 6;
    private static final int WINDOW_BITS = 15;

    /** Whether a file of this name may become smaller. */
    static boolean pays(String name) {
        return !SMALL.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Contents that are stored, read once for their sum. */
    static Packed stored(PackageFile file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = file.open()) {
            in.transferTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
        }
        return new Packed(null, crc.getValue());
    }

    /** Contents that are deflated, unless they would not become smaller. */
    static Packed of(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return new Packed(deflate(content), crc.getValue());
    }

    private static byte @Nullable [] deflate(byte[] content) {
        byte[] out = new byte[content.length];
        Deflater deflater;
        try {
            deflater = new Deflater(LEVEL, WINDOW_BITS, true);
        } catch (GZIPException e) {
            throw new IllegalStateException(e); // for settings that do not exist
        }
        deflater.setInput(content);
        deflater.setOutput(out);
        boolean fits = deflater.deflate(JZlib.Z_FINISH) == JZlib.Z_STREAM_END;
        int length = (int) deflater.getTotalOut();
        deflater.end();
        return fits ? Arrays.copyOf(out, length) : null;
    }
}
