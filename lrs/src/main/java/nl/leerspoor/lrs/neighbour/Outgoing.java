package nl.leerspoor.lrs.neighbour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.Statement;

/**
 * A statement as it is sent to another LRS, with the data of its attachments.
 *
 * @param seq place in our log
 * @param id its id
 * @param statement as received here
 * @param text what is sent
 * @param parts attachment data by lower-case hex SHA-2
 */
@SuppressWarnings("ArrayRecordComponent") // a text is as large as a statement: not copied
record Outgoing(
        long seq, UUID id, Statement statement, byte[] text, Map<String, Multipart.Part> parts) {
    /** Who receives a statement sets these (Data 2.4.8, 2.4.9); ours name credentials of ours. */
    private static final Set<String> OURS = Set.of("stored", "authority");

    private static final JsonFactory JSON = new JsonFactory();

    static Outgoing of(StoredStatement stored, StatementStore store, String tenant) {
        Map<String, Multipart.Part> parts = new LinkedHashMap<>();
        for (Attachment header : stored.statement().attachments()) {
            String sha2 = header.sha2().toLowerCase(Locale.ROOT);
            store.attachment(tenant, sha2).ifPresent(data -> parts.put(sha2, part(header, data)));
        }
        return new Outgoing(
                stored.seq(), stored.id(), stored.statement(), text(stored), Map.copyOf(parts));
    }

    private static Multipart.Part part(Attachment header, byte[] data) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", header.contentType());
        headers.put("Content-Transfer-Encoding", "binary");
        headers.put("X-Experience-API-Hash", header.sha2());
        return new Multipart.Part(headers, data);
    }

    /** Bytes of text and data together. */
    long bytes() {
        long bytes = text.length;
        for (Multipart.Part part : parts.values()) {
            bytes += part.content().length;
        }
        return bytes;
    }

    /**
     * The received text, byte by byte, with id and timestamp added where the sender gave none: the
     * other must not give it another id or time. Without stored and authority.
     */
    private static byte[] text(StoredStatement stored) {
        byte[] text = stored.statement().text();
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 100);
        out.write('{');
        boolean id = false;
        boolean timestamp = false;
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getByteOffset();
                if (!OURS.contains(name)) {
                    id |= name.equals("id");
                    timestamp |= name.equals("timestamp");
                    separate(out);
                    out.write(text, start, end - start);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("stored text is not JSON", e);
        }
        if (!id) {
            add(out, "id", stored.id().toString());
        }
        if (!timestamp) {
            add(out, "timestamp", stored.timestamp().toString());
        }
        out.write('}');
        return out.toByteArray();
    }

    private static void add(ByteArrayOutputStream out, String name, String value) {
        separate(out);
        out.writeBytes(('"' + name + "\":\"" + value + '"').getBytes(StandardCharsets.US_ASCII));
    }

    private static void separate(ByteArrayOutputStream out) {
        if (out.size() > 1) {
            out.write(',');
        }
    }
}
