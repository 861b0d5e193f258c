package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Hosts that are not there, too slow, or down for a while: the learner goes on, nothing is lost.
 */
class FailingHostIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> FailingHostIT.chromium);

    /** An LMS whose every call holds up the page, and which counts them. */
    private static final String BLOCKING =
            """
            window.calls = [];
            let kept;
            Object.defineProperty(window, "API", { get: () => kept, set: (api) => kept = new Proxy(api, {
                get: (_, name) => typeof api[name] !== "function" ? api[name] : (...values) => {
                    calls.push(name);
                    for (const end = performance.now() + 400; performance.now() < end; );
                    return api[name](...values);
                },
            }) });
            """;

    /** An API that is there only when the player has given up waiting for it. */
    private static final String LATE =
            """
            let kept;
            Object.defineProperty(window, "API", {
                get: () => (performance.now() > 6_000 ? kept : undefined), set: (api) => kept = api });
            """;

    @TempDir static Path folder;
    private static Course course;
    private static List<ContentPackage> packages;
    private static PreviewServer host;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        Path source = folder.resolve("cursus");
        Product.run("new", source.toString());
        course = Objects.requireNonNull(CourseReader.read(source).course());
        packages =
                Stream.of(PackageFormat.values())
                        .map(
                                format ->
                                        ContentPackages.of(
                                                course,
                                                new SourceReader(source),
                                                format,
                                                PackageScope.COURSE,
                                                null))
                        .toList();
        host = new PreviewServer(0, packages);
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
        host.close();
    }

    @Test
    void whoCannotReachTheLmsReadsWhatToDoAndMayLookAround() {
        try (BrowserContext phone = chromium.phone()) {
            Page opener = phone.newPage();
            inHost(opener, "geen");
            Page popup = popup(opener, "noopener");
            Locator title = popup.locator("#unit-title");
            title.filter(text("De leeromgeving antwoordt niet")).waitFor();
            assertThat(popup.locator(".lead").innerText())
                    .contains("Sluit dit venster", "pop-ups", "er wordt dan niets bewaard");
            assertThat(Axe.violations(popup)).isEmpty();
            Chromium.shoot(popup, "failing-no-api-360");

            popup.locator("[data-action=look-around]").click();
            Player player = new Player(popup.mainFrame(), course);
            assertThat(popup.locator("#strip").innerText()).contains("er wordt niets bewaard");
            String kept = "JSON.stringify(localStorage)";
            Object before = popup.evaluate(kept);
            player.completeUnit();
            // Nobody knows whose it is: the next who opens the course may be another learner.
            assertThat(popup.evaluate(kept)).isEqualTo(before);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Tag("long") // the player waits for the API, and so does the test
    @Test
    void anApiThatComesLateIsTakenUpByItself() {
        try (BrowserContext laptop = chromium.laptop()) {
            laptop.addInitScript(LATE);
            Player player = inHost(laptop.newPage(), "laat");
            player.completeUnit();
            player.settle();
            assertThat(suspended("laat")).isNotEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Tag("long")
    @Test
    void aPopupThatLosesItsOpenerKeepsWhatIsDoneForTheNextLaunch() {
        try (BrowserContext laptop = chromium.laptop()) {
            Page opener = laptop.newPage();
            inHost(opener, "popup");
            Page popup = popup(opener, "");
            Player player = new Player(popup.mainFrame(), course);
            player.completeUnit();
            player.settle();
            String before = suspended("popup");
            assertThat(before).isNotEmpty();

            opener.close();
            player.nextAfter(player.here());
            player.completeUnit();
            popup.locator("#strip").filter(text("Je leeromgeving bewaart nu even niet.")).waitFor();
            assertThat(suspended("popup")).isEqualTo(before);
            popup.close();

            assertThat(inHost(laptop.newPage(), "popup").complete()).isEqualTo(2);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Tag("long")
    @Test
    void anLmsThatHoldsUpThePageIsCalledSeldom() {
        try (BrowserContext laptop = chromium.laptop()) {
            laptop.addInitScript(BLOCKING);
            Page page = laptop.newPage();
            Player player = inHost(page, "traag");
            for (Unit unit : course.modules().get(0).lessons()) {
                page.evaluate("calls.length = 0");
                player.completeUnit();
                player.nextAfter(unit.id());
                player.settle();
                int questions =
                        unit.content() instanceof UnitContent.Quiz quiz
                                ? quiz.questions().size()
                                : 0;
                assertThat((List<?>) page.evaluate("calls"))
                        .as(unit.id())
                        .hasSizeLessThanOrEqualTo(6 + 8 * questions); // a question is 8 values
            }
            int total = player.total();
            assertThat(inHost(page, "traag").complete()).isEqualTo(total);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = {"CMI5", "XAPI"})
    void anLrsThatIsSlowOrDownForAWhileLosesNothingAndHearsNothingTwice(PackageFormat format)
            throws IOException {
        try (Cmi5Host lms = new Cmi5Host(content(format));
                BrowserContext phone = chromium.phone()) {
            Page page = phone.newPage();
            page.navigate(format == PackageFormat.CMI5 ? lms.launchAddress() : lms.xapiAddress());
            Player player = new Player(page.mainFrame(), course);
            List<Unit> units = course.modules().get(0).lessons();

            lms.pace(Duration.ofSeconds(5));
            go(player, 2);
            assertThat(player.complete()).isEqualTo(2); // without a wait
            assertThat(completed(lms, units.get(1))).isEmpty();
            lms.pace(Duration.ZERO);

            page.waitForCondition(() -> !completed(lms, units.get(1)).isEmpty());
            lms.busy(true);
            go(player, 1);
            Locator strip = player.find("#strip");
            strip.filter(text("Je leeromgeving bewaart nu even niet.")).waitFor();
            lms.busy(false);
            strip.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));

            player.exit();
            page.locator("#unit-title").filter(text("Je kunt nu stoppen")).waitFor();
            for (Unit unit : units.subList(0, 3)) {
                assertThat(completed(lms, unit)).as(unit.id()).hasSize(1);
            }
            page.evaluate("localStorage.clear()"); // another device
            page.navigate(format == PackageFormat.CMI5 ? lms.launchAddress() : lms.xapiAddress());
            assertThat(new Player(page.mainFrame(), course).complete()).isEqualTo(3);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void go(Player player, int units) {
        for (int unit = 0; unit < units; unit++) {
            String here = player.here();
            player.completeUnit();
            player.nextAfter(here);
        }
    }

    private static ContentPackage content(PackageFormat format) {
        return packages.stream().filter(made -> made.format() == format).findFirst().orElseThrow();
    }

    private static Player inHost(Page page, String learner) {
        page.navigate(host.uri() + "scorm12/?learner=" + learner);
        return new Player(Player.frame(page, false), course);
    }

    /** The course that the host shows in a frame, in a window of its own. */
    private static Page popup(Page opener, String features) {
        String address = Player.frame(opener, false).url();
        opener.evaluate("document.querySelector('#sco').src = 'about:blank'");
        return opener.context()
                .waitForPage(
                        () ->
                                opener.evaluate(
                                        "([address, how]) => void open(address, 'p', how)",
                                        List.of(address, features)));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String suspended(String learner) {
        return host.cmi(PackageFormat.SCORM12, course.id(), learner)
                .getOrDefault("cmi.suspend_data", "");
    }

    private static List<JsonNode> completed(Cmi5Host lms, Unit unit) {
        return lms.heard("completed", "/unit/" + unit.id());
    }
}
