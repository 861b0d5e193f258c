package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Requests in general, and the resources that only answer (Communication 1, 2.4, 2.5, 2.8-4). */
final class RequestCases {
    private static final XapiVersion ONE = XapiVersion.V1_0_3;
    private static final XapiVersion TWO = XapiVersion.V2_0;
    private static final String VERSION = "X-Experience-API-Version";

    private static final Map<TestLrs, Map<Scope, Credential>> CREDENTIALS =
            new ConcurrentHashMap<>();

    private RequestCases() {}

    static void add(CommunicationCases cases) {
        head(cases);
        alternate(cases);
        encoding(cases);
        compression(cases);
        origins(cases);
        agents(cases);
        activities(cases);
        about(cases);
        errors(cases);
        versions(cases);
        credentials(cases);
    }

    private static void head(CommunicationCases cases) {
        cases.good(
                "XAPI-00125 XAPI-00126 Comm-1.1.s3.b1 XAPI-00140",
                "HEAD has the status and headers of GET everywhere, and no body",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    String state =
                            "/activities/state"
                                    + t.query(
                                            "activityId",
                                            t.activity(),
                                            "agent",
                                            t.agent(),
                                            "stateId",
                                            "s");
                    String ofAgent =
                            "/agents/profile" + t.query("agent", t.agent(), "profileId", "p");
                    String ofActivity =
                            "/activities/profile"
                                    + t.query("activityId", t.activity(), "profileId", "p");
                    for (String path : new String[] {state, ofAgent, ofActivity}) {
                        t.put(path, "{\"a\":1}").is(204);
                    }
                    for (String path :
                            new String[] {
                                "/about",
                                "/statements?statementId=" + id,
                                "/statements" + t.query("verb", t.verb()),
                                "/agents" + t.query("agent", t.agent()),
                                "/activities" + t.query("activityId", t.activity()),
                                state,
                                ofAgent,
                                ofActivity
                            }) {
                        Reply get = t.get(path).is(200);
                        Reply head = t.head(path).is(200).body("");
                        for (String name :
                                new String[] {"Content-Type", "ETag", "Last-Modified", VERSION}) {
                            assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
                        }
                    }
                });
        cases.bad(
                "XAPI-00126 XAPI-00140",
                "HEAD of what is not there is 404, of a wrong parameter 400",
                t -> {
                    t.head("/statements?statementId=" + UUID.randomUUID()).is(404).body("");
                    t.head("/statements?limit=x").is(400).body("");
                    t.head("/nothing").is(404);
                });
    }

    private static void alternate(CommunicationCases cases) {
        cases.good(
                ONE,
                "XAPI-00148 XAPI-00336 Comm-1.3.s3.b1 Comm-1.3.s3.b2 Comm-1.3.s3.b3 Comm-1.3.s3.b14",
                "a GET in a POST answers a result",
                t -> {
                    t.post("/statements", t.statement()).is(200);
                    Reply reply = t.form("GET", "verb", t.verb(), "limit", "1").is(200);
                    assertThat(reply.ids()).hasSize(1);
                });
        cases.good(
                ONE,
                "XAPI-00336 Comm-1.3.s3.b4 Comm-1.3.s3.b5 Comm-1.3.s3.b7",
                "a PUT in a POST stores, with headers from the form",
                t -> {
                    UUID id = UUID.randomUUID();
                    String form =
                            t.query(
                                    "statementId",
                                    id.toString(),
                                    "content",
                                    t.statement(id)
                                            .replace("\"mbox\"", "\"name\":\"Zoë\",\"mbox\""),
                                    "Authorization",
                                    TestLrs.basic(t.lrs.credential()),
                                    VERSION,
                                    "1.0.3",
                                    "Content-Type",
                                    "application/json");
                    t.post(
                                    "/statements?method=PUT",
                                    form.substring(1),
                                    "Content-Type",
                                    "application/x-www-form-urlencoded",
                                    "Authorization",
                                    "",
                                    VERSION,
                                    "")
                            .is(204);
                    t.get("/statements?statementId=" + id).is(200).contains("Zoë");
                });
        cases.good(
                ONE,
                "Comm-1.3.s3.b7",
                "If-Match in the form is a header",
                t -> {
                    String[] key = {"activityId", t.activity(), "agent", t.agent(), "stateId", "s"};
                    t.put("/activities/state" + t.query(key), "1").is(204);
                    String form =
                            t.query(key).substring(1)
                                    + "&content=2&If-Match="
                                    + Samples.encode(
                                            "\"0000000000000000000000000000000000000000\"");
                    t.post("/activities/state?method=PUT", form).is(412);
                });
        cases.bad(
                ONE,
                "XAPI-00148 XAPI-00336 Comm-1.3.s3.b1",
                "the method parameter on a GET is unknown",
                t -> t.get("/statements?method=POST").refuses(400, "?method"));
        cases.bad(
                ONE,
                "Comm-1.3.s3.b2",
                "an unknown method is refused",
                t -> t.form("FETCH", "limit", "1").refuses(400, "?method"));
        cases.bad(
                ONE,
                "Comm-1.3.s3.b3",
                "another parameter beside method is refused",
                t -> t.form("GET&limit=1", "verb", t.verb()).refuses(400, "?method"));
        cases.bad(
                ONE,
                "Comm-1.3.s3.b4",
                "a PUT without content, or with a body that is no form, is refused",
                t -> {
                    t.form("PUT", "statementId", t.unique).refuses(400, "");
                    t.form("PUT").refuses(400, "");
                    t.post("/statements?method=PUT", "{\"content\":\"x\"}").refuses(400, "");
                });
        cases.bad(
                ONE,
                "Comm-1.3.s3.b5",
                "a form that is not UTF-8 is refused",
                t -> {
                    t.post("/statements?method=GET", "verb=http://a.b/%ff").refuses(400, "");
                    t.send(
                                    "POST",
                                    "/statements?method=GET",
                                    "verb=http://a.b/\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                            .refuses(400, "");
                });
        cases.bad(
                ONE,
                "Comm-1.3.s3.b7 Comm-1.3.s3.b14",
                "a header name in another case is a parameter, and an unknown one",
                t -> t.form("GET", "if-match", "x").refuses(400, "?if-match"));
        cases.bad(
                TWO,
                "IEEE-4.1.5.alternate",
                "2.0 has no alternate syntax, with the version in the header or in the form",
                t -> {
                    t.form("GET", "limit", "1").refuses(400, "?method");
                    t.post("/statements?method=GET", "limit=1&" + VERSION + "=2.0.0", VERSION, "")
                            .refuses(400, "?method");
                });
    }

    private static void encoding(CommunicationCases cases) {
        cases.good(
                "XAPI-00015 Comm-1.4.s1.b1",
                "text of every plane comes back as it went",
                t -> {
                    UUID id = UUID.randomUUID();
                    String name = "Ελλάδα, 日本, 🎓, é";
                    t.post(
                                    "/statements",
                                    t.statement(
                                            id,
                                            "\"result\":{\"response\":\""
                                                    + name
                                                    + "\",\"extensions\":{\"http://a.b/e\":\"\\ud83c\\udf93\"}}"))
                            .is(200);
                    Reply got = t.get("/statements?statementId=" + id).is(200);
                    assertThat(got.at("/result/response").asText()).isEqualTo(name);
                    got.contains("\\ud83c\\udf93");
                });
        cases.bad(
                "XAPI-00015 Comm-1.4.s1.b1",
                "UTF-16, Latin-1, a byte order mark, half a pair and broken parameters are refused",
                t -> {
                    String json = t.statement("\"result\":{\"response\":\"é\"}");
                    t.send("POST", "/statements", json.getBytes(StandardCharsets.UTF_16))
                            .refuses(400, "");
                    t.send("POST", "/statements", json.getBytes(StandardCharsets.UTF_16LE))
                            .refuses(400, "");
                    t.send("POST", "/statements", json.getBytes(StandardCharsets.ISO_8859_1))
                            .refuses(400, "");
                    t.post("/statements", "\uFEFF" + json).refuses(400, "");
                    t.post("/statements", json.replace("é", "\\ud83c")).refuses(400, "/0");
                    t.post("/statements", json.replace("é", "\\uDF93x")).refuses(400, "/0");
                    t.get("/statements?verb=http://a.b/%ff").refuses(400, "?verb");
                    t.get(
                                    "/activities/state?stateId=a%00b&activityId=http://a.b/c&agent="
                                            + agent(t))
                            .refuses(400, "?stateId");
                    t.get("/agents" + t.query("agent", zeroAgent())).refuses(400, "?agent");
                    assertThat(t.get("/statements" + t.query("verb", t.verb())).ids()).isEmpty();
                });
    }

    private static String agent(Talk t) {
        return Samples.encode(t.agent());
    }

    private static String zeroAgent() {
        return "{\"account\":{\"homePage\":\"http://a.b\",\"name\":\"x\\u0000y\"}}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream coding = new GZIPOutputStream(out)) {
            coding.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String gunzip(Reply reply) throws IOException {
        reply.has("Content-Encoding", "gzip");
        byte[] body = reply.response().body();
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static void compression(CommunicationCases cases) {
        cases.good(
                "Comm-1.2.gzip",
                "gzip is taken, and given to who asks for it",
                t -> {
                    String batch =
                            "["
                                    + t.statement()
                                    + ("," + t.statement()).repeat(0)
                                    + ","
                                    + t.statement()
                                    + ","
                                    + t.statement()
                                    + ","
                                    + t.statement()
                                    + "]";
                    for (String coding : new String[] {"gzip", "x-gzip", "GZIP"}) {
                        t.send("POST", "/statements", gzip(batch), "Content-Encoding", coding)
                                .is(200);
                    }
                    String path = "/statements" + t.query("verb", t.verb());
                    Reply plain =
                            t.get(path)
                                    .has("Content-Encoding", "")
                                    .has("Vary", ".*Accept-Encoding.*");
                    for (String wish : new String[] {"gzip", "br, gzip;q=0.5", "*"}) {
                        Reply coded = t.get(path, "Accept-Encoding", wish).is(200);
                        assertThat(gunzip(coded)).isEqualTo(plain.text());
                        coded.has("X-Experience-API-Consistent-Through", ".+");
                    }
                    t.get(path, "Accept-Encoding", "gzip;q=0").has("Content-Encoding", "");
                    t.get(path, "Accept-Encoding", "br").has("Content-Encoding", "");
                });
        cases.good(
                "Comm-3.1.s4.b3 Comm-1.2.gzip",
                "a coded document has a tag of its own, and both may be sent back",
                t -> {
                    String path = "/agents/profile" + t.query("agent", t.agent(), "profileId", "p");
                    String text = "{\"a\":\"" + "x".repeat(2000) + "\"}";
                    t.put(path, text).is(204);
                    String plain = t.get(path).header("ETag");
                    Reply coded = t.get(path, "Accept-Encoding", "gzip");
                    assertThat(gunzip(coded)).isEqualTo(text);
                    String tag = coded.header("ETag");
                    assertThat(tag).isNotEqualTo(plain).doesNotMatch("\"[0-9a-f]{40}\"");
                    t.get(path, "If-None-Match", tag, "Accept-Encoding", "gzip")
                            .is(304)
                            .has("ETag", tag);
                    t.get(path, "If-None-Match", plain).is(304).has("ETag", plain);
                    t.put(path, text + " ", "If-Match", tag).is(204);
                    t.put(path, text, "If-Match", tag).is(412);
                });
        cases.bad(
                "Comm-1.2.gzip",
                "another coding is 415, a broken or cut one 400",
                t -> {
                    t.send("POST", "/statements", gzip(t.statement()), "Content-Encoding", "br")
                            .is(415)
                            .has("Content-Type", "application/problem\\+json");
                    t.post("/statements", t.statement(), "Content-Encoding", "gzip")
                            .refuses(400, "Content-Encoding:");
                    byte[] whole = gzip(t.statement());
                    t.send(
                                    "POST",
                                    "/statements",
                                    Arrays.copyOf(whole, whole.length - 9),
                                    "Content-Encoding",
                                    "gzip")
                            .refuses(400, "");
                    assertThat(t.get("/statements" + t.query("verb", t.verb())).ids()).isEmpty();
                });
    }

    private static void origins(CommunicationCases cases) {
        cases.good(
                "Comm-C.cors",
                "content of another origin may ask, and read the headers it needs",
                t -> {
                    String origin = "https://lms.example.com";
                    t.send(
                                    "OPTIONS",
                                    "/statements",
                                    new byte[0],
                                    "Authorization",
                                    "",
                                    VERSION,
                                    "",
                                    "Origin",
                                    origin,
                                    "Access-Control-Request-Method",
                                    "PUT")
                            .is(204)
                            .has("Access-Control-Allow-Methods", ".*PUT.*DELETE.*")
                            .has("Access-Control-Allow-Headers", ".*If-Match.*" + VERSION + ".*");
                    t.get("/statements?limit=x", "Origin", origin)
                            .is(400)
                            .has("Access-Control-Allow-Origin", "\\*")
                            .has(
                                    "Access-Control-Expose-Headers",
                                    "ETag, Last-Modified.*" + VERSION + ".*");
                });
    }

    private static void agents(CommunicationCases cases) {
        cases.good(
                "XAPI-00236 XAPI-00237 XAPI-00238 XAPI-00239 XAPI-00243 XAPI-00244 XAPI-00245"
                        + " XAPI-00246 XAPI-00248 XAPI-00249 XAPI-00012",
                "a known agent is a person with every name it was given",
                t -> {
                    String named = t.agent().replace("{", "{\"name\":\"%s\",");
                    for (String name : new String[] {"Anna", "Anna B"}) {
                        t.post(
                                        "/statements",
                                        t.statement().replace(t.agent(), named.formatted(name)))
                                .is(200);
                    }
                    JsonNode person = t.get("/agents" + t.query("agent", t.agent())).is(200).json();
                    assertThat(person.path("objectType").asText()).isEqualTo("Person");
                    assertThat(person.path("name")).hasSize(2);
                    assertThat(person.path("mbox").path(0).asText())
                            .isEqualTo("mailto:" + t.mail());
                });
        cases.good(
                "XAPI-00240 XAPI-00241 XAPI-00242 XAPI-00247",
                "an unknown agent is a person with what was asked, in arrays",
                t -> {
                    String sha1 = "ebd31e95054c018b10727ccffd2ef2ec3a016ee9";
                    String account = "{\"homePage\":\"http://a.b\",\"name\":\"" + t.unique + "\"}";
                    assertThat(person(t, "mbox_sha1sum", "\"" + sha1 + "\"").at("/0").asText())
                            .isEqualTo(sha1);
                    assertThat(person(t, "openid", "\"http://o.p/q\"").at("/0").asText())
                            .isEqualTo("http://o.p/q");
                    assertThat(person(t, "account", account).at("/0").toString())
                            .isEqualTo(account);
                });
        cases.bad(
                "XAPI-00243 XAPI-00244 XAPI-00249 XAPI-00012",
                "no agent, a broken one, a group and a wrong identifier are refused",
                t -> {
                    t.get("/agents").refuses(400, "?agent");
                    t.get("/agents?agent=x").refuses(400, "?agent");
                    t.get("/agents" + t.query("agent", "{\"mbox\":\"anna\"}"))
                            .refuses(400, "?agent/mbox");
                    t.get(
                                    "/agents"
                                            + t.query(
                                                    "agent",
                                                    "{\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"}"))
                            .refuses(400, "?agent");
                });
    }

    private static JsonNode person(Talk t, String property, String value) {
        String agent = "{\"" + property + "\":" + value + "}";
        return t.get("/agents" + t.query("agent", agent)).is(200).json().path(property);
    }

    private static void activities(CommunicationCases cases) {
        cases.good(
                "XAPI-00250 XAPI-00251 XAPI-00252 XAPI-00253 XAPI-00254 IEEE-4.1.6.4"
                        + " Data-2.4.4.1.s4.b2 Data-2.4.4.1.s4.b3 XAPI-00140",
                "an activity has what statements said of it, in every language",
                t -> {
                    String path = "/activities" + t.query("activityId", t.activity());
                    t.get(path)
                            .is(200)
                            .body("{\"objectType\":\"Activity\",\"id\":\"" + t.activity() + "\"}");
                    for (String language : new String[] {"en", "nl"}) {
                        String definition =
                                "\",\"definition\":{\"name\":{\"" + language + "\":\"x\"}}}";
                        t.post(
                                        "/statements",
                                        t.statement()
                                                .replace(
                                                        t.activity() + "\"}",
                                                        t.activity() + definition))
                                .is(200);
                    }
                    JsonNode name = t.get(path).is(200).at("/definition/name");
                    assertThat(name.toString()).isEqualTo("{\"en\":\"x\",\"nl\":\"x\"}");
                });
        cases.good(
                "IEEE-4.2.7.iri Data-4.3",
                "IRIs are compared as strings",
                t -> {
                    String other = "http://example.com/activities/x/../" + t.unique;
                    t.get("/activities" + t.query("activityId", other)).is(200).contains(other);
                    t.post("/statements", t.statement()).is(200);
                    assertThat(t.get("/statements" + t.query("activity", other)).ids()).isEmpty();
                });
        cases.bad(
                "XAPI-00250 XAPI-00251 Data-4.3",
                "no activity id, or none with a scheme, is refused",
                t -> {
                    t.get("/activities").refuses(400, "?activityId");
                    t.get("/activities?activityId=one").refuses(400, "?activityId");
                });
        cases.bad(
                "Data-2.4.4.1.s4.b3",
                "who may not define changes no definition",
                t -> {
                    Credential writer = credential(t, Scope.STATEMENTS_WRITE);
                    t.post(
                                    "/statements",
                                    t.statement()
                                            .replace(
                                                    t.activity() + "\"}",
                                                    t.activity()
                                                            + "\",\"definition\":{\"name\":{\"en\":\"x\"}}}"),
                                    "Authorization",
                                    TestLrs.basic(writer))
                            .is(200);
                    t.get("/activities" + t.query("activityId", t.activity()))
                            .is(200)
                            .lacks("definition");
                });
    }

    private static void about(CommunicationCases cases) {
        cases.good(
                "XAPI-00315 XAPI-00316 XAPI-00317 XAPI-00318 XAPI-00319 XAPI-00320 XAPI-00321"
                        + " Comm-2.8.s5.b3 Comm-2.8.s5.b4",
                "about names the versions, to everyone and whatever the version header says",
                t -> {
                    for (String version : new String[] {t.version.text(), "", "0.9", "77"}) {
                        Reply about =
                                t.get("/about", "Authorization", "", VERSION, version).is(200);
                        assertThat(about.at("/version").isArray()).isTrue();
                        about.at("/version")
                                .forEach(
                                        v ->
                                                assertThat(v.asText())
                                                        .matches("1\\.0\\.[0-3]|2\\.0\\.0"));
                        about.contains("\"1.0.3\"");
                    }
                    t.get("/about").contains('"' + t.version.text() + '"');
                });
        cases.good(
                TWO,
                "IEEE-4.1.6.7",
                "about has the latest of each major version",
                t -> t.get("/about").contains("\"1.0.3\"").contains("\"2.0.0\""));
        cases.bad(
                "XAPI-00319",
                "about has no parameters and takes nothing",
                t -> {
                    t.get("/about?x=1").refuses(400, "?x");
                    t.post("/about", "{}").is(405);
                });
        cases.bad(
                "XAPI-00321 XAPI-00331 XAPI-00333 Comm-3.3.s3.b1 Comm-3.3.s3.b6",
                "every other resource wants the version header, and says why",
                t -> {
                    for (String path :
                            new String[] {
                                "/statements",
                                "/activities",
                                "/activities/profile",
                                "/activities/state",
                                "/agents",
                                "/agents/profile"
                            }) {
                        t.get(path, VERSION, "")
                                .refuses(400, VERSION + ":")
                                .has(VERSION, "1\\.0\\.3")
                                .contains("required");
                    }
                    t.post("/statements", t.statement(), VERSION, "").refuses(400, VERSION + ":");
                    t.put(
                                    "/statements?statementId=" + UUID.randomUUID(),
                                    t.statement(),
                                    VERSION,
                                    "")
                            .refuses(400, VERSION + ":");
                });
    }

    private static void errors(CommunicationCases cases) {
        cases.good(
                "XAPI-00323 XAPI-00324 XAPI-00325 Comm-3.2.s3.b6",
                "what is right is answered, with a slash or a charset too many",
                t -> {
                    t.get("//statements/" + t.query("verb", t.verb())).is(200);
                    t.post(
                                    "/statements",
                                    t.statement(),
                                    "Content-Type",
                                    "Application/JSON; charset=utf-8")
                            .is(200);
                });
        cases.bad(
                "XAPI-00324 XAPI-00323 XAPI-00012",
                "an unknown or repeated parameter is refused on every resource",
                t -> {
                    String[] paths = {
                        "/statements?foo=bar",
                        "/agents?foo=bar&agent=" + agent(t),
                        "/activities?foo=bar&activityId=http://a.b/c",
                        "/activities/state?foo=bar&activityId=http://a.b/c&agent=" + agent(t),
                        "/activities/profile?foo=bar&activityId=http://a.b/c",
                        "/agents/profile?foo=bar&agent=" + agent(t),
                        "/about?foo=bar"
                    };
                    for (String path : paths) {
                        t.get(path).refuses(400, "?foo");
                    }
                    t.post("/statements?foo=bar", t.statement()).refuses(400, "?foo");
                    t.get("/statements?limit=1&limit=2").refuses(400, "?limit");
                });
        cases.bad(
                "XAPI-00325 XAPI-00008",
                "a parameter in another case is refused",
                t -> {
                    for (String name :
                            new String[] {
                                "StatementId",
                                "VoidedStatementId",
                                "Agent",
                                "Verb",
                                "Activity",
                                "Registration",
                                "Related_Activities",
                                "Related_Agents",
                                "Since",
                                "Until",
                                "Limit",
                                "Format",
                                "Attachments",
                                "Ascending"
                            }) {
                        t.get("/statements?" + name + "=1").refuses(400, "?" + name);
                    }
                    t.put("/statements?StatementId=" + UUID.randomUUID(), t.statement())
                            .refuses(400, "?StatementId");
                });
        cases.bad(
                "Comm-3.2.405 XAPI-00323",
                "a method that a resource does not have is 405, even without credential",
                t -> {
                    String[] requests = {
                        "DELETE /statements",
                        "DELETE /activities",
                        "POST /activities",
                        "PUT /activities",
                        "DELETE /agents",
                        "POST /agents",
                        "PUT /agents"
                    };
                    for (String request : requests) {
                        String[] parts = request.split(" ");
                        t.send(parts[0], parts[1], new byte[0], "Authorization", "")
                                .is(405)
                                .has("Allow", ".*GET.*")
                                .has(VERSION, ".+")
                                .has("Content-Type", "application/problem\\+json");
                    }
                });
        cases.good(
                "XAPI-00326 XAPI-00327",
                "a good batch is stored by who may write",
                t -> {
                    t.post("/statements", "[" + t.statement() + "," + t.statement() + "]").is(200);
                    assertThat(t.get("/statements" + t.query("verb", t.verb())).ids()).hasSize(2);
                });
        cases.bad(
                "XAPI-00326 XAPI-00182",
                "of a batch with one bad statement nothing is stored",
                t -> {
                    String bad = t.statement().replace(t.verb(), "should fail");
                    t.post("/statements", "[" + t.statement() + "," + bad + "]")
                            .refuses(400, "/1/verb/id");
                    assertThat(t.get("/statements" + t.query("agent", t.agent())).ids()).isEmpty();
                });
        cases.bad(
                "XAPI-00327 Comm-4.2 Data-2.3.2.s2.b4",
                "without the scope it is 403, and voiding is a permission of its own",
                t -> {
                    Credential states = credential(t, Scope.STATE);
                    t.get("/statements", "Authorization", TestLrs.basic(states)).is(403);
                    t.post("/statements", t.statement(), "Authorization", TestLrs.basic(states))
                            .is(403)
                            .has("Content-Type", "application/problem\\+json");
                    t.get(
                                    "/agents/profile?agent=" + agent(t),
                                    "Authorization",
                                    TestLrs.basic(states))
                            .is(403);
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    String voiding = Samples.voiding(UUID.randomUUID(), id);
                    t.post(
                                    "/statements",
                                    "[" + t.statement() + "," + voiding + "]",
                                    "Authorization",
                                    TestLrs.basic(credential(t, Scope.ALL)))
                            .refuses(403, "/1/verb");
                    assertThat(t.get("/statements" + t.query("verb", t.verb())).ids()).hasSize(1);
                });
        cases.good(
                "Comm-4.2 Data-2.3.2.s2.b4",
                "with the scope, and with the permission to void, it is done",
                t -> {
                    t.get(
                                    "/activities/state?activityId=http://a.b/c&agent=" + agent(t),
                                    "Authorization",
                                    TestLrs.basic(credential(t, Scope.STATE)))
                            .is(200);
                    UUID id = UUID.randomUUID();
                    t.post("/statements", t.statement(id)).is(200);
                    t.post("/statements", Samples.voiding(UUID.randomUUID(), id)).is(200);
                });
        cases.good(
                "XAPI-00328",
                "a statement of half a megabyte is taken",
                t ->
                        t.post(
                                        "/statements",
                                        t.statement(
                                                "\"result\":{\"response\":\""
                                                        + "x".repeat(1 << 19)
                                                        + "\"}"))
                                .is(200));
        cases.bad(
                "XAPI-00328",
                "a statement above the limit is 413",
                t ->
                        t.post(
                                        "/statements",
                                        t.statement(
                                                "\"result\":{\"response\":\""
                                                        + "x".repeat(1 << 20)
                                                        + "\"}"))
                                .is(413)
                                .has("Content-Type", "application/problem\\+json"));
        cases.bad(
                "Comm-3.2.s3.b2 Comm-3.2.s3.b4",
                "a refusal is explained as JSON, text or HTML",
                t -> {
                    String path = "/statements?%3Cx%3E=1";
                    t.get(path).refuses(400, "?<x>").contains("unknown parameter");
                    t.get(path, "Accept", "text/plain")
                            .is(400)
                            .has("Content-Type", "text/plain.*")
                            .contains("?<x>: unknown parameter (Communication 3.2)");
                    t.get(path, "Accept", "text/html")
                            .is(400)
                            .has("Content-Type", "text/html.*")
                            .contains("&lt;x&gt;");
                    for (String accept : new String[] {"application/json", "*/*", ";;", "text"}) {
                        t.get(path, "Accept", accept).refuses(400, "?<x>");
                    }
                });
        cases.bad(
                "Comm-3.2.s3.b6",
                "content that is not what its type says is refused",
                t -> {
                    t.post("/statements", "limit=1").refuses(400, "");
                    t.post("/statements", "").refuses(400, "");
                    t.post(
                                    "/statements",
                                    "limit=1",
                                    "Content-Type",
                                    "application/x-www-form-urlencoded")
                            .refuses(400, "Content-Type:");
                });
    }

    /** One of each scope, without voiding: a secret takes long to hash, and longer to check. */
    private static Credential credential(Talk t, Scope scope) {
        return CREDENTIALS
                .computeIfAbsent(t.lrs, x -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        scope,
                        x ->
                                t.lrs.lrs()
                                        .credentials()
                                        .create(
                                                TestLrs.TENANT,
                                                scope.xapiName(),
                                                Set.of(scope),
                                                Restrictions.NO_VOIDING));
    }

    private static void versions(CommunicationCases cases) {
        cases.good(
                "XAPI-00331 XAPI-00333 Comm-3.3.s3.b1",
                "answers say the latest patch version",
                t -> {
                    String text = t.version.text().replace(".", "\\.");
                    t.get("/statements?limit=1").is(200).has(VERSION, text);
                    t.get("/statements?limit=x").is(400).has(VERSION, text);
                    t.get("/statements?limit=1", "Authorization", "").is(401).has(VERSION, text);
                    t.get("/nothing").is(404).has(VERSION, ".+");
                });
        cases.good(
                ONE,
                "Comm-3.3.s3.b3 XAPI-00331",
                "1.0 and every 1.0.x is read as 1.0.3",
                t -> {
                    for (String version : new String[] {"1.0", "1.0.0", "1.0.1", "1.0.17"}) {
                        t.get("/statements?limit=1", VERSION, version)
                                .is(200)
                                .has(VERSION, "1\\.0\\.3");
                    }
                });
        cases.good(
                TWO,
                "IEEE-4.1.7.b3 IEEE-4.1.7.b5",
                "2.0 and every 2.0.x is read as 2.0.0",
                t -> {
                    for (String version : new String[] {"2.0", "2.0.0", "2.0.5"}) {
                        t.get("/statements?limit=1", VERSION, version)
                                .is(200)
                                .has(VERSION, "2\\.0\\.0");
                    }
                });
        cases.bad(
                "XAPI-00331 Comm-3.3.s3.b3 IEEE-4.1.7.b3 IEEE-4.1.7.b5 Comm-3.3.s3.b6",
                "any other version is refused, and the known ones are named",
                t -> {
                    for (String version :
                            new String[] {
                                "0.9", "0.95", "1.1.0", "1", "2.1.0", "2", "3.0", "1.0.x"
                            }) {
                        t.get("/statements?limit=1", VERSION, version)
                                .refuses(400, VERSION + ":")
                                .contains("1.0.3, 2.0.0");
                    }
                });
        cases.good(
                "XAPI-00330 XAPI-00332 Data-2.4.10.s3.b3 Data-2.2.s2.b5",
                "a statement comes back as it went, with the version it came with",
                t -> {
                    UUID id = UUID.randomUUID();
                    String sent = t.statement(id, "\"version\":\"1.0.2\"");
                    t.post("/statements", sent).is(200);
                    t.get("/statements?statementId=" + id).is(200).contains(sent.substring(1));
                    UUID none = UUID.randomUUID();
                    t.post("/statements", t.statement(none)).is(200);
                    assertThat(t.get("/statements?statementId=" + none).at("/version").asText())
                            .isEqualTo(t.version == ONE ? "1.0.0" : "2.0.0");
                });
    }

    private static void credentials(CommunicationCases cases) {
        cases.good(
                "XAPI-00334 XAPI-00335",
                "HTTP Basic is taken",
                t ->
                        t.put(
                                        "/statements?statementId=" + t.unique,
                                        t.statement(UUID.fromString(t.unique)))
                                .is(204));
        cases.bad(
                "XAPI-00334 XAPI-00335 XAPI-00323",
                "no credential, a wrong one and a malformed one are 401",
                t -> {
                    String wrong =
                            Base64.getEncoder()
                                    .encodeToString("rob:secret".getBytes(StandardCharsets.UTF_8));
                    for (String header :
                            new String[] {
                                "", "Basic " + wrong, "Basic:" + wrong, "Basic !!", "Basic", "x"
                            }) {
                        t.put(
                                        "/statements?statementId=" + t.unique,
                                        t.statement(),
                                        "Authorization",
                                        header)
                                .is(401)
                                .has("WWW-Authenticate", "Basic.*")
                                .has("Content-Type", "application/problem\\+json");
                    }
                    t.get("/statements?statementId=" + t.unique).is(404);
                });
    }
}
