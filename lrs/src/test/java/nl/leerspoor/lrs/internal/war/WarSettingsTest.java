package nl.leerspoor.lrs.internal.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.leerspoor.lrs.LrsConfig;
import org.junit.jupiter.api.Test;

/** D-31 for the WAR. */
class WarSettingsTest {
    private static final Map<String, String> PLACE = Map.of("leerspoor.dataDir", "somewhere");

    @Test
    void theEnvironmentWinsOverContextParameters() {
        Map<String, String> parameters =
                Map.of(
                        "leerspoor.database.url",
                        "jdbc:h2:mem:x",
                        "leerspoor.lrs.pageSize",
                        "10",
                        "leerspoor.lrs.durability",
                        "process",
                        "theirs",
                        "kept");
        LrsConfig config =
                new WarSettings(
                                parameters,
                                Map.of("LEERSPOOR_LRS__PAGE_SIZE", "20", "PATH", "/bin"))
                        .config();
        assertThat(config.pageSize()).isEqualTo(20);
        assertThat(config.durability().name()).isEqualTo("PROCESS");
        assertThat(config.jdbcUrl()).isEqualTo("jdbc:h2:mem:x");
    }

    @Test
    void namesEveryKeyThatDoesNotExist() {
        assertThatThrownBy(
                        () ->
                                new WarSettings(
                                        Map.of("leerspoor.lrs.pageSise", "10"),
                                        Map.of("LEERSPOOR_COURSES", "x")))
                .hasMessageContainingAll("leerspoor.lrs.pageSise", "LEERSPOOR_COURSES");
    }

    @Test
    void refusesValuesOutOfRangeAndDoesNotGuessAPlace() {
        for (String bad :
                new String[] {"lrs.pageSize=0", "lrs.pageSize=x", "lrs.durability=some"}) {
            String[] pair = bad.split("=", 2);
            Map<String, String> environment =
                    Map.of(
                            "LEERSPOOR_LRS__"
                                    + (pair[0].endsWith("pageSize") ? "PAGE_SIZE" : "DURABILITY"),
                            pair[1]);
            WarSettings settings = new WarSettings(PLACE, environment);
            assertThatThrownBy(settings::config)
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new WarSettings(PLACE, Map.of()).config().jdbcUrl()).contains("somewhere");
        WarSettings nowhere = new WarSettings(Map.of(), Map.of());
        assertThatThrownBy(nowhere::config).hasMessageContaining("dataDir");
    }
}
