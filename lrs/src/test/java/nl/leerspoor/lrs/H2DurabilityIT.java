package nl.leerspoor.lrs;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2DurabilityIT implements DurabilityContract {
    @TempDir Path folder;

    /** Both levels in turn: a killed process may lose nothing at either. */
    @Override
    public LrsConfig config(int round) {
        return LrsConfig.defaults("jdbc:h2:file:" + folder.resolve("lrs"))
                .with(c -> c.durability(round % 2 == 0 ? Durability.POWER : Durability.PROCESS));
    }
}
