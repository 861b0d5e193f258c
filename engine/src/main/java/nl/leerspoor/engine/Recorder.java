package nl.leerspoor.engine;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * How the engine records what it saw, scored or decided: statements under its own authority, in
 * process (D-8).
 */
public final class Recorder {
    private final Function<List<String>, List<UUID>> append;

    /**
     * A recorder on a log.
     *
     * @param append takes JSON texts of statements in one transaction and gives their ids
     */
    public Recorder(Function<List<String>, List<UUID>> append) {
        this.append = append;
    }

    /**
     * Appends statements in one transaction, durably. Repeating the very same texts has no effect
     * (D-19).
     *
     * @param statementsJson JSON texts, each one complete statement with its id
     * @return ids in the same order
     */
    public List<UUID> record(List<String> statementsJson) {
        return append.apply(statementsJson);
    }
}
