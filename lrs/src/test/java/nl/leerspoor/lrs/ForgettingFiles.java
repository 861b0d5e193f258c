package nl.leerspoor.lrs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file layer for H2, {@code jdbc:h2:forget:<folder>/lrs}: at a power cut it forgets whatever was
 * written and not forced, or keeps some of it, as disks do. It can also be full, and fail to force:
 * then it forgets what was to be forced, and no later force brings it back.
 */
public final class ForgettingFiles extends FilePathWrapper {
    private static final int BLOCK = 4096;
    private static final Map<Path, Disk> DISKS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new ForgettingFiles());
    }

    /** What is left of the writes that were not forced. */
    enum PowerCut {
        /** Nothing. */
        ALL_FORGOTTEN,
        /** Some blocks of 4 KiB, in no order. */
        SOME_BLOCKS_KEPT,
        /** All but the last write, of which the first half is there. */
        LAST_WRITE_TORN
    }

    /** The disk that has this folder; H2's files on it are those of one test. */
    static Disk disk(Path folder) {
        return DISKS.computeIfAbsent(folder.toAbsolutePath(), Disk::new);
    }

    @Override
    public String getScheme() {
        return "forget";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(getBase().toString());
        Disk disk = disk(file.getParent());
        synchronized (disk) {
            disk.requirePower();
            return new Channel(disk, file, mode);
        }
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        super.moveTo(target, atomicReplace);
        Path from = Path.of(getBase().toString());
        disk(from.getParent())
                .moved(from, Path.of(((ForgettingFiles) target).getBase().toString()));
    }

    @SuppressWarnings("ArrayRecordComponent") // kept to be written once
    private record Write(Path file, long at, long sizeBefore, byte[] before, byte[] after) {
        boolean covers(Path other, long place) {
            return file.equals(other) && place >= at && place < at + after.length;
        }
    }

    /** One disk: a folder, what was written to it and not forced, and its state. */
    static final class Disk {
        private final Path folder;
        private final List<Write> unforced = new ArrayList<>();
        private final List<Write> dropped = new ArrayList<>(); // older than what follows
        private final List<Write> forcedSince = new ArrayList<>();
        private boolean off;
        private boolean full;
        private boolean forcesFail;
        private int forces;

        private Disk(Path folder) {
            this.folder = folder;
        }

        /** The address of a database on this disk. */
        String url() {
            return "jdbc:h2:forget:" + folder.resolve("lrs");
        }

        /** How often something was forced. */
        synchronized int forces() {
            return forces;
        }

        /** From now on there is no space left, or there is again. */
        synchronized void full(boolean value) {
            full = value;
        }

        /** From now on nothing can be forced, or it can again. */
        synchronized void forcesFail(boolean value) {
            forcesFail = value;
        }

        /** No power from now on: every access fails. */
        synchronized void cut() {
            off = true;
        }

        /** How many writes would be forgotten. */
        synchronized int unforced() {
            return unforced.size();
        }

        /**
         * The address of the database as it is found when power is back.
         *
         * @param into an empty folder
         */
        synchronized String after(PowerCut cut, long seed, Path into) throws IOException {
            if (!off) {
                throw new IllegalStateException("cut the power first");
            }
            Path source = folder.resolve("lrs.mv.db");
            Path copy = into.resolve("lrs.mv.db");
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
                for (int i = unforced.size() - 1; i >= 0; i--) {
                    Write write = unforced.get(i);
                    if (write.file.equals(source)) {
                        file.seek(write.at);
                        file.write(write.before);
                        file.setLength(write.sizeBefore);
                    }
                }
                for (int i = dropped.size() - 1; i >= 0; i--) {
                    if (dropped.get(i).file.equals(source)) {
                        undoWhatNoLaterForceBrought(file, dropped.get(i));
                    }
                }
                Random random = new Random(seed);
                for (int i = 0; i < unforced.size(); i++) {
                    Write write = unforced.get(i);
                    boolean last = i == unforced.size() - 1;
                    if (!write.file.equals(source)) {
                        continue;
                    }
                    int length = write.after.length;
                    switch (cut) {
                        case ALL_FORGOTTEN -> {}
                        case SOME_BLOCKS_KEPT -> {
                            for (int at = 0; at < length; at += BLOCK) {
                                if (random.nextBoolean()) {
                                    file.seek(write.at + at);
                                    file.write(write.after, at, Math.min(BLOCK, length - at));
                                }
                            }
                        }
                        case LAST_WRITE_TORN -> {
                            file.seek(write.at);
                            file.write(write.after, 0, last ? length / 2 : length);
                        }
                    }
                }
            }
            return "jdbc:h2:file:" + into.resolve("lrs");
        }

        private void undoWhatNoLaterForceBrought(RandomAccessFile file, Write write)
                throws IOException {
            for (int i = 0; i < Math.max(write.before.length, write.after.length); i++) {
                long at = write.at + i;
                if (forcedSince.stream().noneMatch(later -> later.covers(write.file, at))) {
                    file.seek(at);
                    file.write(i < write.before.length ? write.before[i] : 0);
                }
            }
        }

        private void force(Path file) throws IOException {
            List<Write> these = unforced.stream().filter(w -> w.file.equals(file)).toList();
            unforced.removeIf(write -> write.file.equals(file));
            if (forcesFail) {
                dropped.addAll(these);
                throw new IOException("Input/output error");
            }
            if (!dropped.isEmpty()) {
                forcedSince.addAll(these);
            }
            forces++;
        }

        /** What was known of the target is gone with it. */
        private synchronized void moved(Path from, Path to) {
            for (List<Write> writes : List.of(unforced, dropped, forcedSince)) {
                writes.removeIf(write -> write.file.equals(to));
                writes.replaceAll(
                        w ->
                                w.file.equals(from)
                                        ? new Write(to, w.at, w.sizeBefore, w.before, w.after)
                                        : w);
            }
        }

        private void requirePower() throws IOException {
            if (off) {
                throw new IOException("there is no power");
            }
        }
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the disk is the lock
    private static final class Channel extends FileBaseDefault {
        private final Disk disk;
        private final Path path;
        private final RandomAccessFile file;

        Channel(Disk disk, Path path, String mode) throws IOException {
            this.disk = disk;
            this.path = path;
            this.file = new RandomAccessFile(path.toFile(), mode);
        }

        @Override
        public long size() throws IOException {
            synchronized (disk) {
                disk.requirePower();
                return file.length();
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            synchronized (disk) {
                disk.requirePower();
                return file.getChannel().read(into, position);
            }
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            synchronized (disk) {
                disk.requirePower();
                if (disk.full) {
                    throw new IOException("No space left on device");
                }
                byte[] after = new byte[from.remaining()];
                from.get(after);
                remember(position, after);
                file.seek(position);
                file.write(after);
                return after.length;
            }
        }

        private void remember(long position, byte[] after) throws IOException {
            long size = file.length();
            byte[] before = new byte[(int) Math.max(0, Math.min(after.length, size - position))];
            file.seek(position);
            file.readFully(before);
            disk.unforced.add(new Write(path, position, size, before, after));
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (disk) {
                disk.requirePower();
                long before = file.length();
                if (size < before) {
                    // Forgetting it brings the cut part back.
                    byte[] cut = new byte[(int) (before - size)];
                    file.seek(size);
                    file.readFully(cut);
                    disk.unforced.add(new Write(path, size, before, cut, new byte[0]));
                    file.setLength(size);
                }
            }
        }

        @Override
        public void force(boolean metaData) throws IOException {
            synchronized (disk) {
                disk.requirePower();
                disk.force(path);
            }
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            return new FileLock(this, position, size, shared) {
                @Override
                public boolean isValid() {
                    return true;
                }

                @Override
                public void release() {}
            };
        }

        @Override
        protected void implCloseChannel() throws IOException {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
