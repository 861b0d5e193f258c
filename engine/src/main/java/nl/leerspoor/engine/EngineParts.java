package nl.leerspoor.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.leerspoor.engine.console.ApiCorsFilter;
import nl.leerspoor.engine.console.CallerFilter;
import nl.leerspoor.engine.console.FormTokenFilter;
import nl.leerspoor.engine.console.HealthResource;
import nl.leerspoor.engine.console.HelpPage;
import nl.leerspoor.engine.console.HomePage;
import nl.leerspoor.engine.console.InvitationPage;
import nl.leerspoor.engine.console.LinkSheet;
import nl.leerspoor.engine.console.LogInPage;
import nl.leerspoor.engine.console.LogOutPage;
import nl.leerspoor.engine.console.MyPage;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.ParticipantsPage;
import nl.leerspoor.engine.console.ProgressResource;
import nl.leerspoor.engine.console.ProgressView;
import nl.leerspoor.engine.console.RefusalMapper;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.console.RegistrationPage;
import nl.leerspoor.engine.console.SessionCookies;
import nl.leerspoor.engine.console.Standings;
import nl.leerspoor.engine.console.StaticResource;
import nl.leerspoor.engine.participant.LogInThrottle;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.RegisterParticipant;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.engine.participant.StaffAccounts;
import nl.leerspoor.engine.progress.ProgressFollower;
import nl.leerspoor.engine.progress.ProgressStore;
import nl.leerspoor.lrs.Lrs;
import org.glassfish.jersey.server.ResourceConfig;

/** Every page and resource with what it needs: the second half of the wiring. */
final class EngineParts {
    private final ResourceConfig application = new ResourceConfig();

    EngineParts(
            EngineConfig config,
            String baseUrl,
            CourseShelf shelf,
            Lrs lrs,
            Database database,
            ProgressFollower follower,
            Clock clock) {
        String tenant = config.tenant();
        var sessions = database.sessions();
        Participants participants = new Participants(sessions, tenant, clock);
        Registrations registrations = new Registrations(sessions, tenant, baseUrl, clock);
        OneTimeLinks links = new OneTimeLinks(sessions, tenant, clock);
        SignIns signIns = new SignIns(sessions, tenant, clock);
        SessionCookies cookies = new SessionCookies(baseUrl);
        Pages pages = new Pages();
        RegistrationAccess access = new RegistrationAccess(registrations);
        Standings standings = new Standings(id -> Optional.empty(), id -> Optional.empty());
        ProgressView.Source views = new ProgressView.Source(shelf, follower::upToDate, standings);

        application.register(new ApiCorsFilter());
        application.register(new CallerFilter(signIns::find));
        application.register(new FormTokenFilter(baseUrl));
        application.register(new RefusalMapper(pages));
        application.register(new StaticResource());
        application.register(
                new HealthResource(
                        () -> lrs.healthy() && database.healthy(),
                        EngineServer.version(),
                        lrs.durability()));

        HomePage home = new HomePage(pages, shelf);
        application.register(home);
        application.register(new HelpPage(pages, shelf));
        application.register(new InvitationPage(pages, home, links, signIns, cookies));
        application.register(
                new LogInPage(
                        pages,
                        new StaffAccounts(sessions, tenant, clock),
                        signIns,
                        cookies,
                        new LogInThrottle(clock)));
        application.register(new LogOutPage(signIns, cookies));
        application.register(new MyPage(pages, access, participants, registrations, shelf, views));
        application.register(new ProgressResource(access, views));

        LinkSheet sheet = new LinkSheet(pages, participants, baseUrl);
        application.register(
                new ParticipantsPage(
                        pages,
                        participants,
                        registrations,
                        new RegisterParticipant(
                                participants,
                                registrations,
                                links,
                                course -> shelf.find(course).isPresent()),
                        shelf,
                        views,
                        sheet,
                        clock));
        application.register(
                new RegistrationPage(
                        pages, access, participants, registrations, links, sheet, views));
    }

    /** The Hibernate classes of all features. */
    static List<Class<?>> rows() {
        List<Class<?>> rows = new ArrayList<>(Participants.rows());
        rows.addAll(ProgressStore.ROWS);
        return rows;
    }

    /** What Jersey serves. */
    ResourceConfig application() {
        return application;
    }
}
