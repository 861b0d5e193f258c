package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a module is made of and in which order (S0-027, S0-030). */
final class ModuleCheck {
    /** S0-027: what every module has; an example is extra (S0-028). */
    private static final Set<UnitKind> FIVE_KINDS =
            EnumSet.of(
                    UnitKind.VIDEO,
                    UnitKind.ARTICLE,
                    UnitKind.QUIZ,
                    UnitKind.THEORY,
                    UnitKind.PRACTICE);

    private ModuleCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        List<Module> modules = checked.course().modules();
        if (modules.isEmpty()) {
            findings.error(
                    Rule.FIVE_KINDS, Place.of(CourseParser.FILE), "the course has no modules");
        }
        for (Module module : modules) {
            Place place = checked.place(References.Kind.MODULE, module.id());
            kinds(module, place, findings);
            order(module, checked, findings);
            name(module, checked.course(), place, findings);
            if (module.lessons().isEmpty()) {
                findings.warning(
                        Rule.MODULE_EMPTY,
                        place,
                        "module \""
                                + module.id()
                                + "\" has no written lesson; its package would be"
                                + " empty and is not made");
            }
        }
    }

    private static void kinds(Module module, Place place, Findings findings) {
        List<String> missing = new ArrayList<>();
        List<String> unwritten = new ArrayList<>();
        for (UnitKind kind : FIVE_KINDS) {
            List<Unit> listed = module.units().stream().filter(u -> u.kind() == kind).toList();
            if (listed.isEmpty()) {
                missing.add(kind.key());
            } else if (listed.stream().allMatch(Unit::planned)) {
                unwritten.add(kind.key());
            }
        }
        if (!missing.isEmpty()) {
            findings.error(
                    Rule.FIVE_KINDS,
                    place,
                    "module \""
                            + module.id()
                            + "\" lists no unit of kind "
                            + String.join(", ", missing)
                            + " (S0-027)");
        }
        if (!unwritten.isEmpty()) {
            findings.warning(
                    Rule.FIVE_KINDS,
                    place,
                    "module \""
                            + module.id()
                            + "\" is not complete: planned, but not written yet: "
                            + String.join(", ", unwritten)
                            + " (S0-027)");
        }
        long practice = module.units().stream().filter(u -> u.kind() == UnitKind.PRACTICE).count();
        if (practice > 1) {
            findings.error(
                    Rule.FIVE_KINDS,
                    place,
                    "module \""
                            + module.id()
                            + "\" has "
                            + practice
                            + " practice assignments; a module has exactly one (S0-027)");
        }
    }

    /** S0-030: theory first, then practice. */
    private static void order(Module module, CheckedCourse checked, Findings findings) {
        boolean practised = false;
        for (Unit unit : module.units()) {
            if (practised
                    && (unit.kind() == UnitKind.VIDEO
                            || unit.kind() == UnitKind.ARTICLE
                            || unit.kind() == UnitKind.THEORY)) {
                findings.error(
                        Rule.PRACTICE_ORDER,
                        checked.place(unit),
                        "unit \""
                                + unit.id()
                                + "\" stands after the practice assignment; theory"
                                + " comes first (S0-030)");
            }
            practised |= unit.kind() == UnitKind.PRACTICE;
        }
    }

    /** The assignable units of cmi5 are chosen by id: modules, exam and workbook share a space. */
    private static void name(Module module, Course course, Place place, Findings findings) {
        Exam exam = course.exam();
        Course.Workbook workbook = course.workbook();
        if ((exam != null && exam.id().equals(module.id()))
                || (workbook != null && workbook.id().equals(module.id()))) {
            findings.error(
                    Rule.ID_DUPLICATE,
                    place,
                    "the id \"" + module.id() + "\" is also that of the exam or the workbook");
        }
    }
}
