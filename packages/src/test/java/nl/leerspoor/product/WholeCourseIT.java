package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every unit of the reference course, played on a phone; the other tests take a short edition. */
@Tag("long") // eighty-one units
class WholeCourseIT {
    @TempDir Path folder;

    @Test
    void everyUnitOfTheReferenceCourseIsPlayedToItsEndOnAPhone() throws IOException {
        Course course = Objects.requireNonNull(CourseReader.read(Product.course()).course());
        Product.unpack(
                ContentPackages.of(
                        course,
                        new SourceReader(Product.course()),
                        PackageFormat.WEB,
                        PackageScope.COURSE,
                        null),
                folder);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone().newPage();
            page.navigate(folder.resolve("index.html").toUri().toString());
            Player player = new Player(page.mainFrame(), course);
            for (Unit unit : course.units().toList()) {
                if (player.find("[data-unit='" + unit.id() + "']").count() == 0) {
                    continue; // parts of the workbook are the engine's
                }
                player.open(unit.id());
                assertThat(Axe.violations(page)).as(unit.id()).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of " + unit.id())
                        .isEqualTo(360);
                player.completeUnit();
            }
            assertThat(player.total()).isGreaterThan(70);
            assertThat(player.complete()).isEqualTo(player.total());
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
