package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every requirement over HTTP, the same on each database. */
interface ConformanceContract {
    TestLrs lrs();

    @TestFactory
    default Stream<DynamicTest> conversations() {
        return CommunicationCases.all().stream()
                .flatMap(
                        spoken ->
                                spoken.versions().stream()
                                        .map(
                                                version ->
                                                        DynamicTest.dynamicTest(
                                                                version.text() + " " + spoken,
                                                                () -> hold(spoken, version))));
    }

    private void hold(CommunicationCase spoken, XapiVersion version) throws Exception {
        spoken.conversation().hold(new Talk(lrs(), version));
    }

    /** All in one test: a thousand reports of their own would take longer than the requests. */
    @Test
    default void everyStatementOfTheTableIsTakenOrRefusedAndNoBadOneIsStored() {
        Credential credential =
                lrs().lrs()
                        .credentials()
                        .create("table", "table", Set.of(Scope.ALL), Restrictions.NONE);
        String authorization = TestLrs.basic(credential);
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger good = new AtomicInteger();
        StatementCase.all().parallelStream()
                .forEach(
                        tested -> {
                            for (XapiVersion version : tested.versions()) {
                                try {
                                    good.addAndGet(sent(tested, version, authorization));
                                } catch (AssertionError e) {
                                    wrong.add(version + " " + tested + ": " + e.getMessage());
                                }
                            }
                        });
        assertThat(wrong).isEmpty();
        Talk talk = new Talk(lrs(), XapiVersion.V1_0_3);
        assertThat(talk.get("/statements?limit=1000", "Authorization", authorization).ids())
                .hasSize(good.get())
                .hasSizeGreaterThan(100);
    }

    /** Sends the statement under an id of its own; 1 when it is stored. */
    private int sent(StatementCase tested, XapiVersion version, String authorization) {
        String id = UUID.randomUUID().toString();
        String json =
                tested.json()
                        .replace("6690e6c9-3ef0-4ed3-8b37-7f3964730bee", id)
                        .replace(
                                "6690E6C9-3EF0-4ED3-8B37-7F3964730BEE",
                                id.toUpperCase(Locale.ROOT));
        Reply reply =
                new Talk(lrs(), version)
                        .send(
                                "POST",
                                "/statements",
                                json.getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                authorization);
        if (tested.good()) {
            reply.is(200);
            return 1;
        }
        reply.refuses(400, tested.verdict()).contains(tested.section());
        return 0;
    }
}
