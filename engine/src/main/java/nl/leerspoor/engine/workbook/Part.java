package nl.leerspoor.engine.workbook;

import java.util.Optional;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitKind;

/**
 * A part of a course's workbook.
 *
 * @param course it belongs to
 * @param module whose assignment it is
 * @param unit of kind workbook, written
 */
record Part(Course course, Module module, Unit unit) {

    /** The part with this unit id; empty when the course has none (any more). */
    static Optional<Part> find(Course course, String unitId) {
        for (Module module : course.modules()) {
            for (Unit unit : module.units()) {
                if (unit.id().equals(unitId)
                        && unit.kind() == UnitKind.WORKBOOK
                        && !unit.planned()) {
                    return Optional.of(new Part(course, module, unit));
                }
            }
        }
        return Optional.empty();
    }
}
