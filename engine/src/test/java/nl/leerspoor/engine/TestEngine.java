package nl.leerspoor.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A real engine on a free port, with a real H2 file and the small course of the test resources. */
public final class TestEngine implements AutoCloseable {
    private final EngineServer server;
    private final FirstLogins logins;
    private Browser coordinator;
    private int learners;

    /** A participant who has just been registered, with the code of the invitation. */
    public record Invited(String registration, String code, Browser browser) {
        /** Uses the invitation. */
        public Invited signIn() {
            browser.post("/uitnodiging/" + code, Map.of()).expect(303);
            return this;
        }
    }

    private TestEngine(EngineServer server) {
        this.server = server;
        this.logins = server.firstLogins().orElse(null);
    }

    /** Starts in a data directory; a second start there finds what the first left. */
    public static TestEngine start(Path dataDir, Map<String, String> flags, Clock clock) {
        Map<String, String> all = new HashMap<>();
        all.put("dataDir", dataDir.toString());
        all.put("http.host", "127.0.0.1");
        all.put("http.port", "0");
        all.put("courses", smallCourse().toString());
        all.put("launch.sessionGrace", "0 s");
        all.putAll(flags);
        return new TestEngine(EngineServer.start(EngineConfig.read(null, Map.of(), all), clock));
    }

    public static TestEngine start(Path dataDir) {
        return start(dataDir, Map.of(), Clock.systemUTC());
    }

    public static Path smallCourse() {
        try {
            return Path.of(
                            Objects.requireNonNull(
                                            TestEngine.class.getResource(
                                                    "/courses/klein/course.yaml"))
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI base() {
        return server.baseUri();
    }

    public EngineServer server() {
        return server;
    }

    public FirstLogins logins() {
        return Objects.requireNonNull(logins, "only the first start makes log-ins");
    }

    /** The code of the example participant's invitation. */
    public String invitation() {
        String link = Objects.requireNonNull(logins().demo()).invitation();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    public FirstLogins.PackageKey packageKey() {
        return logins().packageKeys().get(0);
    }

    /** A browser without cookies. */
    public Browser browser() {
        return new Browser(base());
    }

    /** A browser in which the example participant has just signed in. */
    public Browser learner() {
        Browser browser = browser();
        browser.post("/uitnodiging/" + invitation(), Map.of()).expect(303);
        return browser;
    }

    /** A browser in which the coordinator has just signed in. */
    public Browser coordinator() {
        return staff("coördinator");
    }

    public Browser staff(String role) {
        FirstLogins.StaffLogin login =
                logins().staff().stream()
                        .filter(each -> each.role().equals(role))
                        .findFirst()
                        .orElseThrow();
        Browser browser = browser();
        browser.post("/inloggen", Map.of("email", login.email(), "password", login.password()))
                .expect(303);
        return browser;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Registers someone new through the coordinator's form. */
    public synchronized Invited invite() {
        if (coordinator == null) {
            coordinator = coordinator();
        }
        learners++;
        coordinator.get("/beheer/nieuw").expect(200);
        String sheet =
                coordinator
                        .post(
                                "/beheer/nieuw",
                                Map.of(
                                        "name", "Deelnemer " + learners,
                                        "email", "deelnemer" + learners + "@test.example",
                                        "organisation", "",
                                        "courseId", "klein",
                                        "startDate", "2026-09-01"))
                        .expect(201)
                        .body();
        return new Invited(
                Browser.find(sheet, "/beheer/registraties/([0-9a-f-]{36})"),
                Browser.find(sheet, "/uitnodiging/([0-9A-Z-]+)"),
                browser());
    }
}
