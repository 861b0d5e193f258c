package nl.leerspoor.lrs.transfer;

import java.nio.file.Path;
import java.util.UUID;
import nl.leerspoor.lrs.LrsConfig;

class H2TransferMemoryTest implements TransferMemoryContract {
    @Override
    public LrsConfig config(Path folder) {
        return LrsConfig.defaults("jdbc:h2:file:" + folder.resolve("h2-" + UUID.randomUUID()));
    }
}
