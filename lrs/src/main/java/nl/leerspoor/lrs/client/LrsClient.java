package nl.leerspoor.lrs.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import org.jspecify.annotations.Nullable;

/** Speaks xAPI 1.0.3 with another Learning Record Store. Safe for use by several threads. */
public final class LrsClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI endpoint;
    private final String authorization;

    /**
     * A client for one endpoint.
     *
     * @param endpoint base of the resources, with or without a slash at the end
     * @param key user name in HTTP Basic
     * @param secret password in HTTP Basic
     */
    public LrsClient(URI endpoint, String key, String secret) {
        String base = endpoint.toString();
        this.endpoint = URI.create(base.endsWith("/") ? base : base + "/");
        byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * One page of statements.
     *
     * @param statements exact texts
     * @param more where the next page is; null at the end
     */
    public record Page(List<JsonNode> statements, @Nullable URI more) {}

    /**
     * Sends statements in one request, all or none.
     *
     * @param statements each one JSON object
     * @return their ids, in order
     * @throws LrsClientException when they were not taken, or that is not known
     */
    public List<UUID> send(List<String> statements) {
        HttpRequest.Builder request =
                request(endpoint.resolve("statements"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("[" + String.join(",", statements) + "]"));
        List<UUID> ids = new ArrayList<>();
        Json.parse(ok(exchange(request)).body(), "")
                .forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }

    /**
     * The first page of a query.
     *
     * @param parameters as in Communication 2.1.3, for example {@code verb}
     */
    public Page query(Map<String, String> parameters) {
        return page(endpoint.resolve("statements" + encoded(parameters)));
    }

    /** The page that {@link Page#more()} points to. */
    public Page next(URI more) {
        return page(more);
    }

    private Page page(URI uri) {
        JsonNode result = Json.parse(ok(exchange(request(uri).GET())).body(), "");
        List<JsonNode> statements = new ArrayList<>();
        result.path("statements").forEach(statements::add);
        String more = result.path("more").asText("");
        return new Page(statements, more.isEmpty() ? null : endpoint.resolve(more));
    }

    /** A state document; empty when there is none. */
    public Optional<byte[]> state(
            String activity, Ifi agent, @Nullable UUID registration, String stateId) {
        URI uri = endpoint.resolve(statePath(activity, agent, registration, stateId));
        HttpResponse<byte[]> response = exchange(request(uri).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(ok(response).body());
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
                exchange(
                        request(uri)
                                .header("Content-Type", contentType)
                                .PUT(BodyPublishers.ofByteArray(content))));
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

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("X-Experience-API-Version", "1.0.3");
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new LrsClientException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LrsClientException(e);
        }
    }

    private static HttpResponse<byte[]> ok(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            String body = new String(response.body(), StandardCharsets.UTF_8);
            throw new LrsClientException(
                    response.statusCode(), "status " + response.statusCode() + ": " + body);
        }
        return response;
    }
}
