package nl.leerspoor.authoring;

import java.nio.file.Files;
import java.time.Clock;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.EngineServer;
import nl.leerspoor.engine.StartFailure;
import nl.leerspoor.lrs.Lrs;
import org.jspecify.annotations.Nullable;

/**
 * The store, opened for one command without the engine.
 *
 * @param tenant whose data the command works on
 */
record OpenStore(EngineConfig config, Lrs lrs, String tenant) implements AutoCloseable {

    /**
     * Opens a store that is there.
     *
     * @param askAt path at which a running engine does the same, and more about it; null for none
     * @throws UserError when there is no database, or it is in use or out of reach
     */
    static OpenStore existing(StoreOptions options, @Nullable String askAt) {
        return open(options, false, askAt);
    }

    /**
     * Opens a store, or makes one.
     *
     * @param askAt path at which a running engine does the same, and more about it; null for none
     * @throws UserError when the database is in use or out of reach
     */
    static OpenStore orNew(StoreOptions options, @Nullable String askAt) {
        return open(options, true, askAt);
    }

    private static OpenStore open(StoreOptions options, boolean mayBeNew, @Nullable String askAt) {
        try {
            EngineConfig config =
                    EngineConfig.read(options.config(), System.getenv(), options.flags());
            if (!mayBeNew && config.databaseFile().filter(Files::notExists).isPresent()) {
                throw new UserError("there is no database in " + config.dataDir());
            }
            String instead =
                    askAt == null
                            ? "keep the data in PostgreSQL, which several processes may use"
                            : "ask it at " + config.http().address(config.http().port()) + askAt;
            Lrs lrs = EngineServer.openLrs(config, Clock.systemUTC(), instead);
            String tenant = options.tenant();
            return new OpenStore(config, lrs, tenant == null ? config.tenant() : tenant);
        } catch (StartFailure failure) {
            throw new UserError(failure.sentence());
        }
    }

    @Override
    public void close() {
        lrs.close();
    }
}
