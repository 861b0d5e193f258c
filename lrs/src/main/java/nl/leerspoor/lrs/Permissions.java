package nl.leerspoor.lrs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

/**
 * What an authority may do (Communication 4.2, decisions D-9); every check throws FORBIDDEN.
 * docs/access.md is the same in two tables, and a test holds the two together.
 */
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
        // The filters of a query cannot be bound to activities and people without a way around
        // (references, related agents), so a credential for a part reads none (D-9).
        if (authority.restrictions().narrow()) {
            throw forbidden("reading statements, because it is restricted to a part of them");
        }
        if (authority.mayAny(Scope.ALL_READ, Scope.STATEMENTS_READ)) {
            return authority.restrictions().ownOnly();
        }
        require(authority, "reading statements", Scope.STATEMENTS_READ_MINE);
        return true;
    }

    /** Refuses a state document that is not within scope and restrictions. */
    public static void requireState(Authority authority, DocumentKey.State key, boolean reading) {
        requireDocument(authority, "state documents", Scope.STATE, reading);
        Restrictions r = authority.restrictions();
        // D-3: the state of a launch is about the LMS's activity; the registration binds it.
        if (r.registration() == null && !r.allowsActivity(key.activity())) {
            throw forbidden("this activity's state");
        }
        if (!r.allowsActor(key.agent())) {
            throw forbidden("another agent's state");
        }
        if (r.registration() != null && !r.registration().equals(key.registration())) {
            throw forbidden("state of another registration, or of none");
        }
    }

    /**
     * Refuses a profile document that is not within scope and restrictions. What is written of an
     * activity everybody reads, so who is bound to people or a registration only reads it.
     */
    public static void requireProfile(Authority authority, DocumentKey key, boolean reading) {
        requireDocument(authority, "profile documents", Scope.PROFILE, reading);
        Restrictions r = authority.restrictions();
        if (key instanceof DocumentKey.AgentProfile agent) {
            if (!r.allowsActor(agent.agent()) || (r.narrow() && r.actors().isEmpty())) {
                throw forbidden("this agent's profile");
            }
        } else if (key instanceof DocumentKey.ActivityProfile activity) {
            if (!r.allowsActivity(activity.activity())) {
                throw forbidden("this activity's profile");
            }
            if (r.personal() && !reading) {
                throw forbidden("writing an activity's profile, because others share it");
            }
        }
    }

    /** Refuses reading what is known of an activity outside scope and restrictions. */
    public static void requireActivity(Authority authority, String activity) {
        require(
                authority,
                "reading activities",
                Scope.ALL_READ,
                Scope.STATEMENTS_READ,
                Scope.STATEMENTS_READ_MINE,
                Scope.STATE,
                Scope.PROFILE,
                Scope.DEFINE);
        if (!authority.restrictions().allowsActivity(activity)) {
            throw forbidden("this activity");
        }
    }

    /** Refuses reading what is known of an agent outside scope and restrictions. */
    public static void requireAgent(Authority authority, Ifi agent) {
        require(
                authority,
                "reading agents",
                Scope.ALL_READ,
                Scope.STATEMENTS_READ,
                Scope.STATEMENTS_READ_MINE,
                Scope.STATE,
                Scope.PROFILE);
        if (!authority.restrictions().allowsActor(agent)) {
            throw forbidden("another agent");
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
        if (!isActor(r, statement.actor())) {
            violations.add(new Violation(pointer + "/actor", RULE, "another actor"));
        }
        UUID registration = r.registration();
        if (registration != null
                && !statement.registration().map(registration::equals).orElse(false)) {
            violations.add(
                    new Violation(pointer + "/context/registration", RULE, "another registration"));
        }
        Context context = statement.context().orElse(null);
        if (statement.object() instanceof SubStatement sub) {
            checkSub(r, sub, pointer + "/object", violations);
        }
        if (!r.activities().isEmpty()) {
            activities(r, statement.object(), context, pointer, violations);
        }
    }

    /** A sub-statement is found under its own actor and registration, so both are held to. */
    private static void checkSub(
            Restrictions r, SubStatement sub, String pointer, List<Violation> violations) {
        if (!isActor(r, sub.actor())) {
            violations.add(new Violation(pointer + "/actor", RULE, "another actor"));
        }
        UUID inner = sub.context() == null ? null : sub.context().registration();
        if (r.registration() != null && inner != null && !r.registration().equals(inner)) {
            violations.add(
                    new Violation(pointer + "/context/registration", RULE, "another registration"));
        }
    }

    private static boolean isActor(Restrictions r, Actor actor) {
        return r.actors().isEmpty() || (actor instanceof Agent agent && r.allowsActor(agent.ifi()));
    }

    /**
     * The object is allowed, or it is another host's and grouped under what is allowed (D-3: a cmi5
     * launch has object ids of the LMS's). A reference is about no activity of its own and needs
     * the grouping too; its target is checked by what wrote it.
     */
    private static void activities(
            Restrictions r,
            StatementObject object,
            @Nullable Context context,
            String pointer,
            List<Violation> violations) {
        if (context != null) {
            siblings(r, context, pointer, violations);
        }
        if (object instanceof SubStatement sub) {
            Context inner = sub.context() == null ? context : sub.context();
            activities(r, sub.object(), inner, pointer + "/object", violations);
            return;
        }
        boolean grouped =
                context != null
                        && context.grouping().stream().anyMatch(a -> r.allowsActivity(a.id()));
        boolean allowed =
                object instanceof Activity activity
                        ? r.allowsActivity(activity.id()) || (grouped && !r.sibling(activity.id()))
                        : grouped;
        if (!allowed) {
            String place = object instanceof StatementRef ? "/context" : "/object";
            violations.add(new Violation(pointer + place, RULE, "an activity of another"));
        }
    }

    /**
     * Context activities are what other queries find a statement by. Those of other hosts are the
     * LMS's (D-3); those of a host of ours must be allowed. Categories name profiles, not content.
     */
    private static void siblings(
            Restrictions r, Context context, String pointer, List<Violation> violations) {
        Stream.of(context.parent(), context.grouping(), context.other())
                .flatMap(List::stream)
                .map(Activity::id)
                .filter(id -> r.sibling(id) && !r.allowsActivity(id))
                .distinct()
                .forEach(
                        id ->
                                violations.add(
                                        new Violation(
                                                pointer + "/context/contextActivities",
                                                RULE,
                                                "an activity of another: " + id)));
    }
}
