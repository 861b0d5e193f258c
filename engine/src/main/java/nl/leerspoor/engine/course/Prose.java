package nl.leerspoor.engine.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A piece of CommonMark text, without raw HTML. Nearly all of a course is prose, so it is kept
 * deflated, and as it is only as long as there is room: a build holds all words of a course at once
 * (ADR 15).
 */
public final class Prose {
    /** No text. */
    public static final Prose EMPTY = new Prose("");

    /** Bytes; what is shorter hardly becomes smaller. */
    private static final int SHORT = 500;

    private final byte[] kept;
    private final boolean deflated;
    private SoftReference<String> words;

    /**
     * Keeps a text.
     *
     * @param markdown the author's text; may be empty
     */
    public Prose(String markdown) {
        byte[] bytes = markdown.getBytes(UTF_8);
        deflated = bytes.length >= SHORT && !markdown.isBlank();
        kept = deflated ? deflate(bytes) : bytes;
        words = new SoftReference<>(markdown);
    }

    /**
     * The author's text.
     *
     * @return as it was given; may be empty
     */
    public String markdown() {
        String markdown = words.get();
        if (markdown == null) {
            markdown = new String(deflated ? inflate(kept) : kept, UTF_8);
            words = new SoftReference<>(markdown); // whoever comes at once makes the same
        }
        return markdown;
    }

    /**
     * Whether there is nothing to show.
     *
     * @return true for blank text
     */
    public boolean isEmpty() {
        return !deflated && markdown().isBlank();
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, fast)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is all in memory
        } finally {
            fast.end();
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] kept) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(kept))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never: it is all in memory
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prose prose && Arrays.equals(kept, prose.kept);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kept);
    }

    @Override
    public String toString() {
        return markdown();
    }
}
