package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON read strictly: no duplicate keys, nothing after the value, decimals stay decimals, UTF-8
 * only (Communication 1.4), nesting bounded.
 */
public final class Json {
    /** Deepest nesting any reader of this package takes, levels. */
    public static final int MAX_DEPTH = 1000;

    static final String LONE_SURROGATE = "half a surrogate pair is no character";

    /** For reading trusted text and for writing. */
    public static final ObjectMapper EXACT = exact(MAX_DEPTH);

    /** For texts that were read before: does not look for what was refused then. */
    static final JsonFactory TRUSTED = new JsonFactory();

    private Json() {}

    /** A mapper that refuses what is nested deeper than {@code maxDepth} levels. */
    static ObjectMapper exact(int maxDepth) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                        .build();
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /**
     * Reads one JSON value a client sent.
     *
     * @param pointer where it was, for the violation
     * @throws ProblemException INVALID_INPUT when it is not JSON
     */
    public static JsonNode parse(String text, String pointer) {
        return parse(text.getBytes(StandardCharsets.UTF_8), pointer);
    }

    /**
     * Reads one JSON value a client sent.
     *
     * @param pointer where it was, for the violation
     * @throws ProblemException INVALID_INPUT when it is not JSON in UTF-8
     */
    public static JsonNode parse(byte[] text, String pointer) {
        boolean surrogates = requireUtf8(text, pointer);
        try {
            JsonNode node = EXACT.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw ProblemException.invalid(pointer, "Data 2.2", "no JSON value");
            }
            if (surrogates && hasLoneSurrogate(node)) {
                throw ProblemException.invalid(pointer, "Communication 1.4", LONE_SURROGATE);
            }
            return node;
        } catch (IOException e) {
            throw notJson(e, pointer);
        } catch (NumberFormatException e) {
            throw notNumber(pointer);
        }
    }

    /** An exponent beyond what Java can hold, which Jackson lets through as Java says it. */
    static ProblemException notNumber(String pointer) {
        return ProblemException.invalid(pointer, "Data 2.2", "a number with too large an exponent");
    }

    /** Reads text that was checked when it was stored. */
    public static JsonNode trusted(byte[] text) {
        try {
            return EXACT.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("stored text is not JSON", e);
        }
    }

    /** Writes a tree as text. */
    public static byte[] write(JsonNode node) {
        try {
            return EXACT.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProblemException notJson(IOException e, String pointer) {
        String why = "cannot be read";
        if (e instanceof JsonProcessingException json) {
            why = json.getOriginalMessage();
            if (json.getLocation() != null) {
                why +=
                        " (line "
                                + json.getLocation().getLineNr()
                                + ", column "
                                + json.getLocation().getColumnNr()
                                + ")";
            }
        }
        return ProblemException.invalid(pointer, "Data 2.2", "not valid JSON: " + why);
    }

    /**
     * Jackson would guess UTF-16 and UTF-32; the specification knows UTF-8 only. RFC 8259 8.1 has
     * no byte order mark.
     *
     * @return true when there is an escaped surrogate, which may have no other half
     */
    static boolean requireUtf8(byte[] text, String pointer) {
        boolean surrogates = false;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == 0) {
                throw notUtf8(pointer);
            }
            surrogates |=
                    text[i] == '\\'
                            && i + 2 < text.length
                            && text[i + 1] == 'u'
                            && (text[i + 2] | 0x20) == 'd';
        }
        if (text.length > 2
                && text[0] == (byte) 0xEF
                && text[1] == (byte) 0xBB
                && text[2] == (byte) 0xBF) {
            throw notUtf8(pointer);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw notUtf8(pointer);
        }
        return surrogates;
    }

    private static ProblemException notUtf8(String pointer) {
        return ProblemException.invalid(
                pointer, "Communication 1.4", "must be UTF-8 text without byte order mark");
    }

    /** Half a surrogate pair cannot be written in UTF-8, whatever the escape says. */
    static boolean hasLoneSurrogate(JsonNode node) {
        if (node.isTextual()) {
            return !StandardCharsets.UTF_8.newEncoder().canEncode(node.textValue());
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(entry.getKey())
                    || hasLoneSurrogate(entry.getValue())) {
                return true;
            }
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (hasLoneSurrogate(element)) {
                    return true;
                }
            }
        }
        return false;
    }
}
