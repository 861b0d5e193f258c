package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.tincan.Tincan;
import nl.leerspoor.engine.content.tincan.TincanActivity;
import org.junit.jupiter.api.Test;

/** What an LMS imports of an xAPI package. */
class TincanTest {
    private static final Tincan COURSE = Tincan.of(plan(PackageScope.COURSE));

    @Test
    void oneActivityIsLaunchedTheOthersOnlyHaveNames() {
        assertThat(COURSE.activities())
                .extracting(TincanActivity::launch)
                .containsExactly("index.html", null, null, null, null);
        assertThat(COURSE.activities().get(0).name())
                .isEqualTo("Een kleine cursus – over kijken & doen");
        assertThat(COURSE.activities().get(0).type())
                .isEqualTo("http://adlnet.gov/expapi/activities/course");
    }

    @Test
    void d1_activitiesAreTheOnesOfEveryOtherFormat() {
        List<String> units =
                CourseStructure.of(Courses.small(), PackageScope.COURSE)
                        .assignableUnits()
                        .map(AssignableUnit::id)
                        .toList();
        assertThat(COURSE.activities()).extracting(TincanActivity::id).containsAll(units);
        assertThat(COURSE.activities().get(0).id())
                .isEqualTo("https://opleider.example/id/course/klein");
    }

    @Test
    void aModulePackageIsThatModule() {
        Tincan module = Tincan.of(plan(PackageScope.module("begin")));
        assertThat(module.activities())
                .singleElement()
                .satisfies(
                        activity -> {
                            assertThat(activity.id())
                                    .isEqualTo(
                                            "https://opleider.example/id/course/klein/module/begin");
                            assertThat(activity.type())
                                    .isEqualTo("http://adlnet.gov/expapi/activities/module");
                            assertThat(activity.launch()).isEqualTo("index.html");
                        });
    }

    @Test
    void d10_saysNothingOfTheExamButItsNameAndTitle() {
        assertThat(COURSE.xml())
                .contains("<name lang=\"nl\">Kennistoets</name>")
                .doesNotContain("/item/")
                .doesNotContain("masteryScore");
    }

    private static PackagePlan plan(PackageScope scope) {
        return new PackagePlan(Courses.small(), PackageFormat.XAPI, scope, ScoPer.COURSE, null);
    }
}
