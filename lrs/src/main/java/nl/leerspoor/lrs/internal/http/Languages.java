package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The languages a reader understands, best first, from Accept-Language; applied to each language
 * map on its own (Communication 2.1.3, language filtering).
 */
final class Languages {
    private final List<Locale.LanguageRange> ranges;

    private Languages(List<Locale.LanguageRange> ranges) {
        this.ranges = ranges;
    }

    /** Without a header, or with one that cannot be read, every language is as good. */
    static Languages of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return new Languages(List.of());
        }
        try {
            return new Languages(Locale.LanguageRange.parse(acceptLanguage.strip()));
        } catch (IllegalArgumentException e) {
            return new Languages(List.of());
        }
    }

    /** Leaves the one best entry of a language map. */
    void narrow(ObjectNode map) {
        String best = best(map);
        if (best != null) {
            map.retain(best);
        }
    }

    /** Narrows the name, the description and those of the interaction components. */
    void narrowDefinition(ObjectNode definition) {
        narrow(definition.get("name"));
        narrow(definition.get("description"));
        for (String list : new String[] {"choices", "scale", "source", "target", "steps"}) {
            for (JsonNode component : definition.path(list)) {
                narrow(component.get("description"));
            }
        }
    }

    private void narrow(@Nullable JsonNode map) {
        if (map instanceof ObjectNode object) {
            narrow(object);
        }
    }

    /** The first tag that the best range covers; the first of all when none is covered. */
    private @Nullable String best(ObjectNode map) {
        for (Locale.LanguageRange range : ranges) {
            for (String tag : (Iterable<String>) map::fieldNames) {
                if (range.getWeight() > 0 && covers(range.getRange(), tag)) {
                    return tag;
                }
            }
        }
        return map.isEmpty() ? null : map.fieldNames().next();
    }

    /** RFC 2616 14.4: equal, or a prefix that ends at a hyphen. */
    private static boolean covers(String range, String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return range.equals("*") || lower.equals(range) || lower.startsWith(range + "-");
    }
}
