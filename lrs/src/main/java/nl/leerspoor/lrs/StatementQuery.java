package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/**
 * Filters of a statement query (Communication 2.1.3); a null filter filters nothing. Voided
 * statements are never in an answer; statements that refer to one that matches are.
 *
 * @param agent actor, object or member of either has this identity
 * @param relatedAgents widens {@code agent} to authority, instructor, team and sub-statement
 * @param verb verb IRI
 * @param activity object activity IRI
 * @param relatedActivities widens {@code activity} to context activities and sub-statement
 * @param registration context registration
 * @param authority only what was stored under this authority
 * @param since only what was stored after this instant
 * @param until only what was stored at or before this instant
 * @param limit most statements on a page; 0 means as many as the server allows
 * @param ascending oldest first
 * @param after paging cursor: the {@code seq} of the last statement seen; 0 is the beginning
 */
public record StatementQuery(
        @Nullable Ifi agent,
        boolean relatedAgents,
        @Nullable String verb,
        @Nullable String activity,
        boolean relatedActivities,
        @Nullable UUID registration,
        @Nullable Authority authority,
        @Nullable Instant since,
        @Nullable Instant until,
        int limit,
        boolean ascending,
        long after) {

    /** Everything, newest first. */
    public static final StatementQuery ALL =
            new StatementQuery(null, false, null, null, false, null, null, null, null, 0, false, 0);

    /**
     * Which filters are used, without their values: {@code agent+verb}, {@code related activity},
     * {@code none}. There are few such texts, so they can name a metric; times, pages and order do
     * not count.
     */
    public String filters() {
        String names =
                Stream.of(
                                agent == null ? "" : relatedAgents ? "related agent" : "agent",
                                verb == null ? "" : "verb",
                                activity == null
                                        ? ""
                                        : relatedActivities ? "related activity" : "activity",
                                registration == null ? "" : "registration",
                                authority == null ? "" : "mine")
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining("+"));
        return names.isEmpty() ? "none" : names;
    }

    /** A copy with this agent filter. */
    public StatementQuery withAgent(Ifi ifi, boolean related) {
        return new StatementQuery(
                ifi,
                related,
                verb,
                activity,
                relatedActivities,
                registration,
                authority,
                since,
                until,
                limit,
                ascending,
                after);
    }

    /** A copy with this verb filter. */
    public StatementQuery withVerb(String iri) {
        return new StatementQuery(
                agent,
                relatedAgents,
                iri,
                activity,
                relatedActivities,
                registration,
                authority,
                since,
                until,
                limit,
                ascending,
                after);
    }

    /** A copy with this activity filter. */
    public StatementQuery withActivity(String iri, boolean related) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                iri,
                related,
                registration,
                authority,
                since,
                until,
                limit,
                ascending,
                after);
    }

    /** A copy with this registration filter. */
    public StatementQuery withRegistration(UUID id) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                id,
                authority,
                since,
                until,
                limit,
                ascending,
                after);
    }

    /** A copy that reads only what was stored under this authority. */
    public StatementQuery withAuthority(Authority only) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                registration,
                only,
                since,
                until,
                limit,
                ascending,
                after);
    }

    /** A copy bounded in stored time; {@code since} exclusive, {@code until} inclusive. */
    public StatementQuery withStored(@Nullable Instant from, @Nullable Instant to) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                registration,
                authority,
                from,
                to,
                limit,
                ascending,
                after);
    }

    /** A copy with this page size, order and cursor. */
    public StatementQuery withPage(int size, boolean oldestFirst, long cursor) {
        return new StatementQuery(
                agent,
                relatedAgents,
                verb,
                activity,
                relatedActivities,
                registration,
                authority,
                since,
                until,
                size,
                oldestFirst,
                cursor);
    }
}
