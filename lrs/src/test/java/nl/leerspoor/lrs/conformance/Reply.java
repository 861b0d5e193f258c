package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.lrs.xapi.Json;

/** What was answered; each check gives it back for the next. */
public record Reply(HttpResponse<byte[]> response) {
    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.parse(response.body(), "");
    }

    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public Reply is(int status) {
        assertThat(response.statusCode())
                .as("%s %s: %s", response.request().method(), response.uri(), text())
                .isEqualTo(status);
        return this;
    }

    public Reply has(String header, String regex) {
        assertThat(header(header)).as(header).matches(regex);
        return this;
    }

    public Reply body(String text) {
        assertThat(text()).isEqualTo(text);
        return this;
    }

    public Reply contains(String text) {
        assertThat(text()).contains(text);
        return this;
    }

    public Reply lacks(String text) {
        assertThat(text()).doesNotContain(text);
        return this;
    }

    /** A refusal in the form every refusal has, with a violation at this place. */
    public Reply refuses(int status, String pointer) {
        is(status);
        has("Content-Type", "application/problem\\+json");
        JsonNode body = json();
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("detail").asText()).isNotEmpty().doesNotContain("::");
        assertThat(body.path("type").asText()).contains("#");
        List<String> pointers = new ArrayList<>();
        body.path("violations").forEach(v -> pointers.add(v.path("pointer").asText()));
        assertThat(pointers).contains(pointer);
        return this;
    }

    /** Ids of the statements on a page, in their order. */
    public List<String> ids() {
        is(200);
        List<String> ids = new ArrayList<>();
        at("/statements").forEach(s -> ids.add(s.path("id").asText()));
        return ids;
    }
}
