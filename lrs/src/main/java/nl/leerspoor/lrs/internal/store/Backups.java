package nl.leerspoor.lrs.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.OwnerOnly;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Back-ups of a running H2 database in the folder that is configured for them: whoever asks for one
 * over HTTP names no file. Thread-safe.
 */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final LrsConfig config;
    private final ReentrantLock running = new ReentrantLock();

    /** Of this database. */
    public Backups(Database database, LrsConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * A back-up that is complete and on the disk.
     *
     * @param name of the file, in the configured folder
     * @param bytes its size
     * @param sha256 of the file, lower-case hex
     */
    public record Backup(String name, long bytes, String sha256) {}

    /**
     * Makes a back-up; appends go on meanwhile. A file that is not complete does not stay.
     *
     * @throws ProblemException CONFLICT when this database is not backed up here or a back-up is
     *     being made, UNAVAILABLE when the disk has no room for it
     */
    public Backup make() {
        Path source =
                config.databaseFile()
                        .orElseThrow(
                                () ->
                                        refused(
                                                "only an H2 file is backed up from here;"
                                                        + " PostgreSQL has pg_dump and"
                                                        + " pg_basebackup, see docs/backup.md"));
        Path folder = config.backupFolder();
        if (folder == null) {
            throw refused("no folder for back-ups is configured");
        }
        if (!running.tryLock()) {
            throw refused("a back-up is being made already");
        }
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
            requireRoom(Files.getFileStore(folder).getUsableSpace(), Files.size(source));
            return make(folder);
        } catch (IOException e) {
            throw Database.translate(new UncheckedIOException(e));
        } finally {
            running.unlock();
        }
    }

    private Backup make(Path folder) throws IOException {
        Path target = free(folder, "leerspoor-" + STAMP.format(database.clock().instant()));
        Path part = target.resolveSibling("unfinished.part");
        Files.deleteIfExists(part); // of a process that was killed
        try {
            database.backup(part.toAbsolutePath());
            for (FileAttribute<?> attribute : OwnerOnly.file(part)) {
                Files.setAttribute(part, attribute.name(), attribute.value());
            }
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            String name = String.valueOf(target.getFileName());
            Backup made = new Backup(name, Files.size(part), Digests.sha256Hex(part));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("backed up to {}, {} bytes", name, made.bytes);
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Two in one second have two names. */
    private static Path free(Path folder, String name) {
        Path target = folder.resolve(name + ".zip");
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(name + "-" + i + ".zip");
        }
        return target;
    }

    /**
     * H2 closes a database whose disk is full, and back-ups are mostly on that disk: the file grows
     * while it is copied, so its size is asked twice.
     */
    static void requireRoom(long free, long size) {
        if (free / 2 < size) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the disk for back-ups has "
                            + free
                            + " bytes left, and a back-up is made when there is room for two of "
                            + size);
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
