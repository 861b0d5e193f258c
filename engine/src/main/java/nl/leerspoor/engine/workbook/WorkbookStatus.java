package nl.leerspoor.engine.workbook;

import java.util.List;

/**
 * Where a learner stands in the workbook, for {@code /api/outcome} and for pages.
 *
 * @param state of the workbook as a whole
 * @param parts in the course's order
 */
public record WorkbookStatus(PartState state, List<Part> parts) {
    /** Copies the list. */
    public WorkbookStatus {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param id unit id
     * @param state where it stands
     */
    public record Part(String id, PartState state) {}

    /**
     * Adds the parts up: one insufficient part makes the whole insufficient; it is sufficient when
     * all parts are (S0-092, S0-100), submitted when nothing is left to hand in, else open.
     *
     * @param parts in the course's order
     * @return open for a workbook without parts
     */
    public static WorkbookStatus of(List<Part> parts) {
        return new WorkbookStatus(whole(parts.stream().map(Part::state).toList()), parts);
    }

    private static PartState whole(List<PartState> states) {
        if (states.contains(PartState.INSUFFICIENT)) {
            return PartState.INSUFFICIENT;
        }
        if (states.isEmpty() || states.contains(PartState.OPEN)) {
            return PartState.OPEN;
        }
        return states.contains(PartState.SUBMITTED) ? PartState.SUBMITTED : PartState.SUFFICIENT;
    }
}
