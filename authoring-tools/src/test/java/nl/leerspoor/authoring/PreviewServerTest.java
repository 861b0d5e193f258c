package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.lrs.client.LrsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final PreviewServer server = new PreviewServer(0, List.of());

    @TempDir Path temp;
    private Path course;

    PreviewServerTest() throws IOException {}

    @BeforeEach
    void showTheSmallCourse() {
        course = Command.copy(temp.resolve("course"));
        Preview.show(server, course);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(PackageFormat.class)
    void everyFormatHasAHost(PackageFormat format) throws Exception { // issue 4, point 7
        String key = format.key();
        HttpResponse<String> page =
                get(key + "/?package=klein.begin&learner=bo%3Cb%3E&mode=browse");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "href=\"/"
                                + key
                                + "/?package=klein.begin&amp;learner=bo%3Cb%3E\" aria-current")
                .contains("value=\"bo&lt;b&gt;\"")
                .doesNotContain("<b>");
        for (PackageFormat other : PackageFormat.values()) {
            assertThat(page.body()).contains("<a href=\"/" + other.key() + "/?");
        }
        String start = launch(key + "/launch?package=klein.begin").path("start").asText();
        assertThat(start).startsWith("/" + key + "/files/klein.begin/index.html");
        assertThat(get(start.substring(1)).body())
                .contains(
                        "leerspoor-config", "\"format\":\"" + key + "\"", server.lrsAccess().key());
        assertThat(get("").headers().firstValue("Location")).contains("/scorm12/");
    }

    @Test
    void offersTheScormApisOfBothEditions() throws Exception {
        assertThat(get("scorm12/").body()).contains("src=\"/preview/scorm12.js\"");
        assertThat(get("scorm2004/").body()).contains("src=\"/preview/scorm2004.js\"");
        assertThat(get("preview/scorm12.js").body()).contains("Scorm12API");
        assertThat(get("preview/scorm2004.js").body()).contains("Scorm2004API");
        assertThat(get("preview/host.js").statusCode()).isEqualTo(200);
        assertThat(get("preview/host.css").headers().firstValue("Content-Type"))
                .contains("text/css; charset=utf-8");
    }

    @Test
    void keepsWhatALearnerCommitsForTheNextLaunchOnAnyDevice() throws Exception {
        assertThat(server.cmi("anna")).isEmpty();
        HttpResponse<String> answer =
                post(
                        "scorm12/cmi?package=klein&learner=anna",
                        "{\"cmi.core.lesson_status\":\"incomplete\",\"cmi.suspend_data\":\"abc<\","
                                + "\"cmi.core.exit\":\"suspend\",\"cmi.core.session_time\":\"00:01:00\","
                                + "\"cmi.objectives\":{},\"cmi.core.score.raw\":\"\"}");
        assertThat(answer.body()).isEqualTo("{\"result\":\"true\",\"errorCode\":0}");
        SortedMap<String, String> kept = server.cmi("anna");
        assertThat(kept)
                .containsEntry("cmi.core.lesson_status", "incomplete")
                .containsEntry("cmi.suspend_data", "abc<");
        JsonNode cmi = launch("scorm12/launch?package=klein&learner=anna").path("cmi");
        assertThat(cmi.path("cmi.suspend_data").asText()).isEqualTo("abc<");
        assertThat(cmi.path("cmi.core.entry").asText()).isEqualTo("resume");
        assertThat(cmi.has("cmi.core.session_time")).isFalse();
        assertThat(launch("scorm12/launch?learner=bo").at("/cmi/cmi.core.entry").asText())
                .isEqualTo("ab-initio");
        assertThat(server.cmi(PackageFormat.SCORM12, "klein.begin", "anna")).isEmpty();
        assertThat(server.cmi(PackageFormat.SCORM2004, "klein", "anna")).isEmpty();
    }

    @Test
    void inScorm2004OnlyWhoSuspendedGoesOn() throws Exception { // hosts.md 12
        String left = "{\"cmi.suspend_data\":\"abc\",\"cmi.exit\":\"%s\"}";
        post("scorm2004/cmi?learner=anna", left.formatted("suspend"));
        JsonNode cmi = launch("scorm2004/launch?learner=anna").path("cmi");
        assertThat(cmi.path("cmi.suspend_data").asText()).isEqualTo("abc");
        assertThat(cmi.path("cmi.entry").asText()).isEqualTo("resume");
        assertThat(cmi.has("cmi.exit")).isFalse();

        post("scorm2004/cmi?learner=anna", left.formatted("normal"));
        cmi = launch("scorm2004/launch?learner=anna").path("cmi");
        assertThat(cmi.has("cmi.suspend_data")).isFalse();
        assertThat(cmi.path("cmi.entry").asText()).isEqualTo("ab-initio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scorm12", "scorm2004"})
    void startsAfreshWithANewAttempt(String format) throws Exception {
        PackageFormat edition = PackageFormat.valueOf(format.toUpperCase(java.util.Locale.ROOT));
        post(format + "/cmi?learner=anna", "{\"cmi.suspend_data\":\"abc\"}");
        assertThat(server.cmi(edition, "klein", "anna")).isNotEmpty();
        HttpResponse<String> again = post(format + "/reset?learner=anna&mode=review", "");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location"))
                .contains("/" + format + "/?package=klein&learner=anna&mode=review");
        assertThat(server.cmi(edition, "klein", "anna")).isEmpty();
    }

    @Test
    void launchesInBrowseAndReview() throws Exception { // D-20
        JsonNode first = launch("scorm12/launch?mode=review").path("cmi");
        assertThat(first.path("cmi.core.lesson_mode").asText()).isEqualTo("review");
        assertThat(first.path("cmi.core.credit").asText()).isEqualTo("no-credit");
        JsonNode second = launch("scorm2004/launch?mode=browse").path("cmi");
        assertThat(second.path("cmi.mode").asText()).isEqualTo("browse");
        assertThat(second.path("cmi.credit").asText()).isEqualTo("no-credit");
        Map<String, String> launch = parameters(launch("cmi5/launch?mode=review"));
        assertThat(launchData(launch)).contains("\"launchMode\":\"Review\"");
    }

    @ParameterizedTest
    @EnumSource(PackageFormat.class)
    void noPageHasAScriptOfItsOwnAndThePolicyForbidsIt(PackageFormat format) throws Exception {
        HttpResponse<String> answer = get(format.key() + "/");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'", "script-src 'self';")
                                        .contains("frame-ancestors 'none'")
                                        .doesNotContain("unsafe"));
        assertThat(answer.body())
                .doesNotContainPattern("<script(?! src=)")
                .doesNotContainPattern(" on\\w+=|<style| style=");
        HttpResponse<String> file = get(format.key() + "/files/klein/index.html");
        assertThat(file.headers().firstValue("Content-Security-Policy"))
                .contains("frame-ancestors 'self'");
        assertThat(file.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
    }

    @Test
    void refusesPagesOfOtherSites() throws Exception {
        HttpRequest foreign =
                HttpRequest.newBuilder(server.uri().resolve("scorm12/cmi?learner=anna"))
                        .header("Origin", "https://elsewhere.example")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        assertThat(client.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        // A name of somebody else's that leads here (DNS rebinding); java.net.http sets no Host.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /scorm12/ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ")
                    .contains(server.uri().toString());
        }
    }

    @Test
    void launchesAnAssignableUnitAsCmi5Says() throws Exception { // cmi5 8.1, 8.2, 9.3.1, 10
        assertThat(get("cmi5/?package=klein&au=toets").body())
                .contains("<option value=\"toets\" selected>Kennistoets</option>");
        Map<String, String> launch = parameters(launch("cmi5/launch?learner=bo&au=toets"));
        assertThat(launch.keySet())
                .containsExactlyInAnyOrder(
                        "au", "endpoint", "fetch", "actor", "registration", "activityId");
        assertThat(launch).containsEntry("au", "toets");
        String fetch = launch.get("fetch").substring(server.uri().toString().length());
        assertThat(get(fetch).statusCode()).as("8.2: POST only").isEqualTo(404);
        assertThat(JSON.readTree(post(fetch, "").body()).path("auth-token").asText()).isNotEmpty();
        assertThat(post(fetch, "").body()).contains("\"error-code\":\"1\"");

        assertThat(launchData(launch))
                .contains("\"launchMode\":\"Normal\"", "extensions/sessionid", "grouping")
                .contains("\"moveOn\":\"CompletedAndPassed\"", "\"masteryScore\":0.6666")
                .doesNotContain("entitlementKey", "returnURL");
        assertThat(statements(launch.get("registration")))
                .contains("http://adlnet.gov/expapi/verbs/launched")
                .contains(launch.get("activityId"));
        assertThat(parameters(launch("cmi5/launch?learner=bo&au=begin")))
                .as("another unit, the same attempt")
                .containsEntry("registration", launch.get("registration"));
        post("cmi5/reset?package=klein&learner=bo", "");
        assertThat(parameters(launch("cmi5/launch?learner=bo")).get("registration"))
                .isNotEqualTo(launch.get("registration"));
    }

    @Test
    void launchesXapiWithEverythingInTheAddress() throws Exception { // docs/packages.md
        Map<String, String> launch = parameters(launch("xapi/launch?package=klein.begin"));
        assertThat(launch.keySet())
                .containsExactlyInAnyOrder(
                        "endpoint", "auth", "actor", "registration", "activity_id");
        assertThat(launch)
                .containsEntry("endpoint", server.lrsAccess().endpoint().toString())
                .containsEntry(
                        "activity_id", "https://opleider.example/id/course/klein/module/begin");
        assertThat(lrs("POST", "statements", launch.get("auth"), STATEMENT).statusCode())
                .isEqualTo(200);
        assertThat(lrs("POST", "statements", "Basic bm90Om1pbmU=", STATEMENT).statusCode())
                .isEqualTo(401);
        assertThat(parameters(launch("xapi/launch?package=klein.begin")))
                .containsEntry("registration", launch.get("registration"));
        post("xapi/reset?package=klein.begin", "");
        assertThat(parameters(launch("xapi/launch?package=klein.begin")).get("registration"))
                .isNotEqualTo(launch.get("registration"));
    }

    @Test
    void tellsEveryStatementWithWhatTheLrsSaidOfIt() throws Exception { // issue 4, point 7
        String auth = parameters(launch("xapi/launch")).get("auth");
        try (BufferedReader lines = events("")) {
            assertThat(lines.readLine()).isEqualTo(": hello");
            assertThat(lrs("POST", "statements", auth, STATEMENT).statusCode()).isEqualTo(200);
            assertThat(next(lines, "statement")).contains("\"status\":200", "verbs/completed");
            assertThat(lrs("POST", "statements", auth, "{\"verb\":1}").statusCode()).isEqualTo(400);
            assertThat(next(lines, "statement")).contains("\"status\":400", "\"problem\":");
            assertThat(lrs("POST", "statements", auth, "[").statusCode()).isEqualTo(400);
            assertThat(next(lines, "statement")).contains("\"statement\":\"[\"");
            String state = "activities/state?stateId=a&activityId=https%3A%2F%2Fa.example%2Fles";
            String agent = "&agent=" + encode("{\"mbox\":\"mailto:a@a.example\"}");
            assertThat(lrs("PUT", state + agent, auth, "{\"x\":1}").statusCode()).isEqualTo(204);
            assertThat(next(lines, "document"))
                    .contains("\"what\":\"PUT activities/state\"", "stateId=a", "{\\\"x\\\":1}");
        }
    }

    @Test
    void showsTheAuthorAMistakeThatWasTold() throws Exception { // P-47
        String told =
                """
                {"title": "Les", "text": "Er staat\\nlijgen."}""";
        try (BufferedReader lines = events("")) {
            assertThat(post("lrs/api/mistakes", told).statusCode()).isEqualTo(204);
            assertThat(next(lines, "mistake"))
                    .contains("\"title\":\"Les\"", "\"text\":\"Er staat\\nlijgen.\"");
        }
        for (String wrong : List.of("", "[]", "{", "x".repeat(1_000_001))) {
            assertThat(post("lrs/api/mistakes", wrong).statusCode()).isEqualTo(400);
        }
        assertThat(get("lrs/api/mistakes").statusCode()).isEqualTo(400);
    }

    @Test
    void saysWhereExamAndWorkbookAre() throws Exception { // D-28
        HttpResponse<String> answer = post("lrs/api/tickets", "{}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"detail\":", "./leerspoor up");
    }

    @Test
    void refusesACommitThatIsNone() throws Exception {
        assertThat(post("scorm12/cmi?learner=x", "[]").statusCode()).isEqualTo(400);
        assertThat(post("scorm12/cmi?learner=x", "{").statusCode()).isEqualTo(400);
        assertThat(post("scorm12/cmi?learner=x", "{\"cmi.a\":\"b\",").statusCode()).isEqualTo(400);
        assertThat(server.cmi("x")).as("all or nothing").isEmpty();
        assertThat(post("scorm12/cmi?learner=x", "x".repeat(1_000_001)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void sendsPartsOfAFilm() throws Exception {
        String film = "web/files/klein/media/begin/film.mp4";
        String whole = get(film).body();
        HttpResponse<String> part = range(film, "bytes=4-7");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.substring(4, 8));
        assertThat(part.headers().firstValue("Content-Range"))
                .contains("bytes 4-7/" + whole.length());
        assertThat(part.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(range(film, "bytes=-5").body()).isEqualTo(whole.substring(whole.length() - 5));
        assertThat(range(film, "bytes=4-").body()).isEqualTo(whole.substring(4));
        assertThat(range(film, "bytes=9999-").statusCode()).isEqualTo(416);
    }

    @Test
    void servesNothingElse() throws Exception {
        assertThat(get("x").statusCode()).isEqualTo(404);
        assertThat(get("web/files/klein/../../etc/passwd").statusCode()).isEqualTo(404);
        assertThat(get("web/files/klein/%2e%2e/x").statusCode()).isEqualTo(404);
        assertThat(get("preview/../Leerspoor.class").statusCode()).isEqualTo(404);
        assertThat(get("scorm12/launch").statusCode()).as("GET changes nothing").isEqualTo(404);
    }

    @Test
    void aBrokenFileShowsWhatIsWrongAndTheLastGoodVersionUntilItIsMended() throws Exception {
        Path file = course.resolve("course.yaml");
        String good = Files.readString(file);
        Files.writeString(file, good + "titel: <b>\n");
        assertThat(Preview.show(server, course)).contains("1 error", "the last good version stays");
        String page = get("scorm12/").body();
        assertThat(page)
                .contains("<details id=\"findings\" class=\"errors\" open>")
                .contains("course.yaml:" + (good.lines().count() + 1) + ":1: error: unknown key")
                .contains("unknown key &quot;titel&quot;; did you mean &quot;title&quot;?")
                .contains("Je ziet de laatste goede versie.")
                .contains("id=\"sco\"");
        assertThat(get("scorm12/files/klein/index.html").statusCode()).isEqualTo(200);

        Files.writeString(file, good.replace("Een kleine cursus", "Een kleine les"));
        Preview.show(server, course);
        assertThat(get("scorm12/").body()).doesNotContain("id=\"findings\" class=\"errors\"");
        assertThat(get("scorm12/files/klein/index.html").body()).contains("<title>Een kleine les");
    }

    @Test
    void aCourseThatIsBrokenFromTheStartAppearsOnceItIsMended() throws Exception {
        Path broken = Command.copy(temp.resolve("broken"));
        String good = Files.readString(broken.resolve("course.yaml"));
        Files.writeString(broken.resolve("course.yaml"), "titel: x\n");
        try (PreviewServer fresh = new PreviewServer(0, List.of())) {
            Preview.show(fresh, broken);
            for (String path : List.of("", "cmi5/")) {
                assertThat(get(fresh.uri() + path).body())
                        .contains("Er is nog niets te zien.", "unknown key", "/preview/host.js")
                        .doesNotContain("id=\"sco\"");
            }
            Files.writeString(broken.resolve("course.yaml"), good);
            Preview.show(fresh, broken);
            assertThat(get(fresh.uri() + "cmi5/").body()).contains("id=\"sco\"");
        }
    }

    @Test
    void aPageHearsOfWhatHappenedWhileItWasMade() throws Exception {
        String page = get("scorm12/").body();
        String event = page.replaceFirst("(?s).*data-event=\"(\\d+)\".*", "$1");
        Preview.show(server, course); // saved before the page listens
        try (BufferedReader lines = events("?since=" + event)) {
            assertThat(next(lines, "reload")).isEqualTo("data: ");
        }
    }

    @Test
    void aPackageWhoseIdHasChangedIsShownUnderTheNewOne() throws Exception {
        assertThat(get("scorm12/?package=weg").body()).contains("package=klein&amp;");
    }

    @Test
    void showsZipsAsAHostThatWasGivenThem() throws Exception {
        Command.run("build", Command.SMALL, "--out", temp.resolve("zips"));
        List<Path> zips;
        try (Stream<Path> files = Files.list(temp.resolve("zips"))) {
            zips = files.sorted().toList();
        }
        try (PreviewServer host = PreviewServer.ofZips(0, zips)) {
            for (PackageFormat format : PackageFormat.values()) {
                assertThat(get(host.uri() + format.key() + "/files/klein/index.html").body())
                        .contains("\"format\":\"" + format.key() + "\"");
            }
        }
    }

    private static final String STATEMENT =
            "{\"actor\":{\"mbox\":\"mailto:a@a.example\"},\"verb\":{\"id\":"
                    + "\"http://adlnet.gov/expapi/verbs/completed\"},\"object\":{\"id\":"
                    + "\"https://a.example/les\"}}";

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(path.startsWith("http") ? path : server.uri() + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode launch(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Map<String, String> parameters(JsonNode launch) {
        Map<String, String> values = new HashMap<>();
        for (String part : launch.path("start").asText().replaceFirst("^[^?]*\\?", "").split("&")) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private String launchData(Map<String, String> launch) throws IOException, InterruptedException {
        String auth = parameters(launch("xapi/launch")).get("auth");
        return lrs(
                        "GET",
                        "activities/state?stateId=LMS.LaunchData&activityId="
                                + encode(launch.get("activityId"))
                                + "&registration="
                                + launch.get("registration")
                                + "&agent="
                                + encode(launch.get("actor")),
                        auth,
                        "")
                .body();
    }

    private String statements(String registration) {
        LrsClient lrs =
                new LrsClient(
                        server.lrsAccess().endpoint(),
                        server.lrsAccess().key(),
                        server.lrsAccess().secret());
        StringBuilder texts = new StringBuilder();
        for (byte[] text : lrs.query(Map.of("registration", registration)).statements()) {
            texts.append(new String(text, StandardCharsets.UTF_8));
        }
        return texts.toString();
    }

    private BufferedReader events(String query) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + "events" + query)).build();
        return new BufferedReader(
                new InputStreamReader(
                        client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                        StandardCharsets.UTF_8));
    }

    /** What the next event of a name says; others and signs of life may come before it. */
    private static String next(BufferedReader lines, String event) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals("event: " + event)) {
            line = lines.readLine();
        }
        return String.valueOf(lines.readLine());
    }

    private HttpResponse<String> lrs(
            String method, String resource, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + "lrs/xapi/" + resource))
                        .header("Authorization", authorization)
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> range(String path, String range)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri().resolve(path)).header("Range", range).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
