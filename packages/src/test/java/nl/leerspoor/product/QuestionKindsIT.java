package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of question in a package opened from disk, on a phone, with the keyboard alone. */
class QuestionKindsIT {
    private static final String QUIZ =
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

    @TempDir static Path folder;
    private static Chromium chromium;

    @BeforeAll
    static void up() throws IOException {
        chromium = new Chromium();
        Path source = folder.resolve("source");
        Files.createDirectories(source.resolve("01-een"));
        Files.writeString(source.resolve("01-een/01-oefenen.md"), QUIZ);
        Files.writeString(source.resolve("course.yaml"), course());
        CourseReader.Result read = CourseReader.read(source);
        Course course = Objects.requireNonNull(read.course(), read.diagnostics().toString());
        ContentPackage content =
                ContentPackages.of(
                        course,
                        new SourceReader(source),
                        PackageFormat.WEB,
                        ContentPackages.scopes(course).get(0),
                        null);
        for (Map.Entry<String, PackageFile> file : content.files().entrySet()) {
            Path path = folder.resolve("web").resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            try (InputStream in = file.getValue().open()) {
                Files.copy(in, path);
            }
        }
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
        Page page = chromium.phone().newPage();
        page.navigate(folder.resolve("web/index.html").toUri().toString());
        page.waitForSelector(".body[data-ready='oefenen']");

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
        assertThat(result.getAttribute("data-right")).isEqualTo("3");
        assertThat(result.getAttribute("data-of")).isEqualTo("6");
        assertThat(result.innerText()).contains("Je beste score: 4 van 7 punten.");
        assertThat(card(page, "paren").innerText()).contains("hier hoort: Blij");
        assertThat(card(page, "fontanel").innerText()).contains("Goed was: ‘fontanel’.");

        page.reload();
        page.waitForSelector(".body[data-ready='oefenen']");
        assertThat(page.locator("#quiz-result").getAttribute("data-right")).isEqualTo("3");
        assertThat(card(page, "fontanel").locator("input").inputValue()).isEqualTo("schedel");
        assertThat(steps(card(page, "volgorde"))).containsExactly("a", "b", "c");
        String kept = (String) page.evaluate("JSON.stringify(localStorage)");
        assertThat(kept).contains("schedel"); // on the device, under its own key
        assertThat(chromium.complaints()).isEmpty();
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
