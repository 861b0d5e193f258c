package nl.leerspoor.engine.workbook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.RubricLine;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Role;
import org.jspecify.annotations.Nullable;

/** The assessor's pages: what waits, and one submission beside its rubric. */
@Path("beoordelen")
@Produces(MediaType.TEXT_HTML)
public final class AssessPage {
    private static final String TEMPLATES = "workbook/";
    private static final String SUFFICIENT = "sufficient";
    private static final String INSUFFICIENT = "insufficient";
    private static final int OK = 200;
    private static final int INVALID = 400;
    private static final int MAX_REMARK = 4000;

    private final CourseShelf shelf;
    private final WorkbookStore store;
    private final AssessWorkbook assessWorkbook;
    private final Clock clock;
    private final Pages pages;

    /**
     * The pages.
     *
     * @param shelf courses
     * @param store earlier versions
     * @param assessWorkbook judges
     * @param clock the engine's time
     * @param pages renders
     */
    public AssessPage(
            CourseShelf shelf,
            WorkbookStore store,
            AssessWorkbook assessWorkbook,
            Clock clock,
            Pages pages) {
        this.shelf = shelf;
        this.store = store;
        this.assessWorkbook = assessWorkbook;
        this.clock = clock;
        this.pages = pages;
    }

    /**
     * What waits for a verdict, oldest first.
     *
     * @param request who asks
     * @return a page
     */
    @GET
    public Response queue(@Context ContainerRequestContext request) {
        Caller.Staff staff = Callers.staff(request, Role.ASSESSOR);
        return pages.render(
                staff,
                TEMPLATES + "queue.jte",
                Map.of(
                        "view",
                        new WorkbookView.Queue(
                                assessWorkbook.queue(staff).stream()
                                        .map(
                                                submission ->
                                                        WorkbookViews.waiting(
                                                                submission,
                                                                course(submission),
                                                                clock.instant()))
                                        .toList())));
    }

    /**
     * One submission.
     *
     * @param request who asks
     * @param id reference
     * @return a page
     */
    @GET
    @Path("{id}")
    public Response show(@Context ContainerRequestContext request, @PathParam("id") String id) {
        Caller.Staff staff = Callers.staff(request, Role.ASSESSOR);
        return page(OK, staff, assessWorkbook.find(staff, reference(id)), Map.of(), "", null);
    }

    /**
     * Gives the verdict.
     *
     * @param request who asks
     * @param id reference
     * @param fields {@code verdict}, {@code confirm} and {@code remark.<rubric line>}
     * @return to the submission, which now shows the verdict
     */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response judge(
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            MultivaluedMap<String, String> fields) {
        Caller.Staff staff = Callers.staff(request, Role.ASSESSOR);
        Submission submission = assessWorkbook.find(staff, reference(id));
        Map<String, String> remarks = remarks(submission, fields);
        String verdict = Optional.ofNullable(fields.getFirst("verdict")).orElse("");
        String missing = missing(verdict, fields.getFirst("confirm"));
        if (missing != null) {
            return page(INVALID, staff, submission, remarks, verdict, missing);
        }
        try {
            assessWorkbook.judge(staff, submission.id(), verdict.equals(SUFFICIENT), remarks);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.INVALID) {
                return page(INVALID, staff, submission, remarks, verdict, refusal.sentence());
            }
            throw refusal;
        }
        return Response.seeOther(URI.create("/beoordelen/" + submission.id())).build();
    }

    private static @Nullable String missing(String verdict, @Nullable String confirm) {
        if (!List.of(SUFFICIENT, INSUFFICIENT).contains(verdict)) {
            return "Kies voldoende of onvoldoende.";
        }
        return "yes".equals(confirm)
                ? null
                : "Bevestig dat je alles hebt gelezen. Het oordeel is daarna definitief.";
    }

    private Response page(
            int status,
            Caller.Staff staff,
            Submission submission,
            Map<String, String> remarks,
            String verdict,
            @Nullable String error) {
        Course course = course(submission);
        List<Submission> earlier =
                store.submissions(submission.registration(), submission.form().unit()).stream()
                        .filter(version -> version.number() < submission.number())
                        .toList();
        return pages.render(
                status,
                staff,
                TEMPLATES + "judge.jte",
                Map.of(
                        "view",
                        new WorkbookView.Judging(
                                WorkbookViews.waiting(submission, course, clock.instant()),
                                submission,
                                Objects.requireNonNull(submission.answers()),
                                earlier,
                                remarks,
                                verdict,
                                course.regulations().title()
                                        + " (versie "
                                        + submission.regulations()
                                        + ")",
                                error)));
    }

    private static Map<String, String> remarks(
            Submission submission, MultivaluedMap<String, String> fields) {
        Map<String, String> remarks = new HashMap<>();
        for (RubricLine line : submission.form().rubric()) {
            String remark = fields.getFirst("remark." + line.id());
            if (remark != null && !remark.isBlank()) {
                remarks.put(line.id(), remark.substring(0, Math.min(remark.length(), MAX_REMARK)));
            }
        }
        return remarks;
    }

    private Course course(Submission submission) {
        return shelf.course(submission.courseId());
    }

    private static UUID reference(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "Deze inlevering is er niet (meer).");
        }
    }
}
