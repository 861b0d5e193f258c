package nl.leerspoor.engine.exam;

import java.util.List;
import nl.leerspoor.engine.course.Course;
import org.jspecify.annotations.Nullable;

/** What the exam's pages show; nothing in it tells the key or the order of the bank (D-10). */
public sealed interface ExamView {

    /**
     * The page before, between and after attempts.
     *
     * @param base address of the learner's exam
     * @param course title, regulations and support
     * @param title of the exam
     * @param status where the learner stands
     * @param passMark right answers that pass
     * @param window {@code 24 uur}
     * @param missing modules still to do
     * @param running number of the attempt that runs; 0 without one
     * @param closesAt when it closes; null as long as it does not count
     * @param error what stopped the last request; null for nothing
     */
    record Start(
            String base,
            Course course,
            String title,
            ExamStatus status,
            int passMark,
            String window,
            List<String> missing,
            int running,
            @Nullable String closesAt,
            @Nullable String error)
            implements ExamView {}

    /**
     * One question.
     *
     * @param base address of the attempt
     * @param title of the exam
     * @param number from 1, in the learner's order
     * @param item item id
     * @param stem HTML
     * @param text HTML; may be empty
     * @param multiple whether several options may be chosen
     * @param hasAnswer whether there is an answer already
     * @param options in the learner's order
     * @param overview every question of the attempt
     * @param closesAt when the attempt closes; null before the first answer
     * @param window {@code 24 uur}
     */
    record Question(
            String base,
            String title,
            int number,
            String item,
            String stem,
            String text,
            boolean multiple,
            boolean hasAnswer,
            List<Option> options,
            List<Place> overview,
            @Nullable String closesAt,
            String window)
            implements ExamView {

        /**
         * How many questions are answered.
         *
         * @return within [0, questions]
         */
        public long answered() {
            return overview.stream().filter(Place::answered).count();
        }
    }

    /**
     * An option.
     *
     * @param token the word that stands for it, in this attempt only
     * @param text HTML
     * @param chosen whether it is the answer so far
     */
    record Option(String token, String text, boolean chosen) {}

    /**
     * A question in the overview.
     *
     * @param number from 1
     * @param answered whether it has an answer
     */
    record Place(int number, boolean answered) {}

    /**
     * The last look before hand-in.
     *
     * @param base address of the attempt
     * @param title of the exam
     * @param overview every question
     * @param closesAt when the attempt closes; null before the first answer
     * @param error what stopped the last request; null for nothing
     */
    record Review(
            String base,
            String title,
            List<Place> overview,
            @Nullable String closesAt,
            @Nullable String error)
            implements ExamView {

        /**
         * The questions without an answer, which are named before hand-in (P-6).
         *
         * @return in order; may be empty
         */
        public List<Integer> open() {
            return overview.stream().filter(p -> !p.answered()).map(Place::number).toList();
        }
    }

    /**
     * The result of one attempt.
     *
     * @param base address of the learner's exam
     * @param course title, regulations and support
     * @param title of the exam
     * @param attempt closed
     * @param regulations version that the attempt was made under (P-1)
     * @param closedAt date and time
     * @param handedIn false when it ran out of time
     * @param unanswered number of questions without an answer
     * @param status where the learner stands now
     */
    record Result(
            String base,
            Course course,
            String title,
            ExamAttempt attempt,
            String regulations,
            String closedAt,
            boolean handedIn,
            int unanswered,
            ExamStatus status)
            implements ExamView {}
}
