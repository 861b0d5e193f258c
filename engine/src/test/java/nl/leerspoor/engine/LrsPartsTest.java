package nl.leerspoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LrsPartsTest {
    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewDataFolderIsForItsOwnerOnly() throws IOException {
        Path data = folder.resolve("new/data");
        LrsParts.createDirectory(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }
}
