package nl.leerspoor.engine.course;

/** Parts of a workbook need a workbook (S0-090). */
final class WorkbookCheck {
    private WorkbookCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        if (checked.course().workbook() != null) {
            return;
        }
        checked.units()
                .filter(unit -> unit.kind() == UnitKind.WORKBOOK)
                .findFirst()
                .ifPresent(
                        unit ->
                                findings.error(
                                        Rule.REFERENCE_UNKNOWN,
                                        checked.place(unit),
                                        "this is a part of a workbook, but course.yaml has no"
                                                + " \"workbook\""));
    }
}
