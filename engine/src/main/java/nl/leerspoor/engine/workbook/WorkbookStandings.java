package nl.leerspoor.engine.workbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;

/** Tells where learners stand in the workbook. */
public final class WorkbookStandings {
    private final CourseShelf shelf;
    private final Registrations registrations;
    private final WorkbookStore store;

    /**
     * A reader of standings.
     *
     * @param shelf courses with their workbook
     * @param registrations of the tenant
     * @param store submissions
     */
    public WorkbookStandings(CourseShelf shelf, Registrations registrations, WorkbookStore store) {
        this.shelf = shelf;
        this.registrations = registrations;
        this.store = store;
    }

    /**
     * Where a learner stands, for {@code /api/outcome}.
     *
     * @param registration whose
     * @return empty without such a registration, or when its course has no workbook
     */
    public Optional<WorkbookStatus> status(UUID registration) {
        return registrations
                .find(registration)
                .flatMap(
                        found ->
                                shelf.find(found.courseId())
                                        .filter(course -> !course.workbookParts().isEmpty())
                                        .map(course -> status(found, course)));
    }

    WorkbookStatus status(Registration registration, Course course) {
        return WorkbookStatus.of(
                course.workbookParts().stream()
                        .map(unit -> new WorkbookStatus.Part(unit.id(), state(registration, unit)))
                        .toList());
    }

    private PartState state(Registration registration, Unit unit) {
        return state(store.submissions(registration.id(), unit.id()));
    }

    /** Pure: the latest version tells. */
    static PartState state(List<Submission> submissions) {
        return submissions.isEmpty()
                ? PartState.OPEN
                : submissions.get(submissions.size() - 1).state();
    }
}
