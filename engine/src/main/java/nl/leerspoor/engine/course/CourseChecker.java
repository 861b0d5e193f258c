package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a course as a whole: what a single file cannot say about itself. */
final class CourseChecker {
    /** S0-027: what every module has; an example is extra (S0-028). */
    private static final Set<UnitKind> FIVE_KINDS =
            EnumSet.of(
                    UnitKind.VIDEO,
                    UnitKind.ARTICLE,
                    UnitKind.QUIZ,
                    UnitKind.THEORY,
                    UnitKind.PRACTICE);

    private final Course course;
    private final References references;
    private final Findings findings;

    CourseChecker(Course course, References references, Findings findings) {
        this.course = course;
        this.references = references;
        this.findings = findings;
    }

    void check(Place loadPlace) {
        checkLoad(loadPlace);
        course.modules().forEach(this::checkModule);
        if (course.modules().isEmpty()) {
            findings.error(Place.of(CourseParser.FILE), "the course has no modules");
        }
        Exam exam = course.exam();
        if (exam != null && !exam.bank().isEmpty()) {
            checkForms(exam);
        }
        checkNames();
        checkWorkbook();
        checkOutcomes();
    }

    /** S0-050 to S0-055: units and exam sum to the promise, bucket by bucket. */
    private void checkLoad(Place place) {
        StudyLoad sum =
                course.modules().stream()
                        .flatMap(module -> module.units().stream())
                        .map(Unit::load)
                        .reduce(StudyLoad.NONE, StudyLoad::plus);
        Exam exam = course.exam();
        if (exam != null) {
            sum = sum.plus(exam.load());
        }
        for (Bucket bucket : Bucket.values()) {
            if (!sum.in(bucket).equals(course.load().in(bucket))) {
                findings.error(
                        place,
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

    private void checkModule(Module module) {
        Place place = place(References.Kind.MODULE, module.id());
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
                    place,
                    "module \""
                            + module.id()
                            + "\" lists no unit of kind "
                            + String.join(", ", missing)
                            + " (S0-027)");
        }
        if (!unwritten.isEmpty()) {
            findings.warning(
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
                    place,
                    "module \""
                            + module.id()
                            + "\" has "
                            + practice
                            + " practice assignments; a module has exactly one (S0-027)");
        }
        checkOrder(module);
        if (module.lessons().isEmpty()) {
            findings.warning(
                    place,
                    "module \""
                            + module.id()
                            + "\" has no written lesson; its package would be"
                            + " empty and is not made");
        }
    }

    /** S0-030: theory first, then practice. */
    private void checkOrder(Module module) {
        boolean practised = false;
        for (Unit unit : module.units()) {
            if (practised
                    && (unit.kind() == UnitKind.VIDEO
                            || unit.kind() == UnitKind.ARTICLE
                            || unit.kind() == UnitKind.THEORY)) {
                findings.error(
                        place(References.Kind.UNIT, unit.id()),
                        "unit \""
                                + unit.id()
                                + "\" stands after the practice assignment; theory"
                                + " comes first (S0-030)");
            }
            practised |= unit.kind() == UnitKind.PRACTICE;
        }
    }

    private void checkForms(Exam exam) {
        Place place = place(References.Kind.UNIT, exam.id());
        if (exam.forms().isEmpty()) {
            findings.error(place, "the exam has no forms (P-3)");
        }
        Set<String> topics =
                exam.bank().values().stream()
                        .map(ExamItem::topic)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
        exam.forms().forEach((name, ids) -> checkForm(exam, name, ids, topics, place));
    }

    private void checkForm(
            Exam exam, String name, List<String> ids, Set<String> topics, Place place) {
        if (ids.size() != exam.questions()) {
            findings.error(
                    place,
                    "form "
                            + name
                            + " has "
                            + ids.size()
                            + " items; the exam has "
                            + exam.questions()
                            + " questions (S0-080)");
        }
        List<ExamItem> items = new ArrayList<>();
        for (String id : ids) {
            ExamItem item = exam.bank().get(id);
            if (item != null) {
                items.add(item);
            }
        }
        for (Module module : course.modules()) {
            if (items.stream().noneMatch(item -> item.module().equals(module.id()))) {
                findings.error(
                        place,
                        "form "
                                + name
                                + " has no item about module \""
                                + module.id()
                                + "\" (S0-081)");
            }
        }
        for (String topic : topics) {
            if (items.stream().noneMatch(item -> topic.equals(item.topic()))) {
                findings.error(
                        place,
                        "form "
                                + name
                                + " has no item about the safety topic \""
                                + topic
                                + "\" (P-3)");
            }
        }
    }

    /** The assignable units of cmi5 are chosen by id: modules, exam and workbook share a space. */
    private void checkNames() {
        for (Module module : course.modules()) {
            Exam exam = course.exam();
            Course.Workbook workbook = course.workbook();
            if ((exam != null && exam.id().equals(module.id()))
                    || (workbook != null && workbook.id().equals(module.id()))) {
                findings.error(
                        place(References.Kind.MODULE, module.id()),
                        "the id \"" + module.id() + "\" is also that of the exam or the workbook");
            }
        }
    }

    private void checkWorkbook() {
        if (course.workbook() != null) {
            return;
        }
        course.modules().stream()
                .flatMap(module -> module.units().stream())
                .filter(unit -> unit.kind() == UnitKind.WORKBOOK)
                .findFirst()
                .ifPresent(
                        unit ->
                                findings.error(
                                        place(References.Kind.UNIT, unit.id()),
                                        "this is a part of a workbook, but course.yaml has no"
                                                + " \"workbook\""));
    }

    /** S0-041: every outcome is served somewhere; a course still being written may lack some. */
    private void checkOutcomes() {
        boolean unfinished =
                course.modules().stream()
                        .flatMap(module -> module.units().stream())
                        .anyMatch(Unit::planned);
        for (Outcome outcome : course.outcomes()) {
            if (!references.isUsed(References.Kind.OUTCOME, outcome.id())) {
                Place place = place(References.Kind.OUTCOME, outcome.id());
                String message =
                        "no unit, question or rubric line serves outcome \""
                                + outcome.id()
                                + "\" (S0-041)";
                if (unfinished) {
                    findings.note(place, message);
                } else {
                    findings.warning(place, message);
                }
            }
        }
    }

    private Place place(References.Kind kind, String id) {
        Place place = references.find(kind, id);
        return place == null ? Place.of(CourseParser.FILE) : place;
    }
}
