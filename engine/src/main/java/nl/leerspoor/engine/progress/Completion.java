package nl.leerspoor.engine.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * First derivation: what is complete (D-16). Says nothing about hours or the certificate.
 *
 * @param modules state of each module, in order
 */
public record Completion(List<ModuleState> modules) {

    /** Copies the list. */
    public Completion {
        modules = List.copyOf(modules);
    }

    /**
     * One module.
     *
     * @param module from the course
     * @param lessons state of each lesson, in order
     * @param evidence what proves the whole module: its own statement, else that of the lesson that
     *     made it whole; null while open
     */
    public record ModuleState(
            Module module, List<LessonState> lessons, @Nullable Evidence evidence) {
        /** Copies the list. */
        public ModuleState {
            lessons = List.copyOf(lessons);
        }

        /**
         * Whether the module is complete.
         *
         * @return true with evidence
         */
        public boolean complete() {
            return evidence != null;
        }

        /**
         * How many lessons are complete.
         *
         * @return within [0, lessons]
         */
        public long lessonsDone() {
            return lessons.stream().filter(lesson -> lesson.evidence() != null).count();
        }
    }

    /**
     * One lesson.
     *
     * @param unit from the course
     * @param evidence what proves it; null while open
     * @param bestScore best score of a quiz, within [0, 1]; null for other kinds
     */
    public record LessonState(Unit unit, @Nullable Evidence evidence, @Nullable Double bestScore) {}

    /**
     * Derives completion.
     *
     * @param course what there is to complete
     * @param progress what was done
     * @return every module, in the course's order
     */
    public static Completion of(Course course, Progress progress) {
        return new Completion(
                course.modules().stream().map(module -> state(module, progress)).toList());
    }

    /**
     * Whether every module is complete: the readiness that opens the exam (S0-032, P-11).
     *
     * @return false for a course without modules
     */
    public boolean allModules() {
        return !modules.isEmpty() && modules.stream().allMatch(ModuleState::complete);
    }

    private static ModuleState state(Module module, Progress progress) {
        List<LessonState> lessons = new ArrayList<>();
        for (Unit unit : module.lessons()) {
            Progress.Scored best = progress.bestScores().get(unit.iri());
            lessons.add(
                    new LessonState(
                            unit,
                            progress.completed(unit.iri()).orElse(null),
                            best == null ? null : best.scaled()));
        }
        // S0-100, S0-126: an evaluation is asked for, never a condition, so the gate of the exam
        // must not wait for one. A module of surveys alone has nothing else to wait for.
        List<LessonState> needed =
                lessons.stream().filter(l -> l.unit().kind() != UnitKind.SURVEY).toList();
        needed = needed.isEmpty() ? lessons : needed;
        // The module's own statement keeps a learner complete when a later version adds a lesson
        // (D-2); without it, all these lessons together are the proof.
        Optional<Evidence> whole = progress.completed(module.iri());
        if (whole.isEmpty()
                && !needed.isEmpty()
                && needed.stream().allMatch(lesson -> lesson.evidence() != null)) {
            whole =
                    needed.stream()
                            .flatMap(lesson -> Optional.ofNullable(lesson.evidence()).stream())
                            .max(Comparator.comparing(Evidence::at));
        }
        return new ModuleState(module, lessons, whole.orElse(null));
    }
}
