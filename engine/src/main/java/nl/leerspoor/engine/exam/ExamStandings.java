package nl.leerspoor.engine.exam;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import org.jspecify.annotations.Nullable;

/** Tells where learners stand in the exam, after bringing their attempts up to date. */
public final class ExamStandings {
    private final CourseShelf shelf;
    private final Registrations registrations;
    private final HandInExam handIn;
    private final Function<Registration, ExamGate> gate;

    /**
     * A reader of standings.
     *
     * @param shelf courses with their exams
     * @param registrations of the tenant
     * @param handIn closes what ran out before it is shown
     * @param gate what is missing before the exam opens (P-11)
     */
    public ExamStandings(
            CourseShelf shelf,
            Registrations registrations,
            HandInExam handIn,
            Function<Registration, ExamGate> gate) {
        this.shelf = shelf;
        this.registrations = registrations;
        this.handIn = handIn;
        this.gate = gate;
    }

    /**
     * Where a learner stands, for {@code /api/outcome}.
     *
     * @param registration whose
     * @return empty without such a registration, or when its course has no exam
     */
    public Optional<ExamStatus> status(UUID registration) {
        return registrations
                .find(registration)
                .flatMap(
                        found ->
                                shelf.find(found.courseId())
                                        .map(Course::exam)
                                        .map(exam -> standing(found, exam).status()));
    }

    /** Where a learner stands, with the attempts. */
    record Standing(ExamStatus status, ExamGate gate, List<ExamAttempt> attempts) {
        Optional<ExamAttempt> last() {
            return attempts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(attempts.get(attempts.size() - 1));
        }
    }

    Standing standing(Registration registration, Exam exam) {
        List<ExamAttempt> taken = handIn.settle(registration);
        ExamGate open = taken.isEmpty() ? gate.apply(registration) : ExamGate.OPEN;
        return new Standing(status(exam, open, taken), open, taken);
    }

    /** Pure: the status that follows from gate and attempts. */
    static ExamStatus status(Exam exam, ExamGate gate, List<ExamAttempt> taken) {
        ExamState state = new ExamRules(exam.attempts()).state(gate.open(), taken);
        Optional<ExamAttempt> counted =
                taken.stream()
                        .filter(ExamAttempt::recorded)
                        .reduce((one, next) -> one.passed() ? one : next);
        return new ExamStatus(
                state,
                counted.map(ExamAttempt::raw).orElse(null),
                counted.map(ExamAttempt::questions).orElse(exam.questions()),
                ExamRules.used(taken),
                exam.attempts(),
                reason(state, gate, counted.orElse(null)));
    }

    private static @Nullable String reason(
            ExamState state, ExamGate gate, @Nullable ExamAttempt counted) {
        String score =
                counted == null
                        ? ""
                        : "Je had "
                                + counted.raw()
                                + " van de "
                                + counted.questions()
                                + " vragen goed; je hebt er "
                                + counted.passMark()
                                + " nodig. ";
        return switch (state) {
            case LOCKED -> "Rond eerst alle modules af. Nog te doen: " + list(gate.missing()) + ".";
            case FAILED -> score + "Je hebt nog een herkansing.";
            case EXHAUSTED ->
                    score
                            + "Je hebt geen poging meer over. Vraag de examencommissie wat er nu"
                            + " mogelijk is.";
            case OPEN, RUNNING, PASSED -> null;
        };
    }

    private static String list(List<String> titles) {
        return String.join(", ", titles);
    }
}
