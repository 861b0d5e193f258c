package nl.leerspoor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as tests need: cookies, forms with their token, no automatic redirects. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private String formToken = "";

    public Browser(URI base) {
        this.base = base;
    }

    /** An answer. */
    public record Answer(HttpResponse<String> response) {
        public Answer expect(int status) {
            assertThat(response.statusCode())
                    .as("status of %s, which said: %s", response.uri(), response.body())
                    .isEqualTo(status);
            return this;
        }

        public String body() {
            return response.body();
        }

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String location() {
            return header("Location");
        }
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        Answer answer = send(request);
        Matcher matcher = TOKEN.matcher(answer.body());
        if (matcher.find()) {
            formToken = matcher.group(1);
        }
        return answer;
    }

    /** Sends a form with the token of the last page that had one. */
    public Answer post(String path, Map<String, String> fields, String... headers) {
        Map<String, String> all = new HashMap<>(fields);
        if (!formToken.isEmpty()) {
            all.putIfAbsent("formToken", formToken);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(all)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first group of a pattern in a page. */
    public static String find(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    public URI resolve(String path) {
        return base.resolve(path);
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                Arrays.stream(new String[] {field.getKey(), field.getValue()})
                                        .map(
                                                text ->
                                                        URLEncoder.encode(
                                                                text, StandardCharsets.UTF_8))
                                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
    }
}
