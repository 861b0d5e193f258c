package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graded outcome (Data 2.4.5.1). An absent part is null.
 *
 * @param scaled within [-1, 1]
 * @param raw within [min, max] where those are given
 * @param min less than max
 * @param max greater than min
 */
public record Score(
        @Nullable BigDecimal scaled,
        @Nullable BigDecimal raw,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    /** Refuses values that contradict each other. */
    public Score {
        List<String> broken = broken(scaled, raw, min, max);
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", broken));
        }
    }

    static Score of(JsonNode node) {
        return new Score(
                Views.optional(node.get("scaled"), JsonNode::decimalValue),
                Views.optional(node.get("raw"), JsonNode::decimalValue),
                Views.optional(node.get("min"), JsonNode::decimalValue),
                Views.optional(node.get("max"), JsonNode::decimalValue));
    }

    static List<String> broken(
            @Nullable BigDecimal scaled,
            @Nullable BigDecimal raw,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max) {
        List<String> broken = new ArrayList<>();
        if (scaled != null && scaled.abs().compareTo(BigDecimal.ONE) > 0) {
            broken.add("scaled must be within [-1, 1]");
        }
        if (min != null && max != null && min.compareTo(max) >= 0) {
            broken.add("min must be less than max");
        }
        if (raw != null && min != null && raw.compareTo(min) < 0) {
            broken.add("raw must not be less than min");
        }
        if (raw != null && max != null && raw.compareTo(max) > 0) {
            broken.add("raw must not be greater than max");
        }
        return broken;
    }
}
