package nl.leerspoor.engine.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import org.jspecify.annotations.Nullable;

/** Gives a package a way to exam or workbook for its learner (docs/player.md). */
@Path("/api/tickets")
public final class TicketResource {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_HOME_PAGE = 500;
    private static final int MOST_NAME = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

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
        JsonNode asked = parse(body.readNBytes(MOST_BYTES + 1));
        Course course =
                shelf.findByIri(text(asked, "course"))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Deze cursus is hier niet."));
        UUID registration = uuid(text(asked, "registration"), "registration");
        JsonNode account = asked.path("actor").path("account");
        String homePage = text(account, "homePage");
        String name = text(account, "name");
        if (homePage.length() > MOST_HOME_PAGE || name.length() > MOST_NAME) {
            throw invalid("actor.account");
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

    /** A UUID in a parameter, or a refusal that names it. */
    static UUID uuid(String text, String parameter) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter);
        }
    }

    /** A refusal that names what is wrong. */
    static Refusal invalid(String what) {
        return new Refusal(Refusal.Kind.INVALID, "\"" + what + "\" ontbreekt of klopt niet.");
    }

    private static JsonNode parse(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new Refusal(Refusal.Kind.INVALID, "Het verzoek is te groot.");
        }
        try {
            JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (json == null || !json.isObject()) {
                throw invalid("body");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new Refusal(Refusal.Kind.INVALID, "Het verzoek is geen JSON.");
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw invalid(field);
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
        throw invalid("for");
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
        return known.orElseThrow(() -> invalid("part"));
    }
}
