package nl.leerspoor.engine.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's registration for one course (D-5, D-27).
 *
 * @param id the xAPI registration of our own launches
 * @param participant the person
 * @param courseId slug of the course
 * @param actorName random account name in statements, never a name or an e-mail address (D-4)
 * @param startDate start of the course, from which access runs (S0-132, S0-072)
 * @param created when it was registered
 * @param begun first sign-in or launch (S0-152, P-42); null until then
 */
public record Registration(
        UUID id,
        UUID participant,
        String courseId,
        String actorName,
        LocalDate startDate,
        Instant created,
        @Nullable Instant begun) {}
