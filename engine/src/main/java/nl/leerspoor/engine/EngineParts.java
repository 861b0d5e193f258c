package nl.leerspoor.engine;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.leerspoor.engine.console.ApiCorsFilter;
import nl.leerspoor.engine.console.CallerFilter;
import nl.leerspoor.engine.console.FormTokenFilter;
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
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.exam.AnswerItem;
import nl.leerspoor.engine.exam.AttemptStore;
import nl.leerspoor.engine.exam.ExamGate;
import nl.leerspoor.engine.exam.ExamPage;
import nl.leerspoor.engine.exam.ExamStandings;
import nl.leerspoor.engine.exam.HandInExam;
import nl.leerspoor.engine.exam.OpenExam;
import nl.leerspoor.engine.host.Hosts;
import nl.leerspoor.engine.mistake.Mistakes;
import nl.leerspoor.engine.mistake.MistakesPage;
import nl.leerspoor.engine.participant.LogInThrottle;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.RegisterParticipant;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.SignIns;
import nl.leerspoor.engine.participant.StaffAccounts;
import nl.leerspoor.engine.progress.Completion;
import nl.leerspoor.engine.progress.ProgressFollower;
import nl.leerspoor.engine.progress.ProgressStore;
import nl.leerspoor.engine.workbook.AssessPage;
import nl.leerspoor.engine.workbook.AssessWorkbook;
import nl.leerspoor.engine.workbook.RecordWorkbook;
import nl.leerspoor.engine.workbook.SubmitWorkbook;
import nl.leerspoor.engine.workbook.WorkbookPage;
import nl.leerspoor.engine.workbook.WorkbookStandings;
import nl.leerspoor.engine.workbook.WorkbookStore;
import nl.leerspoor.lrs.Lrs;
import org.glassfish.jersey.server.ResourceConfig;

/** Every page and resource with what it needs: the second half of the wiring. */
final class EngineParts implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Hosts hosts;
    private final Sweeps sweeps;
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
        Recorder recorder = new Recorder(lrs, tenant);

        Function<Registration, ExamGate> gate =
                registration -> gate(registration, shelf, registrations, follower);
        AttemptStore attempts = new AttemptStore(sessions, tenant);
        HandInExam handIn = new HandInExam(shelf, registrations, attempts, recorder, clock);
        ExamStandings exams = new ExamStandings(shelf, registrations, handIn, gate);
        WorkbookStore workbook = new WorkbookStore(sessions, tenant);
        RecordWorkbook recordWorkbook = new RecordWorkbook(workbook, recorder, clock);
        WorkbookStandings workbooks = new WorkbookStandings(shelf, registrations, workbook);
        Standings standings = new Standings(exams::status, workbooks::status);
        ProgressView.Source views = new ProgressView.Source(shelf, follower::upToDate, standings);

        Mistakes mistakes = new Mistakes(sessions, tenant, clock);

        application.register(new ApiCorsFilter());
        application.register(new CallerFilter(signIns::find));
        application.register(new FormTokenFilter(baseUrl));
        application.register(new RefusalMapper(pages));
        application.register(new StaticResource());

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
        application.register(
                new MyPage(pages, access, participants, registrations, shelf, views, mistakes));
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
                        mistakes::countNew,
                        clock));
        application.register(new MistakesPage(pages, mistakes, shelf));
        application.register(
                new RegistrationPage(
                        pages, access, participants, registrations, links, sheet, views));

        application.register(
                new ExamPage(
                        shelf,
                        access,
                        attempts,
                        exams,
                        new OpenExam(shelf, attempts, gate, clock, new SecureRandom()),
                        new AnswerItem(attempts, clock),
                        handIn,
                        pages));
        application.register(
                new WorkbookPage(
                        shelf,
                        access,
                        workbook,
                        new SubmitWorkbook(registrations, workbook, recordWorkbook, clock),
                        clock,
                        pages));
        application.register(
                new AssessPage(
                        shelf,
                        workbook,
                        new AssessWorkbook(
                                shelf,
                                registrations,
                                participants,
                                workbook,
                                recordWorkbook,
                                clock),
                        clock,
                        pages));

        hosts =
                new Hosts(
                        config,
                        baseUrl,
                        sessions,
                        lrs,
                        shelf,
                        new Hosts.Needs(
                                participants,
                                registrations,
                                links,
                                signIns,
                                pages,
                                cookies,
                                access,
                                standings,
                                mistakes),
                        clock);
        hosts.resources().forEach(application::register);
        sweeps = new Sweeps(SWEEP, List.of(handIn::closeExpired, recordWorkbook::recordPending));
    }

    // S0-032, P-11: exam after all modules, unless a coordinator opened it.
    private static ExamGate gate(
            Registration registration,
            CourseShelf shelf,
            Registrations registrations,
            ProgressFollower follower) {
        Course course = shelf.course(registration.courseId());
        Exam exam = course.exam();
        return exam == null
                ? ExamGate.OPEN
                : ExamGate.of(
                        exam,
                        Completion.of(course, follower.upToDate(registration.id())),
                        registrations.gate(registration.id()).isPresent());
    }

    /** Begins what these parts do by themselves. */
    void start() {
        hosts.start();
        sweeps.start();
    }

    /** Something was appended to the log. */
    void wake() {
        hosts.wake();
    }

    @Override
    public void close() {
        sweeps.close();
        hosts.close();
    }

    /** The Hibernate classes of all features. */
    static List<Class<?>> rows() {
        List<Class<?>> rows = new ArrayList<>(Participants.rows());
        rows.addAll(AttemptStore.rows());
        rows.addAll(WorkbookStore.rows());
        rows.addAll(Hosts.rows());
        rows.addAll(Mistakes.rows());
        rows.addAll(ProgressStore.ROWS);
        return rows;
    }

    /** What Jersey serves. */
    ResourceConfig application() {
        return application;
    }
}
