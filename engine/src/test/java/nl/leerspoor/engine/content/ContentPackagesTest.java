package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContentPackagesTest {
    @Test
    void makesTheCourseAndEachModuleInEveryFormat() {
        assertThat(Courses.packages(null))
                .extracting(ContentPackage::zipName)
                .containsExactly(
                        "klein-1.2.0-scorm12.zip",
                        "klein-1.2.0-scorm2004.zip",
                        "klein-1.2.0-cmi5.zip",
                        "klein-1.2.0-xapi.zip",
                        "klein-1.2.0-web.zip",
                        "klein.begin-1.2.0-scorm12.zip",
                        "klein.begin-1.2.0-scorm2004.zip",
                        "klein.begin-1.2.0-cmi5.zip",
                        "klein.begin-1.2.0-xapi.zip",
                        "klein.begin-1.2.0-web.zip",
                        "klein.verder-1.2.0-scorm12.zip",
                        "klein.verder-1.2.0-scorm2004.zip",
                        "klein.verder-1.2.0-cmi5.zip",
                        "klein.verder-1.2.0-xapi.zip",
                        "klein.verder-1.2.0-web.zip");
    }

    @Test
    void allAtOnceIsTheSameAsOneByOne() {
        ContentPackage one = Courses.small(PackageFormat.CMI5, PackageScope.module("begin"));
        ContentPackage all = Courses.packages(null).get(7);
        assertThat(all.id()).isEqualTo(one.id());
        assertThat(all.files().keySet()).isEqualTo(one.files().keySet());
        all.files()
                .forEach(
                        (path, file) ->
                                assertThat(file.bytes())
                                        .as(path)
                                        .isEqualTo(
                                                Objects.requireNonNull(one.files().get(path))
                                                        .bytes()));
    }

    @Test
    void namesAreWhatEveryHostKeeps() { // hosts.md 32
        assertThat(Courses.packages(null))
                .allSatisfy(
                        content ->
                                assertThat(content.files().keySet())
                                        .allMatch(path -> path.matches("[A-Za-z0-9._/-]+")));
    }

    @Test
    void unitsThatArePlannedAndFilesThatNobodyNamesStayOut() {
        ContentPackage content = Courses.small(PackageFormat.WEB, PackageScope.COURSE);
        assertThat(content.files()).doesNotContainKey("media/begin/ongebruikt.txt");
        assertThat(Courses.text(content, "index.html")).doesNotContain("film2");
        assertThat(Courses.text(content, "content/verder.js"))
                .contains("lezen2")
                .doesNotContain("film2");
    }

    @Test
    void aModulePackageHasOneModuleAndNoExam() { // docs/player.md
        String page =
                Courses.text(
                        Courses.small(PackageFormat.SCORM12, PackageScope.module("begin")),
                        "index.html");
        assertThat(page)
                .contains("\"package\":\"klein.begin\"")
                .contains("\"workbook\"")
                .doesNotContain("\"exam\"")
                .doesNotContain("verder");
    }

    @Test
    void thePageHasNoInlineScriptAndAsksNobodyElse() {
        for (ContentPackage content : Courses.packages(Courses.LRS)) {
            String page = Courses.text(content, "index.html");
            assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-inline");
            Matcher script = Pattern.compile("<script(?![^>]*src=)([^>]*)>").matcher(page);
            assertThat(script.results().map(result -> result.group(1)))
                    .containsExactly(" type=\"application/json\" id=\"leerspoor-config\"");
            assertThat(Pattern.compile("(?:src|href)=\"(https?:)?//").matcher(page).find())
                    .isFalse();
        }
    }

    @Test
    void reportsToOurLrsOnlyWhenAsked() { // D-23
        String with = Courses.text(Courses.packages(Courses.LRS).get(0), "index.html");
        assertThat(with)
                .contains(
                        "\"lrs\":{\"endpoint\":\"https://engine.example/a/xapi/\",\"key\":\"key1\","
                                + "\"secret\":\"s3cret\\u003c\","
                                + "\"engine\":\"https://engine.example/a\"}")
                .contains("connect-src 'self' https://engine.example;");
        assertThat(Courses.text(Courses.packages(null).get(0), "index.html"))
                .doesNotContain("\"lrs\"")
                .contains("connect-src 'self';");
    }

    @Test
    void anXapiPackageMaySendWhereItsLaunchSays() {
        for (PackageFormat format : List.of(PackageFormat.XAPI, PackageFormat.CMI5)) {
            assertThat(Courses.text(Courses.small(format, PackageScope.COURSE), "index.html"))
                    .contains("connect-src 'self' https: http:;");
        }
    }

    @Test
    void aPlayerKnowsWhenItIsOneScoOfSeveral() {
        String page =
                Courses.text(
                        Courses.several(PackageFormat.SCORM2004, ScoPer.UNIT).get(0), "index.html");
        assertThat(page).contains("\"package\":\"klein\",\"scos\":\"unit\"");
        assertThat(Courses.text(Courses.packages(null).get(0), "index.html"))
                .doesNotContain("\"scos\"");
    }

    @Test
    void aSecretIsNeverPrinted() { // house 7
        assertThat(Courses.LRS).hasToString("https://engine.example/a/xapi/ with key key1:***");
    }

    @Test
    void refusesAnLrsThatIsNoEngine() {
        assertThatThrownBy(() -> new LrsAccess(URI.create("https://x.example/lrs"), "a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://…/xapi");
        assertThatThrownBy(() -> new LrsAccess(URI.create("ftp://x.example/xapi"), "a", "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAModuleThatDoesNotExist() {
        assertThatThrownBy(() -> Courses.small(PackageFormat.WEB, PackageScope.module("weg")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weg");
    }
}
