package nl.leerspoor.engine.course;

import java.util.List;
import java.util.stream.Stream;

/**
 * A theory question with its model answer. The answer's text never enters a statement (P-60).
 *
 * @param id stable item id
 * @param stem the question, one line of Markdown
 * @param text what stands under it; may be empty
 * @param model the model answer
 * @param criteria what to look for in one's own answer, Markdown lines
 * @param outcome the outcome it serves
 * @param minWords how long an answer is at least; zero for no minimum
 */
public record OpenQuestion(
        String id,
        String stem,
        Prose text,
        Prose model,
        List<String> criteria,
        String outcome,
        int minWords)
        implements Question {
    /** Copies the list. */
    public OpenQuestion {
        criteria = List.copyOf(criteria);
    }

    @Override
    public Head head() {
        return new Head(id, stem, text, Prose.EMPTY, List.of(), outcome, 0);
    }

    @Override
    public Kind kind() {
        return Kind.LONG_FILL_IN;
    }

    /** No points: the learner compares with the model answer. */
    @Override
    public int score(List<String> answer) {
        return 0;
    }

    @Override
    public Stream<String> answerTexts() {
        return Stream.concat(Stream.of(model.markdown()), criteria.stream());
    }
}
