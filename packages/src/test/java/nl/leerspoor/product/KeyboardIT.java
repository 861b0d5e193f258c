package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A module on a phone, in a cmi5 host, with the keyboard alone (WCAG 2.2: 2.1, 2.4.3, 2.4.7,
 * 2.4.11).
 */
class KeyboardIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> KeyboardIT.chromium);

    @TempDir static Path folder;
    private static Chromium chromium;
    private static Course course;
    private static ContentPackage content;

    @BeforeAll
    static void up() {
        chromium = new Chromium();
        Path source = Product.shortCourse(folder.resolve("course"));
        course = Objects.requireNonNull(CourseReader.read(source).course());
        content =
                ContentPackages.of(
                        course,
                        new SourceReader(source),
                        PackageFormat.CMI5,
                        PackageScope.module("ontwikkeling"),
                        null);
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @Test
    void aModuleIsPlayedFromLaunchToExit() throws IOException {
        Module module = course.modules().get(0);
        try (Cmi5Host lms = new Cmi5Host(content);
                BrowserContext phone = chromium.phone()) {
            Page page = phone.newPage();
            Keyboard keyboard = new Keyboard(page);
            Player player = open(page, lms, keyboard);
            List<String> units = module.lessons().stream().map(Unit::id).toList();
            for (String unit : units) {
                assertThat(player.here()).isEqualTo(unit);
                player.completeUnit();
                player.nextAfter(unit);
            }
            assertThat(player.complete()).isEqualTo(units.size());
            while (!player.here().equals("end")) {
                player.nextAfter(player.here());
            }
            player.exit();
            page.locator("#unit-title")
                    .filter(new Locator.FilterOptions().setHasText("Je kunt nu stoppen"))
                    .waitFor();
            assertThat(lms.statements().toString()).contains("verbs/terminated");
            assertThat(keyboard.stops()).isGreaterThan(20 * units.size());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whatOpensTakesTheFocusKeepsItWhileItMustAndGivesItBack() throws IOException {
        try (Cmi5Host lms = new Cmi5Host(content);
                BrowserContext phone = chromium.phone()) {
            Page page = phone.newPage();
            Keyboard keyboard = new Keyboard(page);
            Player player = open(page, lms, keyboard);
            player.open("grote_bewegingen"); // an article, with words of the glossary

            Locator menu = page.locator("[data-action=menu]");
            keyboard.press(menu);
            assertThat(focused(page, "#track [aria-current]")).isTrue();
            stays(keyboard, page, "#track");
            keyboard.key("Escape");
            assertThat(focused(page, "[data-action=menu]")).isTrue();

            for (String tool : List.of("settings", "report")) {
                keyboard.press(page.locator("[data-action=tools]"));
                keyboard.press(page.locator(".tools [data-action=" + tool + "]"));
                assertThat(focused(page, "dialog *")).as(tool).isTrue();
                stays(keyboard, page, "dialog");
                keyboard.key("Escape");
                page.waitForCondition(() -> page.locator("dialog").count() == 0);
                assertThat(focused(page, "[data-action=tools]")).as(tool).isTrue();
            }
            keyboard.press(page.locator("[data-action=tools]"));
            keyboard.to(page.locator(".tools [data-action=search]"));
            keyboard.key("Escape");
            assertThat(page.locator(".tools").isVisible()).isFalse();
            assertThat(focused(page, "[data-action=tools]")).isTrue();

            Locator term = page.locator(".term").first();
            keyboard.press(term);
            assertThat(focused(page, ".popover *")).isTrue();
            keyboard.key("Escape");
            assertThat(focused(page, ".term")).isTrue();
            keyboard.press(term);
            keyboard.to(page.locator("[data-action=next]")); // a card is no trap
            assertThat(page.locator(".popover").count()).isZero();

            Locator ribbon = page.locator(".place [data-action=note]").first();
            keyboard.press(ribbon);
            assertThat(focused(page, ".note-card textarea")).isTrue();
            keyboard.type(page.locator(".note-card textarea"), "Eerst kijken.");
            keyboard.press(page.locator("[data-action=note-ready]"));
            assertThat(focused(page, ".place [data-action=note]")).isTrue();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A round of the Tab key, and a bit, stays inside or with the browser. */
    private static void stays(Keyboard keyboard, Page page, String inside) {
        int stops = page.locator(inside + " :is(a, button, input, textarea, select)").count();
        for (int tab = 0; tab < stops + 3; tab++) {
            keyboard.tab();
            assertThat(focused(page, "body, %s, %s *".formatted(inside, inside))).isTrue();
        }
    }

    private static boolean focused(Page page, String selector) {
        return (boolean) page.evaluate("s => document.activeElement.matches(s)", selector);
    }

    private static Player open(Page page, Cmi5Host lms, Keyboard keyboard) {
        // A page that is still scrolling shows nothing at its place.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(lms.launchAddress());
        return new Player(page.mainFrame(), course, keyboard);
    }
}
