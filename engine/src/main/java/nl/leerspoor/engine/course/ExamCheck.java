package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The blueprint: what every form of the exam asks about (S0-080, S0-081, P-3). */
final class ExamCheck {
    private ExamCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        Exam exam = checked.course().exam();
        if (exam == null || exam.bank().isEmpty()) {
            return; // without a bank there is an error already
        }
        Place place = checked.place(References.Kind.UNIT, exam.id());
        if (exam.forms().isEmpty()) {
            findings.error(Rule.BLUEPRINT, place, "the exam has no forms (P-3)");
        }
        Set<String> topics =
                exam.bank().values().stream()
                        .map(ExamItem::topic)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
        exam.forms()
                .forEach(
                        (name, ids) -> {
                            if (ids.size() != exam.questions()) {
                                findings.error(
                                        Rule.BLUEPRINT,
                                        place,
                                        "form "
                                                + name
                                                + " has "
                                                + ids.size()
                                                + " items; the exam has "
                                                + exam.questions()
                                                + " questions (S0-080)");
                            }
                            List<ExamItem> items =
                                    ids.stream()
                                            .map(exam.bank()::get)
                                            .filter(Objects::nonNull)
                                            .toList();
                            coverage(checked, "form " + name, items, topics, place, findings);
                        });
    }

    private static void coverage(
            CheckedCourse checked,
            String form,
            List<ExamItem> items,
            Set<String> topics,
            Place place,
            Findings findings) {
        for (Module module : checked.course().modules()) {
            if (items.stream().noneMatch(item -> item.module().equals(module.id()))) {
                findings.error(
                        Rule.BLUEPRINT,
                        place,
                        form + " has no item about module \"" + module.id() + "\" (S0-081)");
            }
        }
        for (String topic : topics) {
            if (items.stream().noneMatch(item -> topic.equals(item.topic()))) {
                findings.error(
                        Rule.BLUEPRINT,
                        place,
                        form + " has no item about the safety topic \"" + topic + "\" (P-3)");
            }
        }
    }
}
