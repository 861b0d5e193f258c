package nl.leerspoor.authoring;

import java.time.Clock;
import java.util.function.BiFunction;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.EngineServer;
import nl.leerspoor.engine.StartFailure;
import nl.leerspoor.lrs.Lrs;

/** Opens the store for one command, without the engine. */
final class OpenStore {
    private OpenStore() {}

    /** Runs the work with the store and the tenant's name. */
    static <T> T with(StoreOptions options, BiFunction<Lrs, String, T> work) {
        try {
            EngineConfig config =
                    EngineConfig.read(options.config(), System.getenv(), options.flags());
            String tenant = options.tenant() == null ? config.tenant() : options.tenant();
            try (Lrs lrs = EngineServer.openLrs(config, Clock.systemUTC())) {
                return work.apply(lrs, tenant);
            }
        } catch (StartFailure failure) {
            boolean inUse = failure.sentence().contains("in use");
            throw new UserError(
                    failure.sentence()
                            + (inUse
                                    ? " A running engine gives checkpoints and proofs itself, at"
                                            + " /xapi/ledger (docs/ledger.md)."
                                    : ""));
        }
    }
}
