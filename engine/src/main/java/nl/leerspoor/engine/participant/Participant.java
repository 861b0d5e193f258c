package nl.leerspoor.engine.participant;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who takes part. Nothing else is known of anyone (S0-131, P-64).
 *
 * @param id of the person
 * @param name as the coordinator wrote it
 * @param email as the coordinator wrote it
 * @param organisation employer; null when unknown
 * @param created when registered
 */
public record Participant(
        UUID id, String name, String email, @Nullable String organisation, Instant created) {}
