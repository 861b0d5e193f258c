package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The text a reader gets: the received text with what the store assigns spliced in, every other
 * byte as it came (Data 2.2, decisions D-13).
 */
public final class StatementText {
    /** What a version property must be when the sender gave none (Data 2.4.10; 2.0 likewise). */
    private static String versionWithout(XapiVersion version) {
        return version == XapiVersion.V2_0 ? "2.0.0" : "1.0.0";
    }

    private record Edit(int start, int end, String replacement) {}

    private final byte[] text;
    private final Set<String> present = new HashSet<>();
    private final List<Edit> edits = new ArrayList<>();
    private final String stored;
    private final String authority;

    private StatementText(byte[] text, String stored, String authority) {
        this.text = text;
        this.stored = stored;
        this.authority = authority;
    }

    /**
     * The statement as answered to a reader.
     *
     * @param statement as received
     * @param id its id
     * @param storedAt when it was stored; also its timestamp when the sender gave none
     * @param authority its authority, an agent in JSON
     */
    public static String complete(
            Statement statement, UUID id, Instant storedAt, String authority) {
        StatementText splice =
                new StatementText(statement.text(), '"' + storedAt.toString() + '"', authority);
        try {
            splice.walk();
        } catch (IOException e) {
            throw new IllegalStateException("stored text is not JSON", e);
        }
        StringBuilder missing = new StringBuilder();
        splice.add(missing, "id", '"' + id.toString() + '"');
        splice.add(missing, "timestamp", splice.stored);
        splice.add(missing, "stored", splice.stored);
        splice.add(missing, "authority", authority);
        splice.add(missing, "version", '"' + versionWithout(statement.requestVersion()) + '"');
        return splice.join(missing);
    }

    /**
     * The same statement with its timestamps in UTC, as 2.0 answers them (IEEE 9274.1.1). Texts
     * that are in UTC already are given back as they are.
     */
    public static String utc(String complete) {
        StatementText splice = new StatementText(complete.getBytes(StandardCharsets.UTF_8), "", "");
        try {
            splice.walkTimes();
        } catch (IOException e) {
            throw new IllegalStateException("stored text is not JSON", e);
        }
        return splice.edits.isEmpty() ? complete : splice.join(new StringBuilder());
    }

    private void walkTimes() throws IOException {
        try (JsonParser parser = Json.TRUSTED.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("timestamp")) {
                    time(parser);
                } else if (name.equals("object")) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        boolean inner = parser.currentName().equals("timestamp");
                        parser.nextToken();
                        if (inner) {
                            time(parser);
                        } else {
                            parser.skipChildren();
                        }
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void time(JsonParser parser) throws IOException {
        String value = parser.getText();
        Timestamp.find(value, XapiVersion.V1_0_3)
                .or(() -> Timestamp.find(value, XapiVersion.V2_0))
                .map(t -> t.instant().toString())
                .filter(utc -> !value.endsWith("Z") || value.indexOf('T') != 10)
                .ifPresent(utc -> edits.add(new Edit(start(parser), end(parser), '"' + utc + '"')));
    }

    private void add(StringBuilder missing, String name, String value) {
        if (!present.contains(name)) {
            missing.append('"').append(name).append("\":").append(value).append(',');
        }
    }

    private void walk() throws IOException {
        try (JsonParser parser = Json.TRUSTED.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                present.add(name);
                parser.nextToken();
                switch (name) {
                    case "stored" -> replace(parser, stored);
                    case "authority" -> replace(parser, authority);
                    case "context" -> context(parser);
                    case "object" -> object(parser);
                    default -> parser.skipChildren();
                }
            }
        }
    }

    /** Only a sub-statement has a context inside an object. */
    private void object(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean context = parser.currentName().equals("context");
            parser.nextToken();
            if (context) {
                context(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void context(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean activities = parser.currentName().equals("contextActivities");
            parser.nextToken();
            if (activities) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    activity(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Data 2.4.6.2: answered as an array, even if it arrived as a single activity. */
    private void activity(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            int start = start(parser);
            parser.skipChildren();
            int end = end(parser);
            edits.add(new Edit(start, start, "["));
            edits.add(new Edit(end, end, "]"));
        } else {
            parser.skipChildren();
        }
    }

    private void replace(JsonParser parser, String value) throws IOException {
        int start = start(parser);
        parser.skipChildren();
        parser.finishToken();
        edits.add(new Edit(start, end(parser), value));
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    private String join(StringBuilder missing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 512);
        out.write('{');
        out.writeBytes(missing.toString().getBytes(StandardCharsets.UTF_8));
        int at = 1;
        for (Edit edit : edits) {
            out.write(text, at, edit.start() - at);
            out.writeBytes(edit.replacement().getBytes(StandardCharsets.UTF_8));
            at = edit.end();
        }
        out.write(text, at, text.length - at);
        return out.toString(StandardCharsets.UTF_8);
    }
}
