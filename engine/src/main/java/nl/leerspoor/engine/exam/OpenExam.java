package nl.leerspoor.engine.exam;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.profile.Identity;

/** Opens the first attempt or the resit, if the rules allow it. */
public final class OpenExam {
    private final CourseShelf shelf;
    private final AttemptStore attempts;
    private final Function<Registration, ExamGate> gate;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * The act of opening.
     *
     * @param shelf courses with their exams
     * @param attempts where attempts are kept
     * @param gate what is missing before the exam opens (P-11)
     * @param clock the engine's time
     * @param random makes the seeds
     */
    public OpenExam(
            CourseShelf shelf,
            AttemptStore attempts,
            Function<Registration, ExamGate> gate,
            Clock clock,
            SecureRandom random) {
        this.shelf = shelf;
        this.attempts = attempts;
        this.gate = gate;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens an attempt, or gives the one that is open already.
     *
     * @param registration whose
     * @param identity how sure it is who asks (D-7)
     * @param integrity version of the text the learner confirmed (P-7)
     * @return number of the attempt, from 1
     * @throws Refusal INVALID without that confirmation; CONFLICT when no attempt may be opened
     */
    public int open(Registration registration, Identity identity, String integrity) {
        Course course = shelf.course(registration.courseId());
        Exam exam = course.exam();
        if (exam == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "Deze opleiding heeft geen kennistoets.");
        }
        List<ExamAttempt> taken = attempts.attempts(registration.id());
        for (ExamAttempt attempt : taken) {
            if (attempt.closed() == null) {
                return attempt.number();
            }
        }
        if (!integrity.equals(IntegrityText.VERSION)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "Bevestig eerst dat je de toets zelf maakt. Zet een vinkje en start opnieuw.");
        }
        // Asked for the first attempt only: whoever was admitted stays admitted (ExamRules).
        ExamGate state = taken.isEmpty() ? gate.apply(registration) : ExamGate.OPEN;
        ExamRules rules = new ExamRules(exam.attempts());
        if (!rules.mayOpen(state.open(), taken)) {
            throw refusal(rules.state(state.open(), taken));
        }
        AttemptSeed seed = AttemptSeed.create(random);
        String form =
                FormPicker.pick(
                                new TreeSet<>(exam.forms().keySet()),
                                attempts.formsSeen(registration.id()),
                                seed)
                        .orElseThrow(OpenExam::noForm);
        AttemptStore.Ref ref = new AttemptStore.Ref(registration.id(), taken.size() + 1);
        // False: another tab opened this very attempt at the same moment, which is just as good.
        attempts.open(
                ref,
                new AttemptStore.Opening(
                        course.id(),
                        course.version(),
                        course.regulations().version(),
                        ExamForm.of(exam, form),
                        seed,
                        identity,
                        integrity),
                clock.instant());
        return ref.number();
    }

    private static Refusal noForm() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "Voor je herkansing moet de examencommissie nog een andere toets klaarzetten. Neem"
                        + " contact op met de opleider.");
    }

    private static Refusal refusal(ExamState state) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                switch (state) {
                    case LOCKED -> "De kennistoets gaat open als je alle modules hebt afgerond.";
                    case PASSED -> "Je bent al geslaagd. Een herkansing is dan niet mogelijk.";
                    case EXHAUSTED ->
                            "Je hebt geen poging meer over. De examencommissie kan je vertellen wat"
                                    + " er nu mogelijk is.";
                    case RUNNING -> "Je vorige poging wordt nog verwerkt. Probeer het zo opnieuw.";
                    case OPEN, FAILED -> throw new IllegalStateException("may be opened");
                });
    }
}
