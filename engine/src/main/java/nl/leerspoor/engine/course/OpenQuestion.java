package nl.leerspoor.engine.course;

import java.util.List;

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
        int minWords) {
    /** Copies the list. */
    public OpenQuestion {
        criteria = List.copyOf(criteria);
    }
}
