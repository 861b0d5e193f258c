package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, end to end: a real Chromium plays a learner from the first launch through every
 * unit there is, the exam and the workbook to the right to a certificate, or to the reason why not.
 * The product is the packaged one, in a process of its own; it is killed half-way and started
 * again.
 */
class LearnersRoadIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> LearnersRoadIT.chromium);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static Product product;
    private static Path course = Path.of("");
    private static AnswerKey key;
    private static Chromium chromium;
    private static Staff staff;

    @BeforeAll
    static void up() {
        course = Product.shortCourse(folder.resolve("course"));
        product = new Product(folder.resolve("data"), course);
        key = AnswerKey.read(course);
        chromium = new Chromium();
        staff = new Staff(product, chromium);
    }

    @AfterAll
    static void down() {
        chromium.close();
        product.close();
    }

    @Test
    void byCmi5LaunchWithTwentyOf25TheLearnerIsEligible() {
        byCmi5Launch("Deelnemer Een", 20);
    }

    @Test
    @Tag("long") // CI has no time for both roads with both results
    void byCmi5LaunchWithNineteenOf25TheLearnerIsToldWhyNot() {
        byCmi5Launch("Deelnemer Twee", 19);
    }

    @Test
    @Tag("long")
    void inAScorm12HostWithTwentyOf25TheLearnerIsEligible() throws IOException {
        inScormHost("Deelnemer Drie", "student-3", 20);
    }

    @Test
    void inAScorm12HostWithNineteenOf25TheLearnerIsToldWhyNot() throws IOException {
        inScormHost("Deelnemer Vier", "student-4", 19);
    }

    @Test
    void p47_aMistakeIsReportedByKeyboardAndTheLearnerReadsTheAnswer() {
        String words = "Hier staat <b>7</b> maanden, dat moet 8 zijn.";
        String invitation = staff.register("Deelnemer Vijf", "deelnemer.vijf@example.org");
        UUID registration = staff.registration("Deelnemer Vijf");
        String home = product.address("/mijn/" + registration);
        try (BrowserContext phone = chromium.phone()) {
            Page page = signIn(phone, invitation);
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            launch(page, home, key.course().modules().get(0)).open("grote_bewegingen");
            Keyboard keyboard = new Keyboard(page);
            keyboard.press(page.locator("[data-action=tools]"));
            keyboard.press(page.locator(".tools [data-action=report]"));
            assertThat(page.locator("[data-action=report-mail]").count()).isZero();
            Locator send = page.locator("[data-action=report-send]");
            keyboard.press(send); // nothing yet: that is said, and nothing is sent
            assertThat(page.locator("#report-hint").isVisible()).isTrue();
            keyboard.type(page.locator("#report-text"), words);

            phone.setOffline(true);
            keyboard.press(send);
            page.locator("dialog [role=status]:text('Niet verstuurd.')").waitFor();
            assertThat(page.inputValue("#report-text")).isEqualTo(words);
            phone.setOffline(false);
            keyboard.key("Enter");
            page.locator("dialog [role=status]:text('Verstuurd, bedankt!')").waitFor();
            assertThat(page.evaluate("document.activeElement.dataset.action"))
                    .as("the focus stays")
                    .isEqualTo("report-send");
            assertThat(send.getAttribute("aria-disabled")).isEqualTo("true");
            keyboard.key("Enter"); // it was sent
            Chromium.look(page, "report-sent-360");

            Page desk = staff.answerReport(words, "V", "Dank je, er staat nu 8.");
            Locator told = desk.locator("[data-mistake]");
            assertThat(told.count()).as("once").isOne();
            assertThat(told.innerText())
                    .contains("Mijlpalen zijn vensters", key.course().version(), words)
                    .doesNotContain("Deelnemer Vijf");

            page.navigate(home);
            assertThat(page.locator("#my-mistakes").innerText())
                    .contains(words, "Verbeterd", "Dank je, er staat nu 8.");
            Chromium.look(page, "my-mistakes-360");
            assertThat(
                            product.get(
                                            "/xapi/statements?limit=0&registration=" + registration,
                                            auditor())
                                    .body())
                    .as("P-60")
                    .contains("verbs/initialized")
                    .doesNotContain("maanden, dat");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    // --- our own page: a cmi5 launch per module -------------------------------------------------

    private void byCmi5Launch(String name, int right) {
        String invitation = staff.register(name, name.replace(' ', '.') + "@example.org");
        UUID registration = staff.registration(name);
        String home = product.address("/mijn/" + registration);
        BrowserContext phone = chromium.phone();
        Page page = signIn(phone, invitation);
        page.navigate(home);
        Chromium.shoot(page, "my-start-360");
        assertThat(page.getAttribute("#exam", "data-state")).isEqualTo("locked"); // P-11

        List<Module> modules = key.course().modules();
        Player player = launch(page, home, modules.get(0));
        Lesson lesson = interrupted(player);

        // The tab dies at unit 3; the learner goes on with another device (S0-031).
        phone.close();
        product.crashAndRestart();
        BrowserContext laptop = chromium.laptop();
        page = signIn(laptop, staff.logInLink(registration));
        player = launch(page, home, modules.get(0));
        lesson.isWhereItWasLeft(player);

        playToTheEnd(player);
        player.exit();
        page.waitForURL(home);
        for (Module module : modules.subList(1, modules.size())) {
            player = launch(page, home, module);
            playToTheEnd(player);
            player.exit();
            page.waitForURL(home);
        }
        assertThat(page.locator("[data-module][data-complete=true]").count())
                .isEqualTo(modules.size());

        page.click("#to-exam");
        new ExamSitting(page, key).sit(right);
        workbookAndVerdict(page, registration);
        conclude(page, home, registration, right, "platformSigned");
        laptop.close();
    }

    private Player launch(Page page, String home, Module module) {
        page.navigate(home);
        page.click("[data-start='" + module.id() + "']");
        page.waitForSelector(".body[data-ready]");
        assertThat(page.url())
                .as("credentials never stay in the address bar (D-23)")
                .doesNotContain("fetch=")
                .doesNotContain("actor=");
        return new Player(page.mainFrame(), key.course());
    }

    // --- somebody else's LMS: one SCO for the whole course --------------------------------------

    private void inScormHost(String name, String student, int right) throws IOException {
        String invitation = staff.register(name, name.replace(' ', '.') + "@example.org");
        UUID registration = staff.registration(name);
        Path out = folder.resolve("packages");
        Product.run(
                "build",
                course.toString(),
                "--out",
                out.toString(),
                "--format",
                "scorm12",
                "--lrs",
                product.address("/xapi"),
                "--package-key",
                product.packageKey());
        Path zip = out.resolve("beter_met_babys-" + key.course().version() + "-scorm12.zip");
        try (PreviewServer host = PreviewServer.ofZips(0, List.of(zip))) {
            BrowserContext phone = chromium.phone();
            Page page = phone.newPage();
            Player player = inHost(page, host, student);
            Lesson lesson = interrupted(player);
            page.close();
            phone.close();
            product.crashAndRestart();

            BrowserContext laptop = chromium.laptop();
            page = laptop.newPage();
            player = inHost(page, host, student);
            lesson.isWhereItWasLeft(player);
            playToTheEnd(player);
            assertThat(host.cmi(student).get("cmi.core.lesson_status"))
                    .as("D-21: open until the exam is decided")
                    .isEqualTo("incomplete");
            assertThat(host.cmi(student)).containsEntry("cmi.core.score.raw", "");

            // D-7: the first time, the invitation binds this host's student to the registration.
            player.open(key.exam().id());
            Player card = player;
            Page exam = laptop.waitForPage(() -> card.find("[data-action=open-exam]").click());
            exam.waitForLoadState();
            Chromium.shoot(exam, "bind-1280");
            bind(exam, invitation);
            exam.waitForURL("**/toets/" + registration);
            new ExamSitting(exam, key).sit(right);
            workbookAndVerdict(exam, registration);
            conclude(
                    exam,
                    product.address("/mijn/" + registration),
                    registration,
                    right,
                    "signedIn");

            // Back in the host, the player hears the result and tells the LMS (D-21).
            page.bringToFront();
            player.find("[data-action=refresh]").click();
            player.find(".card.online[data-state=" + (right >= 20 ? "passed" : "failed") + "]")
                    .waitFor();
            player.exit();
            page.waitForTimeout(1_000);
            if (right >= 20) {
                assertThat(host.cmi(student))
                        .containsEntry("cmi.core.lesson_status", "passed")
                        .containsEntry("cmi.core.score.raw", "80");
            } else {
                assertThat(host.cmi(student))
                        .as("a resit is left, so nothing is final")
                        .containsEntry("cmi.core.lesson_status", "incomplete")
                        .containsEntry("cmi.core.score.raw", "");
            }
            laptop.close();
        }
    }

    private Player inHost(Page page, PreviewServer host, String student) {
        page.navigate(host.uri() + "scorm12/?learner=" + student);
        page.waitForSelector("#sco");
        Frame sco = page.querySelector("#sco").contentFrame();
        return new Player(sco, key.course());
    }

    private static void bind(Page page, String invitation) {
        page.fill("#code", invitation);
        page.click("#desk-form button");
    }

    // --- what both roads share ------------------------------------------------------------------

    /** Where a learner stood when the tab died. */
    private record Lesson(String unit, int complete, Question answered, String option) {
        void isWhereItWasLeft(Player player) {
            assertThat(player.here()).as("same place").isEqualTo(unit);
            assertThat(player.complete()).as("same progress").isEqualTo(complete);
            assertThat(
                            player.find(
                                            "[data-question='"
                                                    + answered.id()
                                                    + "'] input[value='"
                                                    + option
                                                    + "']")
                                    .isChecked())
                    .as("the answer that was given")
                    .isTrue();
        }
    }

    /** Two units complete and a quiz begun: then the tab dies. */
    private static Lesson interrupted(Player player) {
        for (int unit = 0; unit < 2; unit++) {
            String here = player.here();
            player.completeUnit();
            player.nextAfter(here);
        }
        Unit quiz =
                key.course()
                        .units()
                        .filter(unit -> unit.content() instanceof UnitContent.Quiz)
                        .findFirst()
                        .orElseThrow();
        player.open(quiz.id());
        Question first = ((UnitContent.Quiz) quiz.content()).questions().get(0);
        String option = ((Question.Choice) first).rightOptions().iterator().next();
        player.answer(first, java.util.Set.of(option));
        player.settle();
        return new Lesson(quiz.id(), player.complete(), first, option);
    }

    /** Plays what is still open, from wherever the learner is. */
    private static void playToTheEnd(Player player) {
        List<String> units = new ArrayList<>();
        key.course()
                .units()
                .filter(unit -> player.find("[data-unit='" + unit.id() + "']").count() > 0)
                .forEach(unit -> units.add(unit.id()));
        int already = player.complete();
        for (String unit : units.subList(already, units.size())) {
            player.open(unit);
            player.completeUnit();
        }
        assertThat(player.complete()).isEqualTo(player.total());
    }

    private static Page signIn(BrowserContext device, String link) {
        Page page = device.newPage();
        page.navigate(link);
        page.click("#use-invitation");
        page.waitForURL("**/mijn**");
        return page;
    }

    private void workbookAndVerdict(Page page, UUID registration) {
        for (Unit part : key.course().workbookParts()) {
            page.navigate(product.address("/werkboek/" + registration + "/" + part.id()));
            new WorkbookDesk(page).handIn(part);
            staff.judgeSufficient();
        }
    }

    /** The conclusion, on the learner's page, on the coordinator's and as JSON, with evidence. */
    private void conclude(Page page, String home, UUID registration, int right, String identity) {
        boolean eligible = right >= 20;
        page.navigate(home);
        page.waitForSelector("#eligibility[data-eligible=" + eligible + "]");
        Chromium.shoot(page, "my-end-" + right + "-" + identity);
        assertThat(page.getAttribute("[data-criterion=workbookComplete]", "data-met"))
                .isEqualTo("true");
        assertThat(page.getAttribute("[data-criterion=workbookSufficient]", "data-met"))
                .isEqualTo("true");
        String exam = page.textContent("[data-criterion=exam]");
        assertThat(exam).contains(right + " van de 25").contains("minstens 20");
        assertThat(page.textContent("#eligibility"))
                .contains(
                        eligible
                                ? "Komt in aanmerking voor het certificaat."
                                : "Komt nog niet in aanmerking voor het certificaat");

        Page coordinator = staff.follow(registration);
        assertThat(coordinator.getAttribute("#eligibility", "data-eligible"))
                .isEqualTo(String.valueOf(eligible));
        Chromium.shoot(coordinator, "registration-1280-" + right);

        // Every claim's evidence is a statement that the auditor can read in the LRS.
        List<String> evidence = new ArrayList<>();
        page.locator("[data-statement]")
                .all()
                .forEach(one -> evidence.add(one.getAttribute("data-statement")));
        assertThat(evidence).hasSizeGreaterThanOrEqualTo(3);
        for (String id : evidence) {
            assertThat(statement(id).path("context").path("registration").asText())
                    .isEqualTo(registration.toString());
        }
        noKeyAndNoFreeTextIsInTheLog(registration);
        assertThat(chromium.complaints()).isEmpty();
    }

    private void noKeyAndNoFreeTextIsInTheLog(UUID registration) {
        String log =
                product.get("/xapi/statements?limit=0&registration=" + registration, auditor())
                        .body();
        // P-60: free text never enters a statement. D-10: nor does anything of an exam item's key.
        assertThat(log)
                .contains("verbs/passed".substring(0, 6))
                .doesNotContain(WorkbookDesk.MARKER);
        JsonNode statements = read(log).path("statements");
        int exam = 0;
        for (JsonNode statement : statements) {
            String object = statement.path("object").path("id").asText();
            if (object.startsWith(key.exam().iri() + "/item/")) {
                exam++;
                assertThat(statement.path("result").has("response")).isFalse();
                assertThat(statement.at("/object/definition").has("correctResponsesPattern"))
                        .isFalse();
            }
        }
        assertThat(exam).as("one answered statement for each exam item").isEqualTo(25);
    }

    private JsonNode statement(String id) {
        return read(product.get("/xapi/statements?statementId=" + id, auditor()).body());
    }

    private static String[] auditor() {
        return new String[] {
            "Authorization",
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(
                                    "auditor:secret-for-tests".getBytes(StandardCharsets.UTF_8)),
            "X-Experience-API-Version",
            "1.0.3"
        };
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(json, e);
        }
    }
}
