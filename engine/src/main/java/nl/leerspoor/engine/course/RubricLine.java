package nl.leerspoor.engine.course;

/**
 * One line an assessor judges (P-9).
 *
 * @param id unique in the part
 * @param outcome the outcome it shows (S0-041)
 * @param criterion what to look for
 * @param sufficient when it is enough
 */
public record RubricLine(String id, String outcome, String criterion, String sufficient) {}
