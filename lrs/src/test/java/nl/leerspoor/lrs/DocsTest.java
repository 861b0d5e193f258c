package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/embedding.md shows is what EmbeddingTest runs. */
class DocsTest {
    private static final Path GUIDE = Path.of("../docs/embedding.md");

    @Test
    void theGuideShowsTheHostApplicationThatTheTestsRun() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java/nl/leerspoor/lrs/HostApplication.java"));
        String begin = "// region embedding\n";
        String region =
                source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("// endregion"));
        assertThat(region).contains("lrs.servlet()");
        assertThat(Files.readString(GUIDE)).contains("```java\n" + region + "```\n");
    }

    @Test
    void theGuideNamesEverySettingOfTheWar() throws IOException {
        String guide = Files.readString(GUIDE);
        for (String key : nl.leerspoor.lrs.internal.war.WarSettings.KEYS) {
            assertThat(guide).contains("`" + key + "`");
        }
    }
}
