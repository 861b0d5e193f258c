package nl.leerspoor.engine.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket leads to.
 *
 * @param courseId slug of the course
 * @param learner as the package names them
 * @param target exam or workbook
 * @param part unit id of a workbook part; null for the whole
 */
record Ticket(String courseId, HostLearner learner, Target target, @Nullable String part) {

    /** Where to. */
    enum Target {
        /** The exam. */
        EXAM,
        /** The workbook. */
        WORKBOOK
    }

    /** The page of a registration that this ticket is for. */
    String page(UUID registration) {
        return switch (target) {
            case EXAM -> "/toets/" + registration;
            case WORKBOOK ->
                    part == null
                            ? "/werkboek/" + registration
                            : "/werkboek/" + registration + "/" + part;
        };
    }
}
