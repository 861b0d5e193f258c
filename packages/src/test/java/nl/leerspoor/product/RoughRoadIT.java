package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong between a learner and an LMS, in a real Chromium (issue 5): nothing that was done
 * is lost, and who can do something about it reads what.
 */
class RoughRoadIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> RoughRoadIT.chromium);

    /** Every call of an LMS whose session has expired, as hosts do it. */
    private static final String BROKEN_API =
            """
            (answer) => {
                const api = window.API ?? window.API_1484_11;
                for (const name of Object.getOwnPropertyNames(api)) {
                    if (!/SetValue|Commit|Finish|Terminate/.test(name)) continue;
                    api[name] = answer === "false" ? () => "false" : () => { throw new Error(); };
                }
            }
            """;

    /** A browser that keeps nothing: a full disk, a private window, a strict frame. */
    private static final String REFUSING =
            """
            Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
            IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError"); };
            """;

    @TempDir static Path folder;
    private static Path source;
    private static Course course;
    private static PreviewServer host;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        source = folder.resolve("cursus");
        Product.run("new", source.toString());
        course = read(source);
        host = new PreviewServer(0, packages(source, course));
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
        host.close();
    }

    private static Course read(Path folder) {
        return Objects.requireNonNull(CourseReader.read(folder).course());
    }

    /** The course as a whole, for every kind of host. */
    private static List<ContentPackage> packages(Path folder, Course course) {
        return Stream.of(PackageFormat.values())
                .map(
                        format ->
                                ContentPackages.of(
                                        course,
                                        new SourceReader(folder),
                                        format,
                                        PackageScope.COURSE,
                                        null))
                .toList();
    }

    private static Cmi5Host cmi5() throws IOException {
        return lms(PackageFormat.CMI5);
    }

    private static Cmi5Host lms(PackageFormat format) throws IOException {
        return new Cmi5Host(
                packages(source, course).stream()
                        .filter(made -> made.format() == format)
                        .findFirst()
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"SCORM12,false", "SCORM2004,throws"})
    void whatAnExpiredScormSessionRefusesIsKeptHereToldAndSentAtTheNextLaunch(
            PackageFormat format, String answer) {
        String learner = "verlopen-" + answer;
        try (BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            Player player = inHost(page, format, learner);
            String empty = suspended(format, learner);
            read(player);
            page.waitForCondition(() -> !suspended(format, learner).equals(empty));
            player.settle();
            String before = suspended(format, learner);

            page.evaluate(BROKEN_API, answer);
            read(player);
            strip(player, "Je leeromgeving bewaart nu even niet. Je voortgang staat op dit app");
            assertThat(suspended(format, learner)).isEqualTo(before);

            player = inHost(page, format, learner); // logged in again
            assertThat(player.complete()).isEqualTo(2);
            assertThat(player.find("#strip").isVisible()).isFalse();
            player.settle();
            page.evaluate("localStorage.clear()"); // another device
            assertThat(inHost(page, format, learner).complete()).isEqualTo(2);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whatAnExpiredCmi5SessionRefusesIsKeptHereToldAndSentAtTheNextLaunch() throws IOException {
        try (Cmi5Host lms = cmi5();
                BrowserContext phone = chromium.phone()) {
            Page page = phone.newPage();
            Player player = launch(page, lms.launchAddress());
            read(player);
            player.settle();

            lms.expire();
            String missed = player.here();
            read(player);
            strip(player, "Je sessie is verlopen. Wat je doet staat op dit apparaat.");
            strip(player, "op verzending");
            assertThat(Axe.violations(page)).isEmpty();
            Chromium.shoot(page, "rough-expired-360");
            assertThat(completed(lms, missed)).isEmpty();

            player = launch(page, lms.launchAddress());
            assertThat(player.complete()).isEqualTo(2);
            player.settle();
            assertThat(completed(lms, missed)).hasSize(1);
            assertThat(completed(lms, missed).get(0).toString()).contains("session-2");
            assertThat(lms.document("leerspoor.progress")).isNotNull();
            page.evaluate("localStorage.clear()");
            assertThat(launch(page, lms.launchAddress()).complete()).isEqualTo(2);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"SCORM12, true", "CMI5, true", "WEB, true", "SCORM12, false"})
    void aSecondTabSaysSoAndTakesOverWithoutLoss(PackageFormat format, boolean locks)
            throws IOException {
        try (Cmi5Host lms = cmi5();
                BrowserContext laptop = chromium.laptop()) {
            if (!locks) { // as over plain http
                laptop.addInitScript("Object.defineProperty(Navigator.prototype, 'locks', {})");
            }
            boolean cmi5 = format == PackageFormat.CMI5;
            String address = host.uri() + format.key() + "/?learner=twee-" + locks;
            Page first = laptop.newPage();
            first.navigate(cmi5 ? lms.launchAddress() : address);
            Player there = new Player(Player.frame(first, cmi5), course);
            read(there);

            Page second = laptop.newPage();
            second.navigate(cmi5 ? lms.launchAddress() : address);
            Locator title = Player.frame(second, cmi5).locator("#unit-title");
            title.filter(text("De cursus staat al open")).waitFor();
            if (cmi5) { // else it would look at the host's page
                assertThat(Axe.violations(second)).isEmpty();
            }
            Chromium.shoot(second, "rough-two-tabs-" + format.key() + (locks ? "" : "-http"));
            read(there); // the first goes on meanwhile
            Player.frame(second, cmi5).locator("[data-action=go-on-here]").click();
            Player here = new Player(Player.frame(second, cmi5), course);
            Player.frame(first, cmi5)
                    .locator("#unit-title")
                    .filter(text("Je ging verder in een ander tabblad"))
                    .waitFor();
            assertThat(here.complete()).isEqualTo(2);
            read(here);
            here.settle();

            second.reload(); // one tab again: nothing is asked
            assertThat(new Player(Player.frame(second, cmi5), course).complete()).isEqualTo(3);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void aBrowserThatKeepsNothingLosesNothingThatTheLmsTakesAndSaysWhenNobodyDoes() {
        try (BrowserContext laptop = chromium.laptop()) {
            laptop.addInitScript(REFUSING);
            Page page = laptop.newPage();
            Player player = inHost(page, PackageFormat.SCORM12, "vol");
            read(player);
            page.waitForCondition(() -> !suspended(PackageFormat.SCORM12, "vol").isEmpty());
            assertThat(player.find("#strip").isVisible()).as("the LMS keeps it").isFalse();
            page.evaluate(BROKEN_API, "false");
            read(player);
            strip(player, "Je voortgang wordt nu nergens bewaard.");

            player = inHost(page, PackageFormat.WEB, "vol");
            strip(player, "Deze browser bewaart je voortgang niet.");
            read(player);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CMI5", "XAPI"})
    void whatIsDoneOfflineIsCountedAndArrivesOnce(PackageFormat format) throws IOException {
        try (Cmi5Host lms = lms(format);
                BrowserContext phone = chromium.phone()) {
            Page page = phone.newPage();
            boolean cmi5 = format == PackageFormat.CMI5;
            Player player = launch(page, cmi5 ? lms.launchAddress() : lms.xapiAddress());
            player.settle();
            phone.setOffline(true);
            String missed = player.here();
            read(player);
            strip(player, "Je bent offline. Je antwoorden zijn bewaard.");
            strip(player, "op verzending");
            phone.setOffline(false);
            player.find("#strip")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            player.settle();
            assertThat(completed(lms, missed)).hasSize(1);
            assertThat(lms.document("leerspoor.progress")).isNotNull();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void aNewVersionHalfWayKeepsWhatWasDone() throws IOException {
        try (BrowserContext laptop = chromium.laptop()) {
            Page page = laptop.newPage();
            Player player = inHost(page, PackageFormat.SCORM12, "halverwege");
            int total = player.total();
            read(player);
            read(player);
            String here = player.here();
            player.settle();
            page.navigate("about:blank"); // an open preview reloads by itself

            Path second = secondVersion();
            Course newer = read(second);
            host.show(packages(second, newer), List.of());
            page.navigate(host.uri() + "scorm12/?learner=halverwege");
            player = new Player(Player.frame(page, false), newer);
            assertThat(player.total()).isEqualTo(total + 1);
            assertThat(player.complete()).isEqualTo(2);
            assertThat(player.here()).isEqualTo(here);
            assertThat(player.find("[data-unit=film]").textContent()).contains("Een andere titel");
            player.open("extra");
            read(player);
            assertThat(player.complete()).isEqualTo(3);
            assertThat(chromium.complaints()).isEmpty();
        } finally {
            host.show(packages(source, course), List.of());
        }
    }

    /** One unit more, and the first one renamed. */
    private static Path secondVersion() throws IOException {
        Path second = folder.resolve("versie2");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, second.resolve(source.relativize(file).toString()));
            }
        }
        Path plan = second.resolve("course.yaml");
        String film = "      - { id: film, ";
        String extra = "      - { id: extra, kind: article, title: Nieuw, load: {} }\n";
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace(film, extra + film)
                        .replace("Van map naar pakket", "Een andere titel"));
        Path article = second.resolve("01-beginnen/02-gewone_taal.md");
        Files.writeString(
                second.resolve("01-beginnen/09-extra.md"),
                Files.readString(article).replace("unit: gewone_taal", "unit: extra"));
        return second;
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Player inHost(Page page, PackageFormat format, String learner) {
        page.navigate(host.uri() + format.key() + "/?learner=" + learner);
        return new Player(Player.frame(page, false), course);
    }

    private static Player launch(Page page, String address) {
        page.navigate(address);
        return new Player(page.mainFrame(), course);
    }

    /** Completes the unit that is shown, and goes on. */
    private static void read(Player player) {
        String here = player.here();
        player.completeUnit();
        player.nextAfter(here);
    }

    private static void strip(Player player, String words) {
        player.find("#strip").filter(text(words)).waitFor();
    }

    /** Empty as long as the host was told nothing. */
    private static String suspended(PackageFormat format, String learner) {
        return host.cmi(format, course.id(), learner).getOrDefault("cmi.suspend_data", "");
    }

    /** What the LRS heard of a unit's completion, each statement once however often it came. */
    private static List<JsonNode> completed(Cmi5Host lms, String unit) {
        return lms.heard("completed", "/unit/" + unit);
    }
}
