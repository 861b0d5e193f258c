package nl.leerspoor.engine.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Participant;
import nl.leerspoor.engine.participant.ParticipantForm;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.RegisterParticipant;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.Role;
import org.jspecify.annotations.Nullable;

/** The coordinator's list of participants, and the form to register one (S0-130 to S0-133). */
@Path("/beheer")
public final class ParticipantsPage {
    private static final int PAGE_SIZE = 25;
    private static final int MOST_PAGES = 100_000;

    private final Pages pages;
    private final Participants participants;
    private final Registrations registrations;
    private final RegisterParticipant register;
    private final CourseShelf shelf;
    private final ProgressView.Source views;
    private final LinkSheet links;
    private final LongSupplier newMistakes;
    private final Clock clock;

    /**
     * A line of the list.
     *
     * @param participant who
     * @param registration for which course
     * @param course its title
     * @param modulesDone complete modules
     * @param modules all modules
     * @param credited study load earned
     * @param eligible whether the certificate is due
     */
    public record Line(
            Participant participant,
            Registration registration,
            String course,
            long modulesDone,
            int modules,
            Duration credited,
            boolean eligible) {}

    /**
     * The pages.
     *
     * @param pages renders them
     * @param participants people
     * @param registrations theirs
     * @param register the act
     * @param shelf courses on offer
     * @param views progress
     * @param links shows an invitation once
     * @param newMistakes counts the reports that nobody looked at yet (P-47)
     * @param clock gives today as the start date
     */
    public ParticipantsPage(
            Pages pages,
            Participants participants,
            Registrations registrations,
            RegisterParticipant register,
            CourseShelf shelf,
            ProgressView.Source views,
            LinkSheet links,
            LongSupplier newMistakes,
            Clock clock) {
        this.pages = pages;
        this.participants = participants;
        this.registrations = registrations;
        this.register = register;
        this.shelf = shelf;
        this.views = views;
        this.links = links;
        this.newMistakes = newMistakes;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @param search part of a name, address or organisation
     * @param page from 0
     * @param request signed in as a coordinator
     * @return the page
     */
    @GET
    public Response list(
            @QueryParam("q") @DefaultValue("") String search,
            @QueryParam("p") @DefaultValue("0") int page,
            @Context ContainerRequestContext request) {
        Caller.Staff staff = coordinator(request);
        int shown = Math.min(Math.max(page, 0), MOST_PAGES);
        List<Participant> found = participants.list(search, shown, PAGE_SIZE);
        List<Line> lines = new ArrayList<>();
        for (Participant participant : found) {
            for (Registration registration : registrations.of(participant.id())) {
                if (shelf.find(registration.courseId()).isPresent()) {
                    lines.add(line(participant, registration));
                }
            }
        }
        return pages.render(
                staff,
                "staff/participants.jte",
                Map.of(
                        "search", search,
                        "lines", lines,
                        "page", shown,
                        "more", found.size() == PAGE_SIZE,
                        "newMistakes", newMistakes.getAsLong()));
    }

    /**
     * The empty form.
     *
     * @param request signed in as a coordinator
     * @return the page
     */
    @GET
    @Path("nieuw")
    public Response form(@Context ContainerRequestContext request) {
        Caller.Staff staff = coordinator(request);
        String today = LocalDate.ofInstant(clock.instant(), Dutch.ZONE).toString();
        String first = shelf.courses().stream().findFirst().map(Course::id).orElse("");
        return form(
                Response.Status.OK.getStatusCode(),
                staff,
                new ParticipantForm("", "", "", first, today),
                Map.of(),
                null);
    }

    /**
     * Registers someone and shows the invitation once.
     *
     * @param fields of the form
     * @param request signed in as a coordinator
     * @return the invitation, or the form with what is wrong
     */
    @POST
    @Path("nieuw")
    public Response register(
            MultivaluedMap<String, String> fields, @Context ContainerRequestContext request) {
        Caller.Staff staff = coordinator(request);
        ParticipantForm form =
                new ParticipantForm(
                        field(fields, "name"),
                        field(fields, "email"),
                        field(fields, "organisation"),
                        field(fields, "courseId"),
                        field(fields, "startDate"));
        RegisterParticipant.Result result = register.register(form);
        Registration registration = result.registration();
        String invitation = result.invitation();
        if (registration == null || invitation == null) {
            return form(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    staff,
                    form,
                    result.mistakes(),
                    result.existing());
        }
        return links.invitation(staff, registration, invitation);
    }

    /**
     * From a person to their first registration.
     *
     * @param id of the person
     * @param request signed in as a coordinator
     * @return to the registration
     */
    @GET
    @Path("deelnemers/{id}")
    public Response participant(
            @PathParam("id") UUID id, @Context ContainerRequestContext request) {
        coordinator(request);
        Registration first =
                registrations.of(id).stream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Deze deelnemer is er niet."));
        return Response.seeOther(URI.create("/beheer/registraties/" + first.id())).build();
    }

    private Response form(
            int status,
            Caller.Staff staff,
            ParticipantForm form,
            Map<String, String> mistakes,
            @Nullable UUID existing) {
        Collection<Course> courses = shelf.courses();
        Map<String, Object> parameters =
                new HashMap<>(Map.of("form", form, "mistakes", mistakes, "courses", courses));
        if (existing != null) {
            parameters.put("existing", existing);
        }
        return pages.render(status, staff, "staff/register.jte", parameters);
    }

    private Line line(Participant participant, Registration registration) {
        ProgressView view = views.of(registration);
        return new Line(
                participant,
                registration,
                view.course().title(),
                view.completion().modules().stream().filter(each -> each.complete()).count(),
                view.completion().modules().size(),
                view.credited(),
                view.eligibility().eligible());
    }

    private static Caller.Staff coordinator(ContainerRequestContext request) {
        return Callers.staff(request, Role.COORDINATOR, Role.ADMIN);
    }

    private static String field(MultivaluedMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }
}
