package nl.leerspoor.engine.course;

/** Outcomes give direction to learning and are the basis for testing (S0-041). */
final class OutcomeCheck {
    private OutcomeCheck() {}

    /** Every outcome is served somewhere; a course still being written may lack some. */
    static void served(CheckedCourse checked, Findings findings) {
        for (Outcome outcome : checked.course().outcomes()) {
            if (!isServed(checked, outcome.id())) {
                report(
                        Rule.OUTCOME_UNSERVED,
                        checked,
                        checked.place(References.Kind.OUTCOME, outcome.id()),
                        "no unit, question or rubric line serves outcome \""
                                + outcome.id()
                                + "\" (S0-041)",
                        findings);
            }
        }
    }

    /** What is taught is also asked for: in a question, an assignment or a rubric line. */
    static void tested(CheckedCourse checked, Findings findings) {
        for (Coverage outcome : Coverage.ofOutcomes(checked.course())) {
            if (isServed(checked, outcome.id()) && !outcome.isTested()) {
                report(
                        Rule.OUTCOME_UNTESTED,
                        checked,
                        checked.place(References.Kind.OUTCOME, outcome.id()),
                        "outcome \""
                                + outcome.id()
                                + "\" is taught, but nothing asks for it; add a question, an"
                                + " assignment or a rubric line (S0-041)",
                        findings);
            }
        }
    }

    /** S0-124: a goal of the sector is taught, and asked for. */
    static void goals(CheckedCourse checked, Findings findings) {
        for (Coverage goal : Coverage.ofGoals(checked.course())) {
            if (goal.lessons().isEmpty() || !goal.isTested()) {
                Place place = checked.place(References.Kind.GOAL, goal.id());
                report(
                        Rule.GOAL_UNCOVERED,
                        checked,
                        place,
                        goal.lessons().isEmpty()
                                ? "no written lesson serves goal \""
                                        + goal.id()
                                        + "\"; name one in its \"units\" (S0-124)"
                                : "goal \""
                                        + goal.id()
                                        + "\" is taught, but nothing asks for it; name a quiz, an"
                                        + " assignment, a part of the workbook or exam items"
                                        + " (S0-124)",
                        findings);
            }
        }
    }

    private static boolean isServed(CheckedCourse checked, String outcome) {
        return checked.references().isUsed(References.Kind.OUTCOME, outcome);
    }

    private static void report(
            Rule rule, CheckedCourse checked, Place place, String message, Findings findings) {
        if (checked.unfinished()) {
            findings.note(rule, place, message);
        } else {
            findings.warning(rule, place, message);
        }
    }
}
