package nl.leerspoor.engine.participant;

import java.time.Instant;
import java.util.UUID;

/**
 * The exam was opened before all modules were complete (P-11).
 *
 * @param opened when
 * @param reason why; auditors see it listed
 * @param by account of the coordinator
 */
public record GateOpening(Instant opened, String reason, UUID by) {}
