package nl.leerspoor.engine.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The statements that the engine itself records, from the templates of docs/xapi-profile.md (D-8).
 *
 * <p>Each method gives the JSON text of one complete statement. The caller gives the id, so that a
 * retry after a broken append sends the very same statement (D-19). Safe for use by many threads.
 */
public final class EngineStatements {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SCALE = 4;

    private final Course course;

    /**
     * Statements about one course.
     *
     * @param course gives identifiers, content version, language and regulations
     */
    public EngineStatements(Course course) {
        this.course = course;
    }

    /**
     * One exam item was answered. Holds whether it was right, but neither response nor key: right
     * answers of a whole form would otherwise be readable from the log (D-10).
     *
     * @param id statement id, random v4
     * @param subject the learner
     * @param exam the exam
     * @param item id of the item
     * @param success whether the answer was right
     * @param at the engine's time
     * @return JSON text
     */
    public String examAnswered(
            UUID id, Subject subject, Exam exam, String item, boolean success, Instant at) {
        ObjectNode statement =
                statement(
                        id,
                        subject,
                        Terms.ANSWERED,
                        "answered",
                        exam.iri() + "/item/" + item,
                        Terms.INTERACTION,
                        activity(exam.iri(), Terms.ASSESSMENT),
                        at);
        // Data 2.4.4.1: an interaction names its type; nothing else about the item is told.
        definition(statement).put("interactionType", "choice");
        statement.putObject("result").put("success", success);
        return statement.toString();
    }

    /**
     * An exam attempt was scored (S0-082): {@code passed} from the pass mark up, else {@code
     * failed}.
     *
     * @param id statement id, random v4
     * @param subject the learner
     * @param exam the exam
     * @param raw number of right answers, within [0, exam.questions()]
     * @param attempt from 1
     * @param form name of the form (P-3)
     * @param duration from first answer to hand-in
     * @param at the engine's time
     * @return JSON text
     */
    public String examResult(
            UUID id,
            Subject subject,
            Exam exam,
            int raw,
            int attempt,
            String form,
            Duration duration,
            Instant at) {
        boolean passed = raw >= exam.passMark();
        ObjectNode statement =
                statement(
                        id,
                        subject,
                        passed ? Terms.PASSED : Terms.FAILED,
                        passed ? "passed" : "failed",
                        exam.iri(),
                        Terms.ASSESSMENT,
                        ofCourse(),
                        at);
        definition(statement).putObject("name").put(course.language(), exam.title());
        ObjectNode result = statement.putObject("result");
        result.put("success", passed);
        result.put("completion", true);
        result.put("duration", duration.truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode score = result.putObject("score");
        score.put(
                "scaled",
                BigDecimal.valueOf(raw)
                        .divide(BigDecimal.valueOf(exam.questions()), SCALE, RoundingMode.HALF_UP));
        score.put("raw", raw);
        score.put("min", 0);
        score.put("max", exam.questions());
        extensions(statement)
                .put(Terms.ATTEMPT, attempt)
                .put(Terms.FORM, form)
                .put(Terms.REGULATIONS, course.regulations().version());
        return statement.toString();
    }

    /**
     * An anonymous answer to a survey (P-52): the course, its version and the month, and nothing of
     * the learner, the registration or the session.
     *
     * @param id statement id, random v4
     * @param who random, the same for answers that were sent together
     * @param survey the unit
     * @param question of that unit
     * @param response ids of options, as xAPI writes them
     * @param month its first moment
     * @return JSON text
     */
    public String surveyAnswered(
            UUID id, UUID who, Unit survey, Question question, String response, Instant month) {
        ObjectNode statement = JSON.objectNode();
        statement.put("id", id.toString());
        statement.set("actor", account(course.iri() + "/survey", who.toString()));
        ObjectNode verb = statement.putObject("verb");
        verb.put("id", Terms.ANSWERED);
        verb.putObject("display").put("en", "answered");
        statement
                .putObject("object")
                .put("objectType", "Activity")
                .put("id", survey.itemIri(question.id()));
        definition(statement)
                .put("type", Terms.INTERACTION)
                .put("interactionType", question.kind().key());
        statement.putObject("result").put("response", response);
        context(statement).put("revision", course.version()).put("language", course.language());
        ObjectNode activities = context(statement).putObject("contextActivities");
        activities.putArray("category").addObject().put("id", Terms.PROFILE);
        activities.putArray("grouping").add(ofCourse());
        activities.putArray("parent").add(activity(survey.iri(), Terms.SURVEY));
        statement.put("timestamp", month.truncatedTo(ChronoUnit.MILLIS).toString());
        return statement.toString();
    }

    /**
     * A workbook part was handed in. The text stays in its own erasable store (P-60).
     *
     * @param id statement id, random v4
     * @param subject the learner
     * @param moduleIri the module of the part
     * @param part the unit
     * @param length of the answers together, in characters
     * @param sha2 lower-case hex SHA-256 of the answers' text
     * @param reference where the engine keeps the text
     * @param at the engine's time
     * @return JSON text
     */
    public String workbookSubmitted(
            UUID id,
            Subject subject,
            String moduleIri,
            Unit part,
            int length,
            String sha2,
            String reference,
            Instant at) {
        ObjectNode statement =
                statement(
                        id,
                        subject,
                        Terms.SUBMITTED,
                        "submitted",
                        part.iri(),
                        Terms.WORKBOOK_PART,
                        activity(moduleIri, Terms.MODULE),
                        at);
        definition(statement).putObject("name").put(course.language(), part.title());
        // In the result, as the player says it: an extension of a profile has one place.
        statement
                .putObject("result")
                .putObject("extensions")
                .putObject(Terms.ANSWER)
                .put("length", length)
                .put("sha2", sha2)
                .put("reference", reference);
        return statement.toString();
    }

    /**
     * An assessor judged a handed-in workbook part (S0-092, S0-093).
     *
     * @param id statement id, random v4
     * @param subject the learner
     * @param moduleIri the module of the part
     * @param part the unit
     * @param submission statement id of the submission that was judged
     * @param sufficient the verdict
     * @param assessor account id of the assessor, never a name
     * @param rubricVersion version of the rubric (P-9)
     * @param at the engine's time
     * @return JSON text
     */
    public String workbookAssessed(
            UUID id,
            Subject subject,
            String moduleIri,
            Unit part,
            UUID submission,
            boolean sufficient,
            String assessor,
            String rubricVersion,
            Instant at) {
        ObjectNode statement =
                statement(
                        id,
                        subject,
                        Terms.ASSESSED,
                        "was assessed",
                        part.iri(),
                        Terms.WORKBOOK_PART,
                        activity(moduleIri, Terms.MODULE),
                        at);
        definition(statement).putObject("name").put(course.language(), part.title());
        statement.putObject("result").put("success", sufficient);
        ObjectNode context = context(statement);
        context.set("instructor", account(subject.actorHomePage() + "/staff", assessor));
        context.putObject("statement")
                .put("objectType", "StatementRef")
                .put("id", submission.toString());
        extensions(statement)
                .put(Terms.RUBRIC, rubricVersion)
                .put(Terms.REGULATIONS, course.regulations().version());
        return statement.toString();
    }

    /**
     * A registration in another system was bound to one of ours (D-5, D-7).
     *
     * @param id statement id, random v4
     * @param subject the learner, with our registration
     * @param hostRegistration registration that the host's package minted
     * @param hostHomePage home page of the account there
     * @param hostName name of the account there, a keyed hash (D-4)
     * @param at the engine's time
     * @return JSON text
     */
    public String bound(
            UUID id,
            Subject subject,
            UUID hostRegistration,
            String hostHomePage,
            String hostName,
            Instant at) {
        ObjectNode statement =
                statement(
                        id,
                        subject,
                        Terms.BOUND,
                        "was bound",
                        course.iri(),
                        Terms.COURSE,
                        null,
                        at);
        ObjectNode extensions = extensions(statement);
        extensions.put(Terms.HOST_REGISTRATION, hostRegistration.toString());
        extensions.putObject(Terms.HOST_ACTOR).put("homePage", hostHomePage).put("name", hostName);
        return statement.toString();
    }

    private ObjectNode statement(
            UUID id,
            Subject subject,
            String verb,
            String display,
            String object,
            String type,
            @Nullable ObjectNode parent,
            Instant at) {
        ObjectNode statement = JSON.objectNode();
        statement.put("id", id.toString());
        statement.set("actor", account(subject.actorHomePage(), subject.actorName()));
        ObjectNode verbNode = statement.putObject("verb");
        verbNode.put("id", verb);
        verbNode.putObject("display").put("en", display);
        ObjectNode objectNode = statement.putObject("object");
        objectNode.put("objectType", "Activity").put("id", object);
        objectNode.putObject("definition").put("type", type);
        ObjectNode context = statement.putObject("context");
        context.put("registration", subject.registration().toString());
        context.put("revision", course.version());
        context.put("platform", "engine");
        context.put("language", course.language());
        ObjectNode activities = context.putObject("contextActivities");
        if (parent != null) {
            activities.putArray("parent").add(parent);
        }
        activities.putArray("grouping").add(ofCourse());
        activities.putArray("category").addObject().put("id", Terms.PROFILE);
        context.putObject("extensions").put(Terms.IDENTITY, subject.identity().key());
        statement.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        return statement;
    }

    private ObjectNode ofCourse() {
        return activity(course.iri(), Terms.COURSE);
    }

    /** With its type: by the types around it the profile's templates know a statement. */
    private static ObjectNode activity(String iri, String type) {
        ObjectNode activity = JSON.objectNode();
        activity.put("id", iri).putObject("definition").put("type", type);
        return activity;
    }

    private static ObjectNode account(String homePage, String name) {
        ObjectNode actor = JSON.objectNode();
        actor.put("objectType", "Agent");
        actor.putObject("account").put("homePage", homePage).put("name", name);
        return actor;
    }

    private static ObjectNode definition(ObjectNode statement) {
        return statement.withObject("/object/definition");
    }

    private static ObjectNode context(ObjectNode statement) {
        return statement.withObject("/context");
    }

    private static ObjectNode extensions(ObjectNode statement) {
        return statement.withObject("/context/extensions");
    }
}
