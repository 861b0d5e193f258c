package nl.leerspoor.engine.course;

import java.util.List;

/**
 * One of the modules (S0-020).
 *
 * @param id slug, stable (D-1)
 * @param iri identifier (D-1)
 * @param folder name of the folder in the course
 * @param title exact title
 * @param titleEn in English
 * @param units in order, planned ones included
 */
public record Module(
        String id, String iri, String folder, String title, String titleEn, List<Unit> units) {
    /** Copies the list. */
    public Module {
        units = List.copyOf(units);
    }

    /**
     * What is learned in a player: the written units but the workbook part, which is handed in and
     * judged apart (D-22). All of them complete is the module complete.
     *
     * @return in order; may be empty
     */
    public List<Unit> lessons() {
        return units.stream()
                .filter(unit -> !unit.planned() && unit.kind() != UnitKind.WORKBOOK)
                .toList();
    }
}
