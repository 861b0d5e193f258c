package nl.leerspoor.engine.exam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.leerspoor.engine.console.Dutch;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Prose;
import org.jspecify.annotations.Nullable;

/** Turns attempts into what pages show: the border that the key does not cross (D-10). */
final class ExamViews {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Dutch.ZONE);

    private ExamViews() {}

    static ExamView.Start start(
            String base,
            Course course,
            Exam exam,
            ExamStandings.Standing standing,
            @Nullable String error) {
        ExamAttempt running = standing.last().filter(attempt -> !attempt.recorded()).orElse(null);
        return new ExamView.Start(
                base,
                course,
                exam.title(),
                standing.status(),
                exam.passMark(),
                window(exam.window()),
                standing.gate().missing(),
                running == null ? 0 : running.number(),
                running == null ? null : moment(running.closes()),
                error);
    }

    static ExamView.Question question(String base, Exam exam, Sitting sitting, int number) {
        ExamForm.Item item = sitting.items().get(number - 1);
        Sitting.Answer answer = sitting.answers().get(item.id());
        Map<String, String> texts =
                item.options().stream()
                        .collect(Collectors.toMap(ExamForm.Option::id, ExamForm.Option::text));
        List<String> order =
                sitting.seed()
                        .shuffle(
                                item.id(),
                                item.options().stream().map(ExamForm.Option::id).toList());
        return new ExamView.Question(
                base,
                exam.title(),
                number,
                item.id(),
                Markdown.inline(item.stem()),
                Markdown.html(new Prose(item.text())),
                item.multiple(),
                answer != null,
                order.stream()
                        .map(
                                option ->
                                        new ExamView.Option(
                                                sitting.seed().token(item.id(), option),
                                                Markdown.inline(
                                                        Objects.requireNonNull(texts.get(option))),
                                                answer != null
                                                        && answer.options().contains(option)))
                        .toList(),
                overview(sitting),
                moment(sitting.attempt().closes()),
                window(Duration.ofMinutes(sitting.form().windowMinutes())));
    }

    static ExamView.Review review(String base, Exam exam, Sitting sitting, @Nullable String error) {
        return new ExamView.Review(
                base, exam.title(), overview(sitting), moment(sitting.attempt().closes()), error);
    }

    static ExamView.Result result(
            String base, Course course, Exam exam, Sitting sitting, ExamStatus status) {
        return new ExamView.Result(
                base,
                course,
                exam.title(),
                sitting.attempt(),
                sitting.regulations(),
                Dutch.moment(Objects.requireNonNull(sitting.attempt().closed())),
                sitting.handedIn(),
                sitting.form().items().size() - sitting.answers().size(),
                status);
    }

    /** What the page's script learns after an answer: when it was saved and how far it is. */
    static String savedJson(Sitting sitting, @Nullable Instant saved, String next) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("saved", saved != null);
        json.put("at", saved == null ? null : TIME.format(saved));
        json.put("closed", sitting.attempt().closed() != null);
        json.put("closesAt", moment(sitting.attempt().closes()));
        json.put("answered", sitting.answers().size());
        json.put("next", next);
        return json.toString();
    }

    private static List<ExamView.Place> overview(Sitting sitting) {
        List<ExamForm.Item> items = sitting.items();
        Function<Integer, ExamView.Place> place =
                n -> new ExamView.Place(n, sitting.answers().containsKey(items.get(n - 1).id()));
        return IntStream.rangeClosed(1, items.size()).boxed().map(place).toList();
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : Dutch.moment(moment);
    }

    /** In a sentence hours are written in full. */
    private static String window(Duration window) {
        return window.toMinutesPart() == 0 ? window.toHours() + " uur" : Dutch.duration(window);
    }
}
