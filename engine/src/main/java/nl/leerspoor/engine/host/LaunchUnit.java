package nl.leerspoor.engine.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.cmi5.LaunchMode;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.host.Cmi5SessionRow.Ending;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import nl.leerspoor.lrs.DocumentKey;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Precondition;
import nl.leerspoor.lrs.xapi.Ifi;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Launches an assignable unit as an LMS does (cmi5 7 to 10). What was still open in the
 * registration is abandoned first.
 */
final class LaunchUnit {
    private static final String LAUNCH_DATA = "LMS.LaunchData";

    private final SessionFactory sessions;
    private final Lrs lrs;
    private final Registrations registrations;
    private final StatementOutbox outbox;
    private final Cmi5Follower follower;
    private final LmsActivities activities;
    private final String tenant;
    private final String baseUrl;
    private final Clock clock;

    LaunchUnit(
            SessionFactory sessions,
            Lrs lrs,
            Registrations registrations,
            StatementOutbox outbox,
            Cmi5Follower follower,
            String tenant,
            String baseUrl,
            Clock clock) {
        this.sessions = sessions;
        this.lrs = lrs;
        this.registrations = registrations;
        this.outbox = outbox;
        this.follower = follower;
        this.activities = new LmsActivities(baseUrl);
        this.tenant = tenant;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /**
     * Launches.
     *
     * @param registration whose
     * @param course of the registration
     * @param slug module, exam or workbook
     * @return the address of the launch (cmi5 8.1); empty when the course has no such unit
     */
    Optional<URI> launch(Registration registration, Course course, String slug) {
        return CourseStructure.of(course, PackageScope.COURSE)
                .assignableUnits()
                .filter(unit -> unit.slug().equals(slug))
                .findFirst()
                .map(unit -> launch(registration, course, unit));
    }

    private URI launch(Registration registration, Course course, AssignableUnit unit) {
        Subject subject = registrations.subject(registration, Identity.PLATFORM_SIGNED);
        UUID session = UUID.randomUUID();
        String activity = activities.unit(course, unit);
        String content =
                String.join(
                        "/",
                        baseUrl,
                        "content",
                        course.id(),
                        course.version(),
                        PackageFormat.CMI5.key(),
                        unit.url());
        String fetchToken = Tokens.random();
        List<String> keys = new ArrayList<>();
        follower.upToDate(); // a session that has said terminated is not abandoned
        sessions.inTransaction(
                open -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    keys.addAll(abandonOpen(open, subject, now));
                    Cmi5SessionRow row = new Cmi5SessionRow();
                    row.key = new TenantId(tenant, session);
                    row.registration = registration.id();
                    row.au = unit.id();
                    row.activity = activity;
                    row.launched = now;
                    row.fetchHash = Tokens.hash(fetchToken);
                    open.persist(row);
                    outbox.keep(
                            open,
                            LmsStatements.launched(
                                    subject,
                                    session,
                                    activity,
                                    unit,
                                    LaunchMode.NORMAL,
                                    content,
                                    now));
                });
        keys.forEach(lrs.credentials()::revoke);
        outbox.send();
        putLaunchData(subject, session, activity, unit);
        return URI.create(
                content
                        + "&endpoint="
                        + encode(baseUrl + "/xapi/")
                        + "&fetch="
                        + encode(baseUrl + "/api/cmi5/fetch/" + fetchToken)
                        + "&actor="
                        + encode(LmsStatements.agent(subject).toString())
                        + "&registration="
                        + registration.id()
                        + "&activityId="
                        + encode(activity));
    }

    // 9.3.6: after the abandoned statement nothing more is taken from that session.
    private List<String> abandonOpen(Session open, Subject subject, Instant now) {
        List<String> keys = new ArrayList<>();
        List<Cmi5SessionRow> rows =
                open.createQuery(
                                "from Cmi5SessionRow where key.tenant = :tenant and registration"
                                        + " = :registration and ended is null order by launched",
                                Cmi5SessionRow.class)
                        .setParameter("tenant", tenant)
                        .setParameter("registration", subject.registration())
                        .getResultList();
        for (Cmi5SessionRow row : rows) {
            row.ended = now;
            row.ending = Ending.ABANDONED;
            row.closed = now;
            if (row.credentialKey != null) {
                keys.add(row.credentialKey);
            }
            Instant last = row.lastStatement == null ? row.launched : row.lastStatement;
            Duration spent =
                    last.isBefore(row.launched)
                            ? Duration.ZERO
                            : Duration.between(row.launched, last);
            outbox.keep(
                    open,
                    LmsStatements.abandoned(
                            subject, row.key.id(), row.activity, row.au, spent, now));
        }
        return keys;
    }

    private void putLaunchData(
            Subject subject, UUID session, String activity, AssignableUnit unit) {
        String data =
                LmsStatements.launchData(
                                session,
                                unit,
                                LaunchMode.NORMAL,
                                baseUrl + "/mijn/" + subject.registration(),
                                "leerspoor:" + baseUrl)
                        .toString();
        lrs.documents()
                .put(
                        tenant,
                        new DocumentKey.State(
                                activity,
                                Ifi.account(subject.actorHomePage(), subject.actorName()),
                                subject.registration(),
                                LAUNCH_DATA),
                        data.getBytes(UTF_8),
                        "application/json",
                        Precondition.NONE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
