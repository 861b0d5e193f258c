package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands beside the lessons: search, notes, glossary, settings, reading aloud, a way to tell
 * mistakes. With the keyboard alone, and with axe-core on every view.
 */
class ToolsIT {
    /** Chromium on a server has no voices: one that notes what it is asked to say stands in. */
    private static final String VOICE =
            """
            window.said = [];
            Object.defineProperty(window, "speechSynthesis", { value: {
                getVoices: () => [
                    { lang: "nl-NL", localService: false }, { lang: "nl-NL", localService: true }],
                speak: (utterance) => said.push(utterance),
                cancel() {}, pause() { window.held = true; }, resume() { window.held = false; },
                addEventListener() {}, removeEventListener() {},
            } });
            window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
            """;

    private static final Locator.WaitForOptions THERE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

    private static final String MARKER = "zonnebloempit";
    private static final String UNIT = "grote_bewegingen";

    @TempDir static Path folder;
    private static Chromium chromium;
    private static Course course;
    private static Path source = Path.of("");

    @BeforeAll
    static void up() throws IOException {
        chromium = new Chromium();
        source = Product.shortCourse(folder.resolve("course"));
        course = Objects.requireNonNull(CourseReader.read(source).course());
        Product.unpack(of(PackageFormat.WEB), folder.resolve("web"));
    }

    private static ContentPackage of(PackageFormat format) {
        return ContentPackages.of(
                course, new SourceReader(source), format, PackageScope.COURSE, null);
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"phone,LIGHT", "laptop,DARK"})
    void everyToolWorksByKeyboardInAPackageOpenedFromDisk(String device, ColorScheme colours) {
        BrowserContext context = device.equals("phone") ? chromium.phone() : chromium.laptop();
        context.addInitScript(VOICE);
        Page page = context.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.navigate(folder.resolve("web/index.html").toUri().toString());
        ready(page, "het_babybrein");
        press(page.locator("[data-action=next]"));
        ready(page, UNIT);
        String shot = "tools-" + device + "-";

        // A bookmark with a note at a heading.
        Locator ribbon = page.locator(".place [data-action=note]").first();
        press(ribbon);
        assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("TEXTAREA");
        page.keyboard().type("Eerst kijken, dan pas praten.");
        Chromium.look(page, shot + "note");
        press(page.locator("[data-action=note-ready]"));
        assertThat(ribbon.getAttribute("class")).contains("set");
        assertThat(ribbon.innerText()).contains("Je notitie bij: Drie baby’s op één mat");

        // A word that is explained.
        Locator term = page.locator(".term[data-term=mijlpaal]");
        press(term);
        assertThat(page.locator(".popover").innerText()).contains("geen uiterste datum");
        Chromium.look(page, shot + "term");
        page.keyboard().press("Escape");
        assertThat(page.locator(".popover").count()).isZero();
        assertThat(page.evaluate("document.activeElement.dataset.term")).isEqualTo("mijlpaal");
        assertThat(page.locator(".term[data-term=mijlpaal]").count()).isOne(); // the first use

        // Reading aloud, with the voice on this device only.
        press(page.locator("[data-action=read-aloud]"));
        assertThat(page.evaluate("said[0].voice.localService")).isEqualTo(true);
        assertThat(page.evaluate("said[0].text")).isEqualTo("Drie baby’s op één mat");
        page.evaluate("said[0].onend()");
        assertThat(page.locator(".spoken").innerText()).startsWith("Kijk even mee");
        Chromium.look(page, shot + "aloud");
        press(page.locator("[data-action=aloud-pause]"));
        assertThat(page.evaluate("held")).isEqualTo(true);
        press(page.locator("[data-action=aloud-stop]"));
        assertThat(page.locator(".spoken").count()).isZero();

        // Search, and from a result to its place.
        tool(page, "search");
        ready(page, "search");
        page.keyboard().type("terugdraaien");
        page.keyboard().press("Enter");
        page.waitForSelector(".result:focus");
        assertThat(page.locator("#search-count").innerText()).contains("gevonden voor");
        assertThat(page.locator(".result mark").first().innerText())
                .isEqualToIgnoringCase("terugdraaien");
        attached(page, "#live:text('gevonden voor')");
        Chromium.look(page, shot + "search");
        page.keyboard().press("Enter");
        ready(page, "veilig_slapen");
        assertThat(page.evaluate("document.activeElement.textContent"))
                .isEqualTo("Zo leg je een baby te slapen");

        // All notes: change, delete, put back, and go there.
        tool(page, "notes");
        ready(page, "notes");
        assertThat(page.locator(".body").innerText())
                .contains("Deze notities staan alleen op dit apparaat.")
                .contains("Eerst kijken, dan pas praten.");
        Chromium.look(page, shot + "notes");
        press(page.locator("[data-action=change]"));
        page.keyboard().press("Control+End");
        page.keyboard().type(" En wachten.");
        press(page.locator("[data-action=note-ready]"));
        assertThat(page.locator(".words-kept").innerText()).endsWith("praten. En wachten.");
        press(page.locator("[data-action=remove]"));
        assertThat(page.locator(".words-kept").count()).isZero();
        Chromium.look(page, shot + "undo");
        assertThat(page.evaluate("document.activeElement.dataset.action")).isEqualTo("note-undo");
        page.keyboard().press("Enter");
        assertThat(page.locator(".words-kept").innerText()).endsWith("En wachten.");
        press(page.locator("[data-action=go]"));
        ready(page, UNIT);
        assertThat(page.evaluate("document.activeElement.textContent"))
                .isEqualTo("Drie baby’s op één mat");

        // The glossary, A to Z.
        tool(page, "glossary");
        ready(page, "glossary");
        page.locator("dt").first().waitFor();
        assertThat(page.locator("dt").allInnerTexts())
                .hasSize(course.glossary().size())
                .startsWith("aandachtsfunctionaris", "afwegingskader");
        Chromium.look(page, shot + "glossary");
        press(page.locator("[data-action=back]"));
        ready(page, UNIT);

        // A mistake: with unit, place and version, by the learner's own mail (P-47).
        tool(page, "report");
        press(page.locator("[data-action=report-copy]"));
        assertThat(page.locator("#report-hint").isVisible()).isTrue();
        page.keyboard().type("Er staat een tikfout.");
        Chromium.look(page, shot + "report");
        assertThat(page.locator("dialog").innerText())
                .contains("Mijlpalen zijn vensters: de grote bewegingen", course.version());
        page.evaluate(
                "document.querySelector('[data-action=report-mail]').addEventListener('click',"
                        + " (event) => event.preventDefault())");
        press(page.locator("[data-action=report-mail]"));
        assertThat(page.locator("[data-action=report-mail]").getAttribute("href"))
                .startsWith("mailto:info@opleider.example?subject=")
                .contains("tikfout");
        page.keyboard().press("Escape");
        page.locator("dialog").waitFor(GONE); // the browser says `close` a task later

        // Settings: at once, and after a reload too.
        tool(page, "settings");
        Chromium.look(page, shot + "settings");
        page.locator("input[name=setting-text]:checked").focus();
        for (int step = 0; step < 3; step++) {
            page.keyboard().press("ArrowDown");
        }
        page.locator("input[name=setting-theme]:checked").focus();
        page.keyboard().press("ArrowDown"); // light
        page.locator("input[name=setting-motion]:checked").focus();
        page.keyboard().press("ArrowDown"); // less
        page.locator("input[name=setting-language]:checked").focus();
        page.keyboard().press("ArrowDown"); // English
        attached(page, "html[lang=en]");
        assertThat(page.locator("dialog h2").innerText()).isEqualTo("Settings");
        page.keyboard().press("Escape");
        page.reload();
        ready(page, UNIT);
        assertThat(page.evaluate("({ ...document.documentElement.dataset })"))
                .isEqualTo(Map.of("text", "4", "theme", "light", "motion", "less"));
        assertThat(page.locator("#unit-title").getAttribute("lang")).isEqualTo("nl");
        assertThat(page.locator(".prose").first().getAttribute("lang")).isEqualTo("nl");
        assertThat(page.locator("[data-action=exit]").innerText()).isEqualTo("Exit");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("the largest text fits")
                .isEqualTo(true);
        Chromium.look(page, shot + "largest");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".top, .bar, .aids, .ribbon").all()).noneMatch(Locator::isVisible);
        assertThat(page.locator(".prose").first().isVisible()).isTrue();
        assertThat(chromium.complaints()).isEmpty();
        context.close();
    }

    @Test
    void p60_notesAreInTheStateResourceFoundOnAnotherDeviceAndNowhereElse() throws IOException {
        try (Cmi5Host host = new Cmi5Host(of(PackageFormat.CMI5))) {
            BrowserContext phone = chromium.phone();
            Page page = phone.newPage();
            page.navigate(host.launchAddress());
            ready(page, "het_babybrein");
            press(page.locator("[data-action=next]"));
            ready(page, UNIT);

            phone.setOffline(true);
            press(page.locator(".place [data-action=note]").first());
            page.keyboard().type(MARKER);
            press(page.locator("[data-action=note-ready]"));
            tool(page, "notes");
            ready(page, "notes");
            page.locator("text=zodra dat kan").waitFor();
            assertThat(host.document("leerspoor.notes")).isNull();
            phone.setOffline(false);
            page.locator("text=staan in je leeromgeving en op dit apparaat").waitFor();
            assertThat(host.document("leerspoor.notes"))
                    .contains("ontwikkeling/grote_bewegingen#drie-baby-s-op-een-mat", MARKER);

            BrowserContext laptop = chromium.laptop();
            Page other = laptop.newPage();
            other.navigate(host.launchAddress());
            ready(other, UNIT);
            tool(other, "notes");
            ready(other, "notes");
            other.locator("text=" + MARKER).waitFor();
            assertThat(Axe.violations(other)).isEmpty();
            press(other.locator("[data-action=remove]"));
            other.locator("text=staan in je leeromgeving en op dit apparaat").waitFor();

            page.reload();
            ready(page, UNIT);
            page.locator(".ribbon.set").first().waitFor(GONE);

            assertThat(host.statements()).isNotEmpty();
            assertThat(String.join("", host.statements())).doesNotContain(MARKER);
            assertThat(host.document("leerspoor.progress")).doesNotContain(MARKER);
            assertThat(host.document("leerspoor.notes"))
                    .as("what was deleted is no longer kept")
                    .doesNotContain(MARKER);
            assertThat(chromium.complaints()).isEmpty();
            phone.close();
            laptop.close();
        }
    }

    private static void ready(Page page, String id) {
        page.waitForSelector(".body[data-ready='" + id + "']");
    }

    /** Not by waitForFunction: the page's policy forbids what that evaluates. */
    private static void attached(Page page, String selector) {
        page.locator(selector).first().waitFor(THERE);
    }

    private static void press(Locator target) {
        target.focus();
        target.press("Enter");
    }

    private static void tool(Page page, String name) {
        press(page.locator("[data-action=tools]"));
        press(page.locator(".tools [data-action=" + name + "]"));
    }
}
