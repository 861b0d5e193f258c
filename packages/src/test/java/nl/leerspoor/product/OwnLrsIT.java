package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the player in a real Chromium tells our own LRS and asks of it, in an xAPI launch: the words
 * of the Video Profile, and the learner's notes.
 */
class OwnLrsIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> OwnLrsIT.chromium);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String VIDEO = "https://w3id.org/xapi/video/";
    private static final String FILM = "het_babybrein";
    private static final String ARTICLE = "grote_bewegingen";
    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    private static Chromium chromium;

    private final Course course =
            Objects.requireNonNull(CourseReader.read(Product.course()).course());

    @BeforeAll
    static void up() {
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @Test
    void onlyWhatWasWatchedCountsAndJumpsAreToldInTheWordsOfTheVideoProfile() throws Exception {
        try (PreviewServer host = host();
                BrowserContext phone = chromium.phone()) {
            URI launch = launch(host);
            Page page = phone.newPage();
            page.navigate(launch.toString());
            Player player = new Player(page.mainFrame(), course);
            player.open(FILM);
            Locator film = player.find("video");

            film.evaluate("film => { film.muted = true; return film.play(); }");
            until(page, film, "film.currentTime > 2");
            film.evaluate("film => { film.currentTime = 20; }");
            film.evaluate("film => { film.currentTime = 30; }"); // the thumb is dragged on
            until(page, film, "film.currentTime > 33");
            film.evaluate("film => film.pause()");
            page.waitForCondition(() -> ofTheFilm(launch).size() == 3);

            List<JsonNode> said = ofTheFilm(launch);
            assertThat(said)
                    .extracting(s -> s.at("/verb/display/en").asText())
                    .containsExactly("played", "seeked", "paused");
            JsonNode jump = said.get(1).at("/result/extensions");
            assertThat(jump.path(VIDEO + "extensions/time-from").asDouble())
                    .isCloseTo(2.2, within(1.0));
            assertThat(jump.path(VIDEO + "extensions/time-to").asDouble())
                    .isCloseTo(30, within(0.5));
            JsonNode paused = said.get(2).at("/result/extensions");
            double length =
                    said.get(2)
                            .at("/context/extensions")
                            .path(VIDEO + "extensions/length")
                            .asDouble();
            assertThat(paused.path(VIDEO + "extensions/progress").asDouble())
                    .as("five of %s seconds", length)
                    .isCloseTo(5 / length, within(1.5 / length));
            assertThat(paused.path(VIDEO + "extensions/played-segments").asText())
                    .matches("0\\[\\.\\][\\d.]+\\[,\\]30[\\d.]*\\[\\.\\]3\\d[\\d.]*");

            page.reload(); // goes on where it was, which is no jump of the learner
            player = new Player(page.mainFrame(), course);
            Locator again = player.find("video");
            until(page, again, "Math.abs(film.currentTime - 33) < 2");
            again.evaluate("film => { film.muted = true; film.currentTime = film.duration - 1; }");
            until(page, again, "!film.seeking && film.currentTime > 40");
            again.evaluate("film => film.play()");
            until(page, again, "film.ended");
            player.settle();
            assertThat(verbs(launch))
                    .containsExactly("played", "seeked", "paused", "seeked", "played", "paused");
            assertThat(player.complete()).as("the end alone is not the film").isZero();

            again.evaluate("film => { film.currentTime = 0; }");
            until(page, again, "film.currentTime < 1 && !film.seeking");
            again.evaluate("film => { film.playbackRate = 8; return film.play(); }");
            again.evaluate("film => { film.playbackRate = 8; }");
            until(page, again, "film.ended");
            page.waitForCondition(() -> verbs(launch).contains("completed"));
            assertThat(player.complete()).isEqualTo(1);
            JsonNode completed =
                    ofTheFilm(launch).stream()
                            .filter(s -> s.at("/result/completion").asBoolean())
                            .findFirst()
                            .orElseThrow();
            assertThat(
                            completed
                                    .at("/result/extensions")
                                    .path(VIDEO + "extensions/progress")
                                    .asDouble())
                    .isBetween(0.9, 1.0);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void p60_aNoteMadeOnOneDeviceStandsOnAnother() throws Exception {
        String words = "Eerst kijken, dan doen.";
        try (PreviewServer host = host();
                BrowserContext phone = chromium.phone();
                BrowserContext laptop = chromium.laptop()) {
            URI launch = launch(host);
            Page page = phone.newPage();
            page.navigate(launch.toString());
            new Player(page.mainFrame(), course).open(ARTICLE);
            page.locator(".place [data-action=note]").first().click();
            page.keyboard().type(words);
            page.locator("[data-action=note-ready]").click();
            notes(page);
            page.getByText("staan in je leeromgeving en op dit apparaat").waitFor();

            Page other = laptop.newPage();
            other.navigate(launch(host).toString());
            new Player(other.mainFrame(), course);
            notes(other);
            other.getByText(words).waitFor();
            other.locator("[data-action=remove]").click();
            other.getByText("staan in je leeromgeving en op dit apparaat").waitFor();

            page.reload();
            new Player(page.mainFrame(), course);
            notes(page);
            page.getByText(words).waitFor(GONE);
            assertThat(statements(launch).toString()).contains("initialized").doesNotContain(words);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void notes(Page page) {
        page.locator("[data-action=tools]").click();
        page.locator(".tools [data-action=notes]").click();
        page.waitForSelector(".body[data-ready=notes]");
    }

    private PreviewServer host() throws IOException {
        return new PreviewServer(
                0,
                List.of(
                        ContentPackages.of(
                                course,
                                new SourceReader(Product.course()),
                                PackageFormat.XAPI,
                                PackageScope.COURSE,
                                null)));
    }

    private static void until(Page page, Locator film, String condition) {
        page.waitForCondition(() -> (boolean) film.evaluate("film => " + condition));
    }

    /** A launch as the preview makes one for its own page. */
    private static URI launch(PreviewServer host) throws Exception {
        HttpRequest ask =
                HttpRequest.newBuilder(host.uri().resolve("xapi/launch"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        JsonNode launched = JSON.readTree(HTTP.send(ask, BodyHandlers.ofString()).body());
        return host.uri().resolve("xapi/").resolve(launched.path("start").asText());
    }

    private static List<String> verbs(URI launch) {
        return ofTheFilm(launch).stream().map(s -> s.at("/verb/display/en").asText()).toList();
    }

    private static List<JsonNode> ofTheFilm(URI launch) {
        return statements(launch).stream()
                .filter(
                        s ->
                                s.at("/context/contextActivities/category")
                                        .toString()
                                        .contains("\"https://w3id.org/xapi/video\""))
                .toList();
    }

    /**
     * What the LRS has of the attempt, by time, and of one millisecond as it came; asked with the
     * launch's own key.
     */
    private static List<JsonNode> statements(URI launch) {
        Map<String, String> query =
                Arrays.stream(launch.getRawQuery().split("&"))
                        .map(part -> part.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        pair -> pair[0],
                                        pair ->
                                                URLDecoder.decode(
                                                        pair[1], StandardCharsets.UTF_8)));
        HttpRequest ask =
                HttpRequest.newBuilder(
                                URI.create(
                                        query.get("endpoint")
                                                + "statements?limit=100&ascending=true&registration="
                                                + query.get("registration")))
                        .header("Authorization", query.get("auth"))
                        .header("X-Experience-API-Version", "1.0.3")
                        .build();
        try {
            JsonNode answer = JSON.readTree(HTTP.send(ask, BodyHandlers.ofString()).body());
            return StreamSupport.stream(answer.path("statements").spliterator(), false)
                    .sorted((a, b) -> time(a).compareTo(time(b)))
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String time(JsonNode statement) {
        return statement.path("timestamp").asText();
    }
}
