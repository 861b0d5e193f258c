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
}
