package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The preview in a real Chromium: what the course says stands beside it (issue 4, point 7). */
class PreviewIT {
    private static PreviewServer server;
    private static Chromium chromium;

    @BeforeAll
    static void show() throws IOException {
        server = new PreviewServer(0, List.of());
        Course course = Objects.requireNonNull(CourseReader.read(Product.course()).course());
        server.show(
                ContentPackages.all(
                        course,
                        new SourceReader(Product.course()),
                        EnumSet.of(PackageFormat.SCORM12, PackageFormat.CMI5, PackageFormat.WEB),
                        server.lrsAccess()),
                List.of());
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void everyScormCallAndStatementStandsBesideTheCourse() {
        Page page = chromium.laptop().newPage();
        page.navigate(server.uri() + "scorm12/?learner=bo");
        message(page, "li.call", "LMSInitialize(\"\")");
        message(page, "li.call.read", "LMSGetValue(\"cmi.core.lesson_mode\")");
        message(page, "li.call", "LMSSetValue(\"cmi.core.lesson_status\", \"incomplete\")");
        Locator statement = page.locator("#messages li.statement").first();
        statement.waitFor();
        assertThat(statement.textContent()).contains("bewaard");
        statement.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(statement.locator("pre").isVisible()).isTrue();
        assertThat(statement.locator("pre").textContent()).contains("\"verb\"");
        Chromium.shoot(page, "preview-scorm12-1280");

        page.locator("#reads").uncheck();
        assertThat(page.locator("#messages li.read").first().isVisible()).isFalse();
        page.locator("#clear").click();
        assertThat(page.locator("#empty").isVisible()).isTrue();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aCmi5LaunchIsALaunch() {
        Page page = chromium.laptop().newPage();
        page.navigate(server.uri() + "cmi5/?learner=bo");
        message(page, "li.statement", "begonnen");
        assertThat(page.locator("#messages .bad").count()).isZero();
        assertThat(page.querySelector("#sco").contentFrame().url())
                .as("credentials never stay in the address (D-23)")
                .doesNotContain("fetch=");
        Chromium.shoot(page, "preview-cmi5-1280");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void onAPhoneThePanelIsFoldedAndOpensByKeyboard() {
        Page page = chromium.phone().newPage();
        page.navigate(server.uri() + "scorm12/?learner=cas");
        page.waitForFunction("Number(document.getElementById('count').textContent) > 0");
        assertThat(page.locator("#messages").isVisible()).isFalse();
        page.locator("#toggle").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#messages").isVisible()).isTrue();
        assertThat(page.getAttribute("#toggle", "aria-expanded")).isEqualTo("true");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        Chromium.shoot(page, "preview-scorm12-360");
    }

    private static void message(Page page, String kind, String text) {
        page.locator("#messages " + kind)
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
    }
}
