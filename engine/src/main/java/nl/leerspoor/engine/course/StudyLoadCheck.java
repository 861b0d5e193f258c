package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.List;

/** The hours: what they sum to, and whether the units can fill them (S0-050 to S0-057). */
final class StudyLoadCheck {
    /** Below this a difference is no more than a matter of rounding. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    /** The part of the promised time that texts, films and questions should fill by themselves. */
    private static final double FILLED = 0.7;

    private StudyLoadCheck() {}

    /** S0-050 to S0-055: units and exam sum to the promise, bucket by bucket. */
    static void sums(CheckedCourse checked, Findings findings) {
        Course course = checked.course();
        StudyLoad sum = checked.units().map(Unit::load).reduce(StudyLoad.NONE, StudyLoad::plus);
        Exam exam = course.exam();
        if (exam != null) {
            sum = sum.plus(exam.load());
        }
        for (Bucket bucket : Bucket.values()) {
            if (!sum.in(bucket).equals(course.load().in(bucket))) {
                findings.error(
                        Rule.STUDY_LOAD,
                        checked.places().load(),
                        "study load, "
                                + bucket.key()
                                + ": the units"
                                + (exam == null ? "" : " and the exam")
                                + " sum to "
                                + Durations.format(sum.in(bucket))
                                + ", but studyLoad says "
                                + Durations.format(course.load().in(bucket))
                                + " (S0-050)");
            }
        }
    }

    /** The nominal time of each written unit beside its estimate, and the sums of both. */
    static void estimates(CheckedCourse checked, List<UnitFigures> units, Findings findings) {
        Exam exam = checked.course().exam();
        for (Bucket bucket : Bucket.values()) {
            Duration nominal = exam == null ? Duration.ZERO : exam.load().in(bucket);
            Duration estimated =
                    exam == null || nominal.isZero()
                            ? Duration.ZERO
                            : UnitFigures.ITEM.multipliedBy(exam.questions());
            for (UnitFigures unit : units) {
                Duration estimate = unit.estimated();
                Duration load = unit.unit().load().in(bucket);
                // A unit in two buckets at once says nothing about either.
                if (estimate != null && load.equals(unit.unit().load().total()) && !load.isZero()) {
                    nominal = nominal.plus(load);
                    estimated = estimated.plus(estimate);
                }
            }
            if (nominal.isZero()) {
                continue;
            }
            String sum =
                    "study load, "
                            + bucket.key()
                            + ": of "
                            + Durations.format(checked.course().load().in(bucket))
                            + " the written units "
                            + (exam == null || exam.load().in(bucket).isZero()
                                    ? ""
                                    : "and the exam ")
                            + "stand for "
                            + Durations.format(nominal)
                            + "; they are estimated at "
                            + minutes(estimated);
            if (estimated.toSeconds() < FILLED * nominal.toSeconds()
                    && nominal.minus(estimated).compareTo(SLACK) >= 0) {
                findings.warning(
                        Rule.STUDY_LOAD_ESTIMATE,
                        checked.places().load(),
                        sum + ", which is less than 70%; give them less time, or more to do");
            } else {
                findings.note(Rule.STUDY_LOAD_ESTIMATE, checked.places().load(), sum);
            }
        }
        units.forEach(unit -> estimate(checked, unit, findings));
    }

    private static void estimate(CheckedCourse checked, UnitFigures figures, Findings findings) {
        Unit unit = figures.unit();
        Duration estimate = figures.estimated();
        Duration nominal = unit.load().total();
        if (estimate == null || estimate.minus(nominal).abs().compareTo(SLACK) < 0) {
            return;
        }
        boolean more = estimate.compareTo(nominal.multipliedBy(2)) > 0;
        boolean less = estimate.multipliedBy(2).compareTo(nominal) < 0;
        if (more || less) {
            findings.warning(
                    Rule.TIME_ESTIMATE,
                    checked.place(unit),
                    "unit \""
                            + unit.id()
                            + "\" stands for "
                            + Durations.format(nominal)
                            + " but is estimated at "
                            + minutes(estimate)
                            + (more
                                    ? "; give it more time, or split it"
                                    : "; give it less time, or more to do"));
        }
    }

    private static String minutes(Duration duration) {
        long minutes = Math.max(1, duration.plusSeconds(30).toMinutes());
        return Durations.format(Duration.ofMinutes(minutes));
    }
}
