package nl.leerspoor.engine.content.cmi5;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an LMS launches (cmi5 13.1.4). The launch method is always AnyWindow.
 *
 * @param slug id of the module, exam or workbook
 * @param id publisher id: our IRI (D-1)
 * @param activityType IRI
 * @param title shown to the learner
 * @param description shown to the learner
 * @param moveOn when it is satisfied
 * @param masteryScore within [0, 1]; null for none
 */
public record AssignableUnit(
        String slug,
        String id,
        String activityType,
        LangString title,
        LangString description,
        MoveOn moveOn,
        @Nullable BigDecimal masteryScore) {
    /** How an LMS may show it. */
    public static final String LAUNCH_METHOD = "AnyWindow";

    /**
     * Where it starts, relative to the package.
     *
     * @return a relative URL with a query, to which a launcher adds with {@code &}
     */
    public String url() {
        return "index.html?au=" + slug;
    }
}
