package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Waits until a file of a course changes. For one thread. */
final class CourseWatcher implements AutoCloseable {
    /** An editor writes a file in several steps; the last one counts. */
    static final long QUIET_MILLIS = 60;

    private static final int MAX_DEPTH = 6;

    private final Path root;
    private final WatchService service;

    CourseWatcher(Path root) throws IOException {
        this.root = root;
        this.service = root.getFileSystem().newWatchService();
        register();
    }

    /** Blocks until something changed and editors are quiet; false when this was closed. */
    boolean awaitChange() throws InterruptedException {
        try {
            WatchKey key = service.take();
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
            }
            register(); // a new folder may be among the changes
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }

    private void register() throws IOException {
        Files.walkFileTree(
                root,
                java.util.EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                MAX_DEPTH,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) throws IOException {
                        String name = String.valueOf(folder.getFileName());
                        if (!folder.equals(root)
                                && (name.startsWith(".") || name.equals("node_modules"))) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        folder.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_MODIFY,
                                StandardWatchEventKinds.ENTRY_DELETE);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE; // gone again while we looked
                    }
                });
    }
}
