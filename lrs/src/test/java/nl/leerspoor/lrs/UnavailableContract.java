package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** D-18: a database that is away or full is 503 with Retry-After, and nothing is half done. */
interface UnavailableContract {
    /** A server on the database that is taken away. */
    TestLrs server();

    /** From now on the database cannot be used. */
    void takeAway();

    /** From now on it can. */
    void giveBack();

    /** False when what was written before can still be read. */
    boolean readsFail();

    @Test
    default void everyKindOfRequestIsToldToComeBackAndIsTakenWhenItDoes() {
        TestLrs server = server();
        UUID before = UUID.randomUUID();
        assertThat(server.post("/statements", Samples.statement(before)).statusCode())
                .isEqualTo(200);
        String place =
                "?activityId="
                        + Samples.encode(Samples.ACTIVITY)
                        + "&agent="
                        + Samples.encode(Samples.AGENT);
        assertThat(server.put("/activities/state" + place + "&stateId=old", "{}").statusCode())
                .isEqualTo(204);

        UUID put = UUID.randomUUID();
        List<UUID> batch = Stream.generate(UUID::randomUUID).limit(30).toList();
        String statements =
                batch.stream().map(Samples::statement).collect(Collectors.joining(",", "[", "]"));
        List<HttpRequest> writes =
                List.of(
                        write(server, "POST", "/statements", statements),
                        write(
                                server,
                                "PUT",
                                "/statements?statementId=" + put,
                                Samples.statement(put)),
                        write(server, "PUT", "/activities/state" + place + "&stateId=new", "{}"),
                        write(
                                server,
                                "POST",
                                "/activities/state" + place + "&stateId=new",
                                "{\"a\":1}"),
                        write(server, "DELETE", "/activities/state" + place + "&stateId=old", ""),
                        write(
                                server,
                                "POST",
                                "/agents/profile?profileId=p&agent="
                                        + Samples.encode(Samples.AGENT),
                                "{\"a\":1}"),
                        write(
                                server,
                                "POST",
                                "/activities/profile?profileId=p&activityId="
                                        + Samples.encode(Samples.ACTIVITY),
                                "{\"a\":1}"));
        List<HttpRequest> reads =
                Stream.of(
                                "/statements",
                                "/statements?statementId=" + before,
                                "/activities/state" + place + "&stateId=old",
                                "/activities/state" + place,
                                "/agents/profile?agent=" + Samples.encode(Samples.AGENT),
                                "/activities?activityId=" + Samples.encode(Samples.ACTIVITY))
                        .map(path -> server.request(path).GET().build())
                        .toList();

        takeAway();
        assertThat(send(writes)).allSatisfy(UnavailableContract::isComeBackLater);
        assertThat(send(reads))
                .allSatisfy(
                        answer -> {
                            if (readsFail() || answer.statusCode() != 200) {
                                isComeBackLater(answer);
                            }
                        });
        assertThat(server.get("/about").statusCode()).isEqualTo(200);

        giveBack();
        for (HttpRequest again : writes) {
            HttpResponse<String> answer = send(List.of(again)).get(0);
            for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
                answer = send(List.of(again)).get(0);
            }
            assertThat(answer.statusCode()).as(again + ": " + answer.body()).isIn(200, 204);
        }
        assertThat(send(reads)).extracting(HttpResponse::statusCode).contains(200);
        assertThat(server.lrs().statements().after(TestLrs.TENANT, 0, 100))
                .extracting(StoredStatement::id)
                .as("each once, the batch whole and in order")
                .containsExactlyElementsOf(
                        Stream.of(List.of(before), batch, List.of(put))
                                .flatMap(List::stream)
                                .toList());
        assertThat(server.lrs().ledger().check(TestLrs.TENANT).findings()).isEmpty();
    }

    private static HttpRequest write(TestLrs server, String method, String path, String json) {
        return server.request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** All at once: each may wait for a connection. */
    static List<HttpResponse<String>> send(List<HttpRequest> requests) {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (HttpRequest request : requests) {
            answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** 503, Retry-After, a problem that says nothing of the inside. */
    static void isComeBackLater(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.request() + " " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("#unavailable").doesNotContain("Exception");
    }
}
