package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product as a newcomer meets it, and its borders. */
class FirstPageIT {
    @TempDir static Path folder;
    private static Product product;

    @BeforeAll
    static void up() {
        product = new Product(folder.resolve("data"), Product.course());
    }

    @AfterAll
    static void down() {
        product.close();
    }

    @Test
    void printsAddressesAndFirstLogIns() {
        assertThat(product.output())
                .contains(product.base().toString())
                .contains("/xapi")
                .contains("coordinator@leerspoor.local")
                .contains("/uitnodiging/")
                .doesNotContain("Exception");
    }

    @Test
    void itsFirstPageLeadsALearnerIn() {
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.phone().newPage();
            page.navigate(product.address("/"));
            assertThat(page.title()).contains("Leerspoor");
            assertThat(page.locator("h1").count()).isEqualTo(1);
            Chromium.shoot(page, "first-page-360");

            page.navigate(product.invitation());
            page.click("#use-invitation");
            page.waitForURL("**/mijn**");
            assertThat(page.content()).contains("Beter met Baby");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void saysItIsReadyAndHowDurable() {
        HttpResponse<String> health = product.get("/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"durability\"").containsIgnoringCase("power");
    }

    @Test
    void toleratesADoubleSlashInAnXapiAddress() {
        assertThat(
                        product.get(
                                        "/xapi//statements?limit=1",
                                        "Authorization",
                                        basic("auditor", "secret-for-tests"),
                                        "X-Experience-API-Version",
                                        "1.0.3")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAWrongPasswordAndAnIllegalStatementWithAReason() throws Exception {
        assertThat(
                        product.get(
                                        "/xapi/statements",
                                        "Authorization",
                                        basic("auditor", "wrong"),
                                        "X-Experience-API-Version",
                                        "1.0.3")
                                .statusCode())
                .isEqualTo(401);

        HttpResponse<String> refused =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(product.address("/xapi/statements")))
                                        .header(
                                                "Authorization",
                                                basic("auditor", "secret-for-tests"))
                                        .header("X-Experience-API-Version", "1.0.3")
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"actor\":{\"mbox\":\"no\"},\"verb\":{}}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        // All violations at once, each with its JSON pointer (house 3.3).
        assertThat(refused.body()).contains("/actor/mbox").contains("/verb").contains("object");
    }

    @Test
    void aPortInUseIsOneClearSentence() throws Exception {
        Process second =
                launcher(
                        "up",
                        "--port",
                        String.valueOf(product.base().getPort()),
                        "--data",
                        folder.resolve("other").toString());
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(output)
                .contains(String.valueOf(product.base().getPort()))
                .contains("in use")
                .doesNotContain("\tat ");
    }

    @Test
    void brokenYamlIsReportedWithItsPlace() throws Exception {
        Path course = folder.resolve("broken");
        java.nio.file.Files.createDirectories(course);
        java.nio.file.Files.writeString(
                course.resolve("course.yaml"), "id: broken\ntitel: \"x\"\nmodules: [\n");
        Process check = launcher("check", course.toString());
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).isEqualTo(1);
        assertThat(output)
                .containsPattern("course\\.yaml:\\d+:\\d+: error: ")
                .doesNotContain("\tat ");
    }

    private static Process launcher(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = System.getProperty("leerspoor.root", "..") + "/leerspoor";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String basic(String key, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
