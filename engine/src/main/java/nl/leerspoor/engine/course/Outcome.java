package nl.leerspoor.engine.course;

/**
 * A learning outcome (S0-041 to S0-049).
 *
 * @param id as cited by units, items and rubric lines
 * @param area K, V or Z: knowledge, skills, responsibility (S0-040)
 * @param text what the participant knows, can do or shows
 */
public record Outcome(String id, String area, String text) {}
