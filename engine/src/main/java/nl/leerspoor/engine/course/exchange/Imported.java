package nl.leerspoor.engine.course.exchange;

import java.util.List;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.QuestionBank.Item;

/**
 * What came out of a file from elsewhere.
 *
 * @param items that could be read, in the order of the file
 * @param losses what was lost or changed, by item
 * @param diagnostics what could not be read at all, with its place
 */
public record Imported(List<Item> items, List<Loss> losses, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Imported {
        items = List.copyOf(items);
        losses = List.copyOf(losses);
        diagnostics = List.copyOf(diagnostics);
    }
}
