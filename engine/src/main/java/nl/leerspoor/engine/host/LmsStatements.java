package nl.leerspoor.engine.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.LaunchMode;
import nl.leerspoor.engine.profile.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What an LMS writes down in cmi5: launched, abandoned and satisfied statements (9.3) and the
 * launch data (10). Pure.
 */
public final class LmsStatements {
    /** Category of cmi5-defined statements (9.6.2.1). */
    static final String CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";

    private static final String EXTENSIONS = "https://w3id.org/xapi/cmi5/context/extensions/";
    private static final String SESSION_ID = EXTENSIONS + "sessionid";
    private static final String LAUNCHED = "http://adlnet.gov/expapi/verbs/launched";
    private static final String ABANDONED = "https://w3id.org/xapi/adl/verbs/abandoned";
    private static final String SATISFIED = "https://w3id.org/xapi/adl/verbs/satisfied";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What can be satisfied (9.3.9), with its activity type. */
    enum Whole {
        /** All AUs of a block. */
        BLOCK("https://w3id.org/xapi/cmi5/activitytype/block"),
        /** All of a course. */
        COURSE("https://w3id.org/xapi/cmi5/activitytype/course");

        private final String type;

        Whole(String type) {
            this.type = type;
        }
    }

    private LmsStatements() {}

    /**
     * The statement that is recorded before an AU is launched (9.3.1).
     *
     * @param subject the learner
     * @param session of this launch
     * @param activity what we call the AU as an LMS, which is not the publisher's id (8.1.5)
     * @param unit the AU
     * @param mode what the launch is for
     * @param launchUrl without the parameters of the launch
     * @param at by the clock of the LMS
     * @return a whole statement
     */
    public static ObjectNode launched(
            Subject subject,
            UUID session,
            String activity,
            AssignableUnit unit,
            LaunchMode mode,
            String launchUrl,
            Instant at) {
        ObjectNode statement =
                statement(subject, session, LAUNCHED, "launched", activity, unit.id(), at);
        ObjectNode extensions = statement.withObject("/context/extensions");
        extensions.put(EXTENSIONS + "launchmode", mode.value());
        extensions.put(EXTENSIONS + "launchurl", launchUrl);
        extensions.put(EXTENSIONS + "moveon", unit.moveOn().value());
        BigDecimal mastery = unit.masteryScore();
        if (mastery != null) {
            extensions.put(EXTENSIONS + "masteryscore", mastery);
        }
        return statement;
    }

    /** 9.3.6, with the duration of 9.5.4.2. */
    static ObjectNode abandoned(
            Subject subject,
            UUID session,
            String activity,
            String publisherId,
            Duration duration,
            Instant at) {
        ObjectNode statement =
                statement(subject, session, ABANDONED, "abandoned", activity, publisherId, at);
        statement
                .putObject("result")
                .put("duration", duration.truncatedTo(ChronoUnit.SECONDS).toString());
        return statement;
    }

    /** 9.3.9: all moveOn criteria of a block or course are met. */
    static ObjectNode satisfied(
            Subject subject,
            UUID session,
            Whole whole,
            String activity,
            String publisherId,
            Instant at) {
        ObjectNode statement =
                statement(subject, session, SATISFIED, "satisfied", activity, publisherId, at);
        statement.withObject("/object/definition").put("type", whole.type);
        return statement;
    }

    /**
     * The document {@code LMS.LaunchData} (10).
     *
     * @param session of this launch
     * @param unit the AU
     * @param mode what the launch is for
     * @param returnUrl where the AU goes at its end; null for nowhere
     * @param entitlement key for the AU; null for none
     * @return what the AU reads before anything else
     */
    public static ObjectNode launchData(
            UUID session,
            AssignableUnit unit,
            LaunchMode mode,
            @Nullable String returnUrl,
            @Nullable String entitlement) {
        ObjectNode data = JSON.objectNode();
        ObjectNode template = data.putObject("contextTemplate");
        template.putObject("contextActivities")
                .putArray("grouping")
                .addObject()
                .put("id", unit.id());
        template.putObject("extensions").put(SESSION_ID, session.toString());
        data.put("launchMode", mode.value());
        data.put("launchMethod", AssignableUnit.LAUNCH_METHOD);
        data.put("moveOn", unit.moveOn().value());
        BigDecimal mastery = unit.masteryScore();
        if (mastery != null) {
            data.put("masteryScore", mastery);
        }
        if (returnUrl != null) {
            data.put("returnURL", returnUrl);
        }
        if (entitlement != null) {
            data.putObject("entitlementKey").put("alternate", entitlement);
        }
        return data;
    }

    /**
     * The learner's account as an agent (9.2).
     *
     * @param subject the learner
     * @return without a name
     */
    public static ObjectNode agent(Subject subject) {
        ObjectNode agent = JSON.objectNode();
        agent.put("objectType", "Agent");
        agent.putObject("account")
                .put("homePage", subject.actorHomePage())
                .put("name", subject.actorName());
        return agent;
    }

    private static ObjectNode statement(
            Subject subject,
            UUID session,
            String verb,
            String display,
            String activity,
            String publisherId,
            Instant at) {
        ObjectNode statement = JSON.objectNode();
        statement.put("id", UUID.randomUUID().toString());
        statement.set("actor", agent(subject));
        ObjectNode verbNode = statement.putObject("verb");
        verbNode.put("id", verb);
        verbNode.putObject("display").put("en", display);
        statement.putObject("object").put("objectType", "Activity").put("id", activity);
        ObjectNode context = statement.putObject("context");
        context.put("registration", subject.registration().toString());
        ObjectNode activities = context.putObject("contextActivities");
        activities.putArray("grouping").addObject().put("id", publisherId);
        activities.putArray("category").addObject().put("id", CMI5);
        context.putObject("extensions").put(SESSION_ID, session.toString());
        statement.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        return statement;
    }
}
