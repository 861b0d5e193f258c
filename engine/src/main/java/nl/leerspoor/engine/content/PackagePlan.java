package nl.leerspoor.engine.content;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one package, and for which host: what every manifest and the player's
 * configuration are made from.
 *
 * @param course without errors
 * @param format for which host
 * @param scope the whole course or one module
 * @param scos what a SCORM package has one SCO for; other formats pay no heed
 * @param lrs where to report beside the host; null for nowhere
 */
public record PackagePlan(
        Course course,
        PackageFormat format,
        PackageScope scope,
        ScoPer scos,
        @Nullable LrsAccess lrs) {
    /** Refuses a module that is not there or of which nothing is written. */
    public PackagePlan {
        if (modules(course, scope).isEmpty()) {
            throw new IllegalArgumentException("nothing of \"" + scope.module() + "\" is written");
        }
    }

    /**
     * Name of the package.
     *
     * @return {@code <course>} or {@code <course>.<module>}
     */
    public String id() {
        return scope.module() == null ? course.id() : course.id() + "." + scope.module();
    }

    /**
     * The modules that are in it.
     *
     * @return those with lessons, in order; at least one
     */
    public List<Module> modules() {
        return modules(course, scope);
    }

    /** The modules that are in the packages of a scope. */
    static List<Module> modules(Course course, PackageScope scope) {
        return course.modules().stream()
                .filter(module -> scope.module() == null || scope.module().equals(module.id()))
                .filter(module -> !module.lessons().isEmpty())
                .toList();
    }

    /**
     * The exam, which only the package of the whole course has.
     *
     * @return null for none
     */
    public @Nullable Exam exam() {
        return scope.module() == null ? course.exam() : null;
    }

    /**
     * The workbook's parts of what is in it.
     *
     * @return written ones, in order
     */
    public List<Unit> workbookParts() {
        return course.workbookParts().stream()
                .filter(
                        part ->
                                scope.module() == null
                                        || course.module(scope.module())
                                                .orElseThrow()
                                                .units()
                                                .contains(part))
                .toList();
    }

    /**
     * The study load of what is written; a course half written does not promise the whole.
     *
     * @return the exam's own time included
     */
    public Duration learningTime() {
        Stream<Unit> units =
                scope.module() == null
                        ? course.units()
                        : course.module(scope.module()).orElseThrow().units().stream()
                                .filter(unit -> !unit.planned());
        Duration time =
                units.map(unit -> unit.load().total()).reduce(Duration.ZERO, Duration::plus);
        Exam exam = exam();
        return exam == null ? time : time.plus(exam.load().total());
    }
}
