package nl.leerspoor.lrs;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * With what files and folders of learner data and secrets are made, so that nobody else can read
 * them from the first moment. Where a file system knows no such permissions, with nothing.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /**
     * For a file.
     *
     * @param file where it will be
     * @return for {@code Files.createFile}
     */
    public static FileAttribute<?>[] file(Path file) {
        return attributes(file, "rw-------");
    }

    /**
     * For a folder.
     *
     * @param folder where it will be
     * @return for {@code Files.createDirectories}
     */
    public static FileAttribute<?>[] folder(Path folder) {
        return attributes(folder, "rwx------");
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
