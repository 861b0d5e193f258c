package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A valid statement (Data 2.4). It keeps the exact text it came in; every accessor is a view of
 * that text, made when asked for. Safe for use by several threads.
 */
public final class Statement {
    private final byte[] text;
    private final XapiVersion version;
    private final @Nullable UUID assigned;
    private volatile @Nullable JsonNode tree;

    Statement(byte[] text, XapiVersion version, @Nullable JsonNode tree) {
        this(text, version, null, tree);
    }

    private Statement(
            byte[] text, XapiVersion version, @Nullable UUID assigned, @Nullable JsonNode tree) {
        this.text = text;
        this.version = version;
        this.assigned = assigned;
        this.tree = tree;
    }

    /** A statement whose text was checked before, for example when it was stored. */
    public static Statement trusted(byte[] text, XapiVersion version) {
        return new Statement(text, version, null);
    }

    /** The exact text as received, UTF-8. The array is the statement's own: do not change it. */
    public byte[] text() {
        return text;
    }

    /** The version of the request it came in. */
    public XapiVersion requestVersion() {
        return version;
    }

    /** The text as a tree: do not change it. */
    public JsonNode json() {
        JsonNode known = tree;
        if (known == null) {
            known = Json.trusted(text);
            tree = known;
        }
        return known;
    }

    /**
     * The same text with an id that came beside it, as with PUT (Communication 2.1.1).
     *
     * @throws ProblemException INVALID_INPUT when the text has another id
     */
    public Statement withId(UUID id) {
        if (id().isPresent() && !id().get().equals(id)) {
            throw ProblemException.invalid(
                    "/id", "Communication 2.1.1", "must be the id in the parameter statementId");
        }
        return new Statement(text, version, id, tree);
    }

    /** The id the sender gave; empty when the store is to give one. */
    public Optional<UUID> id() {
        return assigned == null ? property("id").map(UUID::fromString) : Optional.of(assigned);
    }

    /** Who. */
    public Actor actor() {
        return Actor.of(json().path("actor"));
    }

    /** Did. */
    public Verb verb() {
        return Verb.of(json().path("verb"));
    }

    /** What. */
    public StatementObject object() {
        return StatementObject.of(json().path("object"));
    }

    /** The outcome. */
    public Optional<Result> result() {
        return Optional.ofNullable(json().get("result")).map(Result::of);
    }

    /** The context. */
    public Optional<Context> context() {
        return Optional.ofNullable(json().get("context")).map(Context::of);
    }

    /** The registration in the context. */
    public Optional<UUID> registration() {
        JsonNode registration = json().path("context").get("registration");
        return Optional.ofNullable(registration).map(n -> UUID.fromString(n.asText()));
    }

    /** When it happened, as the sender says; empty when the store's time counts. */
    public Optional<Timestamp> timestamp() {
        return property("timestamp").flatMap(t -> Timestamp.find(t, version));
    }

    /** The version property the sender gave (Data 2.4.10). */
    public Optional<String> version() {
        return property("version");
    }

    /** The attachment headers, sub-statement's last (Data 2.4.11). */
    public List<Attachment> attachments() {
        JsonNode own = json().path("attachments");
        JsonNode inner = json().path("object").path("attachments");
        return Stream.concat(
                        Views.list(own, Attachment::of).stream(),
                        Views.list(inner, Attachment::of).stream())
                .toList();
    }

    /** True when this statement voids another (Data 2.3.2). */
    public boolean voids() {
        return Verb.VOIDED.equals(json().path("verb").path("id").asText());
    }

    /** The statement this one points to with its object; empty for any other object. */
    public Optional<UUID> target() {
        JsonNode object = json().path("object");
        return "StatementRef".equals(object.path("objectType").asText())
                ? Optional.of(UUID.fromString(object.path("id").asText()))
                : Optional.empty();
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(json().get(name)).map(JsonNode::asText);
    }

    /** The exact text. */
    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
