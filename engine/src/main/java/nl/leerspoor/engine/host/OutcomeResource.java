package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.ProgressJson;
import nl.leerspoor.engine.console.Standings;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;

/** Tells a package what became of exam and workbook (docs/player.md). */
@Path("/api/outcome")
public final class OutcomeResource {
    private final ApiCredentials credentials;
    private final CourseShelf shelf;
    private final HostRegistrations hosts;
    private final Standings standings;

    OutcomeResource(
            ApiCredentials credentials,
            CourseShelf shelf,
            HostRegistrations hosts,
            Standings standings) {
        this.credentials = credentials;
        this.shelf = shelf;
        this.hosts = hosts;
        this.standings = standings;
    }

    /**
     * The outcome as it is now.
     *
     * @param iri of the course
     * @param registration as the package knows it
     * @param request with the credentials
     * @return {@code {bound, exam, workbook}}
     */
    @GET
    public Response outcome(
            @QueryParam("course") @DefaultValue("") String iri,
            @QueryParam("registration") @DefaultValue("") String registration,
            @Context ContainerRequestContext request) {
        UUID id = ApiRequest.uuid(registration, "registration");
        Course course = ApiRequest.course(shelf, iri);
        boolean launch = credentials.launch(request, course, id);
        Optional<Registration> ours = hosts.find(new HostLearner(id, launch, "", ""), course);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("bound", ours.isPresent());
        ours.map(Registration::id)
                .ifPresent(
                        found -> {
                            standings
                                    .exam()
                                    .apply(found)
                                    .ifPresent(exam -> answer.set("exam", ProgressJson.exam(exam)));
                            standings
                                    .workbook()
                                    .apply(found)
                                    .ifPresent(
                                            workbook ->
                                                    answer.set(
                                                            "workbook",
                                                            ProgressJson.workbook(workbook)));
                        });
        return Response.ok(answer.toString(), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
