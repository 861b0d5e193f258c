package nl.leerspoor.engine.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.leerspoor.engine.Browser;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator's list of what learners reported (P-47, S0-123, S0-127). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MistakesPageTest {
    private static final String COURSE = "https://test.example/id/course/klein";
    private static final String READING = COURSE + "/module/een/unit/lezen";
    private static final String MORE_READING = COURSE + "/module/twee/unit/verder_lezen";
    private static final Pattern SHOWN = Pattern.compile("data-mistake=\"([0-9a-f-]{36})\"");

    @TempDir static Path data;
    private static TestEngine engine;
    private static Browser coordinator;

    @BeforeAll
    static void start() {
        engine = TestEngine.start(data);
        coordinator = engine.coordinator();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(1) // while there is nothing
    void anEmptyListSaysWhatWillStandThere() {
        assertThat(coordinator.get("/beheer/fouten").expect(200).body())
                .contains("Nog geen meldingen", "Wat deelnemers daar schrijven, komt hier")
                .doesNotContain("data-mistake");
        assertThat(coordinator.get("/beheer").expect(200).body())
                .contains("href=\"/beheer/fouten\"")
                .doesNotContain("new-mistakes");
    }

    @Test
    void whoIsNoCoordinatorSeesAndChangesNothing() {
        UUID id = report(READING, "Er staat 7.");
        Map<String, String> form = Map.of("state", "verbeterd", "answer", "", "basis", "");

        assertThat(engine.browser().get("/beheer/fouten").expect(303).location())
                .endsWith("/inloggen");
        for (Browser other :
                List.of(engine.staff("beoordelaar"), engine.invite().signIn().browser())) {
            other.get("/hulp").expect(200);
            assertThat(other.get("/beheer/fouten").expect(403).body())
                    .doesNotContain("Er staat 7.");
            other.post("/beheer/fouten/" + id, form).expect(403);
        }
        Map<String, String> forged = new HashMap<>(form);
        forged.put("formToken", "van een ander");
        coordinator.post("/beheer/fouten/" + id, forged).expect(403);
        assertThat(card(coordinator.get("/beheer/fouten?onderdeel=" + encode(READING)), id))
                .contains("data-state=\"nieuw\"");
    }

    @Test
    void aReportStandsThereWithAllButWhoSentIt() {
        UUID sender = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        send(id, sender, READING, "Lezen", "Kop <i>één</i>", "Er staat <script>alert(7)</script>");

        String list = coordinator.get("/beheer/fouten").expect(200).body();
        assertThat(card(list, id))
                .contains("Lezen", "Kop &lt;i&gt;één&lt;/i&gt;", "Kleine cursus 1.0.0")
                .contains("Er staat &lt;script&gt;alert(7)&lt;/script&gt;")
                .doesNotContain("<script", "<i>");
        assertThat(list).doesNotContain(sender.toString());
        assertThat(coordinator.get("/beheer").body())
                .containsPattern("[1-9]\\d* nieuwe melding(en)? van ‘Fout gezien\\?’");
    }

    @Test
    void theNewestComesFirstAndStateAndUnitChooseFromTheList() {
        UUID first = report(MORE_READING, "eerst");
        UUID second = report(MORE_READING, "daarna");
        UUID elsewhere = report(READING, "elders");
        answer(first, "verbeterd", "Dank je wel.", "");

        String unit = "?onderdeel=" + encode(MORE_READING);
        assertThat(ids(unit)).containsExactly(second, first);
        assertThat(ids(unit + "&stand=verbeterd")).containsExactly(first);
        assertThat(ids(unit + "&stand=nieuw")).containsExactly(second);
        assertThat(ids(unit + "&stand=bezig")).isEmpty();
        assertThat(ids("?stand=verbeterd")).contains(first).doesNotContain(second, elsewhere);
        String page = coordinator.get("/beheer/fouten" + unit).expect(200).body();
        assertThat(page)
                .contains("Alleen over <strong>Verder lezen</strong>") // as it is called now
                .containsPattern("Nieuw <span class=\"num\">1</span>")
                .containsPattern("Alle <span class=\"num\">2</span>");
        // S0-127: from a report to all about its unit.
        assertThat(card(coordinator.get("/beheer/fouten"), second))
                .contains("href=\"/beheer/fouten?onderdeel=" + encode(MORE_READING) + "\"");
    }

    @Test
    void moreThanAPageIsFoundBehindALink() {
        List<UUID> sent = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            sent.add(report(COURSE, "melding " + number));
        }
        String unit = "?onderdeel=" + encode(COURSE);

        List<UUID> shown = ids(unit);
        assertThat(shown).hasSize(25);
        String older =
                Browser.find(
                        coordinator.get("/beheer/fouten" + unit).body(),
                        "id=\"older\" href=\"([^\"]+)\"");
        Browser.Answer rest = coordinator.get(older.replace("&amp;", "&")).expect(200);
        assertThat(rest.body()).contains("Naar de nieuwste").doesNotContain("id=\"older\"");
        shown.addAll(ids(rest));
        assertThat(shown).containsExactlyInAnyOrderElementsOf(sent);
        coordinator.get("/beheer/fouten?na=onzin&stand=onzin").expect(200);
    }

    @Test
    void anAnswerIsKeptAndTheListSaysSo() {
        UUID id = report(READING, "Er staat 7.");
        Browser.Answer kept = answer(id, "bezig", "Regel 1\r\nRegel 2", "").expect(303);

        String page = coordinator.get(kept.location()).expect(200).body();
        assertThat(page).contains("role=\"status\"", "staat op Mee bezig");
        assertThat(card(page, id))
                .contains("data-state=\"bezig\"", "Regel 1\nRegel 2", "Bijgewerkt");
    }

    @Test
    void whatCannotBeKeptStaysInTheForm() {
        UUID id = report(READING, "Er staat 7.");
        String most = "a\r\n".repeat(750).strip(); // 1,499 as it was typed, more as it was sent
        String longer = "b".repeat(1501);

        assertThat(card(answer(id, "bezig", longer, "").expect(400), id))
                .contains(longer, "1501 tekens", "role=\"alert\"", "<details open")
                .contains("<option value=\"bezig\" selected>");
        answer(id, "onzin", "", "").expect(400);
        answer(UUID.randomUUID(), "bezig", "", "").expect(404);
        answer(id, "bezig", most, "").expect(303);
        // Somebody else looked at the page from before that.
        assertThat(card(answer(id, "geen-fout", "Er is niets mis.", "").expect(409), id))
                .contains("Er is niets mis.", "intussen", "data-state=\"bezig\"");
    }

    private static UUID report(String unit, String text) {
        UUID id = UUID.randomUUID();
        send(id, UUID.randomUUID(), unit, "Titel van toen", "", text);
        return id;
    }

    private static void send(
            UUID id, UUID sender, String unit, String title, String place, String text) {
        String body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id.toString())
                        .put("course", COURSE)
                        .put("registration", sender.toString())
                        .put("unit", unit)
                        .put("title", title)
                        .put("place", place)
                        .put("version", "1.0.0")
                        .put("text", text)
                        .toString();
        String key = engine.packageKey().key() + ":" + engine.packageKey().secret();
        engine.browser()
                .send(
                        HttpRequest.newBuilder(engine.base().resolve("/api/mistakes"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(key.getBytes(UTF_8)))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .expect(204);
    }

    private static Browser.Answer answer(UUID id, String state, String answer, String basis) {
        coordinator.get("/beheer/fouten");
        return coordinator.post(
                "/beheer/fouten/" + id, Map.of("state", state, "answer", answer, "basis", basis));
    }

    private static List<UUID> ids(String query) {
        return ids(coordinator.get("/beheer/fouten" + query).expect(200));
    }

    private static List<UUID> ids(Browser.Answer page) {
        List<UUID> ids = new ArrayList<>();
        SHOWN.matcher(page.body())
                .results()
                .forEach(each -> ids.add(UUID.fromString(each.group(1))));
        return ids;
    }

    private static String card(Browser.Answer page, UUID id) {
        return card(page.body(), id);
    }

    /** As much of a page as is about one report. */
    private static String card(String page, UUID id) {
        int start = page.indexOf("<li class=\"card report\" data-mistake=\"" + id);
        assertThat(start).as("%s in %s", id, page).isNotNegative();
        return page.substring(start, page.indexOf("</li>", start));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
