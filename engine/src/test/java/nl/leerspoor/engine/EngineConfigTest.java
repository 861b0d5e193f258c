package nl.leerspoor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.OidcIssuer;
import nl.leerspoor.lrs.Restrictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D-31 and house 7. */
class EngineConfigTest {
    @TempDir Path folder;

    @Test
    void needsNoFileAtAll() {
        EngineConfig config = EngineConfig.read(folder.resolve("none.yaml"), Map.of(), Map.of());
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.lrs().durability()).isEqualTo(Durability.POWER);
        assertThat(config.launch().sessionGrace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.jdbcUrl()).startsWith("jdbc:h2:file:").endsWith("data/leerspoor");
        assertThat(config.courses()).isEmpty();
    }

    @Test
    void letsFileEnvironmentAndFlagsOverrideEachOtherInThatOrder() throws IOException {
        Path file = write("lrs:\n  pageSize: 10\nhttp:\n  port: 81\n  host: h1\n");
        EngineConfig config =
                EngineConfig.read(
                        file,
                        Map.of(
                                "LEERSPOOR_LRS__PAGE_SIZE", "20",
                                "LEERSPOOR_HTTP_PORT", "82",
                                "HOME", "/root"),
                        Map.of("lrs.pageSize", "30"));
        assertThat(config.lrs().pageSize()).isEqualTo(30);
        assertThat(config.http().port()).isEqualTo(82);
        assertThat(config.http().host()).isEqualTo("h1");
    }

    @Test
    void findsCoursesBesideTheFile() throws IOException {
        Path file = write("courses:\n  - a/b\n  - c\n");
        assertThat(EngineConfig.read(file, Map.of(), Map.of()).courses())
                .containsExactly(folder.resolve("a/b"), folder.resolve("c"));
    }

    @Test
    void namesEveryMistakeAtOnceWithItsPlaceAndTheNearestKey() throws IOException {
        Path file = write("lrs:\n  pagesize: 10\nhttp:\n  port: 99999\n");
        assertThatThrownBy(
                        () ->
                                EngineConfig.read(
                                        file,
                                        Map.of("LEERSPOOR_TENNANT", "x"),
                                        Map.of("lrs.durability", "maybe")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(
                        file
                                + ":2:13: unknown key \"lrs.pagesize\"; did you mean"
                                + " \"lrs.pageSize\"?")
                .hasMessageContaining(
                        file + ":4:9: http.port must be a whole number from 0 to 65535")
                .hasMessageContaining("did you mean \"LEERSPOOR_TENANT\"?")
                .hasMessageContaining("--lrs.durability: lrs.durability must be power or process");
    }

    @Test
    void namesThePlaceOfBrokenYaml() throws IOException {
        Path file = write("http:\n  port: [1\n");
        assertThatThrownBy(() -> EngineConfig.read(file, Map.of(), Map.of()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file + ":");
    }

    @Test
    void takesALrsKeyOnlyWithItsSecret() {
        assertThatThrownBy(() -> EngineConfig.read(null, Map.of(), Map.of("lrs.key", "k")))
                .hasMessageContaining("give both or neither");
    }

    @Test
    void takesAnIssuerOnlyWithItsAudienceAndNoAddressThatOthersCouldAnswerFor() {
        String issuer = "lrs.oidc.issuer";
        String audience = "lrs.oidc.audience";
        assertThatThrownBy(() -> EngineConfig.read(null, Map.of(), Map.of(audience, "a")))
                .hasMessageContaining("lrs.oidc.audience: give both or neither");
        assertThatThrownBy(
                        () ->
                                EngineConfig.read(
                                        null, Map.of(), Map.of(issuer, "http://x", audience, "a")))
                .hasMessageContaining("https address");
        EngineConfig config =
                EngineConfig.read(
                        null,
                        Map.of("LEERSPOOR_LRS__OIDC__SCOPE_PREFIX", "lrs:"),
                        Map.of(issuer, "https://x/realm", audience, "a", "tenant", "t"));
        assertThat(config.lrsConfig().oidcIssuers())
                .containsExactly(
                        new OidcIssuer(
                                "https://x/realm",
                                "a",
                                "t",
                                "scope",
                                "lrs:",
                                "sub",
                                Restrictions.NO_VOIDING));
        assertThatThrownBy(() -> EngineConfig.read(null, Map.of(), Map.of("lrs.adminKey", "admin")))
                .hasMessageContaining("lrs.adminSecret: give both or neither");
    }

    @Test
    void refusesABaseUrlWithAPath() {
        for (String wrong :
                new String[] {
                    "https://x/y", "ftp://x", "https://u:p@x", "nothing", "https://x?y"
                }) {
            assertThatThrownBy(
                            () -> EngineConfig.read(null, Map.of(), Map.of("http.baseUrl", wrong)))
                    .as(wrong)
                    .hasMessageContaining("http.baseUrl must be");
        }
        assertThat(
                        EngineConfig.read(null, Map.of(), Map.of("http.baseUrl", "https://x/"))
                                .http()
                                .baseUrl())
                .isEqualTo("https://x");
    }

    @Test
    void neverPrintsASecret() {
        EngineConfig config =
                EngineConfig.read(
                        null,
                        Map.of(),
                        Map.of(
                                "database.password", "geheim1",
                                "lrs.key", "k",
                                "lrs.secret", "geheim22",
                                "lrs.adminKey", "a",
                                "lrs.adminSecret", "geheim33geheim33"));
        assertThat(config.toString()).contains("***").doesNotContain("geheim");
    }

    @Test
    void readsHowNeighboursAreWorkedOn() throws IOException {
        Path file = write("neighbours:\n  keyFile: k/n.key\n  allowPrivate: true\n");
        var read = EngineConfig.read(file, Map.of(), Map.of()).neighbourConfig();
        assertThat(read.keyFile()).isEqualTo(folder.resolve("k/n.key"));
        assertThat(read.allowPrivate()).isTrue();
        assertThat(read.allowHttp()).isFalse();
        assertThat(EngineConfig.defaults(folder).neighbourConfig().keyFile())
                .isEqualTo(folder.resolve("neighbours.key"));
        assertThatThrownBy(
                        () ->
                                EngineConfig.read(
                                        null, Map.of(), Map.of("neighbours.allowHttp", "yes")))
                .hasMessageContaining("neighbours.allowHttp must be true or false");
    }

    @Test
    void backUpsGoBesideTheDataOrWhereTheFileSays() throws IOException {
        assertThat(EngineConfig.defaults(folder).lrsConfig().backupFolder())
                .isEqualTo(folder.resolve("backups"));
        Path file = write("database:\n  backupDir: elsewhere\n");
        assertThat(EngineConfig.read(file, Map.of(), Map.of()).lrsConfig().backupFolder())
                .isEqualTo(folder.resolve("elsewhere"));
    }

    @Test
    void aServerIsFoundWhereItListensUnlessAnAddressIsConfigured() {
        assertThat(new EngineConfig.Http("h", 0, null).address(8123))
                .isEqualTo("http://localhost:8123");
        assertThat(new EngineConfig.Http("h", 0, "https://a.example").address(8123))
                .isEqualTo("https://a.example");
    }

    @Test
    void readsDurations() {
        assertThat(
                        EngineConfig.read(null, Map.of(), Map.of("launch.tokenLife", "1 h 30 min"))
                                .launch()
                                .tokenLife())
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void documentsEveryKeyWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(page).contains("| `" + key.path() + "` |");
            String fallback = key.fallback();
            if (fallback != null && !fallback.isEmpty()) {
                assertThat(page).contains("| `" + fallback + "` |");
            }
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("leerspoor.yaml"), yaml);
    }
}
