package nl.leerspoor.authoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.WebLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --links} against a real server on this machine. */
class LinkCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private final WireMockServer web = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void start() {
        web.start();
        web.stubFor(any(anyUrl()).atPriority(10).willReturn(ok()));
    }

    @AfterEach
    void stop() {
        web.stop();
    }

    @Test
    void whatIsThereIsNoFindingAndOnlyItsHeadIsAskedFor() {
        assertThat(check("/page?a=1&b=2")).isEmpty();
        web.verify(1, anyRequestedFor(anyUrl()));
        web.verify(1, headRequestedFor(urlEqualTo("/page?a=1&b=2")));
    }

    @Test
    void aProgramThatSaysWhoItIs() { // a site must be able to tell us from a browser
        check("/page");
        web.verify(
                headRequestedFor(urlEqualTo("/page"))
                        .withHeader("User-Agent", matching("Leerspoor/.+")));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 501})
    void whereTheHeadIsRefusedThePageIsAskedFor(int code) {
        web.stubFor(head(urlEqualTo("/page")).willReturn(status(code)));
        assertThat(check("/page")).isEmpty();
        web.verify(1, getRequestedFor(urlEqualTo("/page")));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void whatIsGoneIsAWarning(int code) {
        web.stubFor(any(urlEqualTo("/page")).willReturn(status(code)));
        assertThat(check("/page"))
                .containsExactly(
                        "a.md:3:7: warning: "
                                + at("/page")
                                + " is not there (anymore): the answer is "
                                + code
                                + "; look for its new place, or name another");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void whatHasMovedForGoodIsANoteWithTheNewAddress(int code) {
        redirect("/old", code, "/new");
        assertThat(check("/old#part"))
                .containsExactly(
                        "a.md:3:7: note: "
                                + at("/old#part")
                                + " has moved for good; write "
                                + at("/new#part"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aPassingRedirectIsNoFinding(int code) { // such as that of every DOI
        redirect("/old", code, "/new");
        assertThat(check("/old")).isEmpty();
    }

    @Test
    void ofSeveralRedirectsOnlyThoseForGoodCountUpToAPassingOne() {
        redirect("/old", 301, "/better");
        redirect("/better", 302, "/today");
        redirect("/today", 301, "/tomorrow");
        assertThat(check("/old")).singleElement().asString().endsWith("write " + at("/better"));
    }

    @Test
    void whatMovedToNowhereIsGone() {
        redirect("/old", 301, "/new");
        web.stubFor(any(urlEqualTo("/new")).willReturn(status(404)));
        assertThat(check("/old")).singleElement().asString().contains("warning").contains("404");
    }

    @Test
    void aCircleEnds() {
        redirect("/old", 302, "/old");
        assertThat(check("/old"))
                .singleElement()
                .asString()
                .contains("note: ")
                .contains("it redirects more than 10 times");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void whatCannotBeJudgedIsANote(int code) {
        web.stubFor(any(urlEqualTo("/page")).willReturn(status(code)));
        assertThat(check("/page"))
                .singleElement()
                .asString()
                .contains("note: ")
                .contains(" answers " + code);
    }

    @Test
    void aSiteThatDoesNotAnswerIsANoteAndIsNotAskedAgain() {
        web.stubFor(
                any(urlEqualTo("/a"))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(check("/a", "/b"))
                .hasSize(2)
                .allMatch(finding -> finding.contains("note: ") && finding.contains("network"));
        web.verify(0, anyRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void aSiteThatTakesTooLongIsLeft() {
        web.stubFor(any(urlEqualTo("/a")).willReturn(ok().withFixedDelay(600_000)));
        assertThat(new LinkCheck(Duration.ofMillis(500)).check(List.of(link("/a"))))
                .singleElement()
                .asString()
                .contains("note: ")
                .contains("no answer in time");
    }

    @Test
    void anAddressIsAskedForOnceAndReportedWhereverItStands() {
        web.stubFor(any(urlEqualTo("/page")).willReturn(status(404)));
        List<Diagnostic> findings =
                new LinkCheck(PATIENCE)
                        .check(
                                List.of(
                                        new WebLink(at("/page"), "a.md", 3, 7),
                                        new WebLink(at("/page#one"), "a.md", 9, 1),
                                        new WebLink(at("/page#two"), "sources.yaml", 2, 3)));
        assertThat(findings)
                .extracting(finding -> finding.file() + ":" + finding.line())
                .containsExactly("a.md:3", "a.md:9", "sources.yaml:2");
        web.verify(1, headRequestedFor(urlEqualTo("/page")));
        web.verify(1, getRequestedFor(urlEqualTo("/page")));
    }

    @Test
    void whatMayNotStandInAnAddressIsEncodedAsBrowsersDo() {
        assertThat(check("/één blad|<1>")).isEmpty();
        web.verify(headRequestedFor(urlEqualTo("/%C3%A9%C3%A9n%20blad%7C%3C1%3E")));
    }

    @Test
    void whatIsNoAddressIsANote() {
        assertThat(
                        new LinkCheck(PATIENCE)
                                .check(List.of(new WebLink("https://100%/x", "a.md", 1, 1))))
                .singleElement()
                .asString()
                .contains("note: ")
                .contains("this is no address that can be looked up");
    }

    @Test
    void withTheOptionACourseIsLookedUpInTextsAndSources() throws IOException {
        Path course = online();
        web.stubFor(any(urlEqualTo("/weg?a=1&b=2")).willReturn(status(404)));
        redirect("/blad?a=1&b=2", 301, "/nieuw");
        Command check = Command.run("check", course, "--on", "2026-11-22", "--links");
        assertThat(check.exitCode()).isZero();
        assertThat(check.err()).contains("looking up 5 web addresses");
        assertThat(check.out().lines())
                .anyMatch(
                        line ->
                                line.startsWith("01-start/02-lezen.md:15:")
                                        && line.contains("warning: " + at("/weg"))
                                        && line.endsWith("[link-gone]"))
                .contains(
                        "sources.yaml:11:8: note: "
                                + at("/blad?a=1&b=2")
                                + " has moved for good; write "
                                + at("/nieuw")
                                + " [link-moved]");
        web.verify(6, headRequestedFor(anyUrl())); // and where one of them leads
        assertThat(Command.run("check", course, "--links", "--strict").out())
                .contains("error: " + at("/weg"));
    }

    @Test
    void withoutTheOptionNothingIsFetched() throws IOException {
        assertThat(Command.run("check", online()).exitCode()).isZero();
        assertThat(Command.run("build", online(), "--out", temp.resolve("out")).exitCode())
                .isZero();
        web.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void aPackageHasNoLinksToLookUp() throws IOException {
        Path zip = Files.writeString(temp.resolve("some.zip"), "no");
        Command check = Command.run("check", zip, "--links");
        assertThat(check.exitCode()).isOne();
        assertThat(check.err()).contains("--links and --spelling look at a course");
    }

    /** The small course, with every address of it at our own server. */
    private Path online() throws IOException {
        Path course = Command.copy(Files.createTempDirectory(temp, "course"));
        change(course.resolve("01-start/02-lezen.md"), "https://site.example/", at("/weg"));
        change(course.resolve("course.yaml"), "https://opleider.example", at(""));
        change(course.resolve("sources.yaml"), "https://site.example", at(""));
        change(
                course.resolve("sources.yaml"),
                "doi: \"10.1111/j.1651-2227.2006.tb02379.x\"",
                "url: \"" + at("/doi") + "\"");
        return course;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private void redirect(String from, int code, String to) {
        web.stubFor(any(urlEqualTo(from)).willReturn(status(code).withHeader("Location", to)));
    }

    private List<String> check(String... paths) {
        return new LinkCheck(PATIENCE)
                .check(List.of(paths).stream().map(this::link).toList()).stream()
                        .map(Diagnostic::toString)
                        .toList();
    }

    private WebLink link(String path) {
        return new WebLink(at(path), "a.md", 3, 7);
    }

    private String at(String path) {
        return "http://localhost:" + web.port() + path;
    }
}
