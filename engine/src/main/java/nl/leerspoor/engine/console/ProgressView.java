package nl.leerspoor.engine.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.exam.ExamStatus;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.progress.Completion;
import nl.leerspoor.engine.progress.Eligibility;
import nl.leerspoor.engine.progress.Progress;
import nl.leerspoor.engine.progress.StudyLoadLedger;
import nl.leerspoor.engine.workbook.WorkbookStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is to show about one registration: the three independent readings of progress,
 * and where exam and workbook stand.
 *
 * @param registration whose
 * @param course of the registration
 * @param completion what is complete
 * @param load study load
 * @param eligibility the right to a certificate
 * @param exam null for a course without an exam
 * @param workbook null for a course without a workbook
 */
public record ProgressView(
        Registration registration,
        Course course,
        Completion completion,
        StudyLoadLedger load,
        Eligibility eligibility,
        @Nullable ExamStatus exam,
        @Nullable WorkbookStatus workbook) {

    /** Makes views; safe for use by many threads. */
    public static final class Source {
        private final CourseShelf shelf;
        private final Function<UUID, Progress> progress;
        private final Standings standings;

        /**
         * A source of views.
         *
         * @param shelf courses
         * @param progress by registration, never behind the log
         * @param standings of exam and workbook
         */
        public Source(CourseShelf shelf, Function<UUID, Progress> progress, Standings standings) {
            this.shelf = shelf;
            this.progress = progress;
            this.standings = standings;
        }

        /**
         * The view of a registration as it is now.
         *
         * @param registration whose
         * @return complete
         * @throws Refusal NOT_FOUND when the course is no longer offered here
         */
        public ProgressView of(Registration registration) {
            Course course =
                    shelf.find(registration.courseId())
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    Refusal.Kind.NOT_FOUND,
                                                    "Deze opleiding staat hier niet meer."));
            // First where exam and workbook stand: looking closes what ran out, and records it.
            ExamStatus exam = standings.exam().apply(registration.id()).orElse(null);
            WorkbookStatus workbook = standings.workbook().apply(registration.id()).orElse(null);
            Progress done = progress.apply(registration.id());
            return new ProgressView(
                    registration,
                    course,
                    Completion.of(course, done),
                    StudyLoadLedger.of(course, done),
                    Eligibility.of(course, done),
                    exam,
                    workbook);
        }
    }

    /**
     * One arc of the study-load ring.
     *
     * @param bucket which
     * @param credited earned
     * @param planned in parts that are not written yet
     * @param nominal all
     * @param start where the arc begins, in minutes along the ring
     */
    public record Arc(
            Bucket bucket, Duration credited, Duration planned, Duration nominal, long start) {

        /**
         * The dashes of the part that is earned.
         *
         * @param total length of the ring in minutes
         * @return an SVG dash array
         */
        public String creditedDashes(long total) {
            return dashes(credited.toMinutes(), total);
        }

        /**
         * The dashes of the whole arc, with a gap at its end.
         *
         * @param total length of the ring in minutes
         * @return an SVG dash array
         */
        public String nominalDashes(long total) {
            return dashes(Math.max(0, nominal.toMinutes() - total / 100), total);
        }

        private static String dashes(long on, long total) {
            return on + " " + Math.max(1, total - on);
        }
    }

    /**
     * The ring, in the order 9 + 8 + 6.
     *
     * @return an arc for each bucket
     */
    public List<Arc> ring() {
        long start = 0;
        List<Arc> arcs = new ArrayList<>();
        for (Bucket bucket : Bucket.values()) {
            Duration nominal = load.nominal(bucket);
            arcs.add(new Arc(bucket, load.credited(bucket), load.planned(bucket), nominal, start));
            start += nominal.toMinutes();
        }
        return arcs;
    }

    /**
     * All study load earned.
     *
     * @return not negative
     */
    public Duration credited() {
        return Arrays.stream(Bucket.values())
                .map(load::credited)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * All study load there is.
     *
     * @return not negative
     */
    public Duration nominal() {
        return Arrays.stream(Bucket.values())
                .map(load::nominal)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Study load of parts that the provider has planned but not written, which nobody can earn yet.
     *
     * @return not negative
     */
    public Duration planned() {
        return Arrays.stream(Bucket.values())
                .map(load::planned)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The module to go on with: the first that is not complete.
     *
     * @return null when every module is
     */
    public Completion.@Nullable ModuleState next() {
        return completion.modules().stream()
                .filter(module -> !module.complete() && !module.lessons().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
