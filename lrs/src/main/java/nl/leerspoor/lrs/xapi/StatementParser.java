package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes to valid statements, or one refusal with everything that is wrong. Safe for use by several
 * threads.
 */
public final class StatementParser {
    private static final StatementParser DEFAULT = new StatementParser(100, 100_000, 1 << 20);

    private final ObjectReader reader;
    private final int maxBatch;
    private final int maxStatementBytes;

    /**
     * A parser with these limits.
     *
     * @param maxDepth deepest nesting of a value, levels
     * @param maxBatch most statements in one body
     * @param maxStatementBytes largest single statement, bytes
     */
    public StatementParser(int maxDepth, int maxBatch, int maxStatementBytes) {
        // What follows an element of a batch is the next one; the end is checked by hand.
        this.reader =
                Json.exact(maxDepth)
                        .reader()
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.maxBatch = maxBatch;
        this.maxStatementBytes = maxStatementBytes;
    }

    /**
     * Parses with the default limits.
     *
     * @throws ProblemException INVALID_INPUT with every violation, TOO_LARGE above a limit
     */
    public static List<Statement> parse(byte[] body, XapiVersion version) {
        return DEFAULT.read(body, version);
    }

    /**
     * Reads everything and parses with the default limits.
     *
     * @throws IOException when the stream fails
     * @throws ProblemException INVALID_INPUT with every violation, TOO_LARGE above a limit
     */
    public static List<Statement> parse(InputStream body, XapiVersion version) throws IOException {
        return DEFAULT.read(body.readAllBytes(), version);
    }

    /**
     * Parses one statement or an array of statements (Communication 2.1.2).
     *
     * @param body UTF-8 JSON
     * @param version whose rules apply
     * @return the statements in their order, each with its exact text; empty for an empty array
     * @throws ProblemException INVALID_INPUT with every violation, TOO_LARGE above a limit
     */
    public List<Statement> read(byte[] body, XapiVersion version) {
        return read(body, new Checks(version));
    }

    List<Statement> read(byte[] body, Checks checks) {
        boolean surrogates = Json.requireUtf8(body, "");
        XapiVersion version = checks.version();
        List<Statement> statements = new ArrayList<>();
        try (JsonParser parser = reader.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (statements.size() == maxBatch) {
                        throw tooLarge("more than " + maxBatch + " statements in one request");
                    }
                    statements.add(one(parser, body, version, checks, "/" + statements.size()));
                }
            } else if (first == JsonToken.START_OBJECT) {
                statements.add(one(parser, body, version, checks, ""));
            } else {
                throw ProblemException.invalid(
                        "", "Communication 2.1.2", "must be a statement or an array of statements");
            }
            if (parser.nextToken() != null) {
                throw ProblemException.invalid("", "Data 2.2", "text after the JSON value");
            }
        } catch (IOException e) {
            throw Json.notJson(e, "");
        } catch (NumberFormatException e) {
            throw Json.notNumber("");
        }
        for (int i = 0; surrogates && i < statements.size(); i++) {
            if (Json.hasLoneSurrogate(statements.get(i).json())) {
                checks.refuse("/" + i, "Communication 1.4", Json.LONE_SURROGATE);
            }
        }
        refuseEqualIds(statements, checks);
        checks.done("invalid statement");
        return List.copyOf(statements);
    }

    private Statement one(
            JsonParser parser, byte[] body, XapiVersion version, Checks checks, String pointer)
            throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode tree = reader.readTree(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        if (end - start > maxStatementBytes) {
            throw tooLarge("a statement larger than " + maxStatementBytes + " bytes");
        }
        StatementRules.statement(checks, tree, pointer);
        return new Statement(Arrays.copyOfRange(body, start, end), version, tree);
    }

    /** Communication 2.1.2: a batch with two equal ids is refused. */
    private static void refuseEqualIds(List<Statement> statements, Checks checks) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            JsonNode id = statements.get(i).json().path("id");
            if (!id.isTextual()) {
                continue;
            }
            Integer earlier = seen.putIfAbsent(id.asText().toLowerCase(Locale.ROOT), i);
            if (earlier != null) {
                checks.refuse(
                        "/" + i + "/id", "Communication 2.1.2", "same id as statement " + earlier);
            }
        }
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemType.TOO_LARGE, detail);
    }
}
