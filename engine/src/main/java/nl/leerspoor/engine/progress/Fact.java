package nl.leerspoor.engine.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.engine.profile.Terms;
import nl.leerspoor.engine.profile.Trust;
import org.jspecify.annotations.Nullable;

/**
 * What the fold needs to know of one statement, and no more.
 *
 * @param registration the registration it was recorded under
 * @param verb IRI of the verb
 * @param activity the canonical activity (D-3)
 * @param evidence id, time and trust
 * @param result outcome; its parts are null when the statement has none
 * @param note the few extensions that count
 */
record Fact(
        UUID registration,
        String verb,
        String activity,
        Evidence evidence,
        Result result,
        Note note) {

    /** D-15: a clock this far ahead of the store is not believed. */
    static final Duration BELIEVABLE_AHEAD = Duration.ofMinutes(5);

    /** D-15: the order of the fold; arrival plays no part in it. */
    static final Comparator<Fact> ORDER =
            Comparator.comparing((Fact fact) -> fact.evidence.at())
                    .thenComparing(fact -> fact.evidence.statement().toString());

    /** Outcome of a statement. */
    record Result(
            @Nullable Boolean success,
            @Nullable Double scaled,
            @Nullable Double raw,
            @Nullable Double max) {}

    /** Extensions and references that count, null when absent. */
    record Note(
            @Nullable Integer attempt,
            @Nullable String form,
            @Nullable UUID hostRegistration,
            @Nullable UUID refersTo) {}

    /**
     * Reads a statement.
     *
     * @param statement its JSON, as received
     * @param id its id
     * @param timestamp its time, which is the time of storing when the sender gave none
     * @param stored when it was stored
     * @param authority name of the authority's account
     * @param courses IRIs of the courses this installation knows
     * @return empty for statements that cannot count: no registration, or about nothing of ours
     */
    static Optional<Fact> of(
            JsonNode statement,
            UUID id,
            Instant timestamp,
            Instant stored,
            String authority,
            Collection<String> courses) {
        JsonNode context = statement.path("context");
        Optional<UUID> registration = uuid(context.path("registration"));
        Optional<String> activity = canonicalActivity(statement, courses);
        if (registration.isEmpty() || activity.isEmpty()) {
            return Optional.empty();
        }
        boolean doubted = timestamp.isAfter(stored.plus(BELIEVABLE_AHEAD));
        JsonNode extensions = context.path("extensions");
        JsonNode score = statement.path("result").path("score");
        JsonNode success = statement.path("result").path("success");
        return Optional.of(
                new Fact(
                        registration.get(),
                        statement.path("verb").path("id").asText(),
                        activity.get(),
                        new Evidence(
                                id,
                                doubted ? stored : timestamp,
                                Trust.of(authority, extensions.path(Terms.IDENTITY).textValue()),
                                doubted),
                        new Result(
                                success.isBoolean() ? success.booleanValue() : null,
                                number(score.path("scaled")),
                                number(score.path("raw")),
                                number(score.path("max"))),
                        new Note(
                                extensions.path(Terms.ATTEMPT).isInt()
                                        ? extensions.path(Terms.ATTEMPT).intValue()
                                        : null,
                                extensions.path(Terms.FORM).textValue(),
                                uuid(extensions.path(Terms.HOST_REGISTRATION)).orElse(null),
                                uuid(context.path("statement").path("id")).orElse(null))));
    }

    /**
     * D-3: the object when it is ours, else our most specific IRI in grouping, which is how a
     * cmi5-defined statement names what the LMS gave another id.
     */
    private static Optional<String> canonicalActivity(
            JsonNode statement, Collection<String> courses) {
        String object = statement.path("object").path("id").asText();
        if (ours(object, courses)) {
            return Optional.of(object);
        }
        String best = "";
        for (JsonNode group :
                statement.path("context").path("contextActivities").path("grouping")) {
            String candidate = group.path("id").asText();
            if (ours(candidate, courses) && candidate.length() > best.length()) {
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static boolean ours(String activity, Collection<String> courses) {
        return courses.stream()
                .anyMatch(course -> activity.equals(course) || activity.startsWith(course + "/"));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }

    private static Optional<UUID> uuid(JsonNode node) {
        if (!node.isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(node.textValue()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
