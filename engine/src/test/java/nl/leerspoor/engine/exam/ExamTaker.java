package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.participant.Registration;

/** A learner who sits the exam with a browser without script. */
final class ExamTaker {
    final Registration registration;
    final Bench.Visitor visitor;
    final String exam;
    private final Bench bench;

    ExamTaker(Bench bench, Registration registration) {
        this.bench = bench;
        this.registration = registration;
        visitor = bench.signIn(registration);
        exam = "/toets/" + registration.id();
    }

    String start() {
        return visitor.post(exam + "/start", "integrity", IntegrityText.VERSION).location();
    }

    Bench.Answer handIn(int number) {
        Bench.Answer answer =
                visitor.post(
                        exam + "/poging/" + number + "/inleveren",
                        "integrity",
                        IntegrityText.VERSION);
        assertThat(answer.status()).isEqualTo(303);
        return visitor.get(answer.location());
    }

    /** Answers questions 1 to {@code count}, the first {@code right} of them rightly. */
    void answer(int number, int right, int count) {
        List<ExamForm.Item> items = sitting(number).items();
        for (int i = 0; i < count; i++) {
            String item = items.get(i).id();
            String option = BenchCourse.right(item);
            answer(number, item, i < right ? option : option.equals("a") ? "b" : "a");
        }
    }

    Bench.Answer answer(int number, String item, String... options) {
        List<String> fields = new ArrayList<>(List.of("item", item, "from", "1"));
        for (String option : options) {
            fields.add("answer");
            fields.add(token(number, item, option));
        }
        return visitor.post(
                exam + "/poging/" + number + "/antwoord", fields.toArray(String[]::new));
    }

    String token(int number, String item, String option) {
        return sitting(number).seed().token(item, option);
    }

    Sitting sitting(int number) {
        return bench.attempts.find(registration.id(), number).orElseThrow();
    }

    ExamStatus status() {
        return bench.examStandings.status(registration.id()).orElseThrow();
    }
}
