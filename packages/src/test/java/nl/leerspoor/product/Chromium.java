package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;

/** A real Chromium, as Debian's packages install it. Each context is a device of its own. */
final class Chromium implements AutoCloseable {
    private static final Path SHOTS =
            Path.of(System.getProperty("leerspoor.shots", "target/shots"));

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Chromium() {
        playwright = Playwright.create();
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    /** A phone of 360 px, without anything remembered. */
    BrowserContext phone() {
        return device(360, 720);
    }

    /** A laptop of 1280 px, without anything remembered. */
    BrowserContext laptop() {
        return device(1280, 800);
    }

    private BrowserContext device(int width, int height) {
        BrowserContext context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setLocale("nl-NL"));
        context.setDefaultTimeout(20_000);
        context.onWebError(error -> complaints.add("script error: " + error.error()));
        return context;
    }

    /** What every open page looks like, for who has to find out why a test failed. */
    private void shootAll(String name) {
        int number = 0;
        for (BrowserContext context : browser.contexts()) {
            for (Page page : context.pages()) {
                shoot(page, "failed-" + name + "-" + ++number);
            }
        }
    }

    /** Pictures of every open page of a test that failed. */
    static AfterTestExecutionCallback shootWhenRed(Supplier<Chromium> chromium) {
        return test -> {
            if (test.getExecutionException().isPresent()) {
                chromium.get().shootAll(test.getRequiredTestMethod().getName());
            }
        };
    }

    /** Script errors that any page threw; a run without surprises has none. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Keeps a picture of the page for who wants to look. */
    static void shoot(Page page, String name) {
        try {
            Files.createDirectories(SHOTS);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /** No violations, nothing wider than the screen, and a picture for who wants to look. */
    static void look(Page page, String name) {
        assertThat(Axe.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
        shoot(page, name);
    }

    private static Path executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Chromium is missing: ./leerspoor test installs it"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
