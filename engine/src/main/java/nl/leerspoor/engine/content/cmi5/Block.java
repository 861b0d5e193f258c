package nl.leerspoor.engine.content.cmi5;

import java.util.List;

/**
 * A group of assignable units (cmi5 13.1.2).
 *
 * @param id publisher id, differs from that of every unit
 * @param title shown to the learner
 * @param description shown to the learner
 * @param units at least one
 */
public record Block(
        String id, LangString title, LangString description, List<AssignableUnit> units) {
    /** Copies the list. */
    public Block {
        units = List.copyOf(units);
    }
}
