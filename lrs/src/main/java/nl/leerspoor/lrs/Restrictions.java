package nl.leerspoor.lrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Formats;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Violation;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a credential is narrowed to, on top of its scopes (decisions D-9). An empty list, null or
 * zero restricts nothing. docs/access.md says which request is held against which part.
 *
 * @param activities what may be written about: an IRI, or the beginning of IRIs followed by {@code
 *     *}. An activity of another host passes when the statement is grouped under one of these (D-3:
 *     object ids of a cmi5 launch are made by the LMS)
 * @param actors every statement, state document and agent profile must be of one of these
 * @param registration every statement and state document must carry this registration
 * @param ownOnly true: statements of other authorities are not read, whatever the scope
 * @param mayVoid false: a batch with a voiding statement is refused whole, with 403
 * @param requestsPerMinute more are refused with 429, on each node; 0 for no limit, at most 60,000
 * @param expires from this instant on the credential is refused with 401
 */
public record Restrictions(
        List<String> activities,
        List<Ifi> actors,
        @Nullable UUID registration,
        boolean ownOnly,
        boolean mayVoid,
        int requestsPerMinute,
        @Nullable Instant expires) {

    /** Nothing restricted, and voiding allowed. */
    public static final Restrictions NONE =
            new Restrictions(List.of(), List.of(), null, false, true, 0, null);

    /** Nothing restricted but voiding, which is not allowed. */
    public static final Restrictions NO_VOIDING =
            new Restrictions(List.of(), List.of(), null, false, false, 0, null);

    private static final int MOST_PER_MINUTE = 60_000;
    private static final int MOST_ENTRIES = 100;
    private static final String RULE = "docs/access.md";
    private static final Set<String> MEMBERS =
            Set.of(
                    "activities",
                    "actors",
                    "registration",
                    "ownOnly",
                    "mayVoid",
                    "requestsPerMinute",
                    "expires");

    /** Keeps its own copies; refuses a rate out of its range. */
    public Restrictions {
        activities = List.copyOf(activities);
        actors = List.copyOf(actors);
        if (requestsPerMinute < 0 || requestsPerMinute > MOST_PER_MINUTE) {
            throw new IllegalArgumentException(
                    "requestsPerMinute must be within 0 and " + MOST_PER_MINUTE);
        }
        if (activities.stream().anyMatch(pattern -> pattern.equals("*") || pattern.isBlank())) {
            throw new IllegalArgumentException("an activity pattern without an IRI");
        }
    }

    /** A copy bound to activities that match one of {@code patterns}. */
    public Restrictions withActivities(List<String> patterns) {
        return new Restrictions(
                patterns, actors, registration, ownOnly, mayVoid, requestsPerMinute, expires);
    }

    /** A copy bound to an activity and what lies below it: {@code iri} and {@code iri/*}. */
    public Restrictions withActivity(String iri) {
        return withActivities(List.of(iri, iri.endsWith("/") ? iri + "*" : iri + "/*"));
    }

    /** A copy bound to one actor. */
    public Restrictions withActor(Ifi identity) {
        return withActors(List.of(identity));
    }

    /** A copy bound to these actors. */
    public Restrictions withActors(List<Ifi> identities) {
        return new Restrictions(
                activities, identities, registration, ownOnly, mayVoid, requestsPerMinute, expires);
    }

    /** A copy bound to one registration. */
    public Restrictions withRegistration(@Nullable UUID id) {
        return new Restrictions(
                activities, actors, id, ownOnly, mayVoid, requestsPerMinute, expires);
    }

    /** A copy that reads statements of its own authority only. */
    public Restrictions withOwnOnly(boolean only) {
        return new Restrictions(
                activities, actors, registration, only, mayVoid, requestsPerMinute, expires);
    }

    /** A copy that takes this many requests a minute; 0 for no limit. */
    public Restrictions withRequestsPerMinute(int most) {
        return new Restrictions(activities, actors, registration, ownOnly, mayVoid, most, expires);
    }

    /** A copy that is refused from {@code instant} on. */
    public Restrictions withExpires(@Nullable Instant instant) {
        return new Restrictions(
                activities, actors, registration, ownOnly, mayVoid, requestsPerMinute, instant);
    }

    /** True when something of the content is restricted: activities, actors or registration. */
    public boolean narrow() {
        return !activities.isEmpty() || personal();
    }

    /** True when it is bound to people: actors or a registration. */
    boolean personal() {
        return !actors.isEmpty() || registration != null;
    }

    /** True when this activity is one of those allowed; always, when none are named. */
    public boolean allowsActivity(String iri) {
        return activities.isEmpty()
                || activities.stream().anyMatch(pattern -> matches(pattern, iri));
    }

    /**
     * True when the activity is of a host of which others are allowed: a key of one course must not
     * name another course of the same provider, in any place.
     */
    boolean sibling(String iri) {
        String host = host(iri);
        return activities.stream().anyMatch(pattern -> host(pattern).equals(host));
    }

    /** True when this identity is one of those allowed; always, when none are named. */
    public boolean allowsActor(Ifi identity) {
        return actors.isEmpty() || actors.stream().anyMatch(identity::same);
    }

    private static boolean matches(String pattern, String iri) {
        return pattern.endsWith("*")
                ? iri.startsWith(pattern.substring(0, pattern.length() - 1))
                : iri.equals(pattern);
    }

    /** Scheme and host, or what stands for them in an IRI without a host. */
    private static String host(String iri) {
        int from = iri.indexOf("://");
        if (from < 0) {
            return iri.substring(0, Math.max(0, iri.indexOf(':')));
        }
        int end = from + 3;
        while (end < iri.length() && "/?#*".indexOf(iri.charAt(end)) < 0) {
            end++;
        }
        return iri.substring(0, end);
    }

    /** As JSON; what restricts nothing is left out. */
    public ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!activities.isEmpty()) {
            ArrayNode array = node.putArray("activities");
            activities.forEach(array::add);
        }
        if (!actors.isEmpty()) {
            ArrayNode array = node.putArray("actors");
            actors.forEach(actor -> array.add(actor.toAgent()));
        }
        if (registration != null) {
            node.put("registration", registration.toString());
        }
        if (ownOnly) {
            node.put("ownOnly", true);
        }
        node.put("mayVoid", mayVoid);
        if (requestsPerMinute > 0) {
            node.put("requestsPerMinute", requestsPerMinute);
        }
        if (expires != null) {
            node.put("expires", expires.toString());
        }
        return node;
    }

    /**
     * Reads what {@link #toJson()} writes. What is left out restricts nothing, but voiding must be
     * asked for.
     *
     * @param pointer place of {@code node} in the whole, for the violations
     * @throws ProblemException INVALID_INPUT with every violation
     */
    public static Restrictions parse(JsonNode node, String pointer) {
        Reading reading = new Reading(node, pointer);
        Restrictions read =
                new Restrictions(
                        reading.activities(),
                        reading.actors(),
                        reading.registration(),
                        reading.flag("ownOnly"),
                        reading.flag("mayVoid"),
                        reading.rate(),
                        reading.expires());
        if (!reading.violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_INPUT, "invalid restrictions", reading.violations);
        }
        return read;
    }

    /** Collects what is wrong, so that all of it is named at once. */
    private static final class Reading {
        private final JsonNode node;
        private final String pointer;
        private final List<Violation> violations = new ArrayList<>();

        Reading(JsonNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
            if (!node.isObject()) {
                violations.add(new Violation(pointer, RULE, "must be an object"));
            }
            Set<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.removeAll(MEMBERS);
            names.forEach(name -> refuse(name, "unknown restriction"));
        }

        private void refuse(String name, String message) {
            violations.add(new Violation(pointer + "/" + name, RULE, message));
        }

        /** The elements; an empty list would read as "none allowed" and mean "all allowed". */
        private List<JsonNode> list(String name) {
            JsonNode list = node.get(name);
            List<JsonNode> elements = new ArrayList<>();
            if (list == null) {
                return elements;
            }
            list.forEach(elements::add);
            if (!list.isArray() || elements.isEmpty() || elements.size() > MOST_ENTRIES) {
                refuse(name, "must be a list of 1 to " + MOST_ENTRIES);
                return List.of();
            }
            return elements;
        }

        List<String> activities() {
            List<String> patterns = new ArrayList<>();
            for (JsonNode element : list("activities")) {
                String text = element.asText();
                String iri = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
                if (element.isTextual() && Formats.isIri(iri)) {
                    patterns.add(text);
                } else {
                    refuse("activities", "must be IRIs, or beginnings of IRIs followed by *");
                }
            }
            return patterns;
        }

        List<Ifi> actors() {
            List<Ifi> identities = new ArrayList<>();
            for (JsonNode element : list("actors")) {
                try {
                    Actor.parse(element.toString(), pointer + "/actors", XapiVersion.V1_0_3)
                            .identity()
                            .ifPresentOrElse(
                                    identities::add, () -> refuse("actors", "has no identifier"));
                } catch (ProblemException e) {
                    violations.addAll(e.violations());
                }
            }
            return identities;
        }

        @Nullable UUID registration() {
            JsonNode value = node.get("registration");
            if (value == null) {
                return null;
            }
            UUID id = Formats.uuid(value.asText()).orElse(null);
            if (id == null) {
                refuse("registration", "must be a UUID");
            }
            return id;
        }

        boolean flag(String name) {
            JsonNode value = node.get(name);
            if (value != null && !value.isBoolean()) {
                refuse(name, "must be true or false");
            }
            return value != null && value.asBoolean();
        }

        int rate() {
            JsonNode value = node.get("requestsPerMinute");
            if (value == null) {
                return 0;
            }
            if (!value.isInt() || value.asInt() < 1 || value.asInt() > MOST_PER_MINUTE) {
                refuse("requestsPerMinute", "must be a number from 1 to " + MOST_PER_MINUTE);
                return 0;
            }
            return value.asInt();
        }

        @Nullable Instant expires() {
            JsonNode value = node.get("expires");
            if (value == null) {
                return null;
            }
            try {
                return Instant.parse(value.asText());
            } catch (DateTimeException e) {
                refuse("expires", "must be a UTC time such as 2027-01-31T00:00:00Z");
                return null;
            }
        }
    }
}
