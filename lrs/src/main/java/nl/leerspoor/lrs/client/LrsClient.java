package nl.leerspoor.lrs.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Speaks xAPI with another Learning Record Store. Its credential goes to the endpoint's host only.
 * Safe for use by several threads.
 */
public final class LrsClient {
    /** How long an answer may take unless told otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final JsonFactory LAX = new JsonFactory();

    private final URI endpoint;
    private final String authorization;
    private final XapiVersion version;
    private final Duration timeout;

    /**
     * A client for one endpoint that speaks 1.0.3.
     *
     * @param endpoint base of the resources, with or without a slash at the end
     * @param key user name in HTTP Basic
     * @param secret password in HTTP Basic
     */
    public LrsClient(URI endpoint, String key, String secret) {
        this(endpoint, key, secret, XapiVersion.V1_0_3, TIMEOUT);
    }

    /**
     * A client for one endpoint.
     *
     * @param endpoint base of the resources, with or without a slash at the end
     * @param key user name in HTTP Basic
     * @param secret password in HTTP Basic
     * @param version what is announced in every request
     * @param timeout of one request with its answer
     */
    public LrsClient(
            URI endpoint, String key, String secret, XapiVersion version, Duration timeout) {
        String base = endpoint.toString();
        this.endpoint = URI.create(base.endsWith("/") ? base : base + "/");
        byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
        this.version = version;
        this.timeout = timeout;
    }

    /**
     * One page of statements.
     *
     * @param statements exact texts, each one JSON value, not checked
     * @param attachments data of attachments by lower-case hex SHA-2, as the parts say, not checked
     * @param more where the next page is, at our endpoint; null at the end
     * @param consistentThrough until when the answer is complete; null when it does not say
     * @param date when it was sent, by the other's clock; null when it does not say
     */
    public record Page(
            List<byte[]> statements,
            Map<String, byte[]> attachments,
            @Nullable URI more,
            @Nullable Instant consistentThrough,
            @Nullable Instant date) {}

    /**
     * Sends statements in one request, all or none.
     *
     * @param statements each one JSON object
     * @return their ids, in order
     * @throws LrsClientException when they were not taken, or that is not known
     */
    public List<UUID> send(List<String> statements) {
        List<byte[]> texts =
                statements.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
        List<UUID> ids = new ArrayList<>();
        Json.parse(ok(post(texts, List.of())).body(), "")
                .forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }

    /**
     * Sends statements in one request, with the data of attachments, and gives the answer as it is.
     *
     * @param statements each one JSON object, UTF-8
     * @param attachments parts with the headers of Communication 1.5.2; empty for a JSON request
     * @throws LrsClientException when there is no answer
     */
    public Answer post(List<byte[]> statements, List<Multipart.Part> attachments) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        for (int i = 0; i < statements.size(); i++) {
            array.write(i == 0 ? '[' : ',');
            array.writeBytes(statements.get(i));
        }
        array.write(']');
        byte[] body = array.toByteArray();
        String type = "application/json";
        if (!attachments.isEmpty()) {
            List<Multipart.Part> parts = new ArrayList<>();
            parts.add(new Multipart.Part(Map.of("Content-Type", type), body));
            parts.addAll(attachments);
            String boundary = "leerspoor-" + UUID.randomUUID();
            body = Multipart.write(boundary, parts);
            type = "multipart/mixed; boundary=" + boundary;
        }
        return Exchange.send(
                request(endpoint.resolve("statements"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body)),
                timeout);
    }

    /**
     * The first page of a query.
     *
     * @param parameters as in Communication 2.1.3, for example {@code verb}
     */
    public Page query(Map<String, String> parameters) {
        return page(ok(get(endpoint.resolve("statements" + encoded(parameters)))));
    }

    /** The page that {@link Page#more()} points to. */
    public Page next(URI more) {
        Answer answer = get(more);
        String path = more.getRawPath();
        if (answer.status() == 404 && !path.startsWith(endpoint.getRawPath())) {
            // Some count `more` from the endpoint, though it begins with a slash.
            String query = more.getRawQuery() == null ? "" : "?" + more.getRawQuery();
            answer = get(endpoint.resolve(path.substring(1) + query));
        }
        return page(ok(answer));
    }

    /**
     * One statement, voided or not, with its attachments.
     *
     * @return a page with that statement; empty when there is none
     */
    public Optional<Page> find(UUID id) {
        for (String parameter : new String[] {"statementId", "voidedStatementId"}) {
            Map<String, String> parameters = new TreeMap<>();
            parameters.put(parameter, id.toString());
            parameters.put("attachments", "true");
            Answer answer = get(endpoint.resolve("statements" + encoded(parameters)));
            if (answer.status() != 404) {
                Content content = content(ok(answer));
                return Optional.of(
                        new Page(List.of(content.json), content.attachments, null, null, null));
            }
        }
        return Optional.empty();
    }

    private Page page(Answer answer) {
        Content content = content(answer);
        List<byte[]> statements = new ArrayList<>();
        String more = "";
        // Read laxly: a fault in one statement must not hide the others on the page.
        try (JsonParser parser = LAX.createParser(content.json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notXapi(answer, "not a StatementResult");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("statements") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        int start = (int) parser.currentTokenLocation().getByteOffset();
                        parser.skipChildren();
                        parser.finishToken();
                        int end = (int) parser.currentLocation().getByteOffset();
                        statements.add(Arrays.copyOfRange(content.json, start, end));
                    }
                } else if (name.equals("more") && value == JsonToken.VALUE_STRING) {
                    more = parser.getText().strip();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw notXapi(answer, "not JSON");
        }
        return new Page(
                statements,
                content.attachments,
                more.isEmpty() ? null : atEndpoint(more),
                instant(answer.header("X-Experience-API-Consistent-Through")),
                answer.date().orElse(null));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(byte[] json, Map<String, byte[]> attachments) {}

    /** JSON or multipart, by what it is: some servers name another type. */
    private static Content content(Answer answer) {
        byte[] body = answer.body();
        if (!begins(body, "--")) {
            return new Content(body, Map.of());
        }
        String type = answer.header("Content-Type");
        if (!type.toLowerCase(Locale.ROOT).contains("boundary")) {
            String line = new String(body, StandardCharsets.ISO_8859_1).strip();
            type = ";boundary=\"" + line.substring(2).split("[\r\n]", 2)[0].strip() + "\"";
        }
        try {
            List<Multipart.Part> parts = Multipart.parse(body, type);
            Map<String, byte[]> attachments = new HashMap<>();
            for (Multipart.Part part : parts.subList(1, parts.size())) {
                String hash = part.header("X-Experience-API-Hash").toLowerCase(Locale.ROOT);
                attachments.put(hash, part.content());
            }
            return new Content(parts.get(0).content(), attachments);
        } catch (ProblemException e) {
            throw notXapi(answer, e.detail());
        }
    }

    private static boolean begins(byte[] body, String with) {
        int at = 0;
        while (at < body.length && body[at] <= ' ' && body[at] >= 0) {
            at++;
        }
        byte[] bytes = with.getBytes(StandardCharsets.US_ASCII);
        return at + bytes.length <= body.length
                && Arrays.equals(body, at, at + bytes.length, bytes, 0, bytes.length);
    }

    /**
     * True when a body is a page for people: a log-in page or a proxy's, not the answer of an LRS,
     * whatever its status.
     */
    public static boolean isPage(Answer answer) {
        return begins(answer.body(), "<");
    }

    private static LrsClientException notXapi(Answer answer, String why) {
        return new LrsClientException(
                answer, "status " + answer.status() + ", but " + why + ": " + answer.text());
    }

    /**
     * Data 2.5 asks for a relative IRL. Others give absolute ones, with the host and scheme they
     * believe to have behind their proxy; the credential goes to the endpoint's host whatever they
     * say.
     */
    private URI atEndpoint(String more) {
        String legal = more.startsWith("?") ? "statements" + more : more;
        URI resolved = endpoint.resolve(URI.create(escaped(legal)));
        String path = resolved.getRawPath();
        String query = resolved.getRawQuery() == null ? "" : "?" + resolved.getRawQuery();
        return URI.create(
                endpoint.getScheme()
                        + "://"
                        + endpoint.getRawAuthority()
                        + (path == null || path.isEmpty() ? "/" : path)
                        + query);
    }

    /** What may not stand in a URI, in percent-encoding; a percent sign stays. */
    private static String escaped(String iri) {
        StringBuilder uri = new StringBuilder();
        for (byte b : iri.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-._~:/?@!$&'()*+,;=%".indexOf(c) >= 0;
            if (plain) {
                uri.append(c);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return uri.toString();
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** A state document; empty when there is none. */
    public Optional<byte[]> state(
            String activity, Ifi agent, @Nullable UUID registration, String stateId) {
        Answer answer = get(endpoint.resolve(statePath(activity, agent, registration, stateId)));
        return answer.status() == 404 ? Optional.empty() : Optional.of(ok(answer).body());
    }

    /** Stores a state document in place of what is there. */
    public void putState(
            String activity,
            Ifi agent,
            @Nullable UUID registration,
            String stateId,
            byte[] content,
            String contentType) {
        URI uri = endpoint.resolve(statePath(activity, agent, registration, stateId));
        ok(
                Exchange.send(
                        request(uri)
                                .header("Content-Type", contentType)
                                .PUT(BodyPublishers.ofByteArray(content)),
                        timeout));
    }

    private static String statePath(
            String activity, Ifi agent, @Nullable UUID registration, String stateId) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("activityId", activity);
        parameters.put("agent", agent.toAgent().toString());
        parameters.put("stateId", stateId);
        if (registration != null) {
            parameters.put("registration", registration.toString());
        }
        return "activities/state" + encoded(parameters);
    }

    private static String encoded(Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach(
                (name, value) ->
                        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private Answer get(URI uri) {
        return Exchange.send(request(uri).header("Accept-Encoding", "gzip").GET(), timeout);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .header("X-Experience-API-Version", version.text());
    }

    private static Answer ok(Answer answer) {
        if (!answer.ok()) {
            throw new LrsClientException(
                    answer, "status " + answer.status() + ": " + answer.text());
        }
        return answer;
    }
}
