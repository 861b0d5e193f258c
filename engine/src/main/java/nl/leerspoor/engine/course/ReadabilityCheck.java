package nl.leerspoor.engine.course;

import java.util.List;

/** Plain Dutch: what learners read is B1 at most. */
final class ReadabilityCheck {
    private ReadabilityCheck() {}

    static void check(CheckedCourse checked, List<UnitFigures> units, Findings findings) {
        for (UnitFigures figures : units) {
            Integer readability = figures.readability();
            if (readability != null && readability < Readability.B1) {
                findings.warning(
                        Rule.READABILITY,
                        checked.place(figures.unit(), "file"),
                        "the text reads harder than B1 (Flesch-Douma "
                                + readability
                                + ", at least "
                                + Readability.B1
                                + "); write shorter sentences and use shorter words");
            }
        }
    }
}
