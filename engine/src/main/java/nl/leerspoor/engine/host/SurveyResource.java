package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.Recorder;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/**
 * Takes the answers to anonymous surveys from our own launches (P-52). A launch's token may only
 * speak as its learner, so the engine itself records them, of nobody: it lets the learner in by the
 * token, and keeps nothing of that with the answers.
 */
@Path("/api/survey")
public final class SurveyResource {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern MONTH =
            Pattern.compile("20[0-9]{2}-(?:0[1-9]|1[0-2])-01T00:00:00\\.000Z");

    private final ApiCredentials credentials;
    private final CourseShelf shelf;
    private final Recorder recorder;

    SurveyResource(ApiCredentials credentials, CourseShelf shelf, Recorder recorder) {
        this.credentials = credentials;
        this.shelf = shelf;
        this.recorder = recorder;
    }

    /** A question that is asked anonymously, and its unit. */
    private record Asked(Unit unit, Question question) {}

    /**
     * Records answers.
     *
     * @param iri of the course
     * @param registration of the launch; not kept
     * @param body {@code [{id, who, item, response, month}]}
     * @param request with the credentials
     * @return nothing
     * @throws IOException when the body cannot be read
     */
    @POST
    public Response take(
            @QueryParam("course") @DefaultValue("") String iri,
            @QueryParam("registration") @DefaultValue("") String registration,
            InputStream body,
            @Context ContainerRequestContext request)
            throws IOException {
        UUID id = ApiRequest.uuid(registration, "registration");
        Course course = ApiRequest.course(shelf, iri);
        credentials.launch(request, course, id);
        EngineStatements statements = new EngineStatements(course);
        List<String> texts = new ArrayList<>();
        JsonNode answers = ApiRequest.json(body, MOST_BYTES);
        if (!answers.isArray()) {
            throw ApiRequest.invalid("body");
        }
        for (JsonNode answer : answers) {
            texts.add(statement(statements, course, answer));
        }
        for (String text : texts) {
            record(text);
        }
        return Response.noContent().build();
    }

    private static String statement(EngineStatements statements, Course course, JsonNode answer) {
        String item = answer.path("item").asText();
        Asked asked = find(course, item).orElseThrow(() -> ApiRequest.invalid("item"));
        String response = answer.path("response").asText();
        if (!fits(asked.question(), response)) {
            throw ApiRequest.invalid("response");
        }
        String month = answer.path("month").asText();
        if (!MONTH.matcher(month).matches()) {
            throw ApiRequest.invalid("month");
        }
        return statements.surveyAnswered(
                ApiRequest.uuid(answer.path("id").asText(), "id"),
                ApiRequest.uuid(answer.path("who").asText(), "who"),
                asked.unit(),
                asked.question(),
                response,
                Instant.parse(month));
    }

    private static Optional<Asked> find(Course course, String item) {
        return course.units()
                .filter(
                        unit ->
                                unit.content() instanceof UnitContent.Survey survey
                                        && survey.anonymous())
                .flatMap(SurveyResource::questions)
                .filter(asked -> asked.unit().itemIri(asked.question().id()).equals(item))
                .findFirst();
    }

    private static Stream<Asked> questions(Unit unit) {
        return unit.content() instanceof UnitContent.Survey survey
                ? survey.questions().stream().map(question -> new Asked(unit, question))
                : Stream.empty();
    }

    /**
     * Data 2.4.4.1: ids of options, with {@code [,]} between them; nothing that was typed (P-60).
     */
    private static boolean fits(Question question, String response) {
        List<String> chosen = Arrays.asList(response.split(Pattern.quote("[,]"), -1));
        Set<String> known = new HashSet<>();
        boolean several = false;
        if (question instanceof Question.Choice choice) {
            choice.options().forEach(option -> known.add(option.id()));
            several = choice.multiple();
        } else if (question instanceof Question.Likert likert) {
            likert.scale().forEach(point -> known.add(point.id()));
        }
        return known.containsAll(chosen)
                && new HashSet<>(chosen).size() == chosen.size()
                && (several || chosen.size() == 1);
    }

    /** D-19: sent again after the course changed, the first one stands. */
    private void record(String statement) {
        try {
            recorder.record(List.of(statement));
        } catch (ProblemException e) {
            if (e.type() != ProblemType.CONFLICT) {
                throw e;
            }
        }
    }
}
