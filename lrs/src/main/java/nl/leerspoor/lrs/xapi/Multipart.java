package nl.leerspoor.lrs.xapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of type multipart/mixed (RFC 2046, Communication 1.5.2). */
public final class Multipart {
    private static final String RULE = "Communication 1.5.2";
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    ";\\s*boundary\\s*=\\s*(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?:;|$)",
                    Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /**
     * One part.
     *
     * @param headers values by lower-case name
     * @param content the bytes between the empty line and the next boundary
     */
    @SuppressWarnings("ArrayRecordComponent") // content is as large as a file: not copied
    public record Part(Map<String, String> headers, byte[] content) {
        /** A header of this part; empty when it has none of that name. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /**
     * The parts of a body. Lines may end with CRLF, as they should, or with LF alone.
     *
     * @throws ProblemException INVALID_INPUT when it is not a multipart body
     */
    public static List<Part> parse(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw invalid("the Content-Type has no boundary");
        }
        String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        byte[] delimiter = ("--" + name).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int line = delimiterLine(body, delimiter, 0);
        if (line < 0) {
            throw invalid("the boundary is not in the body");
        }
        while (!closes(body, line + delimiter.length)) {
            int start = lineEnd(body, line);
            int next = delimiterLine(body, delimiter, start);
            if (next < 0) {
                throw invalid("the last boundary is missing");
            }
            parts.add(part(Arrays.copyOfRange(body, start, contentEnd(body, start, next))));
            line = next;
        }
        if (parts.isEmpty()) {
            throw invalid("there is no part");
        }
        return parts;
    }

    /** Where a line begins that is the delimiter, whole or with the closing dashes; -1 if none. */
    private static int delimiterLine(byte[] body, byte[] delimiter, int from) {
        for (int at = from; at < body.length; at = lineEnd(body, at)) {
            int after = at + delimiter.length;
            if (after <= body.length
                    && Arrays.equals(body, at, after, delimiter, 0, delimiter.length)
                    && onlyDashesOrBlanks(body, after)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean onlyDashesOrBlanks(byte[] body, int from) {
        int at = closes(body, from) ? from + 2 : from;
        while (at < body.length && body[at] != '\n') {
            if (body[at] != ' ' && body[at] != '\t' && body[at] != '\r') {
                return false;
            }
            at++;
        }
        return true;
    }

    private static boolean closes(byte[] body, int at) {
        return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
    }

    private static int lineEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, body.length);
    }

    /** The line break before a delimiter belongs to the delimiter (RFC 2046, 5.1.1). */
    private static int contentEnd(byte[] body, int start, int delimiter) {
        int end = delimiter;
        if (end > start && body[end - 1] == '\n') {
            end--;
        }
        if (end > start && body[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    private static Part part(byte[] bytes) {
        Map<String, String> headers = new TreeMap<>();
        int at = 0;
        while (at < bytes.length) {
            int end = lineEnd(bytes, at);
            String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).strip();
            at = end;
            if (line.isEmpty()) {
                return new Part(headers, Arrays.copyOfRange(bytes, at, bytes.length));
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw invalid("a header of a part cannot be read");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw invalid("a part has no empty line after its headers");
    }

    /** Writes parts with this boundary, which must not occur in them. */
    public static byte[] write(String boundary, List<Part> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Part part : parts) {
            text(out, "--" + boundary + "\r\n");
            part.headers().forEach((name, value) -> text(out, name + ": " + value + "\r\n"));
            text(out, "\r\n");
            out.writeBytes(part.content());
            text(out, "\r\n");
        }
        text(out, "--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalid("", RULE, message);
    }
}
