package nl.leerspoor.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Activity;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Agent;
import nl.leerspoor.lrs.xapi.Context;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementObject;
import nl.leerspoor.lrs.xapi.StatementRef;
import nl.leerspoor.lrs.xapi.SubStatement;
import nl.leerspoor.lrs.xapi.Violation;
import org.jspecify.annotations.Nullable;

/** What an authority may do (Communication 4.2, decisions D-9); every check throws FORBIDDEN. */
public final class Permissions {
    private static final String RULE = "Communication 3.2";

    private Permissions() {}

    /** Refuses the whole batch when one of the statements may not be written. */
    public static void requireWrite(Authority authority, List<Statement> statements) {
        require(authority, "writing statements", Scope.STATEMENTS_WRITE);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String pointer = statements.size() == 1 ? "" : "/" + i;
            check(authority.restrictions(), statements.get(i), pointer, violations);
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "the credential does not allow this: " + violations.get(0).message(),
                    violations);
        }
    }

    /**
     * Refuses reading statements without a scope for it.
     *
     * @return true when only those of the same authority may be read ({@code statements/read/mine})
     */
    public static boolean requireRead(Authority authority) {
        if (authority.restrictions().narrow()) {
            throw forbidden("a restricted credential does not read statements");
        }
        if (authority.mayAny(Scope.ALL_READ, Scope.STATEMENTS_READ)) {
            return false;
        }
        require(authority, "reading statements", Scope.STATEMENTS_READ_MINE);
        return true;
    }

    /** Refuses a state document that is not within scope and restrictions. */
    public static void requireState(Authority authority, DocumentKey.State key, boolean reading) {
        requireDocument(authority, "state documents", Scope.STATE, reading);
        Restrictions r = authority.restrictions();
        if (r.activityPrefix() != null
                && r.registration() == null
                && !key.activity().startsWith(r.activityPrefix())) {
            throw forbidden("this activity's state");
        }
        if (r.actor() != null && !key.agent().same(r.actor())) {
            throw forbidden("another agent's state");
        }
        if (r.registration() != null && !r.registration().equals(key.registration())) {
            throw forbidden("state of another registration, or of none");
        }
    }

    /** Refuses a profile document that is not within scope and restrictions. */
    public static void requireProfile(Authority authority, DocumentKey key, boolean reading) {
        requireDocument(authority, "profile documents", Scope.PROFILE, reading);
        Restrictions r = authority.restrictions();
        if (key instanceof DocumentKey.AgentProfile agent
                && r.actor() != null
                && !agent.agent().same(r.actor())) {
            throw forbidden("another agent's profile");
        }
        if (key instanceof DocumentKey.ActivityProfile activity
                && r.activityPrefix() != null
                && r.registration() == null
                && !activity.activity().startsWith(r.activityPrefix())) {
            throw forbidden("this activity's profile");
        }
    }

    private static void requireDocument(
            Authority authority, String what, Scope scope, boolean reading) {
        if (reading) {
            require(authority, "reading " + what, scope, Scope.ALL_READ);
        } else {
            require(authority, "writing " + what, scope);
        }
    }

    /** Refuses without any of these scopes. */
    public static void require(Authority authority, String what, Scope... scopes) {
        if (!authority.mayAny(scopes)) {
            throw forbidden(what);
        }
    }

    private static ProblemException forbidden(String what) {
        return new ProblemException(
                ProblemType.FORBIDDEN, "the credential does not allow: " + what);
    }

    private static void check(
            Restrictions r, Statement statement, String pointer, List<Violation> violations) {
        if (!r.mayVoid() && statement.voids()) {
            violations.add(new Violation(pointer + "/verb", "Data 2.3.2", "it may not void"));
        }
        if (r.actor() != null && !isActor(statement.actor(), r.actor())) {
            violations.add(new Violation(pointer + "/actor", RULE, "another actor"));
        }
        UUID registration = r.registration();
        if (registration != null
                && !statement.registration().map(registration::equals).orElse(false)) {
            violations.add(
                    new Violation(pointer + "/context/registration", RULE, "another registration"));
        }
        if (r.activityPrefix() != null) {
            Context context = statement.context().orElse(null);
            activities(r.activityPrefix(), statement.object(), context, pointer, violations);
        }
    }

    private static boolean isActor(Actor actor, Ifi allowed) {
        return actor instanceof Agent agent && agent.ifi().same(allowed);
    }

    /**
     * The object is ours, or grouped under ours (D-3: a cmi5 launch has object ids of the LMS's). A
     * reference is about no activity of its own and needs the grouping too; its target is checked
     * by what wrote it.
     */
    private static void activities(
            String prefix,
            StatementObject object,
            @Nullable Context context,
            String pointer,
            List<Violation> violations) {
        if (object instanceof SubStatement sub) {
            Context inner = sub.context() == null ? context : sub.context();
            activities(prefix, sub.object(), inner, pointer + "/object", violations);
            return;
        }
        boolean grouped =
                context != null
                        && context.grouping().stream().anyMatch(a -> a.id().startsWith(prefix));
        boolean own = object instanceof Activity activity && activity.id().startsWith(prefix);
        if (!own && !grouped) {
            String place = object instanceof StatementRef ? "/context" : "/object";
            violations.add(new Violation(pointer + place, RULE, "an activity of another"));
        }
    }
}
