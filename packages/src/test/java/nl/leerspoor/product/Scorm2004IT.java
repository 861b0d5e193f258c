package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.PackageWriter;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SCORM 2004 package of one module, as its zip has it, in Chromium and the preview's host. */
class Scorm2004IT {
    private static final String STUDENT = "student1";

    @TempDir Path folder;

    @Test
    void fromLaunchToCompletionKilledHalfWayAndResumedOnAnotherDevice() throws IOException {
        Path source = Product.shortCourse(folder.resolve("course"));
        Course course = Objects.requireNonNull(CourseReader.read(source).course());
        Module module = course.modules().get(0);
        ContentPackage made =
                ContentPackages.of(
                        course,
                        new SourceReader(source),
                        PackageFormat.SCORM2004,
                        PackageScope.module(module.id()),
                        null);
        Path zip = PackageWriter.write(made, folder);
        try (Chromium chromium = new Chromium();
                PreviewServer host = PreviewServer.ofZips(0, List.of(zip))) {
            BrowserContext phone = chromium.phone();
            Page page = phone.newPage();
            Player player = launch(page, host, course);
            for (int unit = 0; unit < 2; unit++) {
                String here = player.here();
                player.completeUnit();
                player.nextAfter(here);
            }
            String here = player.here();
            player.settle();
            assertNothingRefused(page);
            phone.close(); // the tab is gone, without a Terminate that anybody waited for
            assertThat(cmi(host, made))
                    .containsEntry("cmi.completion_status", "incomplete")
                    .containsEntry("cmi.success_status", "unknown")
                    .containsEntry("cmi.exit", "suspend")
                    .containsEntry("cmi.score.raw", "");

            BrowserContext laptop = chromium.laptop();
            Page again = laptop.newPage();
            player = launch(again, host, course);
            assertThat(player.here()).as("same place").isEqualTo(here);
            assertThat(player.complete()).as("same progress").isEqualTo(2);
            while (player.complete() < player.total()) {
                String unit = player.here();
                player.completeUnit();
                player.nextAfter(unit);
            }
            player.exit();
            player.find("#unit-title").waitFor();
            player.settle();
            assertNothingRefused(again);
            assertThat(cmi(host, made))
                    .containsEntry("cmi.completion_status", "completed")
                    .containsEntry("cmi.success_status", "unknown")
                    .containsEntry("cmi.score.raw", "100")
                    .containsEntry("cmi.score.scaled", "1")
                    .containsEntry("cmi.exit", "suspend")
                    .containsEntry("cmi.interactions.0.type", "choice");
            assertThat(cmi(host, made).get("cmi.session_time")).startsWith("PT");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Player launch(Page page, PreviewServer host, Course course) {
        page.navigate(host.uri() + "scorm2004/?learner=" + STUDENT);
        return new Player(page.waitForSelector("#sco").contentFrame(), course);
    }

    private static SortedMap<String, String> cmi(PreviewServer host, ContentPackage content) {
        return host.cmi(PackageFormat.SCORM2004, content.id(), STUDENT);
    }

    private static void assertNothingRefused(Page page) {
        assertThat(page.locator("#messages li.call").count()).isPositive();
        assertThat(page.locator("#messages li.wrong").allTextContents()).isEmpty();
    }
}
