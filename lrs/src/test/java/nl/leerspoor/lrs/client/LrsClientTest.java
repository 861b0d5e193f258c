package nl.leerspoor.lrs.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static nl.leerspoor.lrs.Samples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Ifi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LrsClientTest {
    @Test
    void sendsAsksAndKeepsStateAtOurOwnServer() {
        try (TestLrs lrs = TestLrs.start()) {
            LrsClient client =
                    new LrsClient(
                            lrs.uri(""),
                            lrs.credential().key(),
                            String.valueOf(lrs.credential().secret()));
            UUID id = UUID.randomUUID();
            assertThat(client.send(List.of(statement(id), statement(), statement())))
                    .hasSize(3)
                    .contains(id);
            LrsClient.Page page = client.query(Map.of("limit", "2", "ascending", "true"));
            assertThat(page.statements()).hasSize(2);
            URI more = Objects.requireNonNull(page.more());
            assertThat(client.next(more).statements()).hasSize(1);
            Ifi anna = Ifi.mbox("mailto:anna@example.com");
            UUID registration = UUID.randomUUID();
            assertThat(client.state("http://a.b/c", anna, registration, "s")).isEmpty();
            byte[] content = "{}".getBytes(StandardCharsets.UTF_8);
            client.putState("http://a.b/c", anna, registration, "s", content, "application/json");
            assertThat(client.state("http://a.b/c", anna, registration, "s")).hasValue(content);
            LrsClientException refused =
                    catchThrowableOfType(
                            LrsClientException.class, () -> client.query(Map.of("foo", "bar")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.getMessage()).contains("?foo");
        }
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "429, true", "400, false", "409, false", "401, false"})
    void saysWhetherTheSameRequestMaySucceedLater(int status, boolean retry) {
        WireMockServer other = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        other.start();
        try {
            other.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
            LrsClient client = new LrsClient(URI.create(other.baseUrl() + "/xapi/"), "k", "s");
            LrsClientException failed =
                    catchThrowableOfType(
                            LrsClientException.class, () -> client.send(List.of(statement())));
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.mayRetry()).isEqualTo(retry);
        } finally {
            other.stop();
        }
    }
}
