package nl.leerspoor.engine.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What grows old. Content is reviewed every year (S0-122), and its sources are looked up again in
 * the same round.
 *
 * @param today the day to check for
 */
record FreshnessCheck(LocalDate today) {
    private static final int MONTHS = 12;

    void check(CheckedCourse checked, Findings findings) {
        Course course = checked.course();
        reviewed("the course", course.revised(), checked.places().revised(), findings);
        course.units()
                .forEach(
                        unit -> {
                            UnitInfo info = unit.info();
                            if (info != null) {
                                reviewed(
                                        "unit \"" + unit.id() + "\"",
                                        info.revised(),
                                        checked.place(unit, "revised"),
                                        findings);
                            }
                        });
        sources(checked, findings);
    }

    private void reviewed(
            String what, @Nullable LocalDate revised, Place place, Findings findings) {
        String problem =
                problem(
                        revised,
                        what + " has no date of review; write revised: " + today,
                        what + " was last reviewed on ",
                        "; review it, and change the date (S0-122)");
        if (problem != null) {
            findings.warning(Rule.REVIEW_OVERDUE, place, problem);
        }
    }

    private void sources(CheckedCourse checked, Findings findings) {
        for (Source source : checked.course().sources()) {
            Place place = checked.references().place(References.Kind.SOURCE, source.id(), "read");
            String what = "source \"" + source.id() + "\"";
            String problem =
                    problem(
                            source.read(),
                            what + " has no date of reading; look it up and write read: " + today,
                            what + " was last looked up on ",
                            "; see whether it still says so, and change the date");
            if (problem != null) {
                findings.warning(Rule.CITATION_OUTDATED, place, problem);
            }
            if (!checked.references().isUsed(References.Kind.SOURCE, source.id())) {
                findings.note(
                        Rule.SOURCE_UNCITED,
                        checked.place(References.Kind.SOURCE, source.id()),
                        "no unit and no exam item cites source \"" + source.id() + "\"");
            }
        }
    }

    private @Nullable String problem(
            @Nullable LocalDate date, String missing, String found, String advice) {
        if (date == null) {
            return missing;
        }
        if (date.isAfter(today)) {
            return found + date + ", which is still to come";
        }
        return date.plusMonths(MONTHS).isBefore(today)
                ? found + date + ", more than " + MONTHS + " months ago" + advice
                : null;
    }
}
