package nl.leerspoor.engine.content.reading;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A zip as its central directory describes it (PKWARE's APPNOTE 4.3). A reader of our own, because
 * {@code java.util.zip} hides what we judge by (links, passwords, two names for one place) and
 * differs from JDK to JDK in what it lets through. Holds the directory in memory, never a file; one
 * stream at a time.
 */
final class ZipArchive implements Closeable {
    /**
     * What the directory says of a file.
     *
     * @param name as it is written, with {@code /} at the end for a folder
     * @param plainName whether every tool reads the same name: ASCII, or UTF-8 and marked so
     * @param flags general purpose bits
     * @param method 0 stored, 8 deflated
     * @param crc of the contents
     * @param packed bytes in the zip
     * @param size bytes of the contents
     * @param offset of its local header
     * @param mode of a Unix file; 0 when it was made elsewhere
     */
    record Entry(
            String name,
            boolean plainName,
            int flags,
            int method,
            long crc,
            long packed,
            long size,
            long offset,
            int mode) {
        private static final int TYPE = 0170000;

        boolean isFolder() {
            return name.endsWith("/");
        }

        /** Whether a password is needed. */
        boolean isEncrypted() {
            return (flags & 0x2041) != 0;
        }

        /** Whether it is something else than a file or folder: a link, a device, a pipe. */
        boolean isSpecial() {
            int type = mode & TYPE;
            return type != 0 && type != 0100000 && type != 0040000;
        }
    }

    private static final int MAX_DIRECTORY_BYTES = 16_000_000;
    private static final int END = 22;
    private static final int HEADER = 46;
    private static final int LOCAL = 30;
    private static final int LOCATOR = 20;
    private static final int END_64 = 56;
    private static final long U32 = 0xFFFF_FFFFL;

    private final FileChannel channel;
    private final long length;
    private final List<Entry> entries = new ArrayList<>();
    private long prefix;
    private long trailing;
    private boolean tooMany;

    private ZipArchive(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    /**
     * Reads the directory of a zip.
     *
     * @param maxEntries stop after so many
     * @throws ZipException when it is no zip or is cut off
     */
    static ZipArchive open(Path file, int maxEntries) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ZipArchive zip = new ZipArchive(channel);
            zip.readDirectory(maxEntries);
            return zip;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** In the order of the directory; empty when there are {@link #tooMany}. */
    List<Entry> entries() {
        return entries;
    }

    /** Whether there are more files than asked for. */
    boolean tooMany() {
        return tooMany;
    }

    /** Bytes of the whole file. */
    long length() {
        return length;
    }

    /** Bytes before the first file or after the end that are no part of the zip. */
    long strayBytes() {
        return prefix + trailing;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * The contents of a file, as many bytes as come out of it.
     *
     * @throws ZipException when its local header says something else than the directory
     */
    InputStream open(Entry entry) throws IOException {
        long start = dataStart(entry);
        if (entry.method() == 0) {
            return new Region(start, entry.packed(), false);
        }
        if (entry.method() != 8) {
            throw new ZipException("compression method " + entry.method());
        }
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(new Region(start, entry.packed(), true), inflater, 1 << 14) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    /** Where the contents of a file start, once its two headers agree. */
    private long dataStart(Entry entry) throws IOException {
        ByteBuffer local = read(prefix + entry.offset(), LOCAL);
        if (local.getInt(0) != 0x04034b50) {
            throw new ZipException("there is no file where the directory says");
        }
        if (Short.toUnsignedInt(local.getShort(8)) != entry.method()) {
            throw new ZipException("its two headers name two ways of compression");
        }
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        byte[] name = read(prefix + entry.offset() + LOCAL, nameLength).array();
        if (!entry.name().equals(decode(name))) {
            // Two tools would unpack two files: a way to show a scanner something harmless.
            throw new ZipException("its two headers name two files");
        }
        return prefix
                + entry.offset()
                + LOCAL
                + nameLength
                + Short.toUnsignedInt(local.getShort(28));
    }

    private void readDirectory(int maxEntries) throws IOException {
        long end = findEnd();
        ByteBuffer record = read(end, END);
        long size = Integer.toUnsignedLong(record.getInt(12));
        long offset = Integer.toUnsignedLong(record.getInt(16));
        long directoryEnd = end;
        trailing = length - end - END - Short.toUnsignedInt(record.getShort(20));
        if (size == U32 || offset == U32 || Short.toUnsignedInt(record.getShort(10)) == 0xFFFF) {
            ByteBuffer locator = read(end - LOCATOR, LOCATOR);
            if (locator.getInt(0) == 0x07064b50) {
                directoryEnd = locator.getLong(8);
                ByteBuffer record64 = read(directoryEnd, END_64);
                if (record64.getInt(0) != 0x06064b50) {
                    throw new ZipException("its directory is damaged");
                }
                size = record64.getLong(40);
                offset = record64.getLong(48);
            }
        }
        prefix = directoryEnd - size - offset;
        if (size < 0 || offset < 0 || prefix < 0) {
            throw new ZipException("its directory is damaged");
        }
        if (size > MAX_DIRECTORY_BYTES) {
            tooMany = true;
            return;
        }
        readEntries(read(directoryEnd - size, (int) size), maxEntries);
    }

    /** The last end record; its comment may look like one, so the last that fits counts. */
    private long findEnd() throws IOException {
        int tail = (int) Math.min(length, END + 0xFFFF);
        ByteBuffer bytes = read(length - tail, tail);
        for (int at = tail - END; at >= 0; at--) {
            if (bytes.getInt(at) == 0x06054b50
                    && at + END + Short.toUnsignedInt(bytes.getShort(at + 20)) <= tail) {
                return length - tail + at;
            }
        }
        throw new ZipException("it has no directory at its end: no zip, or cut off");
    }

    private void readEntries(ByteBuffer directory, int maxEntries) throws ZipException {
        int at = 0;
        while (at < directory.limit()) {
            if (directory.limit() - at < HEADER || directory.getInt(at) != 0x02014b50) {
                throw new ZipException("its directory is damaged");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int extraLength = Short.toUnsignedInt(directory.getShort(at + 30));
            int commentLength = Short.toUnsignedInt(directory.getShort(at + 32));
            int next = at + HEADER + nameLength + extraLength + commentLength;
            if (next > directory.limit()) {
                throw new ZipException("its directory is damaged");
            }
            if (entries.size() == maxEntries) {
                tooMany = true;
                entries.clear();
                return;
            }
            entries.add(entry(directory, at, nameLength, extraLength));
            at = next;
        }
    }

    private static Entry entry(ByteBuffer directory, int at, int nameLength, int extraLength)
            throws ZipException {
        byte[] name = new byte[nameLength];
        directory.get(at + HEADER, name);
        int flags = Short.toUnsignedInt(directory.getShort(at + 8));
        boolean plain =
                XmlFile.isText(name, StandardCharsets.US_ASCII)
                        || ((flags & 0x800) != 0 && XmlFile.isText(name, StandardCharsets.UTF_8));
        long packed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        long offset = Integer.toUnsignedLong(directory.getInt(at + 42));
        ByteBuffer large = zip64(directory, at + HEADER + nameLength, extraLength);
        size = size == U32 && large.remaining() >= 8 ? large.getLong() : size;
        packed = packed == U32 && large.remaining() >= 8 ? large.getLong() : packed;
        offset = offset == U32 && large.remaining() >= 8 ? large.getLong() : offset;
        if (size < 0 || packed < 0 || offset < 0) {
            throw new ZipException("its directory is damaged");
        }
        int system = directory.get(at + 5);
        boolean unix = system == 3 || system == 19;
        return new Entry(
                decode(name),
                plain,
                flags,
                Short.toUnsignedInt(directory.getShort(at + 10)),
                Integer.toUnsignedLong(directory.getInt(at + 16)),
                packed,
                size,
                offset,
                unix ? directory.getInt(at + 38) >>> 16 : 0);
    }

    /** The values that do not fit in 32 bits (APPNOTE 4.5.3), in their fixed order. */
    private static ByteBuffer zip64(ByteBuffer directory, int start, int length) {
        int at = start;
        while (at + 4 <= start + length) {
            int size = Short.toUnsignedInt(directory.getShort(at + 2));
            if (directory.getShort(at) == 1 && at + 4 + size <= start + length) {
                return directory.slice(at + 4, size).order(ByteOrder.LITTLE_ENDIAN);
            }
            at += 4 + size;
        }
        return ByteBuffer.allocate(0);
    }

    /** As Java does: UTF-8 whatever the flag says; else one character for each byte. */
    private static String decode(byte[] name) {
        Charset charset =
                XmlFile.isText(name, StandardCharsets.UTF_8)
                        ? StandardCharsets.UTF_8
                        : StandardCharsets.ISO_8859_1;
        return new String(name, charset);
    }

    private ByteBuffer read(long position, int count) throws IOException {
        if (position < 0 || position > length - count) {
            throw new ZipException("it is cut off or damaged");
        }
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    /** A part of the file. */
    private final class Region extends InputStream {
        private long position;
        private long left;
        private boolean extra;

        /**
         * A part of the file.
         *
         * @param extra whether one byte of nothing follows, as an inflater without header wants
         */
        Region(long position, long left, boolean extra) {
            this.position = position;
            this.left = left;
            this.extra = extra;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (left <= 0) {
                if (extra) {
                    extra = false;
                    bytes[offset] = 0;
                    return 1;
                }
                return -1;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, (int) Math.min(count, left));
            int read = channel.read(buffer, position);
            if (read > 0) {
                position += read;
                left -= read;
            }
            return read;
        }
    }
}
