package nl.leerspoor.authoring;

import static nl.leerspoor.authoring.Command.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.course.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
    private static final String DAY = "2026-11-22";

    @TempDir Path temp;

    @Test
    void namesTheRuleAndCountsInTheLastLine() {
        Command check = Command.run("check", SMALL, "--on", DAY);
        assertThat(check.exitCode()).isZero();
        assertThat(check.out().lines())
                .contains(
                        "sources.yaml:8:3: warning: source \"site\" has no date of reading; look it"
                                + " up and write read: 2026-11-22 [citation-outdated]");
        assertThat(check.out()).endsWith(SMALL + ": 0 errors, 10 warnings, 5 notes\n");
    }

    @Test
    void strictTakesWarningsForErrors() {
        Command strict = Command.run("check", SMALL, "--on", DAY, "--strict");
        assertThat(strict.exitCode()).isOne();
        assertThat(strict.out())
                .contains("sources.yaml:8:3: error: source \"site\"")
                .endsWith(SMALL + ": 10 errors, 0 warnings, 5 notes\n");
    }

    @Test
    void theDayDecidesWhatIsOverdue() { // S0-122
        assertThat(Command.run("check", SMALL, "--on", DAY).out()).doesNotContain("review-overdue");
        assertThat(Command.run("check", SMALL, "--on", "2028-01-01").out())
                .contains("course.yaml:7:10: warning: the course was last reviewed on 2026-11-21");
        assertThat(Command.run("check", SMALL, "--on", "morgen").exitCode()).isEqualTo(2);
    }

    @Test
    void figuresStandInATable() {
        assertThat(Command.run("check", SMALL, "--on", DAY, "--figures").out().lines())
                .contains("unit        words   minutes  estimated  readability")
                .contains("film           16         5          2            -");
    }

    @Test
    void s0_124_coverageStandsInTablesAndInJson() throws IOException {
        assertThat(Command.run("check", SMALL, "--on", DAY, "--coverage").out().lines())
                .anyMatch(line -> line.matches("outcome +lessons +questions .* by form"))
                .anyMatch(line -> line.matches("V1 .* A \\d, B \\d"))
                .anyMatch(line -> line.matches("zien +1 +\\d+ +0 +0 +1 +A 1, B 0"))
                .contains("zien  Je ziet wat een baby doet.", "    lezen");
        JsonNode json =
                new ObjectMapper()
                        .readTree(
                                Command.run("check", SMALL, "--on", DAY, "--format", "json").out());
        assertThat(json.at("/outcomes").findValuesAsText("id")).containsExactly("K1", "V1");
        assertThat(json.at("/goals/0/lessons/0").asText()).isEqualTo("lezen");
        assertThat(json.at("/goals/0/forms/A").asInt()).isOne();
    }

    @Test
    void jsonHoldsEveryFindingAndTheFigures() throws IOException {
        Command check = Command.run("check", SMALL, "--on", DAY, "--format", "json");
        assertThat(check.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(check.out());
        assertThat(json.get("on").asText()).isEqualTo(DAY);
        assertThat(json.get("errors").asInt()).isZero();
        assertThat(json.get("warnings").asInt()).isEqualTo(10);
        assertThat(json.get("findings")).hasSize(15);
        JsonNode unread = find(json.get("findings"), "rule", "citation-outdated");
        assertThat(unread.get("severity").asText()).isEqualTo("warning");
        assertThat(unread.get("file").asText()).isEqualTo("sources.yaml");
        assertThat(unread.get("line").asInt()).isEqualTo(8);
        assertThat(unread.get("column").asInt()).isEqualTo(3);
        assertThat(unread.get("message").asText()).startsWith("source \"site\" has no date");
        JsonNode film = find(json.get("units"), "unit", "film");
        assertThat(film.get("minutes").asInt()).isEqualTo(5);
        assertThat(film.get("estimatedMinutes").asInt()).isEqualTo(2);
        assertThat(film.has("readability")).isFalse();
    }

    @Test
    void sarifIsOneRunWithEveryRuleAndItsHelp() throws IOException { // SARIF 2.1.0, 3.13 to 3.27
        Command check = Command.run("check", SMALL, "--on", DAY, "--format", "sarif");
        JsonNode sarif = new ObjectMapper().readTree(check.out());
        assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.get("runs")).hasSize(1);
        JsonNode rules = sarif.at("/runs/0/tool/driver/rules");
        List<String> ids = new ArrayList<>();
        rules.forEach(rule -> ids.add(rule.get("id").asText()));
        assertThat(ids)
                .containsExactlyElementsOf(List.of(Rule.values()).stream().map(Rule::id).toList());
        rules.forEach(
                rule -> {
                    assertThat(rule.at("/help/text").asText()).isNotBlank();
                    assertThat(rule.at("/defaultConfiguration/level").asText())
                            .isIn("error", "warning", "note");
                });
        JsonNode results = sarif.at("/runs/0/results");
        assertThat(results).hasSize(15);
        results.forEach(
                result -> {
                    assertThat(result.get("level").asText()).isIn("error", "warning", "note");
                    assertThat(ids.get(result.get("ruleIndex").asInt()))
                            .isEqualTo(result.get("ruleId").asText());
                    assertThat(result.at("/message/text").asText()).isNotBlank();
                    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                            .isPositive();
                });
    }

    @Test
    void sarifNamesFilesFromWhereTheCommandRuns() throws IOException { // as GitHub wants them
        Path target = Files.createDirectories(Path.of("target"));
        Path below = Command.copy(Files.createTempDirectory(target, "een cursus").resolve("c"));
        assertThat(uris(below))
                .anyMatch(uri -> uri.matches("target/een%20cursus[0-9]+/c/sources\\.yaml"));
        // SMALL does not lie below the folder that the test runs in.
        assertThat(uris(SMALL)).allMatch(uri -> uri.startsWith("file:///"));
    }

    @Test
    void sarifOfAPackageNamesTheZip() throws IOException {
        Path zip = Files.writeString(temp.resolve("bad.zip"), "no");
        Command check = Command.run("check", zip, "--format", "sarif");
        assertThat(check.exitCode()).isOne();
        JsonNode results = new ObjectMapper().readTree(check.out()).at("/runs/0/results");
        assertThat(results).isNotEmpty();
        assertThat(results.get(0).at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .endsWith("/bad.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif"})
    void everyFormatEndsWithOneWhenThereIsAnError(String format) throws IOException {
        Path broken = Command.copy(temp.resolve("broken"));
        Files.writeString(broken.resolve("course.yaml"), "titel: x\n");
        Command check = Command.run("check", broken, "--format", format);
        assertThat(check.exitCode()).isOne();
        assertThat(check.out()).contains("key-unknown");
    }

    private static List<String> uris(Path course) throws IOException {
        Command check = Command.run("check", course, "--on", DAY, "--format", "sarif");
        List<String> uris = new ArrayList<>();
        new ObjectMapper()
                .readTree(check.out())
                .findValues("uri")
                .forEach(uri -> uris.add(uri.asText()));
        return uris;
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        for (JsonNode item : list) {
            if (item.get(key).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + key + " " + value + " in " + list);
    }
}
