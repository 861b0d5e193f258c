package nl.leerspoor.engine.host;

import java.time.Clock;
import java.util.List;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.console.SessionCookies;
import nl.leerspoor.engine.console.Standings;
import nl.leerspoor.engine.mistake.Mistakes;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.lrs.Lrs;
import org.hibernate.SessionFactory;

/** The wiring of this package: what it serves, and what it does by itself. */
public final class Hosts implements AutoCloseable {
    private final List<Object> resources;
    private final Cmi5Follower follower;
    private final StatementOutbox outbox;

    /**
     * What this package needs of the others.
     *
     * @param participants people
     * @param registrations theirs
     * @param links invitations
     * @param signIns of browsers
     * @param pages renders
     * @param cookies for the browser
     * @param access to registrations
     * @param standings of exam and workbook
     * @param mistakes that learners report
     */
    public record Needs(
            Participants participants,
            Registrations registrations,
            OneTimeLinks links,
            SignIns signIns,
            Pages pages,
            SessionCookies cookies,
            RegistrationAccess access,
            Standings standings,
            Mistakes mistakes) {}

    /**
     * Wires the package.
     *
     * @param config tenant and launch settings
     * @param baseUrl where browsers find the engine
     * @param sessions of the engine's database
     * @param lrs the embedded LRS
     * @param shelf courses on offer
     * @param needs what it needs of the others
     * @param clock tells the time
     */
    public Hosts(
            EngineConfig config,
            String baseUrl,
            SessionFactory sessions,
            Lrs lrs,
            CourseShelf shelf,
            Needs needs,
            Clock clock) {
        String tenant = config.tenant();
        Registrations registrations = needs.registrations();
        outbox = new StatementOutbox(sessions, new Recorder(lrs, tenant), tenant);
        MoveOnRules rules = new MoveOnRules(registrations, shelf, outbox, tenant, baseUrl, clock);
        follower =
                new Cmi5Follower(
                        sessions,
                        lrs,
                        outbox,
                        rules,
                        tenant,
                        config.launch().sessionGrace(),
                        clock);
        LaunchUnit launch =
                new LaunchUnit(
                        sessions, lrs, registrations, outbox, follower, tenant, baseUrl, clock);
        ApiCredentials credentials = new ApiCredentials(lrs.credentials(), tenant);
        Tickets tickets = new Tickets(sessions, tenant, clock);
        HostRegistrations hosts =
                new HostRegistrations(sessions, registrations, outbox, tenant, clock);
        resources =
                List.of(
                        new LaunchPage(needs.access(), shelf, launch),
                        new Cmi5FetchResource(
                                sessions,
                                lrs.credentials(),
                                registrations,
                                shelf,
                                tenant,
                                config.launch().tokenLife(),
                                clock),
                        new TicketResource(credentials, shelf, tickets, hosts, baseUrl),
                        new OutcomeResource(credentials, shelf, hosts, needs.standings()),
                        new SurveyResource(credentials, shelf, new Recorder(lrs, tenant)),
                        new MistakeResource(credentials, shelf, needs.mistakes()),
                        new DeskPage(
                                needs.pages(),
                                needs.cookies(),
                                shelf,
                                tickets,
                                hosts,
                                needs.participants(),
                                registrations,
                                needs.links(),
                                needs.signIns()),
                        new ContentResource(shelf, registrations));
    }

    /**
     * The Hibernate classes of this package.
     *
     * @return for {@code Database.open}
     */
    public static List<Class<?>> rows() {
        return List.of(
                Cmi5SessionRow.class,
                Cmi5ResultRow.class,
                Cmi5CursorRow.class,
                PendingStatementRow.class,
                HostRegistrationRow.class,
                TicketRow.class);
    }

    /**
     * What Jersey serves of this package.
     *
     * @return resources and pages
     */
    public List<Object> resources() {
        return resources;
    }

    /** Sends what a crash left, catches up with the log, and follows it. */
    public void start() {
        outbox.send();
        follower.start();
    }

    /** Something was appended to the log. */
    public void wake() {
        follower.wake();
    }

    @Override
    public void close() {
        follower.close();
    }
}
