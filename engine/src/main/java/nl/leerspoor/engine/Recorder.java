package nl.leerspoor.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;

/**
 * How the engine records what it saw, scored or decided: statements under its own authority, in
 * process (D-8). Safe for use by many threads.
 */
public final class Recorder {
    private final Lrs lrs;
    private final Authority authority;

    /**
     * A recorder on the embedded LRS.
     *
     * @param lrs open
     * @param tenant the provider (D-27)
     */
    public Recorder(Lrs lrs, String tenant) {
        this.lrs = lrs;
        this.authority = Authority.trusted(tenant, Trust.ENGINE);
    }

    /**
     * Appends statements in one transaction, durably. Repeating the very same texts has no effect
     * (D-19).
     *
     * @param statementsJson JSON texts, each one complete statement with its id
     * @return ids in the same order
     */
    public List<UUID> record(List<String> statementsJson) {
        byte[] batch =
                ("[" + String.join(",", statementsJson) + "]").getBytes(StandardCharsets.UTF_8);
        // D-22: launches speak 1.0.3, and what the engine adds stands beside them.
        return lrs.statements().append(StatementParser.parse(batch, XapiVersion.V1_0_3), authority);
    }
}
