package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file grows with what is stored, not with every commit that ever was. */
class H2UpkeepTest {
    private static final int WRITERS = 4;
    private static final int EACH = 300;

    @TempDir Path folder;

    @Test
    void aFileOfManySmallCommitsStaysSmall() throws Exception {
        Authority authority = Authority.trusted("t", "tester");
        LrsConfig config = LrsConfig.defaults("jdbc:h2:file:" + folder.resolve("lrs"));
        try (Lrs lrs = Lrs.open(config, Clock.systemUTC())) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(
                        new Thread(
                                () -> {
                                    for (int j = 0; j < EACH; j++) {
                                        lrs.statements()
                                                .append(
                                                        Samples.parse(Samples.statement()),
                                                        authority);
                                    }
                                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            // Without upkeep it is 14 kB a statement, and more with every one that follows.
            assertThat(Files.size(folder.resolve("lrs.mv.db")) / (WRITERS * EACH))
                    .isLessThan(8_000);
        }
    }
}
