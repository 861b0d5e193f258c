package nl.leerspoor.lrs.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementComparisonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\":\"1.0.0\"|\"version\":\"1.0.3\"",
                "\"timestamp\":\"2013-05-18T05:32:34.804+00:00\"|\"timestamp\":\"2013-05-18T07:32:34.804+02:00\"",
                "\"timestamp\":\"2013-05-18T05:32:34.804+00:00\",|",
                "\"en-GB\":\"attended\"|\"en-GB\":\"was there\"",
                "\"name\":{\"en\":\"n\"}|\"name\":{\"en\":\"m\"}",
                "mailto:team@example.com|mailto:team@EXAMPLE.com",
                "\"grouping\":{\"id\":\"http://www.example.com/g\"}|\"grouping\":[{\"id\":\"http://www.example.com/g\"}]",
                "\"raw\":1.50|\"raw\":1.5",
                "ec531277-b57b-4c15-8d91-d292c5b2b8f7|EC531277-b57b-4c15-8d91-d292c5b2b8f7",
                "\"length\":27|\"length\":28"
            })
    void ignoresWhatAnLrsMayChange(String from, String to) {
        String changed = Fixtures.FULL.replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(Fixtures.FULL);
        assertThat(StatementComparison.same(Fixtures.one(Fixtures.FULL), Fixtures.one(changed)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"duration\":\"PT1H0M0.1S\"|\"duration\":\"PT3600.1S\"",
                "\"timestamp\":\"2013-05-18T05:32:34.804+00:00\"|\"timestamp\":\"2013-05-18T05:32:34.805+00:00\"",
                "mailto:team@example.com|mailto:Team@example.com",
                "\"raw\":1.50|\"raw\":1.51",
                "\"success\":true|\"success\":false",
                "verbs/attended|verbs/missed",
                "\"platform\":\"p\"|\"platform\":\"q\"",
                "\"name\":\"Team\"|\"name\":\"Teams\""
            })
    void seesWhatASenderChanged(String from, String to) {
        String changed = Fixtures.FULL.replace(from, to);
        assertThat(StatementComparison.same(Fixtures.one(Fixtures.FULL), Fixtures.one(changed)))
                .isFalse();
    }

    @Test
    void membersOfAGroupHaveNoOrder() {
        String a = "{\"openid\":\"http://toby.openid.example.org/\"}";
        String b = "{\"mbox_sha1sum\":\"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\"}";
        String swapped = Fixtures.FULL.replace(a, "~~").replace(b, a).replace("~~", b);
        assertThat(StatementComparison.same(Fixtures.one(Fixtures.FULL), Fixtures.one(swapped)))
                .isTrue();
    }

    @Test
    void whatTheStoreAddsLeavesTheStatementTheSame() {
        for (String fixture : new String[] {Fixtures.FULL, Fixtures.SUB, Fixtures.VOIDING}) {
            Statement sent = Fixtures.one(fixture);
            String answered =
                    StatementText.complete(
                            sent, UUID.randomUUID(), Instant.EPOCH, "{\"mbox\":\"mailto:l@r.s\"}");
            Statement read = Fixtures.one(answered);
            assertThat(StatementComparison.same(sent, read)).isTrue();
            assertThat(read.json().path("stored").asText()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(read.json().path("authority").path("mbox").asText())
                    .isEqualTo("mailto:l@r.s");
            assertThat(answered)
                    .doesNotContain("-0,")
                    .contains(fixture.contains("-0.0") ? "-0.0" : "");
        }
    }
}
