package nl.leerspoor.engine.course;

import nl.leerspoor.engine.course.Diagnostic.Severity;

/**
 * What a finding is judged by: the rules of courses ({@link Rule}) and those of packages. Their ids
 * are stable; scripts and reports filter on them.
 */
public interface CheckRule {
    /**
     * The stable name.
     *
     * @return lower-case words with hyphens
     */
    String id();

    /**
     * How bad a finding of this rule usually is.
     *
     * @return the usual severity
     */
    Severity severity();

    /**
     * What the rule is about, or what to do about it.
     *
     * @return one sentence
     */
    String help();
}
