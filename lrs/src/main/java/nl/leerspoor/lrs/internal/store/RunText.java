package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Json;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a run says of itself in the ledger, for ever: so it names no person it was
 * about.
 *
 * @param kind what kind of run, for example {@code retention}
 * @param part number of the part, from 1
 * @param last true for the part that ends the run
 * @param by who ran it
 * @param reason why
 * @param filter what was looked for, without identities
 * @param erased statements whose content is gone
 * @param replaced statements whose content was replaced
 * @param documents number of documents removed
 * @param attachments hex hashes of attachment data removed
 */
public record RunText(
        String kind,
        int part,
        boolean last,
        String by,
        String reason,
        Map<String, String> filter,
        List<Erased> erased,
        List<Replaced> replaced,
        int documents,
        List<String> attachments) {

    /** Keeps its own copies. */
    public RunText {
        filter = new TreeMap<>(filter);
        erased = List.copyOf(erased);
        replaced = List.copyOf(replaced);
        attachments = List.copyOf(attachments);
    }

    /**
     * A statement without content; what it voids or refers to stays in force.
     *
     * @param seq its place
     * @param voids true when it is a voiding statement
     * @param target what it refers to
     */
    public record Erased(long seq, boolean voids, @Nullable UUID target) {}

    /**
     * A statement with other content.
     *
     * @param seq its place
     * @param contentHash hex SHA-256 of its new salt and text
     * @param authorityHash hex SHA-256 of its authority as it is now
     */
    public record Replaced(long seq, String contentHash, String authorityHash) {}

    static Replaced replaced(long seq, byte[] contentHash, byte[] authorityHash) {
        HexFormat hex = HexFormat.of();
        return new Replaced(seq, hex.formatHex(contentHash), hex.formatHex(authorityHash));
    }

    /** As JSON. */
    public byte[] bytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind);
        json.put("part", part);
        json.put("last", last);
        json.put("by", by);
        json.put("reason", reason);
        filter.forEach(json.putObject("filter")::put);
        ArrayNode gone = json.putArray("erased");
        for (Erased item : erased) {
            ObjectNode node = gone.addObject().put("seq", item.seq()).put("voids", item.voids());
            if (item.target() != null) {
                node.put("target", item.target().toString());
            }
        }
        ArrayNode other = json.putArray("replaced");
        for (Replaced item : replaced) {
            other.addObject()
                    .put("seq", item.seq())
                    .put("contentHash", item.contentHash())
                    .put("authorityHash", item.authorityHash());
        }
        json.put("documents", documents);
        attachments.forEach(json.putArray("attachments")::add);
        return Json.write(json);
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static RunText parse(byte[] text) {
        try {
            JsonNode json = Json.trusted(text);
            Map<String, String> filter = new TreeMap<>();
            json.path("filter")
                    .properties()
                    .forEach(e -> filter.put(e.getKey(), e.getValue().asText()));
            List<Erased> erased = new ArrayList<>();
            for (JsonNode item : json.path("erased")) {
                JsonNode target = item.get("target");
                erased.add(
                        new Erased(
                                item.path("seq").asLong(),
                                item.path("voids").asBoolean(),
                                target == null ? null : UUID.fromString(target.asText())));
            }
            List<Replaced> replaced = new ArrayList<>();
            for (JsonNode item : json.path("replaced")) {
                replaced.add(
                        new Replaced(
                                item.path("seq").asLong(),
                                item.path("contentHash").asText(),
                                item.path("authorityHash").asText()));
            }
            List<String> attachments = new ArrayList<>();
            json.path("attachments").forEach(item -> attachments.add(item.asText()));
            return new RunText(
                    json.path("kind").asText(),
                    json.path("part").asInt(),
                    json.path("last").asBoolean(),
                    json.path("by").asText(),
                    json.path("reason").asText(),
                    filter,
                    erased,
                    replaced,
                    json.path("documents").asInt(),
                    attachments);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("not the text of a run", e);
        }
    }

    /** What it says of this statement's erasure; null when it says nothing. */
    public @Nullable Erased erased(long seq) {
        return erased.stream().filter(item -> item.seq() == seq).findFirst().orElse(null);
    }

    /** What it says of this statement's new content; null when it says nothing. */
    public @Nullable Replaced replaced(long seq) {
        return replaced.stream().filter(item -> item.seq() == seq).findFirst().orElse(null);
    }
}
