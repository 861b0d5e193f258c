package nl.leerspoor.engine.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Progress must fit in what SCORM 1.2 keeps, and tell units and questions apart. */
final class StateCheck {
    private StateCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        List<Module> modules = checked.course().modules();
        size(modules, findings);
        Map<String, Unit> units = new HashMap<>();
        for (Module module : modules) {
            for (Unit unit : module.lessons()) {
                Unit first = units.putIfAbsent(SuspendData.unitName(module, unit), unit);
                if (first != null && !first.id().equals(unit.id())) {
                    clash(checked.place(unit), "unit", unit.id(), first.id(), findings);
                }
                questions(checked, unit, findings);
            }
        }
    }

    private static void size(List<Module> modules, Findings findings) {
        List<Unit> lessons = modules.stream().flatMap(m -> m.lessons().stream()).toList();
        int shortest = SuspendData.shortest(lessons);
        int longest = SuspendData.longest(lessons);
        Place place = Place.of(CourseParser.FILE);
        if (shortest > SuspendData.LIMIT) {
            findings.error(
                    Rule.STATE_BUDGET,
                    place,
                    "progress in this course takes "
                            + shortest
                            + " characters at least, and SCORM 1.2 keeps "
                            + SuspendData.LIMIT
                            + "; split the course, or join small units");
        } else if (longest > SuspendData.LIMIT) {
            findings.warning(
                    Rule.STATE_BUDGET,
                    place,
                    "progress in this course may take "
                            + longest
                            + " characters, and SCORM 1.2 keeps "
                            + SuspendData.LIMIT
                            + "; the player would forget answers and film positions of units that"
                            + " are not open. Split the course, or ask fewer questions a quiz");
        }
    }

    private static void questions(CheckedCourse checked, Unit unit, Findings findings) {
        Map<String, String> names = new HashMap<>();
        for (String id : questions(unit)) {
            String first = names.putIfAbsent(SuspendData.questionName(id), id);
            if (first != null && !first.equals(id)) {
                clash(checked.place(unit, "file"), "question", id, first, findings);
            }
        }
    }

    private static List<String> questions(Unit unit) {
        if (unit.content() instanceof UnitContent.Quiz quiz) {
            return quiz.questions().stream().map(Question::id).toList();
        } else if (unit.content() instanceof UnitContent.Theory theory) {
            return theory.questions().stream().map(OpenQuestion::id).toList();
        }
        return List.of();
    }

    private static void clash(
            Place place, String what, String id, String first, Findings findings) {
        findings.error(
                Rule.ID_CLASH,
                place,
                "the ids of the "
                        + what
                        + "s \""
                        + first
                        + "\" and \""
                        + id
                        + "\" get the same short name in a learner's progress; give the newer one"
                        + " another id");
    }
}
