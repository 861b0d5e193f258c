package nl.leerspoor.engine.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;

/** Renders questions to what docs/player.md calls the content of a quiz or theory unit. */
final class QuestionRenderer {
    private final UnaryOperator<String> media;
    private final UnaryOperator<String> iri;

    /**
     * A renderer for one unit.
     *
     * @param media turns the path of a picture or file into the address to use
     * @param iri turns the id of an item into its IRI (D-1)
     */
    QuestionRenderer(UnaryOperator<String> media, UnaryOperator<String> iri) {
        this.media = media;
        this.iri = iri;
    }

    /** A question of any kind. */
    Map<String, Object> json(Question question) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", question.id());
        json.put("iri", iri.apply(question.id()));
        if (question instanceof OpenQuestion open) {
            return open(json, open);
        }
        json.put("kind", question.kind().key());
        if (question instanceof Question.Choice choice) {
            json.put("multiple", choice.multiple());
        }
        json.put("stem", line(question.stem()));
        json.put("text", html(question.text()));
        if (isUnscored(question)) {
            answers(json, question);
            return json;
        }
        json.put("points", question.points());
        json.put("outcome", question.outcome());
        answers(json, question);
        json.put("explanation", html(question.explanation()));
        if (!question.hints().isEmpty()) {
            json.put("hints", question.hints().stream().map(this::html).toList());
        }
        return json;
    }

    private void answers(Map<String, Object> json, Question question) {
        switch (question.kind()) {
            case CHOICE -> {
                Question.Choice choice = (Question.Choice) question;
                partial(json, choice.partial());
                json.put(
                        "options",
                        choice.options().stream()
                                .map(
                                        option ->
                                                isUnscored(choice)
                                                        ? labelled(option.id(), option.text())
                                                        : option(option))
                                .toList());
            }
            case TRUE_FALSE -> {
                Question.TrueFalse statement = (Question.TrueFalse) question;
                json.put("options", List.of(option(statement.yes()), option(statement.no())));
            }
            case MATCHING -> {
                Question.Matching matching = (Question.Matching) question;
                partial(json, matching.partial());
                json.put("pairs", matching.pairs().stream().map(this::pair).toList());
                json.put(
                        "targets",
                        matching.targets().stream().map(t -> labelled(t.id(), t.text())).toList());
            }
            case SEQUENCING -> {
                Question.Sequencing sequencing = (Question.Sequencing) question;
                partial(json, sequencing.partial());
                json.put(
                        "steps",
                        sequencing.steps().stream().map(s -> labelled(s.id(), s.text())).toList());
            }
            case FILL_IN -> {
                Question.FillIn fillIn = (Question.FillIn) question;
                json.put("caseMatters", fillIn.caseMatters());
                json.put("answers", fillIn.answers().stream().map(this::answer).toList());
            }
            case NUMERIC -> {
                Question.Numeric numeric = (Question.Numeric) question;
                json.put("unit", numeric.unit());
                json.put("answers", numeric.ranges().stream().map(this::range).toList());
            }
            case LIKERT ->
                    json.put(
                            "options",
                            ((Question.Likert) question)
                                    .scale().stream()
                                            .map(point -> labelled(point.id(), point.text()))
                                            .toList());
            case LONG_FILL_IN -> throw new IllegalArgumentException("rendered apart");
        }
    }

    /** A question of a survey: nothing in it is right. */
    private static boolean isUnscored(Question question) {
        return question instanceof Question.Choice choice && choice.rightOptions().isEmpty();
    }

    private static void partial(Map<String, Object> json, boolean partial) {
        if (partial) {
            json.put("partial", true);
        }
    }

    private Map<String, Object> labelled(String id, String text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("html", line(text));
        return json;
    }

    private Map<String, Object> option(Question.Option option) {
        Map<String, Object> json = labelled(option.id(), option.text());
        json.put("right", option.right());
        json.put("feedback", html(option.feedback()));
        return json;
    }

    private Map<String, Object> pair(Question.Pair pair) {
        Map<String, Object> json = labelled(pair.id(), pair.text());
        json.put("target", pair.target());
        json.put("feedback", html(pair.feedback()));
        return json;
    }

    private Map<String, Object> answer(Question.Option answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", answer.id());
        json.put("text", answer.text());
        json.put("right", answer.right());
        json.put("feedback", html(answer.feedback()));
        return json;
    }

    /** Bounds are texts: a JSON number would lose the author's decimals. */
    private Map<String, Object> range(Question.Range range) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", range.id());
        json.put("min", range.min().toPlainString());
        json.put("max", range.max().toPlainString());
        json.put("right", range.right());
        json.put("feedback", html(range.feedback()));
        return json;
    }

    private Map<String, Object> open(Map<String, Object> json, OpenQuestion question) {
        json.put("stem", line(question.stem()));
        json.put("text", html(question.text()));
        json.put("model", html(question.model()));
        json.put("criteria", question.criteria().stream().map(this::line).toList());
        json.put("minWords", question.minWords());
        json.put("outcome", question.outcome());
        return json;
    }

    private String line(String markdown) {
        return Markdown.inline(markdown, media);
    }

    private String html(Prose prose) {
        return Markdown.html(prose, media);
    }
}
