package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of each screen of the player in {@code target/shots}, for who wants to look; axe-core
 * looks too, and nothing is wider than the screen.
 */
@Tag("long")
class ScreensIT {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "1280,LIGHT", "1280,DARK"})
    void eachScreenIsForEveryone(int width, ColorScheme colours) throws IOException {
        Path source = Product.shortCourse(folder);
        Course course = Objects.requireNonNull(CourseReader.read(source).course());
        try (Cmi5Host lms = new Cmi5Host();
                Chromium chromium = new Chromium();
                BrowserContext device = width == 360 ? chromium.phone() : chromium.laptop()) {
            lms.show(
                    ContentPackages.of(
                            course,
                            new SourceReader(source),
                            PackageFormat.XAPI,
                            PackageScope.COURSE,
                            new LrsAccess(lms.endpoint(), "sleutel", "geheim")));
            lms.outcome(
                    """
                    {"bound": true, "workbook": {"state": "open", "parts": []}, "exam":
                    {"state": "open", "raw": null, "max": 25, "attemptsUsed": 0, "attempts": 2}}
                    """);
            Page page = device.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            page.navigate(lms.xapiAddress());
            Player player = new Player(page.mainFrame(), course);
            String kind = "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);

            look(page, "film" + kind);
            player.completeUnit();
            player.open("grote_bewegingen");
            page.locator(".place [data-action=note]").first().click();
            page.locator(".note-card textarea").fill("Eerst kijken, dan pas praten.");
            look(page, "note" + kind);
            page.locator("[data-action=note-ready]").click();
            look(page, "article" + kind);
            player.completeUnit();
            player.open("quiz_ontwikkeling");
            look(page, "quiz" + kind);
            player.completeUnit();
            look(page, "quiz-done" + kind);

            tool(page, "settings");
            look(page, "settings" + kind);
            page.locator("[data-action=ready]").click();
            tool(page, "search");
            page.locator("#search-words").fill("bewegen");
            page.locator("[data-goto]").first().waitFor();
            look(page, "search" + kind);
            tool(page, "notes");
            page.locator("[data-goto]").first().waitFor();
            look(page, "notes" + kind);
            player.open("eindtoets");
            page.locator(".online[data-state=open]").waitFor();
            look(page, "exam" + kind);
            if (width == 360) {
                page.locator("[data-action=menu]").click();
            }
            page.locator("[data-unit=quiz_ontwikkeling]").scrollIntoViewIfNeeded();
            look(page, "map" + kind);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void tool(Page page, String name) {
        page.locator("[data-action=tools]").click();
        page.locator(".tools [data-action=" + name + "]").click();
    }

    private static void look(Page page, String name) {
        Chromium.shoot(page, "screen-" + name);
        assertThat(Axe.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(page.viewportSize().width);
    }
}
