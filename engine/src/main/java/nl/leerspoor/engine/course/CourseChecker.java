package nl.leerspoor.engine.course;

import java.time.LocalDate;
import java.util.List;

/**
 * Looks at a course as a whole: what a single file cannot say about itself. One small check a
 * family; none knows of another.
 */
final class CourseChecker {
    /** One family of rules. */
    @FunctionalInterface
    interface Check {
        void check(CheckedCourse course, Findings findings);
    }

    /** Whatever may stop a build: all errors of a whole course come from here. */
    private static final List<Check> RULES =
            List.of(
                    StudyLoadCheck::sums,
                    ModuleCheck::check,
                    ExamCheck::check,
                    WorkbookCheck::check,
                    OutcomeCheck::served,
                    StateCheck::check);

    private CourseChecker() {}

    /** The rules of a course. */
    static void check(CheckedCourse course, Findings findings) {
        RULES.forEach(check -> check.check(course, findings));
    }

    /**
     * What a good course also looks after. None of it is an error, so a build need not ask.
     *
     * @param today the day to check for: reviews and sources grow old
     */
    static void advise(CheckedCourse course, LocalDate today, Findings findings) {
        List<UnitFigures> figures = UnitFigures.of(course.course());
        List<Check> advice =
                List.of(
                        (all, found) -> StudyLoadCheck.estimates(all, figures, found),
                        OutcomeCheck::tested,
                        OutcomeCheck::goals,
                        FilmCheck::check,
                        (all, found) -> ReadabilityCheck.check(all, figures, found),
                        AnswerKeyCheck::check,
                        GlossaryCheck::check,
                        new FreshnessCheck(today)::check);
        advice.forEach(check -> check.check(course, findings));
    }
}
