package nl.leerspoor.engine.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a zip of which every byte follows from the files and their order (D-24): one fixed time,
 * names marked as UTF-8, no extra fields, and {@link Packed} contents that are the same on every
 * JDK. Not for more than 4 GiB or 65,535 files, which no host would take.
 */
final class ZipWriter implements AutoCloseable {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int UTF_8 = 1 << 11;

    /** 1 February 1980: some tools take the first day that a zip can name for "no date". */
    private static final int DATE = 2 << 5 | 1;

    /** What any zip tool since 1993 reads. */
    private static final int VERSION = 20;

    private static final long MOST_BYTES = 0xFFFF_FFFFL;
    private static final int MOST_FILES = 0xFFFF;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private long written;
    private int files;

    /**
     * Starts a zip.
     *
     * @param out left open by {@link #close}
     */
    ZipWriter(OutputStream out) {
        this.out = out;
    }

    /** Adds a file. */
    void add(String name, PackageFile file) throws IOException {
        Packed packed = file.packed();
        byte[] deflated = packed.deflated();
        long length = deflated == null ? file.size() : deflated.length;
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        byte[] local = new byte[30 + path.length];
        ByteBuffer header = buffer(local).putInt(0x04034b50);
        header.putShort((short) VERSION).putShort((short) UTF_8);
        header.putShort((short) (deflated == null ? STORED : DEFLATED));
        header.putShort((short) 0).putShort((short) DATE);
        header.putInt((int) packed.crc()).putInt((int) length).putInt((int) file.size());
        header.putShort((short) path.length).putShort((short) 0);
        long offset = written;
        header.put(path);
        write(local);
        if (deflated == null) {
            try (InputStream in = file.open()) {
                written += in.transferTo(out);
            }
        } else {
            write(deflated);
        }
        if (written - offset != local.length + length) {
            throw new IOException(name + " changed while it was read");
        }
        // made by version, then as above, then no comment, first disk, no attributes
        byte[] central = new byte[46];
        buffer(central).putInt(0x02014b50).putShort((short) VERSION).put(local, 4, 26);
        buffer(central).putInt(42, (int) offset);
        directory.writeBytes(central);
        directory.writeBytes(path);
        files++;
        if (written > MOST_BYTES || files > MOST_FILES) {
            throw new IOException("a package holds at most 4 GB and 65,535 files");
        }
    }

    /** Writes the directory. */
    @Override
    public void close() throws IOException {
        long offset = written;
        write(directory.toByteArray());
        byte[] end = new byte[22];
        buffer(end)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt(directory.size())
                .putInt((int) offset);
        write(end);
        out.flush();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }
}
