package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.engine.Browser;

/** As much of an assignable unit as tests need: reads its launch, fetches its token, sends. */
final class Launch {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String VERSION = "X-Experience-API-Version";

    final Browser browser;
    final String address;
    final Map<String, String> parameters = new HashMap<>();
    String authorization = "";

    private Launch(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
        for (String pair : URI.create(address).getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
    }

    /** Presses the start button of a unit on the learner's page. */
    static Launch start(Browser browser, String registration, String unit) {
        browser.get("/mijn/" + registration).expect(200);
        Browser.Answer answer =
                browser.post("/mijn/" + registration + "/start/" + unit, Map.of()).expect(303);
        return new Launch(browser, answer.location());
    }

    JsonNode fetch() {
        Browser.Answer answer =
                browser.send(
                                HttpRequest.newBuilder(URI.create(parameters.get("fetch")))
                                        .POST(HttpRequest.BodyPublishers.noBody()))
                        .expect(200);
        JsonNode json = json(answer.body());
        if (json.has("auth-token")) {
            authorization = "Basic " + json.path("auth-token").asText();
        }
        return json;
    }

    JsonNode launchData() {
        return json(
                xapi(
                                "GET",
                                "activities/state?stateId=LMS.LaunchData&activityId="
                                        + encode(parameters.get("activityId"))
                                        + "&agent="
                                        + encode(parameters.get("actor"))
                                        + "&registration="
                                        + parameters.get("registration"),
                                null)
                        .expect(200)
                        .body());
    }

    /** A statement with the launch's context template; cmi5-defined ones are about the activity. */
    ObjectNode statement(String verb, boolean cmi5Defined, String object) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("id", UUID.randomUUID().toString());
        statement.set("actor", json(parameters.get("actor")));
        statement.putObject("verb").put("id", verb);
        statement
                .putObject("object")
                .put("id", cmi5Defined ? parameters.get("activityId") : object);
        ObjectNode context = (ObjectNode) launchData().path("contextTemplate").deepCopy();
        context.put("registration", parameters.get("registration"));
        if (cmi5Defined) {
            ArrayNode category = context.withObject("/contextActivities").putArray("category");
            category.addObject().put("id", LmsStatements.CMI5);
        }
        statement.set("context", context);
        statement.put("timestamp", Instant.now().toString());
        return statement;
    }

    ObjectNode completed() {
        ObjectNode statement = statement("http://adlnet.gov/expapi/verbs/completed", true, "");
        statement.putObject("result").put("completion", true).put("duration", "PT1M");
        statement
                .withArray("/context/contextActivities/category")
                .addObject()
                .put("id", "https://w3id.org/xapi/cmi5/context/categories/moveon");
        return statement;
    }

    ObjectNode terminated() {
        ObjectNode statement = statement("http://adlnet.gov/expapi/verbs/terminated", true, "");
        statement.putObject("result").put("duration", "PT2M");
        return statement;
    }

    ObjectNode initialized() {
        return statement("http://adlnet.gov/expapi/verbs/initialized", true, "");
    }

    Browser.Answer send(JsonNode statement) {
        return xapi("POST", "statements", statement.toString());
    }

    Browser.Answer xapi(String method, String resource, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(parameters.get("endpoint") + resource))
                        .header("Authorization", authorization)
                        .header(VERSION, "1.0.3")
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
