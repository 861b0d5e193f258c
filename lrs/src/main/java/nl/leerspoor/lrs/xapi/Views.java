package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parts of JSON that was checked before. */
final class Views {
    private Views() {}

    static @Nullable String text(JsonNode node, String property) {
        JsonNode value = node.get(property);
        return value == null ? null : value.asText();
    }

    static <T> @Nullable T optional(@Nullable JsonNode node, Function<JsonNode, T> reader) {
        return node == null ? null : reader.apply(node);
    }

    static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reader) {
        List<T> list = new ArrayList<>(nodes.size());
        nodes.forEach(n -> list.add(reader.apply(n)));
        return Collections.unmodifiableList(list);
    }

    static Map<String, String> languages(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return Collections.unmodifiableMap(map);
    }

    static Map<String, JsonNode> extensions(JsonNode node) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        node.path("extensions").properties().forEach(e -> map.put(e.getKey(), e.getValue()));
        return Collections.unmodifiableMap(map);
    }
}
