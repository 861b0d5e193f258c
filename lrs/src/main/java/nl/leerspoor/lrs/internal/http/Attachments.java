package nl.leerspoor.lrs.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.Violation;

/** Matches attachment data with the statements that name it (Communication 1.5.2). */
final class Attachments {
    private static final String RULE = "Communication 1.5.2";

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, byte[]> data = new HashMap<>();

    private Attachments() {}

    /**
     * The data by lower-case hex SHA-2.
     *
     * @param parts what came after the statements; empty for a JSON request
     * @throws ProblemException INVALID_INPUT when data is missing, is not what its hash says, or
     *     belongs to no statement
     */
    static Map<String, byte[]> match(List<Statement> statements, List<Multipart.Part> parts) {
        Attachments attachments = new Attachments();
        Map<String, Attachment> named = new HashMap<>();
        for (Statement statement : statements) {
            statement.attachments().forEach(a -> named.putIfAbsent(key(a.sha2()), a));
        }
        for (int i = 0; i < parts.size(); i++) {
            attachments.take(parts.get(i), "part " + (i + 2), named);
        }
        attachments.requireData(statements);
        if (!attachments.violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_INPUT,
                    "invalid attachments: " + attachments.violations.get(0).message(),
                    attachments.violations);
        }
        return attachments.data;
    }

    static String key(String sha2) {
        return sha2.toLowerCase(Locale.ROOT);
    }

    private void take(Multipart.Part part, String place, Map<String, Attachment> named) {
        if (!part.header("Content-Transfer-Encoding").equalsIgnoreCase("binary")) {
            refuse(place, "Content-Transfer-Encoding must be binary");
        }
        String hash = key(part.header(Headers.HASH));
        Attachment attachment = named.get(hash);
        if (attachment == null) {
            refuse(place, Headers.HASH + " is the sha2 of no attachment in the statements");
            return;
        }
        String length = part.header("Content-Length");
        if (!length.isEmpty() && !length.equals(Long.toString(attachment.length()))) {
            refuse(place, "Content-Length is not the attachment's length");
        }
        String type = part.header("Content-Type");
        if (!type.isEmpty() && !bare(type).equals(bare(attachment.contentType()))) {
            refuse(place, "Content-Type is not the attachment's contentType");
        }
        byte[] content = part.content();
        if (!Digests.sha2Hex(hash.length(), content).equals(hash)) {
            content = undone(content);
            if (!Digests.sha2Hex(hash.length(), content).equals(hash)) {
                refuse(place, "the data does not have the hash it says");
            }
        }
        data.put(hash, content);
    }

    /** Media type without parameters: the specification's own example differs in those. */
    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Some clients read bytes as Latin-1 and send them as UTF-8 text. What they meant to send is
     * found by undoing that, and accepted only when it has the hash they say.
     */
    private static byte[] undone(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void requireData(List<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            String pointer = statements.size() == 1 ? "" : "/" + i;
            List<Attachment> headers = statements.get(i).attachments();
            for (int j = 0; j < headers.size(); j++) {
                Attachment header = headers.get(j);
                if (header.fileUrl() == null && !data.containsKey(key(header.sha2()))) {
                    refuse(
                            pointer + "/attachments/" + j,
                            "the attachment has neither a fileUrl nor data in this request");
                }
            }
        }
    }

    private void refuse(String pointer, String message) {
        violations.add(new Violation(pointer, RULE, message));
    }
}
