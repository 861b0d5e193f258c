package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code ./leerspoor preview} of a new course, in a process of its own, with a real Chromium before
 * it (issue 4, point 7).
 */
class PreviewIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> PreviewIT.chromium);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path folder;
    private static Path source;
    private static Process preview;
    private static String base;
    private static Course course;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        source = folder.resolve("cursus");
        Product.run("new", source.toString());
        course = Objects.requireNonNull(CourseReader.read(source).course());
        preview = Product.start("preview", source.toString(), "--port", "0");
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(preview.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); base == null; line = output.readLine()) {
            assertThat(line).as(said.toString()).isNotNull();
            said.append(line).append('\n');
            if (line.contains(" at http://127.0.0.1:")) {
                base = line.replaceFirst(".* at (http\\S+).*", "$1");
            }
        }
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "preview output");
        reader.setDaemon(true); // or the preview would wait for somebody to read it
        reader.start();
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
        preview.destroy();
    }

    @ParameterizedTest
    @EnumSource(PackageFormat.class)
    void aUnitIsCompletedShownKeptAndForgotten(PackageFormat format) throws Exception {
        try (BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            page.navigate(base + format.key() + "/");
            Player player = player(page);
            assertThat(player.complete()).isZero();
            player.completeUnit();
            switch (format) {
                case SCORM12 -> {
                    message(page, "call", "LMSInitialize(\"\") → \"true\"");
                    message(
                            page,
                            "call",
                            "LMSSetValue(\"cmi.core.lesson_status\", \"incomplete\")");
                    message(page, "call", "LMSCommit(\"\") → \"true\"");
                }
                case SCORM2004 -> {
                    message(page, "call", "Initialize(\"\") → \"true\"");
                    message(page, "call", "SetValue(\"cmi.completion_status\", \"incomplete\")");
                    message(page, "call", "Commit(\"\") → \"true\"");
                }
                case CMI5 -> {
                    message(page, "statement", "launched");
                    message(page, "statement", "initialized");
                    message(page, "document", "LMS.LaunchData");
                }
                case XAPI -> message(page, "document", "leerspoor.progress");
                case WEB -> assertThat(page.locator("#messages li.call").count()).isZero();
            }
            message(page, "statement", "completed " + unit().title());
            Chromium.shoot(page, "preview-" + format.key() + "-1280");
            assertThat(inTheLrs(format)).contains(unit().iri(), "verbs/completed");
            player.settle();

            page.reload(); // as an LMS: the same attempt
            player = player(page);
            assertThat(player.complete()).isEqualTo(1);
            assertThat(frameAddress(page))
                    .as("credentials never stay in the address (D-23)")
                    .doesNotContain("fetch=")
                    .doesNotContain("auth=");

            page.locator("#again button").click();
            page.waitForURL("**/" + format.key() + "/?package=*");
            player = player(page);
            assertThat(player.complete()).as("a clean attempt").isZero();
            assertThat(page.locator("#messages .wrong").allTextContents()).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void thePanelIsForEveryone(ColorScheme scheme) { // WCAG 2.2 AA
        for (boolean small : new boolean[] {true, false}) {
            try (BrowserContext device = small ? chromium.phone() : chromium.laptop()) {
                Page page = device.newPage();
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.navigate(base + "scorm12/?learner=" + scheme + small);
                player(page);
                page.evaluate("API.LMSSetValue('cmi.core.score.raw', 'veel')");
                Locator wrong = message(page, "wrong", "fout 405: ");
                assertThat(wrong.textContent()).contains("LMSSetValue", "\"veel\"", " → \"false\"");

                // Newest first, and everything by keyboard.
                assertThat(page.locator("#messages li.call").last().textContent())
                        .contains("LMSInitialize");
                page.locator("#settings summary").press("Enter");
                page.locator("#kind").selectOption("wrong");
                assertThat(page.locator("#messages li:visible").count()).isOne();
                assertThat(page.locator("#found").textContent()).startsWith("1 van ");
                assertThat(Axe.violations(page)).isEmpty();
                String shot = "preview-panel-" + scheme + "-" + (small ? 360 : 1280);
                Chromium.shoot(page, shot.toLowerCase(java.util.Locale.ROOT));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(small ? 360 : 1280);

                page.locator("#kind").selectOption("statements");
                page.locator("#text").fill("staat nergens");
                Locator statement = page.locator("#messages li.statement:visible");
                assertThat(statement.count()).isZero();
                page.locator("#text").fill("");
                statement.first().waitFor();
                statement.first().locator("summary").press("Enter");
                assertThat(statement.first().locator("pre").textContent()).contains("\"verb\": {");
                assertThat(Axe.violations(page)).isEmpty();

                page.locator("#clear").press("Enter");
                assertThat(page.locator("#messages li").count()).isZero();
                assertThat(page.locator("#empty").isVisible()).isTrue();
            }
        }
    }

    @Test
    void browseWritesNothing() { // D-20
        try (BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            page.navigate(base + "scorm2004/?learner=kijker&mode=browse");
            assertThat(page.locator("[name=mode]").inputValue()).isEqualTo("browse");
            Player player = player(page);
            player.completeUnit();
            player.settle();
            message(page, "call", "GetValue(\"cmi.mode\") → \"browse\"");
            assertThat(page.locator("#messages li.call:not(.read)").allTextContents())
                    .singleElement()
                    .asString()
                    .contains("Initialize");
            // Statements of every page are shown; none is this one's.
            assertThat(page.locator("#messages li.statement").allTextContents())
                    .noneMatch(statement -> statement.contains("verbs/completed"));
        }
    }

    @Test
    void aSavedFileIsShownAndABrokenOneSaysWhere() throws IOException {
        Path file = source.resolve("course.yaml");
        String good = Files.readString(file);
        try (BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            page.navigate(base + "web/?learner=lezer");
            player(page);
            Files.writeString(file, good.replace(course.title(), "Een andere titel"));
            page.frameLocator("#sco").getByText("Een andere titel").first().waitFor();

            Files.writeString(file, good + "titel: x\n");
            Locator findings = page.locator("#findings.errors");
            findings.waitFor();
            assertThat(findings.textContent())
                    .contains("1 fout, 0 waarschuwingen", "laatste goede versie")
                    .contains("course.yaml:" + (good.lines().count() + 1) + ":1: error: ")
                    .contains("unknown key \"titel\"; did you mean \"title\"?")
                    .doesNotContain("Exception");
            player(page); // the last good version
            assertThat(Axe.violations(page)).isEmpty();
            Chromium.shoot(page, "preview-broken-1280");

            Files.writeString(file, good);
            findings.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.frameLocator("#sco")
                    .getByText(course.title(), new FrameLocator.GetByTextOptions().setExact(true))
                    .first()
                    .waitFor();
            assertThat(chromium.complaints()).isEmpty();
        } finally {
            Files.writeString(file, good);
        }
    }

    private static Player player(Page page) {
        page.waitForCondition(() -> frameAddress(page).contains("/files/"));
        return new Player(page.querySelector("#sco").contentFrame(), course);
    }

    private static String frameAddress(Page page) {
        return page.querySelector("#sco").contentFrame().url();
    }

    /** The one that is shown first. */
    private static Unit unit() {
        return course.units().findFirst().orElseThrow();
    }

    private static Locator message(Page page, String kind, String text) {
        Locator found =
                page.locator("#messages li." + kind)
                        .filter(new Locator.FilterOptions().setHasText(text))
                        .first();
        found.waitFor();
        return found;
    }

    /** What the LRS of the preview has of this attempt, asked as any client would. */
    private static String inTheLrs(PackageFormat format) throws Exception {
        Map<String, String> xapi = parameters("xapi");
        String registration =
                switch (format) {
                    case CMI5, XAPI ->
                            "&registration=" + parameters(format.key()).get("registration");
                    case SCORM12, SCORM2004, WEB -> ""; // the package makes one for itself (D-5)
                };
        String query =
                "statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fcompleted"
                        + registration;
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(xapi.get("endpoint") + query))
                                .header("Authorization", xapi.get("auth"))
                                .header("X-Experience-API-Version", "1.0.3")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Map<String, String> parameters(String format) throws Exception {
        HttpRequest launch =
                HttpRequest.newBuilder(URI.create(base + format + "/launch"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        JsonNode launched =
                JSON.readTree(HTTP.send(launch, HttpResponse.BodyHandlers.ofString()).body());
        Map<String, String> values = new HashMap<>();
        Stream.of(launched.path("start").asText().replaceFirst("^[^?]*\\?", "").split("&"))
                .map(part -> part.split("=", 2))
                .forEach(
                        pair ->
                                values.put(
                                        pair[0],
                                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return values;
    }
}
