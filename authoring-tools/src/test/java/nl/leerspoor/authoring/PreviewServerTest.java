package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.LrsAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewServerTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path temp;
    private PreviewServer server;

    PreviewServerTest() throws IOException {
        server = new PreviewServer(0, List.of());
    }

    @BeforeEach
    void serveZips() throws IOException {
        server.close();
        Command.run("build", Command.SMALL, "--out", temp, "--format", "scorm12,cmi5,web");
        server =
                PreviewServer.ofZips(
                        0,
                        List.of(
                                temp.resolve("klein-1.2.0-scorm12.zip"),
                                temp.resolve("klein.begin-1.2.0-scorm12.zip"),
                                temp.resolve("klein-1.2.0-cmi5.zip"),
                                temp.resolve("klein-1.2.0-web.zip")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsEveryPackageInAnLmsAndOnTheWeb() throws Exception {
        assertThat(get("").body())
                .contains(
                        "/scorm12/?package=klein\"",
                        "/scorm12/?package=klein.begin\"",
                        "/cmi5/?package=klein\"",
                        "/web/?package=klein\"");
        assertThat(get("scorm12/?learner=bo").body())
                .contains("/preview/scorm12.js", "\"/scorm12/files/klein/index.html\"", ">bo<");
        assertThat(get("web/").body()).contains("/web/files/klein/index.html");
        assertThat(get("scorm12/files/klein/index.html").body()).contains("leerspoor-config");
        assertThat(get("preview/scorm12.js").body()).contains("Scorm12API");
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
        assertThat(get("scorm12/?learner=anna").body())
                .contains("\"cmi.suspend_data\":\"abc\\u003c\"")
                .contains("\"cmi.core.entry\":\"resume\"")
                .doesNotContain("session_time");
        assertThat(get("scorm12/?learner=bo").body()).contains("\"cmi.core.entry\":\"ab-initio\"");
        assertThat(server.cmi("klein.begin", "anna")).isEmpty();
    }

    @Test
    void startsAfreshWithANewAttempt() throws Exception {
        post("scorm12/cmi?learner=anna", "{\"cmi.core.lesson_status\":\"passed\"}");
        assertThat(post("scorm12/reset?package=klein&learner=anna", "").statusCode())
                .isEqualTo(303);
        assertThat(server.cmi("anna")).isEmpty();
    }

    @Test
    void launchesInBrowseAndReview() throws Exception { // D-20
        assertThat(get("scorm12/?mode=review").body())
                .contains("\"cmi.core.lesson_mode\":\"review\"")
                .contains("\"cmi.core.credit\":\"no-credit\"");
    }

    @Test
    void noPageHasAScriptOfItsOwnAndThePolicyForbidsIt() throws Exception { // issue 4, point 7
        for (String page : List.of("", "scorm12/", "cmi5/", "web/")) {
            HttpResponse<String> answer = get(page);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy ->
                                    assertThat(policy)
                                            .contains("default-src 'none'", "script-src 'self';")
                                            .doesNotContain("unsafe"));
            assertThat(answer.body())
                    .doesNotContainPattern("<script(?! src=| type=\"application/json\")")
                    .doesNotContainPattern(" on\\w+=|<style| style=");
        }
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
    }

    @Test
    void launchesAnAssignableUnitAsCmi5Says() throws Exception { // cmi5 8.1, 8.2, 9.3.1, 10
        String page = get("cmi5/?package=klein&learner=bo&au=0").body();
        assertThat(page).contains("aria-current=\"page\"", "deelnemer <b id=\"learner\">bo<");
        Map<String, String> launch = launchOf(page);
        assertThat(launch.keySet())
                .contains("au", "endpoint", "fetch", "actor", "registration", "activityId");
        String fetch = launch.get("fetch").substring(server.uri().toString().length());
        String token = post(fetch, "").body().replaceFirst(".*\"auth-token\":\"([^\"]+)\".*", "$1");
        assertThat(post(fetch, "").body()).contains("\"error-code\":\"1\"");

        String state =
                "xapi/activities/state?stateId=LMS.LaunchData&activityId="
                        + encode(launch.get("activityId"))
                        + "&registration="
                        + launch.get("registration")
                        + "&agent="
                        + encode(launch.get("actor"));
        assertThat(xapi("GET", state, token, "").body())
                .contains("\"launchMode\":\"Normal\"", "extensions/sessionid", "grouping");
        assertThat(xapi("GET", state, "bm90Om1pbmU=", "").statusCode()).isEqualTo(401);
        assertThat(
                        xapi(
                                        "GET",
                                        "xapi/statements?registration="
                                                + launch.get("registration"),
                                        token,
                                        "")
                                .body())
                .contains("http://adlnet.gov/expapi/verbs/launched");
        assertThat(launchOf(get("cmi5/?package=klein&learner=bo&au=1").body()).get("registration"))
                .isEqualTo(launch.get("registration"));
        assertThat(post("cmi5/reset?package=klein&learner=bo", "").statusCode()).isEqualTo(303);
        assertThat(launchOf(get("cmi5/?package=klein&learner=bo").body()).get("registration"))
                .isNotEqualTo(launch.get("registration"));
        assertThat(get("cmi5/?au=99").statusCode()).isEqualTo(404);
        assertThat(get("cmi5/?mode=Slow").statusCode()).isEqualTo(404);
    }

    @Test
    void showsEveryStatementWithWhatTheLrsSaidOfIt() throws Exception { // issue 4, point 7
        LrsAccess lrs = server.lrsAccess();
        String key =
                Base64.getEncoder()
                        .encodeToString(
                                (lrs.key() + ":" + lrs.secret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("events")).build();
        HttpResponse<java.io.InputStream> events =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": hello");
            String statement =
                    "{\"actor\":{\"mbox\":\"mailto:a@a.example\"},\"verb\":{\"id\":"
                            + "\"http://adlnet.gov/expapi/verbs/completed\"},\"object\":{\"id\":"
                            + "\"https://a.example/les\"}}";
            assertThat(xapi("POST", "xapi/statements", key, statement).statusCode()).isEqualTo(200);
            assertThat(statementEvent(lines)).contains("\"status\":200", "verbs/completed");
            assertThat(xapi("POST", "xapi/statements", key, "{\"verb\":1}").statusCode())
                    .isEqualTo(400);
            assertThat(statementEvent(lines)).contains("\"status\":400", "\"problem\":");
        }
    }

    @Test
    void refusesACommitThatIsNone() throws Exception {
        assertThat(post("scorm12/cmi?learner=x", "[]").statusCode()).isEqualTo(400);
        assertThat(post("scorm12/cmi?learner=x", "{").statusCode()).isEqualTo(400);
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
        assertThat(get("scorm12/?learner=%3Cscript%3E").body()).doesNotContain("<script>\"");
    }

    @Test
    void tellsOpenPagesThatSomethingIsNewAndKeepsTheLastGoodVersion() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("events")).build();
        HttpResponse<java.io.InputStream> events =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": hello");
            Path broken = Command.copy(temp.resolve("broken"));
            Files.writeString(broken.resolve("course.yaml"), "titel: <b>\n");
            server.show(List.of(), CourseBuild.read(broken).diagnostics());
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("event: reload");
        }
        assertThat(get("scorm12/").body())
                .contains("/scorm12/files/klein/index.html")
                .contains("unknown key &quot;titel&quot;")
                .contains("dit is de laatste goede versie");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(server.uri() + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the next statement's event says; signs of life may come before it. */
    private static String statementEvent(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.equals("event: statement")) {
            assertThat(line).matches("(: .*)?");
            line = lines.readLine();
        }
        return lines.readLine();
    }

    private HttpResponse<String> xapi(String method, String path, String credential, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .header("Authorization", "Basic " + credential)
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The parameters of the launch in the page's configuration. */
    private static Map<String, String> launchOf(String page) {
        Matcher start = Pattern.compile("\"start\":\"([^\"]+)\"").matcher(page);
        assertThat(start.find()).isTrue();
        Map<String, String> values = new HashMap<>();
        for (String part : start.group(1).replaceFirst("^[^?]*\\?", "").split("&")) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return values;
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
