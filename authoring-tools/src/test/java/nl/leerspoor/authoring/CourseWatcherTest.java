package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseWatcherTest {
    @TempDir Path temp;

    @Test
    void noticesChangesAlsoInNewFolders() throws Exception {
        try (CourseWatcher watcher = new CourseWatcher(temp)) {
            CompletableFuture<Boolean> first = await(watcher);
            Path folder = Files.createDirectory(temp.resolve("01-nieuw"));
            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Boolean> second = await(watcher);
            Files.writeString(folder.resolve("01-a.md"), "x");
            assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        CourseWatcher watcher = new CourseWatcher(temp);
        CompletableFuture<Boolean> change = await(watcher);
        watcher.close();
        assertThat(change.get(20, TimeUnit.SECONDS)).isFalse();
    }

    private static CompletableFuture<Boolean> await(CourseWatcher watcher) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return watcher.awaitChange();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
