package nl.leerspoor.engine.content;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes packages as zips: the same package gives the same bytes on every machine, JDK and time
 * zone (D-24). Entries are stored, not deflated: what deflate makes depends on the zlib a JDK is
 * linked with, and films do not get smaller.
 */
public final class PackageWriter {
    /** Fixed, and after 1980-01-01: at that very moment the JDK would add a zoned timestamp. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private PackageWriter() {}

    /**
     * Writes a package to a folder, under its own name, and reads it back to be sure.
     *
     * @param content what to write
     * @param folder made when it is not there; an older zip of the same name is replaced
     * @return the zip
     * @throws IOException when the disk is full, a source cannot be read, or what is on the disk is
     *     not what was meant
     */
    public static Path write(ContentPackage content, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path target = folder.resolve(content.zipName());
        Path partial = Files.createTempFile(folder, content.id() + "-", ".part");
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
                write(content, out);
            }
            PackageReader.verify(partial, content);
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return target;
    }

    /**
     * Writes a package.
     *
     * @param content what to write
     * @param out left open
     * @throws IOException when a source cannot be read or the output not written
     */
    public static void write(ContentPackage content, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
        byte[] buffer = new byte[1 << 16];
        for (Map.Entry<String, PackageFile> file : content.files().entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(TIME);
            entry.setSize(file.getValue().size());
            entry.setCompressedSize(file.getValue().size());
            entry.setCrc(crc(file.getValue(), buffer));
            zip.putNextEntry(entry);
            try (InputStream in = file.getValue().open()) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    zip.write(buffer, 0, read);
                }
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private static long crc(PackageFile file, byte[] buffer) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = file.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return crc.getValue();
    }
}
