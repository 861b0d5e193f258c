package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of question and the survey, in packages opened from disk: keyboard, axe, 360 px. */
class QuestionKindsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LrsAccess LRS =
            new LrsAccess(URI.create("http://127.0.0.1:9/xapi/"), "sleutel", "geheim");
    private static final List<String> QUESTIONS =
            List.of("enkel", "scherp", "alles", "paren", "volgorde", "fontanel", "warm", "durf");

    /** A quiz with a question of every kind. */
    static final String QUIZ =
            """
            ---
            unit: oefenen
            outcomes: [K1]
            ---

            ## Wat doe je? {#enkel outcome=K1}

            - ( ) Zoeken
            - (x) Wachten
              > Klopt helemaal.

            ### Hint

            Denk aan rust.

            ## Ziet een baby scherp? {#scherp outcome=K1 type=true-false}

            - ( ) Waar
            - (x) Niet waar

            ## Wat hoort bij moe zijn? {#alles outcome=K1 credit=partial}

            - [x] Gapen
            - [ ] Lachen
            - [x] Wrijven

            ## Wat zegt het? {#paren outcome=K1 points=2 credit=partial}

            - Gapen met een heel lange zin erbij die op een telefoon niet past -> Moe
            - Lachen -> Blij
            - -> Honger

            ## In welke volgorde? {#volgorde outcome=K1}

            1. Handen wassen
            2. Luier los
            3. Luier dicht

            ## Hoe heet de zachte plek? {#fontanel outcome=K1 type=fill-in}

            - (x) fontanel
            - ( ) schedel
              > Die is juist hard.

            ## Hoe warm? {#warm outcome=K1 type=numeric unit="°C"}

            - (x) 16..18

            ## Ik durf te wachten. {#durf outcome=K1 type=likert}

            - Oneens
            - Eens
            """;

    private static final String SURVEY =
            """
            ---
            unit: mening
            answers: %s
            ---

            Een vraag overslaan mag.

            ## Het tempo was goed. {#tempo type=likert}

            - Helemaal niet
            - Een beetje
            - Helemaal wel

            ## Wat hielp je om bij deze hele lange vraag toch tot een keuze te komen? {#hielp}

            Denk aan de hele module.

            - [ ] De film
            - [ ] De ontwikkelingspsychologische achtergrondinformatie in het artikel
            - [ ] De quiz

            ## Waar werk je? {#waar}

            - ( ) Op een babygroep
            - ( ) Op een verticale groep
            """;

    @TempDir static Path folder;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        chromium = new Chromium();
        build("web", "anonymous", null);
        build("anonymous", "anonymous", LRS);
        build("named", "named", LRS);
    }

    private static void build(String name, String answers, @Nullable LrsAccess lrs)
            throws IOException {
        Path source = folder.resolve("source-" + name);
        Files.createDirectories(source.resolve("01-een"));
        Files.writeString(source.resolve("01-een/01-oefenen.md"), QUIZ);
        Files.writeString(source.resolve("01-een/02-mening.md"), SURVEY.formatted(answers));
        Files.writeString(source.resolve("course.yaml"), course());
        CourseReader.Result read = CourseReader.read(source);
        Course course = Objects.requireNonNull(read.course(), read.diagnostics().toString());
        ContentPackage content =
                ContentPackages.of(
                        course,
                        new SourceReader(source),
                        PackageFormat.WEB,
                        ContentPackages.scopes(course).get(0),
                        lrs);
        Product.unpack(content, folder.resolve(name));
    }

    private static String course() {
        StringBuilder units = new StringBuilder();
        for (String kind : List.of("video", "article", "quiz", "theory", "practice")) {
            units.append("      - { id: ")
                    .append(kind.equals("quiz") ? "oefenen" : kind)
                    .append(", kind: ")
                    .append(kind)
                    .append(", title: Oefenen, load: { theory: 10 min } }\n");
        }
        units.append("      - { id: mening, kind: survey, title: Jouw mening, load: {} }\n");
        return """
        id: soorten
        domain: opleider.example
        title: Alle soorten vragen
        language: nl
        version: 1.0.0
        revised: 2026-11-21
        example: true
        issuer: { name: Voorbeeldopleider, url: "https://opleider.example" }
        support: { name: Hulp, email: hulp@opleider.example, hours: "ma-vr" }
        regulations: { title: R, version: "1", url: "https://opleider.example/r.pdf" }
        areas: { K: kennis }
        outcomes:
          - { id: K1, area: K, text: "Je weet iets." }
        studyLoad: { theory: 50 min }
        modules:
          - id: een
            folder: 01-een
            title: Een
            title_en: One
            units:
        %s\
        """
                .formatted(units.toString().indent(0));
    }

    @AfterAll
    static void down() {
        chromium.close();
    }

    @Test
    void everyKindIsAnsweredByKeyboardAt360Pixels() {
        Page page = open("web", chromium.phone());

        Locator single = card(page, "enkel");
        press(single.locator("[data-action=hint]"), "Enter");
        assertThat(single.locator(".hint").innerText()).contains("Denk aan rust.");
        press(single.locator("input[value=b]"), "Space");
        check(single);
        assertThat(single.locator(".feedback").innerText()).contains("Goed.", "Klopt helemaal.");

        Locator statement = card(page, "scherp");
        press(statement.locator("input[value=true]"), "Space");
        check(statement);
        assertThat(statement.locator(".feedback").innerText()).contains("Nog niet goed.");

        Locator several = card(page, "alles");
        press(several.locator("input[value=a]"), "Space");
        press(several.locator("input[value=c]"), "Space");
        check(several);
        assertThat(several.locator(".feedback").innerText()).contains("Goed.");

        Locator pairs = card(page, "paren");
        check(pairs);
        assertThat(pairs.locator(".feedback").innerText()).contains("Kies eerst bij elke regel");
        List<Locator> selects = pairs.locator("select").all();
        selects.get(0).focus();
        page.keyboard().type("Moe");
        selects.get(1).focus();
        page.keyboard().type("Honger");
        check(pairs);
        assertThat(pairs.locator(".feedback").innerText())
                .contains("Voor een deel goed: 1 van 2 punten.");

        Locator order = card(page, "volgorde");
        assertThat(steps(order)).hasSize(3).isNotEqualTo(List.of("a", "b", "c"));
        for (String step : List.of("a", "b")) {
            int goal = step.equals("a") ? 0 : 1;
            for (int tries = 0; steps(order).indexOf(step) > goal && tries < 5; tries++) {
                press(order.locator("[data-step=" + step + "] [data-action=up]"), "Enter");
                assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("BUTTON");
            }
        }
        assertThat(steps(order)).containsExactly("a", "b", "c");
        check(order);
        assertThat(order.locator(".feedback").innerText()).contains("Goed.");

        Locator word = card(page, "fontanel");
        word.locator("input").focus();
        page.keyboard().type("schedel");
        check(word);
        assertThat(word.locator(".feedback").innerText()).contains("Die is juist hard.");

        Locator number = card(page, "warm");
        number.locator("input").focus();
        page.keyboard().type("17,5");
        check(number);
        assertThat(number.locator(".feedback").innerText()).contains("Goed.");

        press(card(page, "durf").locator("input[value=b]"), "Space");

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Chromium.shoot(page, "question-kinds-360");
        press(page.locator("[data-action=submit]"), "Enter");
        Locator result = page.locator("#quiz-result");
        result.waitFor();
        assertThat(result.getAttribute("data-right")).isEqualTo("4");
        assertThat(result.getAttribute("data-of")).isEqualTo("7");
        assertThat(result.innerText()).contains("Je beste score: 5 van 8 punten.");
        assertThat(card(page, "paren").innerText()).contains("hier hoort: Blij");
        assertThat(card(page, "fontanel").innerText()).contains("Goed was: ‘fontanel’.");

        page.reload();
        page.waitForSelector(".body[data-ready='oefenen']");
        assertThat(page.locator("#quiz-result").getAttribute("data-right")).isEqualTo("4");
        assertThat(card(page, "fontanel").locator("input").inputValue()).isEqualTo("schedel");
        assertThat(steps(card(page, "volgorde"))).containsExactly("a", "b", "c");
        String kept = (String) page.evaluate("JSON.stringify(localStorage)");
        assertThat(kept).contains("schedel"); // on the device, under its own key
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aSurveyIsSentByKeyboardPastTheLearner() throws IOException { // P-52, D-16
        Page page = chromium.phone().newPage();
        List<JsonNode> sent = lrs(page);
        open("anonymous", page);
        survey(page);
        assertThat(page.locator("#survey-who").innerText()).contains("zonder je naam");

        press(page.locator("[data-action=send]"), "Enter");
        assertThat(page.locator(".survey > .note.caution").innerText())
                .contains("Je hebt nog niets gekozen");
        press(card(page, "tempo").locator("input[value=b]"), "Space");
        press(card(page, "hielp").locator("input[value=a]"), "Space");
        press(card(page, "hielp").locator("input[value=c]"), "Space");
        page.reload();
        page.waitForSelector(".body[data-ready='mening']");
        assertThat(card(page, "hielp").locator("input:checked").count()).isEqualTo(2);
        press(page.locator("[data-action=send]"), "Enter");
        assertThat(page.locator(".survey > .note.caution").innerText())
                .contains("Nog niet beantwoord: vraag 3.");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Chromium.shoot(page, "survey-360");
        press(page.locator("[data-action=send]"), "Enter");
        page.waitForSelector("#survey-sent");
        assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Verstuurd");
        page.waitForFunction("() => document.querySelector('#progress').dataset.complete === '1'");
        page.waitForTimeout(500);

        List<JsonNode> answered = sent.stream().filter(s -> verb(s).equals("answered")).toList();
        assertThat(answered)
                .extracting(s -> s.at("/result/response").asText())
                .containsExactly("b", "a[,]c");
        JsonNode learner = sent.get(0).path("actor");
        assertThat(verb(sent.get(0))).isEqualTo("initialized");
        assertThat(answered)
                .allSatisfy(
                        s -> {
                            assertThat(s.path("actor")).isNotEqualTo(learner);
                            assertThat(s.path("context").has("registration")).isFalse();
                            assertThat(s.path("timestamp").asText()).endsWith("-01T00:00:00.000Z");
                        });
        assertThat(sent)
                .filteredOn(s -> verb(s).equals("completed"))
                .singleElement()
                .satisfies(s -> assertThat(s.path("actor")).isEqualTo(learner));
        page.reload();
        page.waitForSelector("#survey-sent");
        assertThat((String) page.evaluate("JSON.stringify(localStorage)")).doesNotContain("hielp");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPageSaysWhoGetsToKnowTheAnswers() throws IOException {
        Page named = chromium.laptop().newPage();
        lrs(named);
        open("named", named);
        survey(named);
        assertThat(named.locator("#survey-who").innerText()).contains("bij jouw account");

        Page nobody = open("web", chromium.laptop());
        survey(nobody);
        assertThat(nobody.locator("#survey-who").innerText())
                .contains("Niemand ontvangt je antwoorden");
        assertThat(nobody.locator("[data-action=send]").innerText()).isEqualTo("Afronden");
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"360,LIGHT", "360,DARK", "1280,LIGHT", "1280,DARK"})
    void noViewHasAnAccessibilityViolation(int width, ColorScheme scheme) throws IOException {
        Page page = (width == 360 ? chromium.phone() : chromium.laptop()).newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        lrs(page);
        open("named", page);
        String name = "kinds-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        sound(page, name + "-1-asked");
        press(card(page, "enkel").locator("[data-action=hint]"), "Enter");
        check(card(page, "fontanel")); // nothing typed yet: told so
        answerAll(page);
        for (String question : QUESTIONS) {
            if (!question.equals("fontanel")) {
                check(card(page, question));
            }
        }
        check(card(page, "fontanel"));
        sound(page, name + "-2-feedback");
        press(page.locator("[data-action=submit]"), "Enter");
        page.waitForSelector("#quiz-result");
        sound(page, name + "-3-result");
        survey(page);
        press(card(page, "hielp").locator("input[value=b]"), "Space");
        press(page.locator("[data-action=send]"), "Enter");
        sound(page, name + "-4-survey");
        press(page.locator("[data-action=send]"), "Enter");
        page.waitForSelector("#survey-sent");
        sound(page, name + "-5-sent");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }

    @Test
    void axeSeesWhatIsWrong() {
        Page page = open("web", chromium.phone());
        page.evaluate("document.documentElement.removeAttribute('lang')");
        assertThat(Axe.violations(page)).singleElement().asString().startsWith("html-has-lang");
    }

    /** Every question with an answer, most of them wrong, so that all feedback shows. */
    private static void answerAll(Page page) {
        press(card(page, "enkel").locator("input[value=a]"), "Space");
        press(card(page, "scherp").locator("input[value=true]"), "Space");
        press(card(page, "alles").locator("input[value=a]"), "Space");
        press(card(page, "alles").locator("input[value=b]"), "Space");
        List<Locator> selects = card(page, "paren").locator("select").all();
        selects.get(0).selectOption("a");
        selects.get(1).selectOption("c");
        press(card(page, "volgorde").locator("[data-action=down]:not(:disabled)").first(), "Enter");
        card(page, "fontanel").locator("input").fill("schedel");
        card(page, "warm").locator("input").fill("25");
        press(card(page, "durf").locator("input[value=b]"), "Space");
    }

    private static void sound(Page page, String name) {
        page.waitForTimeout(250); // colours in transition would be measured half-way
        Chromium.shoot(page, name);
        assertThat(Axe.violations(page)).as(name).isEmpty();
    }

    /** An LRS that takes everything, and what it was sent. */
    private static List<JsonNode> lrs(Page page) {
        List<JsonNode> sent = Collections.synchronizedList(new ArrayList<>());
        page.route(
                LRS.engine() + "/**",
                route -> {
                    Route.FulfillOptions answer =
                            new Route.FulfillOptions()
                                    .setHeaders(
                                            Map.of(
                                                    "Access-Control-Allow-Origin", "*",
                                                    "Access-Control-Allow-Headers", "*",
                                                    "Content-Type", "application/json"))
                                    .setBody("[]");
                    String body = route.request().postData();
                    if (body != null && route.request().url().contains("/xapi/statements")) {
                        try {
                            JSON.readTree(body).forEach(sent::add);
                        } catch (JsonProcessingException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    route.fulfill(answer);
                });
        return sent;
    }

    private static String verb(JsonNode statement) {
        String id = statement.at("/verb/id").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static Page open(String build, BrowserContext device) {
        return open(build, device.newPage());
    }

    private static Page open(String build, Page page) {
        page.navigate(folder.resolve(build).resolve("index.html").toUri().toString());
        page.waitForSelector(".body[data-ready='oefenen']");
        return page;
    }

    private static void survey(Page page) {
        Locator entry = page.locator("[data-unit='mening']");
        if (!entry.isVisible()) {
            press(page.locator("[data-action=menu]"), "Enter");
        }
        press(entry, "Enter");
        page.waitForSelector(".body[data-ready='mening']");
    }

    private static Locator card(Page page, String question) {
        return page.locator("[data-question='" + question + "']");
    }

    private static void press(Locator target, String key) {
        target.focus();
        target.press(key);
    }

    private static void check(Locator card) {
        press(card.locator("[data-action=check]"), "Enter");
        card.locator(".feedback").waitFor();
    }

    private static List<String> steps(Locator card) {
        return card.locator(".step").all().stream().map(s -> s.getAttribute("data-step")).toList();
    }
}
