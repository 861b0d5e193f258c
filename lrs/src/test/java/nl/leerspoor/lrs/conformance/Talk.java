package nl.leerspoor.lrs.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** One conversation in one version; what it is about is its own, so others cannot disturb it. */
public final class Talk {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A value that no other conversation has. */
    public final String unique = UUID.randomUUID().toString();

    public final TestLrs lrs;
    public final XapiVersion version;

    public Talk(TestLrs lrs, XapiVersion version) {
        this.lrs = lrs;
        this.version = version;
    }

    public String mail() {
        return unique + "@example.com";
    }

    public String agent() {
        return "{\"mbox\":\"mailto:" + mail() + "\"}";
    }

    public String verb() {
        return "http://example.com/verbs/" + unique;
    }

    public String activity() {
        return "http://example.com/activities/" + unique;
    }

    /** A statement of this conversation, with more members if given. */
    public String statement(String... members) {
        return statement(UUID.randomUUID(), members);
    }

    public String statement(UUID id, String... members) {
        StringBuilder more = new StringBuilder();
        for (String member : members) {
            more.append(',').append(member);
        }
        return "{\"id\":\"%s\",\"actor\":%s,\"verb\":{\"id\":\"%s\"},\"object\":{\"id\":\"%s\"}%s}"
                .formatted(id, agent(), verb(), activity(), more);
    }

    /** A statement by a stranger about another statement. */
    public String about(UUID id, String verb, UUID target) {
        return Samples.referring(id, verb, target);
    }

    public String query(String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(Samples.encode(namesAndValues[i + 1]));
        }
        return query.toString();
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    public Reply head(String path, String... headers) {
        return send("HEAD", path, new byte[0], headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, new byte[0], headers);
    }

    public Reply post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Reply put(String path, String body, String... headers) {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends credential, version and JSON as type; a header given as empty is left out. */
    public Reply send(String method, String path, byte[] body, String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Authorization", TestLrs.basic(lrs.credential()));
        all.put("X-Experience-API-Version", version.text());
        if (method.startsWith("P")) {
            all.put("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        String prefix = "/xapi";
        URI uri = lrs.uri(path.startsWith(prefix) ? path.substring(prefix.length()) : path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .method(
                                method,
                                body.length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        request.header(name, value);
                    }
                });
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /** An alternate request (Communication 1.3). */
    public Reply form(String method, String... namesAndValues) {
        String form = namesAndValues.length == 0 ? "" : query(namesAndValues).substring(1);
        return post(
                "/statements?method=" + method,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Statements and parts as multipart/mixed; a part is its header lines, then its data. */
    public Reply multipart(String json, Part... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        write(body, "--cut\r\nContent-Type: application/json\r\n\r\n" + json);
        for (Part part : parts) {
            write(body, "\r\n--cut\r\n");
            part.headers.forEach((name, value) -> write(body, name + ": " + value + "\r\n"));
            write(body, "\r\n");
            body.writeBytes(part.data);
        }
        write(body, "\r\n--cut--\r\n");
        return send(
                "POST",
                "/statements",
                body.toByteArray(),
                "Content-Type",
                "multipart/mixed; boundary=cut");
    }

    static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Data of an attachment. */
    public static final class Part {
        final Map<String, String> headers = new LinkedHashMap<>();
        final byte[] data;

        public Part(byte[] data, String sha2) {
            this.data = data;
            headers.put("Content-Type", "text/plain");
            headers.put("Content-Transfer-Encoding", "binary");
            headers.put("X-Experience-API-Hash", sha2);
        }

        /** With another header; without it when the value is empty. */
        public Part with(String name, String value) {
            headers.put(name, value);
            if (value.isEmpty()) {
                headers.remove(name);
            }
            return this;
        }
    }
}
