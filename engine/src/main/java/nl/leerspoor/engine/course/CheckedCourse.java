package nl.leerspoor.engine.course;

import java.util.stream.Stream;

/**
 * A course under check: what was read, and where everything stands.
 *
 * @param course as read; may have errors
 * @param references ids, their places and who names them
 * @param sources its files
 * @param places where the course as a whole says something
 */
record CheckedCourse(Course course, References references, SourceReader sources, Places places) {
    /**
     * Where the plan says what holds for the whole course.
     *
     * @param load the promised study load
     * @param revised the date of its review
     */
    record Places(Place load, Place revised) {}

    /** Where a module, outcome or other thing got its id. */
    Place place(References.Kind kind, String id) {
        return references.place(kind, id);
    }

    /** Where a unit stands in the plan. */
    Place place(Unit unit) {
        return references.place(References.Kind.UNIT, unit.id());
    }

    /** Where a unit's file says something; {@code file} for its start. */
    Place place(Unit unit, String part) {
        return references.place(References.Kind.UNIT, unit.id(), part);
    }

    /** Every unit, planned ones included. */
    Stream<Unit> units() {
        return course.modules().stream().flatMap(module -> module.units().stream());
    }

    /** Whether something is still to be written, so that gaps are no surprise. */
    boolean unfinished() {
        return units().anyMatch(Unit::planned);
    }
}
