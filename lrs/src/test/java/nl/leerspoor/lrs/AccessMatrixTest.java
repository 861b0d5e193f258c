package nl.leerspoor.lrs;

import static nl.leerspoor.lrs.Samples.encode;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.leerspoor.lrs.internal.http.AdminApplication;
import nl.leerspoor.lrs.internal.http.LrsApplication;
import nl.leerspoor.lrs.internal.store.Backups;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Executes the two tables of docs/access.md: every cell is a request over HTTP. */
class AccessMatrixTest {
    private static final String TENANT = "matrix";
    private static final String COURSE_A = "https://ours.example/id/course/a";
    private static final String COURSE_B = "https://ours.example/id/course/b";
    private static final String OF_LMS = "https://lms.example/activity/7";
    private static final String BOB = "{\"mbox\":\"mailto:bob@example.com\"}";
    private static final UUID REGISTRATION = UUID.randomUUID();

    private static TestLrs server;
    private static UUID foreign;

    @BeforeAll
    static void start() {
        server = TestLrs.start();
        foreign = UUID.randomUUID();
        Credential somebody =
                server.lrs()
                        .credentials()
                        .create(TENANT, "somebody", Set.of(Scope.ALL), Restrictions.NONE);
        assertThat(send(somebody, "POST", "/xapi/statements", Samples.statement(foreign)))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Table(List<String> heads, List<List<String>> rows) {}

    /** The table of which the first column has this head. */
    private static Table table(String firstHead) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("../docs/access.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int at = 0;
        while (!lines.get(at).startsWith("| " + firstHead + " | ")
                || lines.get(at).contains(" body ")
                || lines.get(at).contains(" in JSON ")) {
            at++;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = at + 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
            rows.add(cells(lines.get(i)));
        }
        return new Table(cells(lines.get(at)), rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static HttpResponse<String> send(
            Credential who, String method, String path, String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.at(path))
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (who != null) {
            request.header("Authorization", TestLrs.basic(who));
        }
        return server.send(request);
    }

    @Test
    void everyScopeOpensOnEveryResourceWhatTheTableSays() {
        Table table = table("method");
        assertThat(table.heads.subList(2, table.heads.size()))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Arrays.stream(Scope.values()).map(Scope::xapiName),
                                        Stream.of("nobody"))
                                .toList());
        Map<String, Credential> credentials = new LinkedHashMap<>();
        for (Scope scope : Scope.values()) {
            credentials.put(
                    scope.xapiName(),
                    server.lrs()
                            .credentials()
                            .create(TENANT, "s-" + scope, Set.of(scope), Restrictions.NONE));
        }
        List<String> wrong = new ArrayList<>();
        for (List<String> row : table.rows) {
            for (int column = 2; column < row.size(); column++) {
                String scope = table.heads.get(column);
                String found = outcome(credentials.get(scope), row.get(0), row.get(1));
                if (!found.equals(row.get(column))) {
                    wrong.add(row.get(0) + " " + row.get(1) + " with " + scope + ": " + found);
                }
            }
        }
        assertThat(wrong).as("cells of docs/access.md that are not so").isEmpty();
    }

    private static String outcome(Credential who, String method, String resource) {
        if (resource.equals("statements") && method.equals("GET")) {
            return readStatements(who);
        }
        String id = UUID.randomUUID().toString();
        String activity = "activityId=" + encode(COURSE_A);
        String agent = "agent=" + encode(Samples.AGENT);
        String path =
                switch (resource) {
                    case "statements" ->
                            "/xapi/statements" + (method.equals("PUT") ? "?statementId=" + id : "");
                    case "activities/state" ->
                            "/xapi/" + resource + "?" + activity + "&" + agent + "&stateId=" + id;
                    case "activities/profile" ->
                            "/xapi/" + resource + "?" + activity + "&profileId=" + id;
                    case "agents/profile" -> "/xapi/" + resource + "?" + agent + "&profileId=" + id;
                    case "activities" -> "/xapi/activities?" + activity;
                    case "agents" -> "/xapi/agents?" + agent;
                    case "about" -> "/xapi/about";
                    case "ledger/proof" -> "/xapi/ledger/proof?statementId=" + id;
                    case "ledger/consistency" -> "/xapi/ledger/consistency?from=0";
                    case "ledger/checkpoint", "ledger/key" -> "/xapi/" + resource;
                    default -> resource.replace("admin:", "/admin/lrs/").replace("{id}", id);
                };
        String json =
                switch (resource) {
                    case "statements" -> Samples.statement();
                    case "admin:credentials" -> "{\"name\":\"n\",\"scopes\":[\"state\"]}";
                    default -> "{}";
                };
        return outcome(send(who, method, path, json));
    }

    /** Allowed is what was done, or would have been if there had been something to do it with. */
    private static String outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 401) {
            return "401";
        }
        if (status == 403) {
            return "no";
        }
        boolean backUpInMemory = status == 409 && answer.body().contains("H2 file");
        assertThat(status < 300 || status == 404 || backUpInMemory)
                .as(status + " " + answer.body())
                .isTrue();
        return "yes";
    }

    private static String readStatements(Credential who) {
        HttpResponse<String> page = send(who, "GET", "/xapi/statements", "");
        String single = outcome(send(who, "GET", "/xapi/statements?statementId=" + foreign, ""));
        assertThat(outcome(page)).isEqualTo(single);
        if (!single.equals("yes")) {
            return single;
        }
        JsonNode statements = Json.parse(page.body(), "").path("statements");
        List<String> ids = new ArrayList<>();
        statements.forEach(found -> ids.add(found.path("id").asText()));
        boolean sees = ids.contains(foreign.toString());
        int status = send(who, "GET", "/xapi/statements?statementId=" + foreign, "").statusCode();
        assertThat(status).isEqualTo(sees ? 200 : 404);
        return sees ? "yes" : "mine";
    }

    /** A resource that is added without a row in the table makes this red. */
    @Test
    void everyMethodOfEveryResourceHasItsRow() {
        Lrs lrs = server.lrs();
        LrsConfig config = TestLrs.config();
        Set<String> methods = new TreeSet<>();
        methods(
                new LrsApplication(
                        config,
                        lrs.statements(),
                        lrs.documents(),
                        lrs.credentials(),
                        null,
                        lrs.ledger(),
                        Clock.systemUTC()),
                "",
                methods);
        Backups unused = new Backups(null, config);
        methods(
                new AdminApplication(config, lrs.credentials(), unused, name -> true),
                "admin:",
                methods);
        assertThat(methods).hasSizeGreaterThan(20);
        assertThat(table("method").rows.stream().map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyInAnyOrderElementsOf(methods);
    }

    private static void methods(ResourceConfig application, String prefix, Set<String> found) {
        for (Object instance : application.getInstances()) {
            Resource resource = Resource.from(instance.getClass());
            if (resource != null) {
                String path = String.valueOf(resource.getPath()).replaceFirst("^/", "");
                resource.getResourceMethods()
                        .forEach(m -> found.add(m.getHttpMethod() + " " + prefix + path));
                for (Resource child : resource.getChildResources()) {
                    child.getResourceMethods()
                            .forEach(
                                    m ->
                                            found.add(
                                                    m.getHttpMethod()
                                                            + " "
                                                            + prefix
                                                            + path
                                                            + (path.isEmpty() ? "" : "/")
                                                            + child.getPath()
                                                                    .replaceFirst("^/", "")));
                }
            }
        }
    }

    @Test
    void everyRestrictionRefusesWhatTheTableSays() {
        Table table = table("request");
        Restrictions none = Restrictions.NONE;
        Map<String, Restrictions> restrictions =
                Map.of(
                        "activities", none.withActivity(COURSE_A),
                        "actors", none.withActor(Ifi.mbox("mailto:anna@example.com")),
                        "registration", none.withRegistration(REGISTRATION),
                        "ownOnly", none.withOwnOnly(true),
                        "no mayVoid", Restrictions.NO_VOIDING);
        Map<String, Supplier<String[]>> requests = requests();
        assertThat(table.heads.subList(1, table.heads.size()))
                .containsExactlyInAnyOrderElementsOf(restrictions.keySet());
        assertThat(table.rows.stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(requests.keySet());
        List<String> wrong = new ArrayList<>();
        for (int column = 1; column < table.heads.size(); column++) {
            String name = table.heads.get(column);
            Credential who =
                    server.lrs()
                            .credentials()
                            .create(
                                    TENANT,
                                    "r-" + name,
                                    Set.of(Scope.ALL),
                                    restrictions.getOrDefault(name, none));
            for (List<String> row : table.rows) {
                String[] request = requests.get(row.get(0)).get();
                String found =
                        row.get(0).equals("read statements")
                                ? readStatements(who)
                                : outcome(send(who, request[0], request[1], request[2]));
                if (!found.equals(row.get(column))) {
                    wrong.add(row.get(0) + " with " + name + ": " + found);
                }
            }
        }
        assertThat(wrong).as("cells of docs/access.md that are not so").isEmpty();
    }

    /** Method, path and body, by the words of the table. */
    private static Map<String, Supplier<String[]>> requests() {
        String sub =
                "{\"objectType\":\"SubStatement\",\"actor\":"
                        + Samples.AGENT
                        + ",\"verb\":{\"id\":\"http://a.b/v\"},\"object\":{\"id\":\"IRI\"}}";
        String inSub = statement(COURSE_A).replace(object(COURSE_A), sub);
        Map<String, Supplier<String[]>> all = new LinkedHashMap<>();
        write(all, "write a statement of anna about course a", statement(COURSE_A));
        write(all, "write a statement about course b", statement(COURSE_B));
        write(
                all,
                "write a statement about an activity of an LMS, grouped under course a",
                in(statement(OF_LMS), "grouping", COURSE_A));
        write(all, "write a statement about an activity of an LMS", statement(OF_LMS));
        write(
                all,
                "write a statement about course a with parent course b",
                in(statement(COURSE_A), "parent", COURSE_B));
        write(
                all,
                "write a statement of another actor",
                statement(COURSE_A).replace(Samples.AGENT, BOB));
        write(
                all,
                "write a statement without a registration",
                statement(COURSE_A).replaceFirst("\"context\":\\{[^}]*},", ""));
        write(all, "write a sub-statement about course b", inSub.replace("IRI", COURSE_B));
        write(
                all,
                "write a sub-statement of another actor",
                inSub.replace(sub, sub.replace(Samples.AGENT, BOB)).replace("IRI", COURSE_A));
        write(
                all,
                "write a batch of which one statement is about course b",
                "[" + statement(COURSE_A) + "," + statement(COURSE_B) + "]");
        String voiding =
                statement(COURSE_A)
                        .replace(
                                object(COURSE_A),
                                "{\"objectType\":\"StatementRef\",\"id\":\""
                                        + UUID.randomUUID()
                                        + "\"}")
                        .replace(Samples.VERB, "http://adlnet.gov/expapi/verbs/voided");
        write(all, "void a statement, grouped under course a", in(voiding, "grouping", COURSE_A));
        all.put("read statements", () -> new String[] {"GET", "", ""});
        state(all, "read anna's state of course a", "GET", COURSE_A, Samples.AGENT);
        state(all, "write anna's state of course a", "PUT", COURSE_A, Samples.AGENT);
        state(all, "write anna's state of course b", "PUT", COURSE_B, Samples.AGENT);
        state(all, "read another agent's state", "GET", COURSE_A, BOB);
        state(all, "delete another agent's state", "DELETE", COURSE_A, BOB);
        all.put(
                "read state without a registration",
                () ->
                        new String[] {
                            "GET",
                            "/xapi/activities/state?activityId="
                                    + encode(COURSE_A)
                                    + "&agent="
                                    + encode(Samples.AGENT),
                            ""
                        });
        for (String letter : List.of("a", "b")) {
            String path =
                    "/xapi/activities/profile?activityId="
                            + encode(letter.equals("a") ? COURSE_A : COURSE_B);
            profile(all, "the activity profile of course " + letter, path);
        }
        profile(all, "anna's agent profile", "/xapi/agents/profile?agent=" + agent(Samples.AGENT));
        all.put(
                "read another agent's profile",
                () -> new String[] {"GET", "/xapi/agents/profile?agent=" + agent(BOB), ""});
        all.put(
                "read activity course b",
                () -> new String[] {"GET", "/xapi/activities?activityId=" + encode(COURSE_B), ""});
        all.put(
                "read another agent",
                () -> new String[] {"GET", "/xapi/agents?agent=" + agent(BOB), ""});
        return all;
    }

    private static String agent(String json) {
        return encode(json);
    }

    private static void write(Map<String, Supplier<String[]>> all, String name, String json) {
        all.put(name, () -> new String[] {"POST", "/xapi/statements", json});
    }

    private static void state(
            Map<String, Supplier<String[]>> all,
            String name,
            String method,
            String activity,
            String agent) {
        all.put(
                name,
                () ->
                        new String[] {
                            method,
                            "/xapi/activities/state?activityId="
                                    + encode(activity)
                                    + "&agent="
                                    + encode(agent)
                                    + "&registration="
                                    + REGISTRATION
                                    + "&stateId="
                                    + UUID.randomUUID(),
                            "{}"
                        });
    }

    private static void profile(Map<String, Supplier<String[]>> all, String what, String path) {
        all.put("read " + what, () -> new String[] {"GET", path, ""});
        all.put(
                "write " + what,
                () -> new String[] {"PUT", path + "&profileId=" + UUID.randomUUID(), "{}"});
    }

    private static String statement(String activity) {
        return with(
                Samples.statement().replace(object(Samples.ACTIVITY), object(activity)),
                "\"context\":{\"registration\":\"" + REGISTRATION + "\"}");
    }

    private static String object(String activity) {
        return "{\"id\":\"" + activity + "\"}";
    }

    private static String in(String statement, String role, String activity) {
        return statement.replace(
                "\"context\":{",
                "\"context\":{\"contextActivities\":{\""
                        + role
                        + "\":["
                        + object(activity)
                        + "]},");
    }
}
