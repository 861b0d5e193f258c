package nl.leerspoor.lrs.internal.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.leerspoor.lrs.xapi.Activity;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Context;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementObject;
import nl.leerspoor.lrs.xapi.SubStatement;
import nl.leerspoor.lrs.xapi.XapiVersion;

/**
 * What a statement is found by (Communication 2.1.3). Agents and activities have two keys: one for
 * the plain filter, and one for {@code related_agents} or {@code related_activities}, which finds
 * them in more places. So each filter is one range of the index.
 */
public final class Usages {
    private final Set<UUID> keys = new LinkedHashSet<>();

    private Usages() {}

    /** Key of a verb. */
    public static UUID verb(String iri) {
        return Digests.key("verb", iri);
    }

    /** Key of a registration. */
    public static UUID registration(UUID id) {
        return Digests.key("registration", id.toString());
    }

    /** Key of an agent or identified group, anywhere in a statement. */
    public static UUID relatedAgent(Ifi ifi) {
        return Digests.key("agent", ifi.key());
    }

    /** Key of an activity, anywhere in a statement. */
    public static UUID relatedActivity(String iri) {
        return Digests.key("activity", iri);
    }

    /** Key of an agent or group as actor or object. */
    public static UUID agent(Ifi ifi) {
        return direct(relatedAgent(ifi));
    }

    /** Key of an activity as object. */
    public static UUID activity(String iri) {
        return direct(relatedActivity(iri));
    }

    private static UUID direct(UUID related) {
        return new UUID(related.getMostSignificantBits(), ~related.getLeastSignificantBits());
    }

    /** Key of attachment data: whether anybody still needs it is asked when a statement goes. */
    public static UUID attachment(String sha2) {
        return Digests.key("attachment", sha2);
    }

    /** Keys of an authority, an agent in JSON. */
    static List<UUID> authority(String json) {
        return Actor.parse(json, "authority", XapiVersion.V1_0_3)
                .identities()
                .map(Usages::relatedAgent)
                .toList();
    }

    /** Every key of a statement stored under an authority. */
    public static Set<UUID> of(Statement statement, String authority) {
        return of(statement, authority(authority));
    }

    /** The same, with the keys of the authority. */
    static Set<UUID> of(Statement statement, List<UUID> authorityKeys) {
        Usages usages = new Usages();
        usages.keys.add(verb(statement.verb().id()));
        statement.registration().ifPresent(r -> usages.keys.add(registration(r)));
        usages.agents(statement.actor().identities(), true);
        usages.object(statement.object());
        statement.context().ifPresent(usages::context);
        usages.keys.addAll(authorityKeys);
        Entries.attachmentHashes(statement).forEach(h -> usages.keys.add(attachment(h)));
        return usages.keys;
    }

    private void object(StatementObject object) {
        agents(object.identities(), true);
        if (object instanceof Activity activity) {
            activity(activity, true);
        } else if (object instanceof SubStatement sub) {
            subStatement(sub);
        }
    }

    private void subStatement(SubStatement sub) {
        agents(sub.actor().identities(), false);
        agents(sub.object().identities(), false);
        if (sub.object() instanceof Activity activity) {
            activity(activity, false);
        }
        if (sub.context() != null) {
            context(sub.context());
        }
    }

    private void context(Context context) {
        context.activities().forEach(a -> activity(a, false));
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
        identities.forEach(ifi -> add(relatedAgent(ifi), isDirect));
    }

    private void activity(Activity activity, boolean isDirect) {
        add(relatedActivity(activity.id()), isDirect);
    }

    private void add(UUID related, boolean isDirect) {
        keys.add(related);
        if (isDirect) {
            keys.add(direct(related));
        }
    }
}
