package nl.leerspoor.engine.content;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON. A writer of our own, so that a package depends on no library's version (D-24). */
final class Json {
    private final StringBuilder out = new StringBuilder(1024);

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value maps in their own order, lists, texts, numbers, booleans and null
     */
    static String write(Object value) {
        Json json = new Json();
        json.append(value);
        return json.out.toString();
    }

    /** Writes a value that will stand inside a script element, which no text may end early. */
    static String inScript(Object value) {
        return write(value).replace("<", "\\u003c");
    }

    private void append(Object value) {
        if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before);
                quote(String.valueOf(entry.getKey()));
                out.append(':');
                append(entry.getValue());
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object item : list) {
                out.append(before);
                append(item);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            out.append(value);
        } else {
            quote((String) value);
        }
    }

    /** Most of a course needs no escape: what lies between two of them goes over at once. */
    private void quote(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text.charAt(i));
            if (escaped != null) {
                out.append(text, from, i).append(escaped);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private static @Nullable String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            // U+2028 and U+2029 end a line in JavaScript before ES2019.
            default ->
                    c < ' ' || c == '\u2028' || c == '\u2029'
                            ? String.format("\\u%04x", (int) c)
                            : null;
        };
    }
}
