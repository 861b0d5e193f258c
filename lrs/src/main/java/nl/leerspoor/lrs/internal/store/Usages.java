package nl.leerspoor.lrs.internal.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.leerspoor.lrs.xapi.Activity;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Context;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementObject;
import nl.leerspoor.lrs.xapi.SubStatement;

/**
 * What a statement is found by (Communication 2.1.3). A key is direct when the plain filter finds
 * it, and not when only related_agents or related_activities does.
 */
public final class Usages {
    private final Map<UUID, Boolean> direct = new LinkedHashMap<>();

    private Usages() {}

    /** Key of a verb. */
    public static UUID verb(String iri) {
        return Digests.key("verb", iri);
    }

    /** Key of a registration. */
    public static UUID registration(UUID id) {
        return Digests.key("registration", id.toString());
    }

    /** Key of an agent or identified group. */
    public static UUID agent(Ifi ifi) {
        return Digests.key("agent", ifi.key());
    }

    /** Key of an activity. */
    public static UUID activity(String iri) {
        return Digests.key("activity", iri);
    }

    /** Key of attachment data: whether anybody still needs it is asked when a statement goes. */
    public static UUID attachment(String sha2) {
        return Digests.key("attachment", sha2);
    }

    /** Every key of a statement stored under an authority; true for the direct ones. */
    public static Map<UUID, Boolean> of(Statement statement, String authority) {
        Usages usages = new Usages();
        usages.add(verb(statement.verb().id()), true);
        statement.registration().ifPresent(r -> usages.add(registration(r), true));
        usages.agents(statement.actor().identities(), true);
        usages.object(statement.object());
        statement.context().ifPresent(usages::context);
        usages.agents(
                Actor.parse(authority, "authority", statement.requestVersion()).identities(),
                false);
        Entries.attachmentHashes(statement).forEach(h -> usages.add(attachment(h), false));
        return usages.direct;
    }

    private void object(StatementObject object) {
        agents(object.identities(), true);
        if (object instanceof Activity activity) {
            add(activity(activity.id()), true);
        } else if (object instanceof SubStatement sub) {
            subStatement(sub);
        }
    }

    private void subStatement(SubStatement sub) {
        agents(sub.actor().identities(), false);
        agents(sub.object().identities(), false);
        if (sub.object() instanceof Activity activity) {
            add(activity(activity.id()), false);
        }
        if (sub.context() != null) {
            context(sub.context());
        }
    }

    private void context(Context context) {
        context.activities().forEach(a -> add(activity(a.id()), false));
        Stream.concat(
                        Stream.of(context.instructor(), context.team()),
                        context.contextAgents().stream().map(Context.ContextAgent::actor))
                .forEach(
                        actor -> {
                            if (actor != null) {
                                agents(actor.identities(), false);
                            }
                        });
    }

    private void agents(Stream<Ifi> identities, boolean isDirect) {
        identities.forEach(i -> add(agent(i), isDirect));
    }

    private void add(UUID key, boolean isDirect) {
        direct.merge(key, isDirect, Boolean::logicalOr);
    }
}
