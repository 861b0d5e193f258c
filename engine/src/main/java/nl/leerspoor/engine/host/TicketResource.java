package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import org.jspecify.annotations.Nullable;

/** Gives a package a way to exam or workbook for its learner (docs/player.md). */
@Path("/api/tickets")
public final class TicketResource {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_HOME_PAGE = 500;
    private static final int MOST_NAME = 200;

    private final ApiCredentials credentials;
    private final CourseShelf shelf;
    private final Tickets tickets;
    private final HostRegistrations hosts;
    private final String baseUrl;

    TicketResource(
            ApiCredentials credentials,
            CourseShelf shelf,
            Tickets tickets,
            HostRegistrations hosts,
            String baseUrl) {
        this.credentials = credentials;
        this.shelf = shelf;
        this.tickets = tickets;
        this.hosts = hosts;
        this.baseUrl = baseUrl;
    }

    /**
     * Makes a ticket.
     *
     * @param body {@code {course, registration, actor, for, part?}}
     * @param request with the credentials
     * @return {@code {url, bound}}
     * @throws IOException when the body cannot be read
     */
    @POST
    public Response make(InputStream body, @Context ContainerRequestContext request)
            throws IOException {
        JsonNode asked = ApiRequest.json(body, MOST_BYTES);
        if (!asked.isObject()) {
            throw ApiRequest.invalid("body");
        }
        Course course = ApiRequest.course(shelf, text(asked, "course"));
        UUID registration = ApiRequest.uuid(text(asked, "registration"), "registration");
        JsonNode account = asked.path("actor").path("account");
        String homePage = text(account, "homePage");
        String name = text(account, "name");
        if (homePage.length() > MOST_HOME_PAGE || name.length() > MOST_NAME) {
            throw ApiRequest.invalid("actor.account");
        }
        HostLearner learner =
                new HostLearner(
                        registration,
                        credentials.launch(request, course, registration),
                        homePage,
                        name);
        Ticket ticket =
                new Ticket(course.id(), learner, target(asked, course), part(asked, course));
        String answer =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("url", baseUrl + "/balie/" + tickets.make(ticket))
                        .put("bound", hosts.find(learner, course).isPresent())
                        .toString();
        return Response.ok(answer, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw ApiRequest.invalid(field);
        }
        return value.textValue();
    }

    private static Ticket.Target target(JsonNode asked, Course course) {
        String target = text(asked, "for");
        if (target.equals("exam") && course.exam() != null) {
            return Ticket.Target.EXAM;
        }
        if (target.equals("workbook") && course.workbook() != null) {
            return Ticket.Target.WORKBOOK;
        }
        throw ApiRequest.invalid("for");
    }

    private static @Nullable String part(JsonNode asked, Course course) {
        JsonNode part = asked.path("part");
        if (part.isMissingNode() || part.isNull()) {
            return null;
        }
        Optional<String> known =
                course.workbookParts().stream()
                        .map(unit -> unit.id())
                        .filter(id -> id.equals(part.asText()))
                        .findFirst();
        return known.orElseThrow(() -> ApiRequest.invalid("part"));
    }
}
