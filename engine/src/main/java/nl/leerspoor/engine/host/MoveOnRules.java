package nl.leerspoor.engine.host;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.Block;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is satisfied when an assignable unit was completed or passed, and says so once for
 * each block and course (cmi5 9.3.9).
 */
final class MoveOnRules {
    private final Registrations registrations;
    private final CourseShelf shelf;
    private final StatementOutbox outbox;
    private final LmsActivities activities;
    private final String tenant;
    private final Clock clock;

    MoveOnRules(
            Registrations registrations,
            CourseShelf shelf,
            StatementOutbox outbox,
            String tenant,
            String baseUrl,
            Clock clock) {
        this.registrations = registrations;
        this.shelf = shelf;
        this.outbox = outbox;
        this.activities = new LmsActivities(baseUrl);
        this.tenant = tenant;
        this.clock = clock;
    }

    /** The unit of a session was completed, or passed; in the caller's transaction. */
    void reached(Session open, Cmi5SessionRow launch, boolean completed, boolean passed) {
        Cmi5ResultRow result = result(open, launch.registration, launch.au);
        result.completed |= completed;
        result.passed |= passed;
        Optional<Registration> registration = registrations.find(launch.registration);
        Optional<Course> course = registration.flatMap(found -> shelf.find(found.courseId()));
        if (registration.isEmpty() || course.isEmpty()) {
            return;
        }
        Subject subject = registrations.subject(registration.get(), Identity.PLATFORM_SIGNED);
        satisfy(open, launch, subject, course.get());
    }

    private void satisfy(Session open, Cmi5SessionRow launch, Subject subject, Course course) {
        CourseStructure structure = CourseStructure.of(course, PackageScope.COURSE);
        UUID registration = launch.registration;
        UUID session = launch.key.id();
        Instant now = clock.instant();
        structure
                .assignableUnits()
                .forEach(
                        unit -> {
                            Cmi5ResultRow row = result(open, registration, unit.id());
                            row.satisfied |= met(unit, row);
                        });
        boolean all = true;
        for (Block block : structure.blocks()) {
            boolean whole =
                    block.units().stream()
                            .allMatch(unit -> result(open, registration, unit.id()).satisfied);
            all &= whole;
            Cmi5ResultRow row = result(open, registration, block.id());
            if (whole && !row.satisfied) {
                row.satisfied = true;
                outbox.keep(
                        open,
                        LmsStatements.satisfied(
                                subject,
                                session,
                                LmsStatements.Whole.BLOCK,
                                activities.block(course, block),
                                block.id(),
                                now));
            }
        }
        all &=
                structure.units().stream()
                        .allMatch(unit -> result(open, registration, unit.id()).satisfied);
        Cmi5ResultRow row = result(open, registration, structure.id());
        if (all && !row.satisfied) {
            row.satisfied = true;
            outbox.keep(
                    open,
                    LmsStatements.satisfied(
                            subject,
                            session,
                            LmsStatements.Whole.COURSE,
                            activities.course(course),
                            structure.id(),
                            now));
        }
    }

    private static boolean met(AssignableUnit unit, Cmi5ResultRow row) {
        return switch (unit.moveOn()) {
            case COMPLETED -> row.completed;
            case COMPLETED_AND_PASSED -> row.completed && row.passed;
        };
    }

    private Cmi5ResultRow result(Session open, UUID registration, String item) {
        Cmi5ResultRow.Key key = new Cmi5ResultRow.Key(tenant, registration, item);
        @Nullable Cmi5ResultRow row = open.find(Cmi5ResultRow.class, key);
        if (row == null) {
            row = new Cmi5ResultRow(key);
            open.persist(row);
        }
        return row;
    }
}
