package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** The statement resource (Communication 2.1, Data 2.3, 2.4 and 2.5). */
final class StatementResourceCases {
    private static final XapiVersion ONE = XapiVersion.V1_0_3;
    private static final XapiVersion TWO = XapiVersion.V2_0;
    private static final String THROUGH = "X-Experience-API-Consistent-Through";

    private StatementResourceCases() {}

    static void add(CommunicationCases cases) {
        writing(cases);
        assigned(cases);
        comparison(cases);
        voiding(cases);
        single(cases);
        filters(cases);
        related(cases);
        references(cases);
        pages(cases);
        formats(cases);
        through(cases);
    }

    private static String one(UUID id) {
        return "/statements?statementId=" + id;
    }

    private static void writing(CommunicationCases cases) {
        cases.good(
                "XAPI-00142 XAPI-00143 XAPI-00144 XAPI-00145 XAPI-00139 Comm-2.1.1.s2.b3",
                "PUT stores a statement under the id of the parameter; the same again is no harm",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.put(one(id), t.statement(id)).is(204).body("");
                    t.put(one(id), t.statement(id)).is(204);
                    t.get(one(id)).is(200).contains(id.toString());
                });
        cases.bad(
                "XAPI-00144 XAPI-00145",
                "PUT without, or with a broken or another, statementId is refused",
                t -> {
                    t.put("/statements", t.statement()).refuses(400, "?statementId");
                    t.put("/statements?statementId=x", t.statement()).refuses(400, "?statementId");
                    t.put(one(UUID.randomUUID()), t.statement()).is(400);
                    t.put(one(UUID.randomUUID()), "[" + t.statement() + "]").refuses(400, "");
                });
        cases.bad(
                "XAPI-00142 Comm-2.1.1.s2.b3 Data-2.3.1.s9.b2",
                "a statement that is there is not changed by another with its id",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    String before = t.get(one(id)).text();
                    String other = t.statement(id).replace(t.verb(), t.verb() + "/other");
                    t.put(one(id), other).is(409).contains("#conflict");
                    t.post("/statements", other).is(409);
                    t.post("/statements", "[" + t.statement() + "," + other + "]").is(409);
                    t.get(one(id)).body(before);
                    assertThat(t.get("/statements" + t.query("agent", t.agent())).ids())
                            .containsExactly(id.toString());
                });
        cases.good(
                "XAPI-00146 XAPI-00147 Comm-1.5.1.s1.b1 Comm-2.1.2.s2.b2",
                "POST answers the ids in the order sent",
                t -> {
                    UUID first = UUID.randomUUID();
                    UUID second = UUID.randomUUID();
                    t.post(
                                    "/statements",
                                    "[" + t.statement(first) + "," + t.statement(second) + "]")
                            .is(200)
                            .body("[\"" + first + "\",\"" + second + "\"]");
                    t.post("/statements", "[]").is(200).body("[]");
                });
        cases.bad(
                "XAPI-00147 Comm-2.1.2.s2.b2 XAPI-00182",
                "a batch with two equal ids is refused, and so is what is no statement",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post("/statements", "[" + t.statement(id) + "," + t.statement(id) + "]")
                            .refuses(400, "/1/id");
                    t.get(one(id)).is(404);
                    for (String json : new String[] {"null", "1", "\"x\"", "[1]", "[[]]", "{}"}) {
                        t.post("/statements", json).is(400);
                    }
                    t.post("/statements", t.statement() + t.statement()).refuses(400, "");
                });
    }

    private static void assigned(CommunicationCases cases) {
        cases.good(
                "XAPI-00026 XAPI-00097 XAPI-00099 XAPI-00023 Data-2.4.7.s3.b2 Data-2.4.8.s3.b2"
                        + " Data-2.4.9.s3.b2 Data-2.4.9.s3.b4 IEEE-4.2.4.2.authority",
                "the store gives id, stored, timestamp and authority, whatever was sent",
                t -> {
                    String sent =
                            t.statement(
                                            "\"stored\":\"2011-07-15T00:00:00.000Z\"",
                                            "\"authority\":{\"mbox\":\"mailto:x@y.z\"}")
                                    .replaceFirst("\"id\":\"[^\"]*\",", "");
                    String id = t.post("/statements", sent).is(200).at("/0").asText();
                    JsonNode got = t.get(one(UUID.fromString(id))).is(200).json();
                    assertThat(got.path("id").asText()).isEqualTo(id);
                    assertThat(Instant.parse(got.path("stored").asText()))
                            .isAfter(Instant.parse("2020-01-01T00:00:00Z"));
                    assertThat(got.path("timestamp")).isEqualTo(got.path("stored"));
                    assertThat(got.at("/authority/objectType").asText()).isEqualTo("Agent");
                    assertThat(got.at("/authority/account/name").asText()).isNotEmpty();
                    assertThat(got.path("authority").has("mbox")).isFalse();
                    String again = t.post("/statements", t.statement()).at("/0").asText();
                    assertThat(t.get(one(UUID.fromString(again))).at("/authority"))
                            .isEqualTo(got.path("authority"));
                });
        cases.good(
                "XAPI-00002 XAPI-00122 Data-2.2.s4.b3 Data-2.2.s2.b5 XAPI-00170",
                "numbers, times and order come back as they went",
                t -> {
                    UUID id = UUID.randomUUID();
                    String result =
                            "\"result\":{\"score\":{\"min\":0.12123434,\"raw\":12.1250,\"max\":4.545E+1},"
                                    + "\"extensions\":{\"http://a.b/c\":-0.0}}";
                    String time = "\"timestamp\":\"2015-11-18T12:17:00.123456789Z\"";
                    t.post("/statements", t.statement(id, result, time)).is(200);
                    t.get(one(id)).is(200).contains(result + "," + time);
                });
        cases.good(
                "XAPI-00096",
                "context activities come back as arrays, in sub-statements too",
                t -> {
                    for (String key : new String[] {"parent", "grouping", "category", "other"}) {
                        String context =
                                "\"context\":{\"contextActivities\":{\""
                                        + key
                                        + "\":{\"id\":\"http://a.b/c\"}}}";
                        UUID id = UUID.randomUUID();
                        t.post("/statements", t.statement(id, context)).is(200);
                        assertThat(
                                        t.get(one(id))
                                                .at("/context/contextActivities/" + key)
                                                .toString())
                                .isEqualTo("[{\"id\":\"http://a.b/c\"}]");
                        UUID outer = UUID.randomUUID();
                        String inner =
                                "{\"objectType\":\"SubStatement\","
                                        + t.statement("\"x\":1").substring(1);
                        inner =
                                inner.replaceFirst("\"id\":\"[^\"]*\",", "")
                                        .replace("\"x\":1", context);
                        t.post(
                                        "/statements",
                                        t.statement(outer)
                                                .replace(
                                                        "{\"id\":\"" + t.activity() + "\"}", inner))
                                .is(200);
                        assertThat(
                                        t.get(one(outer))
                                                .at("/object/context/contextActivities/" + key)
                                                .isArray())
                                .isTrue();
                    }
                });
        cases.good(
                TWO,
                "IEEE-4.2.7.time",
                "2.0 answers times in UTC",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post(
                                    "/statements",
                                    t.statement(
                                            id, "\"timestamp\":\"2015-11-18 12:17:00.5+01:00\""))
                            .is(200);
                    assertThat(t.get(one(id)).at("/timestamp").asText())
                            .isEqualTo("2015-11-18T11:17:00.500Z");
                });
    }

    private static void comparison(CommunicationCases cases) {
        cases.good(
                "Data-2.3.1.s9.b1 Comm-2.1.1.s2.b3",
                "what an LRS may change makes no other statement",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent =
                            t.statement(
                                    id,
                                    "\"timestamp\":\"2015-11-18T12:17:00+01:00\"",
                                    "\"context\":{\"contextActivities\":{\"other\":{\"id\":\"http://a.b/c\"}}}");
                    t.post("/statements", sent).is(200);
                    t.post("/statements", t.get(one(id)).text()).is(200);
                    t.post("/statements", sent.replace("12:17:00+01:00", "11:17:00Z")).is(200);
                    t.post("/statements", sent.replace("example.com\"}", "EXAMPLE.com\"}")).is(200);
                    t.post(
                                    "/statements",
                                    sent.replace(
                                            id.toString(), id.toString().toUpperCase(Locale.ROOT)))
                            .is(200);
                });
        cases.good(
                TWO,
                "IEEE-4.2.7.duration",
                "2.0 compares durations to a hundredth",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent = t.statement(id, "\"result\":{\"duration\":\"PT1.234S\"}");
                    t.post("/statements", sent).is(200);
                    t.post("/statements", sent.replace("1.234", "1.239")).is(200);
                    t.post("/statements", sent.replace("1.234", "1.244")).is(409);
                });
        cases.bad(
                ONE,
                "Data-2.3.1.s9.b2",
                "a duration written otherwise is another statement",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent = t.statement(id, "\"result\":{\"duration\":\"PT60S\"}");
                    t.post("/statements", sent).is(200);
                    t.post("/statements", sent.replace("PT60S", "PT1M")).is(409);
                });
        cases.good(
                ONE,
                "Data-2.3.1.s9.b2",
                "a duration written the same is the same statement",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent = t.statement(id, "\"result\":{\"duration\":\"PT60S\"}");
                    t.post("/statements", sent).is(200);
                    t.post("/statements", sent).is(200);
                });
    }

    private static void voiding(CommunicationCases cases) {
        cases.good(
                "XAPI-00018 XAPI-00155 XAPI-00157 XAPI-00162 XAPI-00163 Data-2.3.2.s2.b5",
                "a voided statement is found by voidedStatementId; the voiding one by filters",
                t -> {
                    UUID id = UUID.randomUUID();
                    UUID voiding = UUID.randomUUID();
                    // The voiding one comes first: what it voids need not be there.
                    t.post("/statements", Samples.voiding(voiding, id)).is(200);
                    t.post("/statements", t.statement(id)).is(200);
                    Reply got = t.get("/statements?voidedStatementId=" + id).is(200);
                    assertThat(got.at("/id").asText()).isEqualTo(id.toString());
                    assertThat(t.get("/statements" + t.query("verb", t.verb())).ids())
                            .containsExactly(voiding.toString());
                });
        cases.bad(
                "XAPI-00018 XAPI-00155 XAPI-00157 XAPI-00163 XAPI-00156",
                "a voided statement is 404 for statementId, and one that is not for the other",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    t.get("/statements?voidedStatementId=" + id).is(404);
                    t.post("/statements", Samples.voiding(UUID.randomUUID(), id)).is(200);
                    t.get(one(id)).is(404).has(THROUGH, ".+");
                    t.get("/statements?voidedStatementId=x").refuses(400, "?voidedStatementId");
                });
        cases.good(
                "XAPI-00016",
                "a voiding statement cannot be voided",
                t -> {
                    UUID id = UUID.randomUUID();
                    UUID voiding = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    t.post("/statements", Samples.voiding(voiding, id)).is(200);
                    t.post("/statements", Samples.voiding(UUID.randomUUID(), voiding)).is(200);
                    t.get(one(voiding)).is(200);
                    t.get("/statements?voidedStatementId=" + id).is(200);
                });
    }

    private static void single(CommunicationCases cases) {
        cases.good(
                "XAPI-00150 XAPI-00151 XAPI-00156 XAPI-00158 XAPI-00165 Comm-2.1.3.s2.b8",
                "a single statement goes with format and attachments",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    Reply got = t.get(one(id) + "&format=ids&attachments=false").is(200);
                    assertThat(got.at("/id").asText()).isEqualTo(id.toString());
                    got.has("Content-Type", "application/json").has("Last-Modified", ".*GMT");
                    t.post("/statements", Samples.voiding(UUID.randomUUID(), id)).is(200);
                    t.get("/statements?format=exact&voidedStatementId=" + id).is(200);
                });
        cases.bad(
                "XAPI-00150 XAPI-00151 XAPI-00158 Comm-2.1.3.s2.b1",
                "a single statement goes with nothing else, nor with both ids",
                t -> {
                    String id = UUID.randomUUID().toString();
                    String[][] others = {
                        {"agent", t.agent()},
                        {"verb", t.verb()},
                        {"activity", t.activity()},
                        {"registration", id},
                        {"related_activities", "true"},
                        {"related_agents", "true"},
                        {"since", "2012-06-01T19:09:13.245Z"},
                        {"until", "2012-06-01T19:09:13.245Z"},
                        {"limit", "1"},
                        {"ascending", "true"}
                    };
                    for (String name : new String[] {"statementId", "voidedStatementId"}) {
                        for (String[] other : others) {
                            t.get("/statements" + t.query(name, id, other[0], other[1]))
                                    .refuses(400, "?" + other[0]);
                        }
                    }
                    t.get("/statements" + t.query("statementId", id, "voidedStatementId", id))
                            .refuses(400, "?voidedStatementId");
                    t.get("/statements?statementId=x").refuses(400, "?statementId");
                });
        cases.bad(
                "XAPI-00156",
                "an id that is not there is 404",
                t -> t.get(one(UUID.randomUUID())).is(404).contains("#not-found"));
    }

    private static void filters(CommunicationCases cases) {
        cases.good(
                "XAPI-00164 XAPI-00178 XAPI-00179 XAPI-00180 XAPI-00181 XAPI-00012",
                "agent, verb, activity and registration find what has them, and all together",
                t -> {
                    UUID id = UUID.randomUUID();
                    String registration = UUID.randomUUID().toString();
                    t.post(
                                    "/statements",
                                    t.statement(
                                            id,
                                            "\"context\":{\"registration\":\""
                                                    + registration
                                                    + "\"}"))
                            .is(200);
                    String[][] filters = {
                        {"agent", t.agent()},
                        {"verb", t.verb()},
                        {"activity", t.activity()},
                        {"registration", registration}
                    };
                    List<String> all = new ArrayList<>();
                    for (String[] filter : filters) {
                        all.addAll(List.of(filter));
                        assertThat(t.get("/statements" + t.query(filter)).ids())
                                .containsExactly(id.toString());
                    }
                    String query = t.query(all.toArray(String[]::new));
                    assertThat(t.get("/statements" + query).ids()).hasSize(1);
                    assertThat(
                                    t.get(
                                                    "/statements"
                                                            + t.query(
                                                                    "agent",
                                                                    t.agent(),
                                                                    "verb",
                                                                    "http://a.b/other"))
                                            .ids())
                            .isEmpty();
                });
        cases.bad(
                "XAPI-00012 XAPI-00164 XAPI-00166 XAPI-00168 XAPI-00173 XAPI-00174 XAPI-00175"
                        + " XAPI-00176 XAPI-00177 XAPI-00178 XAPI-00179 XAPI-00180 XAPI-00181"
                        + " XAPI-00167",
                "a filter that is not of its type is refused",
                t -> {
                    String[][] filters = {
                        {"agent", "x"},
                        {"agent", "{}"},
                        {"agent", "{\"mbox\":\"x\"}"},
                        {"agent", "{\"objectType\":\"Group\",\"member\":[]}"},
                        {"verb", "x"},
                        {"activity", "x"},
                        {"registration", "x"},
                        {"related_agents", "TRUE"},
                        {"related_activities", "1"},
                        {"since", "yesterday"},
                        {"until", "2015"},
                        {"until", "2015-11-18T12:17:00-00:00"},
                        {"limit", "-1"},
                        {"limit", "1.5"},
                        {"limit", ""},
                        {"ascending", "up"},
                        {"format", "xml"},
                        {"attachments", "yes"}
                    };
                    for (String[] filter : filters) {
                        Reply reply = t.get("/statements" + t.query(filter));
                        reply.is(400).has(THROUGH, ".+");
                        assertThat(reply.at("/violations/0/pointer").asText())
                                .startsWith("?" + filter[0]);
                    }
                });
        cases.good(
                "XAPI-00166 XAPI-00174 XAPI-00175 Comm-2.1.3.order",
                "since is exclusive, until inclusive, the newest first or last",
                t -> {
                    List<String> ids = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        ids.add(t.post("/statements", t.statement()).at("/0").asText());
                    }
                    String path = "/statements" + t.query("verb", t.verb());
                    List<String> newest = new ArrayList<>(ids);
                    java.util.Collections.reverse(newest);
                    assertThat(t.get(path).ids()).isEqualTo(newest);
                    assertThat(t.get(path + "&ascending=false").ids()).isEqualTo(newest);
                    assertThat(t.get(path + "&ascending=true").ids()).isEqualTo(ids);
                    String stored = t.get(one(UUID.fromString(ids.get(1)))).at("/stored").asText();
                    assertThat(t.get(path + "&since=" + Samples.encode(stored)).ids())
                            .containsExactly(ids.get(2));
                    assertThat(t.get(path + "&until=" + Samples.encode(stored)).ids())
                            .containsExactly(ids.get(1), ids.get(0));
                });
        cases.good(
                "XAPI-00173",
                "limit is the most; 0 is as many as the server gives",
                t -> {
                    t.post("/statements", "[" + t.statement() + "," + t.statement() + "]").is(200);
                    String path = "/statements" + t.query("verb", t.verb());
                    assertThat(t.get(path + "&limit=1").ids()).hasSize(1);
                    assertThat(t.get(path + "&limit=0").ids()).hasSize(2);
                    assertThat(t.get(path + "&limit=999999999999").ids()).hasSize(2);
                });
        cases.good(
                "XAPI-00112 XAPI-00149 XAPI-00154 XAPI-00159",
                "nothing found is an empty result",
                t ->
                        t.get("/statements" + t.query("verb", t.verb()))
                                .is(200)
                                .body("{\"statements\":[],\"more\":\"\"}"));
        cases.good(
                TWO,
                "IEEE-4.1.6.1.modified",
                "Last-Modified is the latest stored of a page",
                t -> {
                    t.post("/statements", "[" + t.statement() + "," + t.statement() + "]").is(200);
                    Reply page = t.get("/statements" + t.query("verb", t.verb())).is(200);
                    Instant latest = Instant.parse(page.at("/statements/0/stored").asText());
                    Instant modified =
                            java.time.ZonedDateTime.parse(
                                            page.header("Last-Modified"),
                                            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant();
                    assertThat(modified)
                            .isEqualTo(latest.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
                });
    }

    private static void related(CommunicationCases cases) {
        cases.good(
                "XAPI-00176 XAPI-00177",
                "related agents and activities are found when asked for, and only then",
                t -> {
                    UUID id = UUID.randomUUID();
                    String teacher = "{\"mbox\":\"mailto:teacher-" + t.mail() + "\"}";
                    String member = "{\"mbox\":\"mailto:member-" + t.mail() + "\"}";
                    String parent = t.activity() + "/parent";
                    t.post(
                                    "/statements",
                                    t.statement(
                                            id,
                                            "\"context\":{\"instructor\":"
                                                    + teacher
                                                    + ",\"team\":{\"objectType\":\"Group\",\"member\":["
                                                    + member
                                                    + "]},\"contextActivities\":{\"parent\":[{\"id\":\""
                                                    + parent
                                                    + "\"}]}}"))
                            .is(200);
                    for (String agent : new String[] {teacher, member}) {
                        String path = "/statements" + t.query("agent", agent);
                        assertThat(t.get(path).ids()).isEmpty();
                        assertThat(t.get(path + "&related_agents=false").ids()).isEmpty();
                        assertThat(t.get(path + "&related_agents=true").ids())
                                .containsExactly(id.toString());
                    }
                    String path = "/statements" + t.query("activity", parent);
                    assertThat(t.get(path).ids()).isEmpty();
                    assertThat(t.get(path + "&related_activities=true").ids()).hasSize(1);
                });
        cases.good(
                TWO,
                "IEEE-4.1.6.1.related",
                "agents and groups of the context are related",
                t -> {
                    String other = "{\"mbox\":\"mailto:other-" + t.mail() + "\"}";
                    String group =
                            "{\"objectType\":\"Group\",\"mbox\":\"mailto:group-" + t.mail() + "\"}";
                    t.post(
                                    "/statements",
                                    t.statement(
                                            "\"context\":{\"contextAgents\":[{\"objectType\":\"contextAgent\",\"agent\":"
                                                    + other
                                                    + "}],\"contextGroups\":[{\"objectType\":\"contextGroup\",\"group\":"
                                                    + group
                                                    + "}]}"))
                            .is(200);
                    for (String agent : new String[] {other, group}) {
                        String path = "/statements" + t.query("agent", agent);
                        assertThat(t.get(path).ids()).isEmpty();
                        assertThat(t.get(path + "&related_agents=true").ids()).hasSize(1);
                    }
                });
    }

    private static void references(CommunicationCases cases) {
        cases.good(
                "Comm-2.1.3.s3",
                "what refers to a match matches, however far and whichever came first",
                t -> {
                    UUID last = UUID.randomUUID();
                    UUID middle = UUID.randomUUID();
                    UUID first = UUID.randomUUID();
                    t.post("/statements", t.about(first, "http://a.b/doubted", middle)).is(200);
                    t.post("/statements", t.about(middle, "http://a.b/confirmed", last)).is(200);
                    t.post("/statements", t.statement(last)).is(200);
                    String path = "/statements" + t.query("agent", t.agent());
                    assertThat(t.get(path).ids())
                            .containsExactly(last.toString(), middle.toString(), first.toString());
                    // Time and limit are those of the statement that refers.
                    String stored = t.get(one(middle)).at("/stored").asText();
                    assertThat(t.get(path + "&until=" + Samples.encode(stored)).ids())
                            .containsExactly(middle.toString(), first.toString());
                });
    }

    private static void pages(CommunicationCases cases) {
        cases.good(
                "XAPI-00108 XAPI-00109 XAPI-00110 XAPI-00111 XAPI-00113 XAPI-00114 Data-2.5.s3.b1",
                "more leads through all pages and keeps every parameter",
                t -> {
                    for (int i = 0; i < 5; i++) {
                        t.post("/statements", t.statement()).is(200);
                    }
                    String path =
                            "/statements"
                                    + t.query(
                                            "agent",
                                            t.agent(),
                                            "verb",
                                            t.verb(),
                                            "since",
                                            "2012-06-01T19:09:13.245+01:00",
                                            "limit",
                                            "2",
                                            "format",
                                            "ids",
                                            "ascending",
                                            "true",
                                            "related_agents",
                                            "true");
                    List<String> ids = new ArrayList<>();
                    int pages = 0;
                    while (!path.isEmpty()) {
                        Reply page = t.get(path);
                        assertThat(page.json()).hasSize(2);
                        assertThat(page.at("/statements").isArray()).isTrue();
                        page.at("/statements")
                                .forEach(s -> assertThat(s.path("object")).hasSize(1));
                        ids.addAll(page.ids());
                        path = page.at("/more").asText();
                        assertThat(path).matches("|/xapi/statements\\?.*limit=2.*");
                        pages++;
                    }
                    assertThat(pages).isEqualTo(3);
                    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
                });
        cases.good(
                ONE,
                "XAPI-00108",
                "more of an alternate request is a plain one",
                t -> {
                    t.post("/statements", "[" + t.statement() + "," + t.statement() + "]").is(200);
                    String more =
                            t.form("GET", "verb", t.verb(), "limit", "1").at("/more").asText();
                    assertThat(t.get(more).ids()).hasSize(1);
                });
    }

    private static void formats(CommunicationCases cases) {
        cases.good(
                "XAPI-00168 XAPI-00169 XAPI-00170 XAPI-00171 XAPI-00172 Data-2.4.3.s6.b1"
                        + " Data-2.4.3.s6.b2 Data-2.4.3.s6.b3",
                "exact as received, ids the least, canonical in one language",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent =
                            ("{\"id\":\"%s\",\"actor\":{\"objectType\":\"Group\",\"name\":\"G\",\"member\":[{\"name\":\"A\",\"mbox\":\"mailto:%s\"}]},"
                                            + "\"verb\":{\"id\":\"%s\",\"display\":{\"en-US\":\"did\",\"en-GB\":\"did, rather\",\"nl\":\"deed\"}},"
                                            + "\"object\":{\"objectType\":\"Activity\",\"id\":\"%s\",\"definition\":{\"name\":{\"en-US\":\"color\",\"en-GB\":\"colour\"},"
                                            + "\"interactionType\":\"likert\",\"scale\":[{\"id\":\"a\",\"description\":{\"en\":\"A\",\"nl\":\"Aa\"}}]}}}")
                                    .formatted(id, t.mail(), t.verb(), t.activity());
                    t.post("/statements", sent).is(200);
                    for (String path : new String[] {one(id), one(id) + "&format=exact"}) {
                        t.get(path, "Accept-Language", "nl").contains(sent.substring(1));
                    }
                    JsonNode ids = t.get(one(id) + "&format=ids").is(200).json();
                    assertThat(ids.path("actor").toString())
                            .isEqualTo(
                                    "{\"objectType\":\"Group\",\"member\":[{\"mbox\":\"mailto:"
                                            + t.mail()
                                            + "\"}]}");
                    assertThat(ids.path("verb")).hasSize(1);
                    assertThat(ids.path("object").has("definition")).isFalse();
                    JsonNode canonical =
                            t.get(
                                            one(id) + "&format=canonical",
                                            "Accept-Language",
                                            "nl;q=0.5, en-GB, fr;q=0.8")
                                    .is(200)
                                    .json();
                    assertThat(canonical.at("/verb/display").toString())
                            .isEqualTo("{\"en-GB\":\"did, rather\"}");
                    assertThat(canonical.at("/object/definition/name").toString())
                            .isEqualTo("{\"en-GB\":\"colour\"}");
                    assertThat(canonical.at("/object/definition/scale/0/description").toString())
                            .isEqualTo("{\"nl\":\"Aa\"}");
                    assertThat(canonical.at("/actor/name").asText()).isEqualTo("G");
                    for (String header : new String[] {"", ";;;", "xx"}) {
                        assertThat(
                                        t.get(
                                                        one(id) + "&format=canonical",
                                                        "Accept-Language",
                                                        header)
                                                .at("/object/definition/name"))
                                .hasSize(1);
                    }
                });
        cases.bad(
                "XAPI-00168 XAPI-00169 XAPI-00170 XAPI-00171",
                "another format is refused",
                t -> {
                    for (String format : new String[] {"", "Exact", "IDS", "canonical "}) {
                        t.get("/statements" + t.query("format", format)).refuses(400, "?format");
                    }
                });
    }

    private static void through(CommunicationCases cases) {
        cases.good(
                "XAPI-00152 XAPI-00153 XAPI-00160",
                "Consistent-Through is a time, not before any statement returned",
                t -> {
                    t.post("/statements", t.statement()).is(200).has(THROUGH, ".+");
                    UUID id = UUID.randomUUID();
                    t.put(one(id), t.statement(id)).is(204).has(THROUGH, ".+");
                    Reply page = t.get("/statements" + t.query("verb", t.verb()));
                    Instant through = Instant.parse(page.header(THROUGH));
                    page.at("/statements")
                            .forEach(
                                    s ->
                                            assertThat(Instant.parse(s.path("stored").asText()))
                                                    .isBeforeOrEqualTo(through));
                    assertThat(page.ids()).hasSize(2);
                    t.head(one(id)).is(200).has(THROUGH, ".+");
                });
        cases.bad(
                "XAPI-00153",
                "Consistent-Through is on every refusal",
                t -> {
                    t.get("/statements?x=1").is(400).has(THROUGH, ".+");
                    t.get("/statements", "X-Experience-API-Version", "").is(400).has(THROUGH, ".+");
                    t.get("/statements", "Authorization", "").is(401).has(THROUGH, ".+");
                    t.get(one(UUID.randomUUID())).is(404).has(THROUGH, ".+");
                    t.delete("/statements").is(405).has(THROUGH, ".+");
                    t.post("/statements", "[1]").is(400).has(THROUGH, ".+");
                    t.post("/statements", "x", "Content-Encoding", "br").is(415).has(THROUGH, ".+");
                    t.get("//statements//?x=1").is(400).has(THROUGH, ".+");
                });
    }
}
