package nl.leerspoor.engine.exam;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and scores attempts, and records the result (S0-083, S0-084).
 *
 * <p>Three steps, each of which may be the last one before the power goes: the attempt is closed
 * and its statements, ids included, are fixed in one transaction; the statements are appended to
 * the log; the attempt is marked as recorded. Whoever comes next, the learner or the sweep, goes on
 * where it stopped. Appending the very same statements twice has no effect (D-19), so there is one
 * result whatever happens.
 */
public final class HandInExam {
    private static final Logger LOG = LoggerFactory.getLogger(HandInExam.class);
    private static final int SWEEP = 1000;

    private final CourseShelf shelf;
    private final Registrations registrations;
    private final AttemptStore attempts;
    private final Recorder recorder;
    private final Clock clock;

    /**
     * The act of handing in.
     *
     * @param shelf courses with their exams
     * @param registrations whose attempts
     * @param attempts where attempts are kept
     * @param recorder the log, as the engine
     * @param clock the engine's time
     */
    public HandInExam(
            CourseShelf shelf,
            Registrations registrations,
            AttemptStore attempts,
            Recorder recorder,
            Clock clock) {
        this.shelf = shelf;
        this.registrations = registrations;
        this.attempts = attempts;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Hands an attempt in. Handing in twice, or from two tabs at once, gives one result.
     *
     * @param registration whose
     * @param number of the attempt
     * @param identity how sure it is who hands in (D-7)
     * @param integrity version of the text the learner confirmed (P-7)
     * @return the attempt, closed; recorded unless the log could not be reached just now
     * @throws Refusal NOT_FOUND without such an attempt; INVALID without that confirmation;
     *     CONFLICT when nothing was answered yet, because then the attempt does not count (P-6)
     */
    public ExamAttempt handIn(
            Registration registration, int number, Identity identity, String integrity) {
        AttemptStore.Ref ref = new AttemptStore.Ref(registration.id(), number);
        ExamAttempt attempt =
                attempts.find(ref.registration(), number)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND, "Deze poging is er niet."))
                        .attempt();
        if (attempt.takesAnswers(clock.instant())) {
            if (!attempt.counts()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Je hebt nog geen vraag beantwoord, dus er is niets om in te leveren.");
            }
            if (!integrity.equals(IntegrityText.VERSION)) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "Bevestig eerst dat je de toets zelf hebt gemaakt. Zet een vinkje en lever"
                                + " opnieuw in.");
            }
        }
        return settle(registration, ref, identity, integrity);
    }

    /**
     * Brings a registration's attempts up to date: closes what ran out, records what is closed.
     * Called on every touch, so that no page ever shows a stale attempt.
     *
     * @param registration whose
     * @return all attempts, in order
     */
    public List<ExamAttempt> settle(Registration registration) {
        Instant now = clock.instant();
        return attempts.attempts(registration.id()).stream()
                .map(
                        attempt ->
                                attempt.ranOut(now)
                                                || (attempt.closed() != null && !attempt.recorded())
                                        ? settle(
                                                registration,
                                                new AttemptStore.Ref(
                                                        registration.id(), attempt.number()),
                                                null,
                                                null)
                                        : attempt)
                .toList();
    }

    /**
     * Closes every attempt whose time is over, also when its learner never comes back (P-6), and
     * records what could not be recorded before. The server calls this now and then.
     *
     * @return how many results became final
     */
    public int closeExpired() {
        int done = 0;
        for (AttemptStore.Ref ref : attempts.due(clock.instant(), SWEEP)) {
            try {
                Registration registration = registrations.find(ref.registration()).orElseThrow();
                if (settle(registration, ref, null, null).recorded()) {
                    done++;
                }
            } catch (RuntimeException e) {
                // One attempt that cannot be closed, say of a course that was taken away, must not
                // keep the others waiting.
                LOG.error(
                        "exam attempt {} of registration {} could not be closed",
                        ref.number(),
                        ref.registration(),
                        e);
            }
        }
        return done;
    }

    private ExamAttempt settle(
            Registration registration,
            AttemptStore.Ref ref,
            @Nullable Identity identity,
            @Nullable String handIn) {
        ExamAttempt closed =
                attempts.close(
                        ref,
                        clock.instant(),
                        identity,
                        handIn,
                        sitting -> statements(registration, sitting));
        if (closed.closed() == null || closed.recorded()) {
            return closed;
        }
        try {
            attempts.unrecorded(ref).ifPresent(recorder::record);
        } catch (RuntimeException e) {
            // Nothing is lost: the attempt keeps its statements, and the next touch sends the very
            // same ones. Until then there is no result (D-18).
            LOG.error(
                    "exam attempt {} of registration {} is closed but not recorded yet",
                    ref.number(),
                    ref.registration(),
                    e);
            return closed;
        }
        return attempts.recorded(ref, clock.instant());
    }

    /** One {@code answered} for every item of the form, then the result (D-10). */
    private List<String> statements(Registration registration, Sitting sitting) {
        Course course = asStarted(shelf.course(registration.courseId()), sitting);
        Exam exam = Objects.requireNonNull(course.exam());
        EngineStatements statements = new EngineStatements(course);
        Subject subject = registrations.subject(registration, sitting.identity());
        ExamAttempt attempt = sitting.attempt();
        Instant closed = Objects.requireNonNull(attempt.closed());
        List<String> texts = new ArrayList<>();
        for (ExamForm.Item item : sitting.items()) {
            Sitting.Answer answer = sitting.answers().get(item.id());
            texts.add(
                    statements.examAnswered(
                            UUID.randomUUID(),
                            subject,
                            exam,
                            item.id(),
                            sitting.right(item),
                            answer == null ? closed : answer.at()));
        }
        texts.add(
                statements.examResult(
                        UUID.randomUUID(),
                        subject,
                        exam,
                        Objects.requireNonNull(attempt.raw()),
                        attempt.number(),
                        sitting.form().name(),
                        attempt.duration(),
                        closed));
        return texts;
    }

    /** The course with the versions and the pass mark this attempt was started under (P-1, D-2). */
    private static Course asStarted(Course course, Sitting sitting) {
        Exam now = Objects.requireNonNull(course.exam(), "the exam of " + course.id());
        Course.Regulations regulations = course.regulations();
        return new Course(
                course.id(),
                course.iri(),
                course.title(),
                course.titleEn(),
                course.language(),
                sitting.courseVersion(),
                course.revised(),
                course.example(),
                course.issuer(),
                course.support(),
                new Course.Regulations(
                        regulations.title(), sitting.regulations(), regulations.url()),
                course.people(),
                course.outcomes(),
                course.goals(),
                course.load(),
                course.modules(),
                new Exam(
                        now.id(),
                        now.iri(),
                        now.title(),
                        now.load(),
                        sitting.attempt().questions(),
                        sitting.attempt().passMark(),
                        now.attempts(),
                        now.window(),
                        now.opensAfterAllModules(),
                        now.bank(),
                        now.forms()),
                course.workbook(),
                course.sources(),
                course.glossary());
    }
}
