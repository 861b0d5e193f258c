package nl.leerspoor.engine.content;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a file as a zip keeps them small. Deflated in Java: what the JDK makes depends on
 * the zlib it is linked with, and so would our packages (D-24, ADR 13).
 *
 * @param bytes a raw deflate stream
 * @param crc of the contents
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed once made
record Deflated(byte[] bytes, long crc) {
    /** What is compressed already. */
    private static final Set<String> SMALL =
            Set.of(
                    "mp4", "webm", "m4a", "mp3", "ogg", "jpg", "jpeg", "png", "gif", "webp", "woff",
                    "woff2", "zip", "pdf");

    private static final int LEVEL = 6;
    private static final int WINDOW_BITS = 15;

    /** Whether a file of this name may become smaller. */
    static boolean pays(String name) {
        return !SMALL.contains(
                name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT));
    }

    /**
     * Deflates contents.
     *
     * @param content all of it
     * @return null when it would not become smaller
     */
    static @Nullable Deflated of(byte[] content) {
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
        if (!fits) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        return new Deflated(Arrays.copyOf(out, length), crc.getValue());
    }
}
