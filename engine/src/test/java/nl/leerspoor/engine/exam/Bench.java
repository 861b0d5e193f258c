package nl.leerspoor.engine.exam;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.Database;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.console.CallerFilter;
import nl.leerspoor.engine.console.FormTokenFilter;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.RefusalMapper;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.console.SessionCookies;
import nl.leerspoor.engine.console.StaticResource;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.Role;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.workbook.AssessPage;
import nl.leerspoor.engine.workbook.AssessWorkbook;
import nl.leerspoor.engine.workbook.RecordWorkbook;
import nl.leerspoor.engine.workbook.SubmitWorkbook;
import nl.leerspoor.engine.workbook.WorkbookPage;
import nl.leerspoor.engine.workbook.WorkbookStandings;
import nl.leerspoor.engine.workbook.WorkbookStore;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.StoredStatement;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Exam and workbook on a real server, a real database and a real log, with a clock to turn. */
public final class Bench implements AutoCloseable {
    public static final String TENANT = "default";
    public static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    /** A clock that moves when told to. */
    public static final class Hands extends Clock {
        private volatile Instant now = START;

        public void move(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** What came back. */
    public record Answer(int status, String body, String location) {}

    public final Hands clock;
    public final Course course;
    public final CourseShelf shelf;
    public final Lrs lrs;
    public final Database database;
    public final Participants participants;
    public final Registrations registrations;
    public final AttemptStore attempts;
    public final HandInExam handInExam;
    public final ExamStandings examStandings;
    public final WorkbookStore workbooks;
    public final RecordWorkbook recordWorkbook;
    public final WorkbookStandings workbookStandings;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Map<String, Caller> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> missing = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    public Bench(Course course) {
        this(course, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", new Hands());
    }

    /** On a database that may hold something already: a restart. */
    public Bench(Course course, String url, Hands clock) {
        this.course = course;
        this.clock = clock;
        shelf = new CourseShelf(List.of(course));
        lrs = Lrs.open(LrsConfig.defaults(url), clock);
        List<Class<?>> rows = new ArrayList<>(Participants.rows());
        rows.addAll(AttemptStore.rows());
        rows.addAll(WorkbookStore.rows());
        database = Database.open(url, "sa", "", rows);
        var factory = database.sessions();
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        try {
            connector.open();
            String base = base();
            participants = new Participants(factory, TENANT, clock);
            registrations = new Registrations(factory, TENANT, base, clock);
            Recorder recorder = new Recorder(lrs, TENANT);
            attempts = new AttemptStore(factory, TENANT);
            handInExam = new HandInExam(shelf, registrations, attempts, recorder, clock);
            examStandings = new ExamStandings(shelf, registrations, handInExam, this::gate);
            workbooks = new WorkbookStore(factory, TENANT);
            recordWorkbook = new RecordWorkbook(workbooks, recorder, clock);
            workbookStandings = new WorkbookStandings(shelf, registrations, workbooks);
            ServletContextHandler context = new ServletContextHandler("/");
            context.addServlet(
                    new ServletHolder("engine", new ServletContainer(application(base))), "/*");
            server.setHandler(context);
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ResourceConfig application(String base) {
        Pages pages = new Pages();
        RegistrationAccess access = new RegistrationAccess(registrations);
        ResourceConfig application = new ResourceConfig();
        application.register(new CallerFilter(key -> Optional.ofNullable(sessions.get(key))));
        application.register(new FormTokenFilter(base));
        application.register(new RefusalMapper(pages));
        application.register(new StaticResource());
        application.register(
                new ExamPage(
                        shelf,
                        access,
                        attempts,
                        examStandings,
                        new OpenExam(shelf, attempts, this::gate, clock, new SecureRandom()),
                        new AnswerItem(attempts, clock),
                        handInExam,
                        pages));
        application.register(
                new WorkbookPage(
                        shelf,
                        access,
                        workbooks,
                        new SubmitWorkbook(registrations, workbooks, recordWorkbook, clock),
                        clock,
                        pages));
        application.register(
                new AssessPage(
                        shelf,
                        workbooks,
                        new AssessWorkbook(
                                shelf,
                                registrations,
                                participants,
                                workbooks,
                                recordWorkbook,
                                clock),
                        clock,
                        pages));
        return application;
    }

    private ExamGate gate(Registration registration) {
        return new ExamGate(missing.getOrDefault(registration.id(), List.of()));
    }

    public String base() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    /** A new learner. */
    public Registration learner(String email) {
        UUID participant = participants.add("Deelnemer", email, null).id();
        return registrations.register(participant, course.id(), LocalDate.of(2026, 11, 1));
    }

    /** Closes the gate for a learner. */
    public void missing(Registration registration, String... modules) {
        missing.put(registration.id(), List.of(modules));
    }

    /** Signs a learner in on some device. */
    public Visitor signIn(Registration registration, Identity identity) {
        String key = UUID.randomUUID().toString();
        sessions.put(
                key,
                new Caller.Learner(
                        registration.participant(), "token-" + key, identity, clock.instant()));
        return new Visitor(key);
    }

    public Visitor signIn(Registration registration) {
        return signIn(registration, Identity.SIGNED_IN);
    }

    /** Signs a member of staff in. */
    public Visitor staff(String email, Role... roles) {
        String key = UUID.randomUUID().toString();
        sessions.put(
                key,
                new Caller.Staff(
                        UUID.randomUUID(), "Medewerker", email, Set.of(roles), "token-" + key));
        return new Visitor(key);
    }

    public Visitor nobody() {
        return new Visitor("");
    }

    /** A browser without script. */
    public final class Visitor {
        private final String key;

        private Visitor(String key) {
            this.key = key;
        }

        /** The value of the session cookie. */
        public String cookie() {
            return key;
        }

        public Answer get(String path) {
            return send(request(path).GET());
        }

        /** Posts a form with this session's token. */
        public Answer post(String path, String... namesAndValues) {
            return postAs("text/html", "token-" + key, path, namesAndValues);
        }

        public Answer postAs(String accept, String token, String path, String... namesAndValues) {
            List<String> pairs = new ArrayList<>(List.of("formToken=" + token));
            for (int i = 0; i < namesAndValues.length; i += 2) {
                pairs.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
            }
            return send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", accept)
                            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base() + path))
                    .header("Cookie", SessionCookies.NAME + "=" + key);
        }

        private Answer send(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(
                        response.statusCode(),
                        response.body(),
                        response.headers()
                                .firstValue("Location")
                                .map(l -> l.replace(base(), ""))
                                .orElse(""));
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Everything in the log, as readers get it. */
    public List<String> statements() {
        return lrs.statements().after(TENANT, 0, 5000).stream().map(StoredStatement::json).toList();
    }

    /** What the log says about one learner. */
    public List<String> statements(Registration registration) {
        String id = registration.id().toString();
        return statements().stream().filter(s -> s.contains(id)).toList();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        database.close();
        lrs.close();
    }
}
