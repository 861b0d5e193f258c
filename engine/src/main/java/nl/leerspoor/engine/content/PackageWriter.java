package nl.leerspoor.engine.content;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Writes packages as zips: the same package gives the same bytes on every machine, JDK and time
 * zone (D-24).
 */
public final class PackageWriter {
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
        try (ZipWriter zip = new ZipWriter(out)) {
            for (Map.Entry<String, PackageFile> file : content.files().entrySet()) {
                zip.add(file.getKey(), file.getValue());
            }
        }
    }
}
