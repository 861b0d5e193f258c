package nl.leerspoor.engine.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.StudyLoad;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * Second derivation: study load. Nominal time by bucket, credited on completion; never a stopwatch
 * and never a condition for the certificate (S0-054).
 *
 * @param lines every part of the course that carries time, in order
 */
public record StudyLoadLedger(List<Line> lines) {

    /** Copies the list. */
    public StudyLoadLedger {
        lines = List.copyOf(lines);
    }

    /**
     * One part of the course.
     *
     * @param activity IRI of the unit or exam
     * @param title shown to the learner
     * @param load nominal time
     * @param planned whether the provider has yet to write it, so that nobody can earn it now
     * @param evidence what earned it; null while open
     */
    public record Line(
            String activity,
            String title,
            StudyLoad load,
            boolean planned,
            @Nullable Evidence evidence) {}

    /**
     * Derives the ledger. A lesson earns its time when completed, a workbook part when handed in,
     * the exam when an attempt was scored.
     *
     * @param course what carries time
     * @param progress what was done
     * @return a line for every unit and the exam
     */
    public static StudyLoadLedger of(Course course, Progress progress) {
        List<Line> lines = new ArrayList<>();
        for (Module module : course.modules()) {
            for (Unit unit : module.units()) {
                Optional<Evidence> earned =
                        unit.kind() == UnitKind.WORKBOOK
                                ? progress
                                        .submissions()
                                        .getOrDefault(unit.iri(), List.of())
                                        .stream()
                                        .findFirst()
                                : progress.completed(unit.iri());
                lines.add(
                        new Line(
                                unit.iri(),
                                unit.title(),
                                unit.load(),
                                unit.planned(),
                                earned.orElse(null)));
            }
        }
        Exam exam = course.exam();
        if (exam != null) {
            Evidence scored =
                    progress.examResults().stream()
                            .filter(result -> result.exam().equals(exam.iri()))
                            .findFirst()
                            .map(Progress.ExamResult::evidence)
                            .orElse(null);
            lines.add(new Line(exam.iri(), exam.title(), exam.load(), false, scored));
        }
        return new StudyLoadLedger(lines);
    }

    /**
     * Time earned in a bucket.
     *
     * @param bucket which
     * @return not negative
     */
    public Duration credited(Bucket bucket) {
        return sum(bucket, line -> line.evidence() != null);
    }

    /**
     * Time in a bucket that the provider has planned but not written.
     *
     * @param bucket which
     * @return not negative
     */
    public Duration planned(Bucket bucket) {
        return sum(bucket, Line::planned);
    }

    /**
     * All time in a bucket.
     *
     * @param bucket which
     * @return not negative
     */
    public Duration nominal(Bucket bucket) {
        return sum(bucket, line -> true);
    }

    private Duration sum(Bucket bucket, java.util.function.Predicate<Line> which) {
        return lines.stream()
                .filter(which)
                .map(line -> line.load().in(bucket))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
