package nl.leerspoor.engine.workbook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Registration;
import org.jspecify.annotations.Nullable;

/** The learner's workbook: overview, parts to fill in, a last look, verdicts. */
@Path("werkboek/{registration}")
@Produces(MediaType.TEXT_HTML)
public final class WorkbookPage {
    private static final String TEMPLATES = "workbook/";
    private static final int OK = 200;
    private static final int INVALID = 400;
    private static final int CONFLICT = 409;
    private static final String STALE =
            "Dit deel is intussen in een ander venster of op een ander apparaat bewaard. Hieronder"
                    + " staat wat je nu hebt getypt. Kijk het na en bewaar het opnieuw.";

    private final CourseShelf shelf;
    private final RegistrationAccess access;
    private final WorkbookStore store;
    private final SubmitWorkbook submitWorkbook;
    private final Clock clock;
    private final Pages pages;

    /**
     * The pages.
     *
     * @param shelf courses with their workbook
     * @param access so that learners see their own workbook only
     * @param store drafts and submissions
     * @param submitWorkbook hands in
     * @param clock the engine's time
     * @param pages renders
     */
    public WorkbookPage(
            CourseShelf shelf,
            RegistrationAccess access,
            WorkbookStore store,
            SubmitWorkbook submitWorkbook,
            Clock clock,
            Pages pages) {
        this.shelf = shelf;
        this.access = access;
        this.store = store;
        this.submitWorkbook = submitWorkbook;
        this.clock = clock;
        this.pages = pages;
    }

    /** Whose part a request is about. */
    private record Desk(Caller.Learner learner, Registration registration, Part part) {
        String overview() {
            return "/werkboek/" + registration.id();
        }

        String base() {
            return overview() + "/" + part.unit().id();
        }
    }

    /**
     * All parts.
     *
     * @param request who asks
     * @param registration whose workbook
     * @return a page
     */
    @GET
    public Response overview(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration) {
        Registration own = access.own(request, registration);
        Course course =
                shelf.find(own.courseId())
                        .filter(found -> !found.workbookParts().isEmpty())
                        .orElseThrow(WorkbookPage::notThere);
        return pages.render(
                Callers.learner(request),
                TEMPLATES + "overview.jte",
                Map.of("view", WorkbookViews.overview(own, course, store, clock.instant())));
    }

    /**
     * One part, to fill in or to read.
     *
     * @param request who asks
     * @param registration whose workbook
     * @param unit unit id of the part
     * @param gaps whether to show what is missing
     * @return a page
     */
    @GET
    @Path("{unit}")
    public Response show(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("unit") String unit,
            @QueryParam("controle") @DefaultValue("false") boolean gaps) {
        Desk desk = desk(request, registration, unit);
        Draft draft = store.draft(desk.registration().id(), unit);
        return page(OK, desk, draft, draft.answers(), gaps, null);
    }

    /**
     * Saves. From the page's script only the fields that changed, and then whatever was saved in
     * between stays; from the form all fields, and then a newer version elsewhere wins.
     *
     * @param request who asks
     * @param registration whose workbook
     * @param unit unit id of the part
     * @param accept {@code application/json} from the page's script
     * @param fields by name, with {@code revision} and {@code go}
     * @return to the next page, or for the script what was saved
     */
    @POST
    @Path("{unit}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public Response save(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("unit") String unit,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue("") String accept,
            MultivaluedMap<String, String> fields) {
        Desk desk = desk(request, registration, unit);
        boolean script = accept.startsWith(MediaType.APPLICATION_JSON);
        if (!state(desk).editable()) {
            return script ? json(null, desk.base()) : to(desk.base());
        }
        PartForm form = PartForm.of(desk.part().unit());
        Map<String, String> typed = typed(form, fields);
        String go = Optional.ofNullable(fields.getFirst("go")).orElse("save");
        String next = desk.base() + (go.equals("hand-in") ? "/inleveren" : "");
        Optional<Draft> saved =
                store.save(
                        desk.registration().id(),
                        unit,
                        typed,
                        script ? null : revision(fields),
                        clock.instant());
        if (script) {
            return json(saved.orElseThrow(), next);
        }
        if (saved.isEmpty()) {
            Draft newer = store.draft(desk.registration().id(), unit);
            return page(CONFLICT, desk, newer, newer.answers().with(typed), false, STALE);
        }
        return to(next);
    }

    /**
     * The last look: what is missing, and what may point to a real child (P-20).
     *
     * @param request who asks
     * @param registration whose workbook
     * @param unit unit id of the part
     * @return a page
     */
    @GET
    @Path("{unit}/inleveren")
    public Response review(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("unit") String unit) {
        return review(OK, desk(request, registration, unit), null);
    }

    /**
     * Hands in what was looked at.
     *
     * @param request who asks
     * @param registration whose workbook
     * @param unit unit id of the part
     * @param sha2 digest of the text that was looked at
     * @param privacy ticked: no name, no recognisable child
     * @return to the part, which now shows the receipt
     */
    @POST
    @Path("{unit}/inleveren")
    public Response submit(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("unit") String unit,
            @FormParam("sha2") @DefaultValue("") String sha2,
            @FormParam("privacy") @DefaultValue("") String privacy) {
        Desk desk = desk(request, registration, unit);
        if (!state(desk).editable()) {
            return to(desk.base());
        }
        if (!privacy.equals("yes")) {
            return review(
                    INVALID,
                    desk,
                    "Bevestig eerst dat er geen naam of herkenbaar kind in staat. Zet een vinkje en"
                            + " lever opnieuw in.");
        }
        try {
            submitWorkbook.submit(
                    desk.registration(), desk.part(), desk.learner().identity(), sha2);
        } catch (Refusal refusal) {
            // Two tabs at once: the other one handed it in, and the part shows so.
            return state(desk).editable()
                    ? review(
                            refusal.kind() == Refusal.Kind.CONFLICT ? CONFLICT : INVALID,
                            desk,
                            refusal.sentence())
                    : to(desk.base());
        }
        return to(desk.base());
    }

    private Response page(
            int status,
            Desk desk,
            Draft draft,
            Answers answers,
            boolean gaps,
            @Nullable String error) {
        List<Submission> submissions =
                store.submissions(desk.registration().id(), desk.part().unit().id());
        WorkbookView.Page view =
                WorkbookViews.page(
                        desk.base(),
                        desk.overview(),
                        desk.part(),
                        draft,
                        answers,
                        submissions,
                        gaps,
                        error,
                        clock.instant());
        return pages.render(
                status,
                desk.learner(),
                TEMPLATES + (view.state().editable() ? "part.jte" : "submitted.jte"),
                Map.of("view", view));
    }

    private Response review(int status, Desk desk, @Nullable String error) {
        if (!state(desk).editable()) {
            return to(desk.base());
        }
        PartForm form = PartForm.of(desk.part().unit());
        Answers answers = store.draft(desk.registration().id(), form.unit()).answers();
        return pages.render(
                status,
                desk.learner(),
                TEMPLATES + "review.jte",
                Map.of("view", WorkbookViews.review(desk.base(), form, answers, error)));
    }

    private Desk desk(ContainerRequestContext request, String registration, String unit) {
        Registration own = access.own(request, registration);
        Part part =
                shelf.find(own.courseId())
                        .flatMap(course -> Part.find(course, unit))
                        .orElseThrow(WorkbookPage::notThere);
        return new Desk(Callers.learner(request), own, part);
    }

    private PartState state(Desk desk) {
        return WorkbookStandings.state(
                store.submissions(desk.registration().id(), desk.part().unit().id()));
    }

    /** The fields of the form among what was sent, cut off where no page would let one type on. */
    private static Map<String, String> typed(PartForm form, MultivaluedMap<String, String> fields) {
        Map<String, String> typed = new HashMap<>();
        form.places()
                .forEach(
                        place -> {
                            String value = fields.getFirst(place.name());
                            if (value != null) {
                                // Browsers count a line end as one character and send two.
                                String text = value.replace("\r\n", "\n");
                                typed.put(
                                        place.name(),
                                        text.substring(
                                                0, Math.min(text.length(), Answers.MAX_CHARS)));
                            }
                        });
        return typed;
    }

    private static int revision(MultivaluedMap<String, String> fields) {
        String revision = Optional.ofNullable(fields.getFirst("revision")).orElse("");
        return revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : -1;
    }

    private Response json(@Nullable Draft saved, String next) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("closed", saved == null);
        json.put("at", saved == null ? null : WorkbookViews.moment(saved.saved(), clock.instant()));
        json.put("revision", saved == null ? 0 : saved.revision());
        json.put("next", next);
        return Response.ok(json.toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static Refusal notThere() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "Dit onderdeel van het werkboek is er niet.");
    }
}
