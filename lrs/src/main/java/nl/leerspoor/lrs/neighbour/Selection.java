package nl.leerspoor.lrs.neighbour;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leerspoor.lrs.xapi.Activity;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Which statements; a part that is null or empty selects everything, all parts must hold.
 *
 * @param verbs verb IRIs, one of them
 * @param activityPrefix how the object's activity begins, or one that it is grouped under (D-3)
 * @param agent identity of actor or object, or of a member of either
 * @param registration registration in the context
 */
public record Selection(
        Set<String> verbs,
        @Nullable String activityPrefix,
        @Nullable Ifi agent,
        @Nullable UUID registration) {
    /** Every statement. */
    public static final Selection ALL = new Selection(Set.of(), null, null, null);

    /** Keeps its own copy. */
    public Selection {
        verbs = Set.copyOf(verbs);
    }

    /** A selection by verbs alone. */
    public static Selection verbs(String... iris) {
        return new Selection(Set.of(iris), null, null, null);
    }

    /**
     * True when the statement is selected. A statement that voids one that is selected is selected
     * too (Data 2.3.2): who has the one must learn that it no longer counts.
     *
     * @param known finds the statement that another refers to
     */
    boolean takes(Statement statement, Function<UUID, Optional<Statement>> known) {
        if (matches(statement)) {
            return true;
        }
        return statement.voids()
                && statement.target().flatMap(known).filter(this::matches).isPresent();
    }

    private boolean matches(Statement statement) {
        return (verbs.isEmpty() || verbs.contains(statement.verb().id()))
                && (registration == null
                        || statement.registration().filter(registration::equals).isPresent())
                && (agent == null || hasAgent(statement, agent))
                && (activityPrefix == null || hasActivity(statement, activityPrefix));
    }

    private static boolean hasAgent(Statement statement, Ifi agent) {
        return Stream.concat(statement.actor().identities(), statement.object().identities())
                .anyMatch(agent::same);
    }

    private static boolean hasActivity(Statement statement, String prefix) {
        if (statement.object() instanceof Activity activity && activity.id().startsWith(prefix)) {
            return true;
        }
        return statement
                .context()
                .map(c -> Stream.concat(c.parent().stream(), c.grouping().stream()))
                .orElse(Stream.empty())
                .anyMatch(a -> a.id().startsWith(prefix));
    }
}
