package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.mistake.Mistake;
import nl.leerspoor.engine.mistake.Mistakes;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Violation;

/**
 * Takes what learners say is wrong in a course (P-47), from our own launches and from packages. The
 * words go to the list of the provider, and into no statement (P-60).
 */
@Path("/api/mistakes")
public final class MistakeResource {
    private static final int MOST_BYTES = 32 * 1024;
    private static final int MOST_IRI = 500;
    private static final int MOST_TITLE = 500;
    private static final int MOST_VERSION = 50;

    private final ApiCredentials credentials;
    private final CourseShelf shelf;
    private final Mistakes mistakes;

    MistakeResource(ApiCredentials credentials, CourseShelf shelf, Mistakes mistakes) {
        this.credentials = credentials;
        this.shelf = shelf;
        this.mistakes = mistakes;
    }

    /**
     * Takes a report; the same one again has no effect.
     *
     * @param body {@code {id, course, registration, unit, title, place?, version, text}}
     * @param request with the credentials
     * @return nothing
     * @throws IOException when the body cannot be read
     */
    @POST
    public Response take(InputStream body, @Context ContainerRequestContext request)
            throws IOException {
        Fields fields = new Fields(ApiRequest.json(body, MOST_BYTES));
        String iri = fields.text("course", 1, MOST_IRI);
        UUID registration = fields.uuid("registration");
        fields.refuseWrong(); // of what, and whose, comes before whether it may
        Course course = ApiRequest.course(shelf, iri);
        boolean launch = credentials.launch(request, course, registration);
        UUID id = fields.uuid("id");
        String unit = fields.text("unit", 1, MOST_IRI);
        if (!unit.isEmpty() && parts(course).noneMatch(unit::equals)) {
            fields.wrong("unit", "is nothing of this course");
        }
        String title = fields.text("title", 1, MOST_TITLE);
        String place = fields.text("place", 0, MOST_TITLE);
        String version = fields.text("version", 1, MOST_VERSION);
        String text = fields.text("text", 1, Mistake.MOST_TEXT);
        fields.refuseUnknown();
        fields.refuseWrong();
        mistakes.take(
                new Mistake.Report(id, iri, unit, title, place, version, text),
                registration,
                launch);
        return Response.noContent().build();
    }

    /** What a learner can have open: a lesson, or a module, exam, workbook or course as a whole. */
    private static Stream<String> parts(Course course) {
        Exam exam = course.exam();
        Course.Workbook workbook = course.workbook();
        return Stream.of(
                        Stream.of(
                                        course.iri(),
                                        exam == null ? null : exam.iri(),
                                        workbook == null ? null : workbook.iri())
                                .filter(Objects::nonNull),
                        course.modules().stream().map(module -> module.iri()),
                        course.units().map(each -> each.iri()))
                .flatMap(each -> each);
    }

    /** The fields of a body, and all that is wrong with them: none of it says what was typed. */
    private static final class Fields {
        private static final UUID NONE = new UUID(0, 0);
        private static final String RULE = "docs/player.md";

        private final JsonNode json;
        private final Set<String> known = new HashSet<>();
        private final List<Violation> wrong = new ArrayList<>();

        Fields(JsonNode json) {
            if (!json.isObject()) {
                throw ProblemException.invalid("", RULE, "must be an object");
            }
            this.json = json;
        }

        /** Cleaned text of so many characters; empty when there is none, or it is wrong. */
        String text(String field, int least, int most) {
            known.add(field);
            JsonNode value = json.path(field);
            String text = value.isTextual() ? Mistake.plain(value.textValue()) : "";
            boolean absent = value.isMissingNode() && least == 0;
            if ((!value.isTextual() && !absent) || text.length() < least || text.length() > most) {
                wrong(field, "must be text of " + least + " to " + most + " characters");
            }
            return text;
        }

        UUID uuid(String field) {
            known.add(field);
            try {
                return UUID.fromString(json.path(field).asText());
            } catch (IllegalArgumentException notAnId) {
                wrong(field, "must be a UUID");
                return NONE;
            }
        }

        void wrong(String field, String message) {
            String name = field.replace("~", "~0").replace("/", "~1"); // RFC 6901 3
            wrong.add(new Violation("/" + name, RULE, message));
        }

        void refuseUnknown() {
            json.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (!known.contains(name)) {
                                    wrong(name, "is unknown here");
                                }
                            });
        }

        void refuseWrong() {
            if (!wrong.isEmpty()) {
                throw new ProblemException(
                        ProblemType.INVALID_INPUT, "Deze melding klopt niet of mist iets.", wrong);
            }
        }
    }
}
