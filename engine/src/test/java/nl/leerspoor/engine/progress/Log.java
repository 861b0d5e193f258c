package nl.leerspoor.engine.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.profile.EngineStatements;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import nl.leerspoor.engine.profile.Trust;

/** A log of real statements for the tests of the fold; minutes count from a fixed start. */
final class Log {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    static final UUID REGISTRATION = UUID.fromString("6f1fbb2e-4a0c-4a0e-9e1a-0d7a54b1a001");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Fact> facts = new ArrayList<>();
    private final EngineStatements engine = new EngineStatements(SmallCourse.course());
    private final Subject subject;

    Log() {
        this(Identity.SIGNED_IN);
    }

    Log(Identity identity) {
        subject =
                new Subject(REGISTRATION, "https://leren.example/actor/default", "4f2a", identity);
    }

    static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** What the player sends when a unit or module is complete. */
    UUID completed(int minute, String activity, String score) {
        UUID id = UUID.randomUUID();
        String result =
                score.isEmpty()
                        ? "{\"completion\":true}"
                        : "{\"completion\":true,\"score\":{\"scaled\":" + score + "}}";
        add(
                """
                {"id":"%s","verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
                 "object":{"id":"%s"},"result":%s,"context":{"registration":"%s"}}
                """
                        .formatted(id, activity, result, REGISTRATION),
                id,
                minute(minute),
                Trust.PACKAGE_PREFIX + "academie");
        return id;
    }

    UUID examResult(int minute, int raw, int attempt) {
        UUID id = UUID.randomUUID();
        String text =
                engine.examResult(
                        id,
                        subject,
                        SmallCourse.exam(),
                        raw,
                        attempt,
                        "A",
                        Duration.ofMinutes(40),
                        minute(minute));
        add(text, id, minute(minute), Trust.ENGINE);
        return id;
    }

    UUID submitted(int minute, String part) {
        UUID id = UUID.randomUUID();
        String text =
                engine.workbookSubmitted(
                        id,
                        subject,
                        SmallCourse.MODULE_ONE,
                        unit(part),
                        812,
                        "ab".repeat(32),
                        "workbook/1",
                        minute(minute));
        add(text, id, minute(minute), Trust.ENGINE);
        return id;
    }

    UUID assessed(int minute, String part, UUID submission, boolean sufficient) {
        UUID id = UUID.randomUUID();
        String text =
                engine.workbookAssessed(
                        id,
                        subject,
                        SmallCourse.MODULE_ONE,
                        unit(part),
                        submission,
                        sufficient,
                        "beoordelaar-1",
                        "1.0.0",
                        minute(minute));
        add(text, id, minute(minute), Trust.ENGINE);
        return id;
    }

    UUID bound(int minute, UUID hostRegistration) {
        UUID id = UUID.randomUUID();
        String text =
                engine.bound(
                        id,
                        subject,
                        hostRegistration,
                        SmallCourse.IRI + "/host",
                        "c0ffee",
                        minute(minute));
        add(text, id, minute(minute), Trust.ENGINE);
        return id;
    }

    /** Any text under any authority, stored at the time it names. */
    void add(String statement, UUID id, Instant at, String authority) {
        Fact.of(tree(statement), id, at, at, authority, List.of(SmallCourse.IRI))
                .ifPresent(facts::add);
    }

    /** The same text again, but recorded by someone who is not the engine. */
    void forgedExamResult(int minute, int raw) {
        UUID id = UUID.randomUUID();
        add(
                engine.examResult(
                        id,
                        subject,
                        SmallCourse.exam(),
                        raw,
                        1,
                        "A",
                        Duration.ofMinutes(1),
                        minute(minute)),
                id,
                minute(minute),
                Trust.PACKAGE_PREFIX + "academie");
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Progress fold() {
        return facts.stream()
                .sorted(Fact.ORDER)
                .reduce(Progress.NONE, Progress::apply, (left, right) -> right);
    }

    static JsonNode tree(String statement) {
        try {
            return JSON.readTree(statement);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static Unit unit(String iri) {
        return SmallCourse.course().units().filter(u -> u.iri().equals(iri)).findFirst().get();
    }
}
