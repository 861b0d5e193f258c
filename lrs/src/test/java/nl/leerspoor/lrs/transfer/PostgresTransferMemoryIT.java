package nl.leerspoor.lrs.transfer;

import java.nio.file.Path;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.TestPostgres;

class PostgresTransferMemoryIT implements TransferMemoryContract {
    @Override
    public LrsConfig config(Path folder) {
        return TestPostgres.config();
    }
}
