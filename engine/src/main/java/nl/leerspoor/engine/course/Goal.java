package nl.leerspoor.engine.course;

import java.util.List;

/**
 * A learning goal that the sector asks every such course to cover, beside the course's own {@link
 * Outcome}s; what covers it is said here, in one place, so that a committee can judge it (S0-124).
 *
 * @param id slug
 * @param text of the goal
 * @param units ids of the units that serve it: lessons, quizzes, assignments, parts of the workbook
 * @param items ids of the exam items that test it
 */
public record Goal(String id, String text, List<String> units, List<String> items) {
    /** Copies the lists. */
    public Goal {
        units = List.copyOf(units);
        items = List.copyOf(items);
    }
}
