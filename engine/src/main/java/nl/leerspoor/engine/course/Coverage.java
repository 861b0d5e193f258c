package nl.leerspoor.engine.course;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a course serves and tests one outcome or one goal of the sector: a line of the report
 * with which an exam committee judges whether outcomes, content and testing hang together (S0-041,
 * S0-124).
 *
 * @param id of the outcome or goal
 * @param text of the outcome or goal
 * @param lessons ids of written films, articles and examples that serve it
 * @param questions how many questions of quizzes and theory units ask for it
 * @param assignments how many practice assignments serve it
 * @param rubricLines how many lines of the workbook's rubrics judge it
 * @param items how many exam items of the bank test it
 * @param forms the same by form; every form is there
 */
public record Coverage(
        String id,
        String text,
        List<String> lessons,
        int questions,
        int assignments,
        int rubricLines,
        int items,
        SortedMap<String, Integer> forms) {
    private static final Set<UnitKind> LESSONS =
            Set.of(UnitKind.VIDEO, UnitKind.ARTICLE, UnitKind.EXAMPLE);

    /** Copies list and map. */
    public Coverage {
        lessons = List.copyOf(lessons);
        forms = new TreeMap<>(forms);
    }

    /**
     * The outcomes of a course.
     *
     * @param course as read
     * @return a line each, in the order of {@code course.yaml}
     */
    public static List<Coverage> ofOutcomes(Course course) {
        return course.outcomes().stream().map(outcome -> of(course, outcome)).toList();
    }

    /**
     * The goals of the sector.
     *
     * @param course as read
     * @return a line each, in the order of {@code course.yaml}; empty when it names none
     */
    public static List<Coverage> ofGoals(Course course) {
        return course.goals().stream().map(goal -> of(course, goal)).toList();
    }

    /**
     * Whether anything asks for it.
     *
     * @return true for a question, an assignment, a line of a rubric or an exam item
     */
    public boolean isTested() {
        return questions + assignments + rubricLines + items > 0;
    }

    private static Coverage of(Course course, Outcome outcome) {
        String id = outcome.id();
        List<Unit> units =
                course.units()
                        .filter(
                                unit -> {
                                    UnitInfo info = unit.info();
                                    return info != null && info.outcomes().contains(id);
                                })
                        .toList();
        // Questions and rubric lines name their own outcome, whatever their unit says.
        return of(
                course,
                id,
                outcome.text(),
                units,
                asking(course.units(), id::equals),
                item -> item.outcome().equals(id));
    }

    private static Coverage of(Course course, Goal goal) {
        List<Unit> units = course.units().filter(unit -> goal.units().contains(unit.id())).toList();
        return of(
                course,
                goal.id(),
                goal.text(),
                units,
                asking(units.stream(), outcome -> true),
                item -> goal.items().contains(item.id()));
    }

    /** How many questions and lines of rubrics there are. */
    private record Asking(int questions, int rubricLines) {}

    private static Asking asking(Stream<Unit> units, Predicate<String> outcome) {
        int questions = 0;
        int rubricLines = 0;
        for (Unit unit : units.toList()) {
            if (unit.content() instanceof UnitContent.Quiz quiz) {
                questions += count(quiz.questions().stream().map(Question::outcome), outcome);
            } else if (unit.content() instanceof UnitContent.Theory theory) {
                questions += count(theory.questions().stream().map(OpenQuestion::outcome), outcome);
            } else if (unit.content() instanceof UnitContent.WorkbookPart part) {
                rubricLines += count(part.rubric().stream().map(RubricLine::outcome), outcome);
            }
        }
        return new Asking(questions, rubricLines);
    }

    private static Coverage of(
            Course course,
            String id,
            String text,
            List<Unit> units,
            Asking asking,
            Predicate<Question> tests) {
        Exam exam = course.exam();
        SortedMap<String, Integer> forms = new TreeMap<>();
        Set<String> items = new HashSet<>();
        if (exam != null) {
            exam.bank()
                    .forEach(
                            (item, content) -> {
                                if (tests.test(content.question())) {
                                    items.add(item);
                                }
                            });
            exam.forms()
                    .forEach((form, ids) -> forms.put(form, count(ids.stream(), items::contains)));
        }
        return new Coverage(
                id,
                text,
                units.stream().filter(unit -> LESSONS.contains(unit.kind())).map(Unit::id).toList(),
                asking.questions(),
                count(units.stream(), unit -> unit.kind() == UnitKind.PRACTICE),
                asking.rubricLines(),
                items.size(),
                forms);
    }

    private static <T> int count(Stream<T> all, Predicate<T> wanted) {
        return (int) all.filter(wanted).count();
    }
}
