package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.ScoPer;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The exam alone and the workbook alone, from launch to completion: an assignable unit of cmi5, or
 * a SCO of a package of several. What the learner reads is what the engine says; what the host is
 * told then is the table of docs/player.md (D-21). In cmi5 by keyboard on a phone of 360 px, where
 * every card is looked at too.
 *
 * <p>An xAPI package has one activity with a launch, the whole course, and a web package one
 * address: there neither can be launched alone.
 */
class AloneIT {
    @RegisterExtension
    static final AfterTestExecutionCallback PICTURES =
            Chromium.shootWhenRed(() -> AloneIT.chromium);

    private static final String EXAM = "eindtoets";
    private static final String WORKBOOK = "werkboek";
    private static final String LATER = "Rond eerst de lessen af.";

    /** How a learner stands: what the engine says, what the card tells, and the button it has. */
    private enum Stand {
        EXAM_UNBOUND("{\"bound\": false}", "Houd de eerste keer de uitnodiging", "Open de toets"),
        EXAM_LOCKED(exam("locked", "null", 0), LATER, ""),
        EXAM_OPEN(exam("open", "null", 0), "De toets staat voor je open.", "Open de toets"),
        EXAM_RUNNING(exam("running", "null", 0), "Ga verder", "Ga verder met de toets"),
        EXAM_FAILED(exam("failed", "10", 1), "nog één herkansing", "Start de herkansing"),
        EXAM_PASSED(exam("passed", "20", 2), "Geslaagd! Je had 20 van de 25", ""),
        EXAM_EXHAUSTED(exam("exhausted", "10", 2), "je hebt geen pogingen meer", ""),
        WORKBOOK_UNBOUND("{\"bound\": false}", "Houd de eerste keer de uitnodiging", "Open"),
        WORKBOOK_OPEN(workbook("open"), "Je kunt aan je werkboek werken.", "Open"),
        WORKBOOK_SUBMITTED(workbook("submitted"), "De beoordelaar kijkt het na.", "Open"),
        WORKBOOK_INSUFFICIENT(workbook("insufficient"), "Lees wat de beoordelaar schreef", "Open"),
        WORKBOOK_SUFFICIENT(workbook("sufficient"), "Voldoende beoordeeld.", "Open");

        private final String json;
        private final String shows;
        private final String button;

        Stand(String json, String shows, String button) {
            this.json = json;
            this.shows = shows;
            this.button = button;
        }

        private static String exam(String state, String raw, int used) {
            return """
            {"bound": true, "workbook": {"state": "open", "parts": []}, "exam": {"state": "%s",
            "raw": %s, "max": 25, "attemptsUsed": %d, "attempts": 2, "reason": "%s"}}
            """
                    .formatted(state, raw, used, LATER);
        }

        private static String workbook(String state) {
            return """
            {"bound": true, "exam": {"state": "open", "raw": null, "max": 25, "attemptsUsed": 0,
            "attempts": 2}, "workbook": {"state": "%1$s", "parts": [{"id": "werkboek1", "state": "%1$s"}]}}
            """
                    .formatted(state);
        }

        String state() {
            return name().replaceFirst("^[A-Z]+_", "").toLowerCase(Locale.ROOT);
        }
    }

    @TempDir static Path folder;
    private static Path source;
    private static Course course;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        source = folder.resolve("cursus");
        Product.run("new", source.toString());
        CourseReader.Result read = CourseReader.read(source);
        course = Objects.requireNonNull(read.course(), read.diagnostics().toString());
        chromium = new Chromium();
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CMI5", "SCORM12"})
    void anExamAloneIsOpenedFailedTakenAgainAndPassed(PackageFormat format) throws IOException {
        examPassed(format);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = "SCORM2004")
    void anExamAloneIsPassedInTheOtherHostToo(PackageFormat format) throws IOException {
        examPassed(format);
    }

    private static void examPassed(PackageFormat format) throws IOException {
        try (Launches exam = new Launches(format, EXAM, "exam")) {
            exam.launch(Stand.EXAM_UNBOUND);
            exam.opens();
            exam.becomes(Stand.EXAM_LOCKED);
            exam.becomes(Stand.EXAM_OPEN);
            exam.opens();
            exam.becomes(Stand.EXAM_RUNNING);
            exam.reload();
            exam.shows(Stand.EXAM_RUNNING);
            exam.opens();
            exam.told("incomplete", "incomplete unknown 0", "initialized");

            exam.becomes(Stand.EXAM_FAILED);
            exam.opens();
            exam.end();
            exam.told("incomplete", "incomplete unknown 0", "initialized, failed 0.4, terminated");

            String before = "initialized, failed 0.4, terminated, ";
            String passed = before + "initialized, completed, passed 0.8";
            exam.launch(Stand.EXAM_PASSED);
            exam.told("passed 80", "completed passed 1 80 0.8", passed);
            exam.reloadOfWhatIsOver(Stand.EXAM_PASSED);
            exam.told("passed 80", "completed passed 1 80 0.8", passed + ", terminated");

            exam.launch(Stand.EXAM_FAILED); // a pass is never taken away
            exam.exit();
            exam.told(
                    "passed 80",
                    "completed passed 1 80 0.8",
                    passed + ", terminated, initialized, terminated");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = {"CMI5", "SCORM12", "SCORM2004"})
    void anExamAloneWithoutAnAttemptLeftFails(PackageFormat format) throws IOException {
        try (Launches exam = new Launches(format, EXAM, "exam")) {
            exam.launch(Stand.EXAM_FAILED);
            exam.exit();
            exam.launch(Stand.EXAM_EXHAUSTED);
            exam.leave(); // there is nothing left to do, and no reason to look for the button
            String each = "initialized, failed 0.4, terminated";
            String both = each + ", " + each;
            exam.told("failed 40", "incomplete failed 0 40 0.4", both);
            exam.launch(Stand.EXAM_EXHAUSTED);
            exam.exit();
            exam.told(
                    "failed 40",
                    "incomplete failed 0 40 0.4",
                    both + ", initialized, terminated"); // each attempt once
        }
    }

    @ParameterizedTest
    @EnumSource(names = "CMI5")
    void aWorkbookAloneIsHandedInJudgedAndHandedInAgain(PackageFormat format) throws IOException {
        workbookJudged(format);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = {"SCORM12", "SCORM2004"})
    void aWorkbookAloneIsJudgedInTheOtherHostsToo(PackageFormat format) throws IOException {
        workbookJudged(format);
    }

    private static void workbookJudged(PackageFormat format) throws IOException {
        try (Launches workbook = new Launches(format, WORKBOOK, "workbook")) {
            workbook.launch(Stand.WORKBOOK_UNBOUND);
            workbook.opens();
            workbook.becomes(Stand.WORKBOOK_OPEN);
            workbook.opens();
            workbook.told("incomplete", "incomplete unknown 0", "initialized");
            workbook.becomes(Stand.WORKBOOK_SUBMITTED);
            workbook.reload();
            workbook.shows(Stand.WORKBOOK_SUBMITTED);
            workbook.end();
            String said = "initialized, completed, terminated";
            workbook.told("incomplete", "incomplete unknown 0", said);

            workbook.launch(Stand.WORKBOOK_INSUFFICIENT);
            workbook.opens();
            workbook.exit();
            said += ", initialized, failed, terminated";
            workbook.told("incomplete", "incomplete unknown 0", said);

            workbook.launch(Stand.WORKBOOK_SUBMITTED);
            workbook.becomes(Stand.WORKBOOK_SUFFICIENT);
            said += ", initialized, passed";
            workbook.told("passed", "completed passed 1", said);
            workbook.reloadOfWhatIsOver(Stand.WORKBOOK_SUFFICIENT);
            workbook.told("passed", "completed passed 1", said + ", terminated");
            workbook.launch(Stand.WORKBOOK_SUFFICIENT);
            workbook.exit();
            workbook.told(
                    "passed", "completed passed 1", said + ", terminated, initialized, terminated");
        }
    }

    /** One learner, who launches the same part again and again. */
    private static final class Launches implements AutoCloseable {
        private static final String LEARNER = "een";

        private final FormatHost host;
        private final BrowserContext device;
        private final Page page;
        private final Player.Hands hands;
        private final String part;
        private final String what;
        private Player player;
        private int tickets;

        Launches(PackageFormat format, String part, String what) throws IOException {
            this.part = part;
            this.what = what;
            host = new FormatHost(format, course, source, PackageScope.COURSE, ScoPer.MODULE, true);
            device = byKeyboard() ? chromium.phone() : chromium.laptop();
            page = device.newPage();
            hands = byKeyboard() ? new Keyboard(page) : Player.POINTER;
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        }

        /** A SCO stands in the frame of its LMS, where neither the keys nor axe-core look. */
        private boolean byKeyboard() {
            return host.format == PackageFormat.CMI5;
        }

        void launch(Stand stand) {
            host.engine.outcome(stand.json);
            player = host.launch(page, LEARNER, part, hands);
            assertThat(player.here()).isEqualTo(part);
            assertThat(player.find("[data-unit]").count()).as("only this").isOne();
            assertThat(player.find(".welcome").count()).as("how long lessons take").isZero();
            shows(stand);
        }

        /** The engine has news, and the learner asks for it. */
        void becomes(Stand stand) {
            host.engine.outcome(stand.json);
            hands.press(player.find("[data-action=refresh]"));
            shows(stand);
        }

        void shows(Stand stand) {
            Locator card = player.find(".online[data-state=" + stand.state() + "]");
            card.waitFor();
            assertThat(card.innerText()).contains(stand.shows);
            Locator button = card.locator("[data-action=open-" + what + "]");
            if (stand.button.isEmpty()) {
                assertThat(button.count()).as("a way in").isZero();
            } else if (what.equals("workbook") && byKeyboard()) { // S0-096
                assertThat(button.innerText()).isEqualTo("Toch hier openen");
            } else {
                assertThat(button.innerText()).startsWith(stand.button);
            }
            if (byKeyboard()) {
                String name = stand.name().toLowerCase(Locale.ROOT).replace('_', '-');
                Chromium.look(page, "alone-" + name + "-360");
            }
        }

        /** The button opens the engine's page in a tab of its own, by a ticket for just this. */
        void opens() {
            Locator button = player.find("[data-action=open-" + what + "]");
            Page desk = device.waitForPage(() -> hands.press(button));
            desk.locator("h1").filter(new Locator.FilterOptions().setHasText("Balie")).waitFor();
            desk.close();
            assertThat(player.find(".note[role=status]").isVisible()).isFalse();
            List<JsonNode> asked = host.engine.tickets();
            assertThat(asked).hasSize(++tickets);
            JsonNode ticket = asked.get(tickets - 1);
            assertThat(ticket.path("for").asText()).isEqualTo(what);
            assertThat(ticket.path("part").asText())
                    .isEqualTo(what.equals("workbook") ? "werkboek1" : "");
            // One learner and one registration, whatever the launch: the exam hangs on it (D-5).
            assertThat(ticket.path("course").asText()).isEqualTo(course.iri());
            assertThat(ticket.path("registration").asText()).hasSize(36);
            for (String same : List.of("registration", "actor")) {
                assertThat(ticket.path(same)).as(same).isEqualTo(asked.get(0).path(same));
            }
        }

        void reload() {
            page.reload();
            player = host.player(page, hands);
        }

        /** A cmi5 session with nothing left to do ends with its page (9.3.8); SCORM starts anew. */
        void reloadOfWhatIsOver(Stand stand) {
            if (host.format == PackageFormat.CMI5) {
                page.reload();
                title("Deze sessie is afgesloten");
                Chromium.look(page, "alone-over-360");
            } else {
                reload();
                shows(stand);
            }
        }

        /** Closes the window, as most learners do. */
        void leave() {
            page.navigate("about:blank");
        }

        /** The button at the end of the road: no praise for what was not passed. */
        void end() {
            Locator next = player.find("[data-action=next]");
            assertThat(next.innerText().strip()).isEqualTo("Afsluiten");
            hands.press(next);
            title("Je kunt nu stoppen");
        }

        void exit() {
            player.exit();
            title("Je kunt nu stoppen");
        }

        private void title(String text) {
            player.find("#unit-title")
                    .filter(new Locator.FilterOptions().setHasText(text))
                    .waitFor();
        }

        void told(String scorm12, String scorm2004, String cmi5) {
            String expected =
                    switch (host.format) {
                        case SCORM12 -> scorm12;
                        case SCORM2004 -> scorm2004;
                        default -> cmi5;
                    };
            try {
                page.waitForCondition(() -> heard().equals(expected));
            } catch (RuntimeException late) {
                assertThat(heard()).isEqualTo(expected);
            }
        }

        private String heard() {
            return host.format == PackageFormat.CMI5
                    ? host.said("initialized", "completed", "passed", "failed", "terminated")
                    : host.told(LEARNER);
        }

        @Override
        public void close() {
            device.close();
            host.close();
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
