package nl.leerspoor.engine.course;

import java.time.Duration;

/**
 * Nominal study time by bucket. Credited on completion, never a stopwatch and never a condition for
 * the certificate (S0-054).
 *
 * @param theory not negative
 * @param practice not negative
 * @param reflection not negative
 */
public record StudyLoad(Duration theory, Duration practice, Duration reflection) {
    /** No time at all. */
    public static final StudyLoad NONE = new StudyLoad(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Refuses negative times. */
    public StudyLoad {
        if (theory.isNegative() || practice.isNegative() || reflection.isNegative()) {
            throw new IllegalArgumentException("study load is never negative");
        }
    }

    /**
     * The time in one bucket.
     *
     * @param bucket which
     * @return not negative
     */
    public Duration in(Bucket bucket) {
        return switch (bucket) {
            case THEORY -> theory;
            case PRACTICE -> practice;
            case REFLECTION -> reflection;
        };
    }

    /**
     * The sum, bucket by bucket.
     *
     * @param other what to add
     * @return a new load
     */
    public StudyLoad plus(StudyLoad other) {
        return new StudyLoad(
                theory.plus(other.theory),
                practice.plus(other.practice),
                reflection.plus(other.reflection));
    }

    /**
     * The sum of the three buckets.
     *
     * @return not negative
     */
    public Duration total() {
        return theory.plus(practice).plus(reflection);
    }
}
