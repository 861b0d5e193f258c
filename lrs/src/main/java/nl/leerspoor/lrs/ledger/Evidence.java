package nl.leerspoor.lrs.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.internal.store.Entries;
import nl.leerspoor.lrs.internal.store.LedgerChangeRow;
import nl.leerspoor.lrs.internal.store.LedgerRunRow;
import nl.leerspoor.lrs.internal.store.RunText;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * One statement with everything that shows it is in the log: an evidence bundle. docs/ledger.md
 * tells how to verify one with no code of ours.
 *
 * @param header what the entry is made of
 * @param content the text with its salt, as received or as a run replaced it; null once erased
 * @param change the run that erased or replaced the content; null when it is as received
 * @param path hex audit path to the checkpoint's root (RFC 6962, 2.1.1)
 * @param checkpoint the log it is in
 * @param key the key that signed the checkpoint, as its store has it: trust only one from elsewhere
 */
public record Evidence(
        Header header,
        @Nullable Content content,
        @Nullable Change change,
        List<String> path,
        Checkpoint checkpoint,
        VerifierKey key) {
    private static final String FORMAT = "leerspoor-evidence/1";

    /** Keeps its own copy. */
    public Evidence {
        path = List.copyOf(path);
    }

    /**
     * The canonical header of an entry (decisions D-11).
     *
     * @param tenant whose log
     * @param seq place in it, from 1
     * @param id the statement's id
     * @param stored when it was stored
     * @param version of the request it came in
     * @param authorityHash hex SHA-256 of the authority in JSON
     * @param attachments hex hashes of its attachments
     * @param contentHash hex SHA-256 of salt and text
     */
    public record Header(
            String tenant,
            long seq,
            UUID id,
            Instant stored,
            String version,
            String authorityHash,
            List<String> attachments,
            String contentHash) {
        /** Keeps its own copy. */
        public Header {
            attachments = List.copyOf(attachments);
        }

        byte[] entry() {
            HexFormat hex = HexFormat.of();
            return Entries.entryHash(
                    tenant,
                    seq,
                    id,
                    stored,
                    version,
                    hex.parseHex(authorityHash),
                    attachments,
                    hex.parseHex(contentHash));
        }
    }

    /**
     * What the content hash is made of.
     *
     * @param salt 32 random bytes
     * @param text the statement
     * @param authority the agent it was stored under, JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // as large as a statement: not copied
    public record Content(byte[] salt, byte[] text, String authority) {}

    /**
     * The entry of the run that erased or replaced the content (decisions D-12).
     *
     * @param seq its place in the log
     * @param run the run it is a part of
     * @param stored when it was done
     * @param text who, why and what it touched, JSON
     * @param path hex audit path to the checkpoint's root
     */
    @SuppressWarnings("ArrayRecordComponent") // not changed by us
    public record Change(long seq, UUID run, Instant stored, byte[] text, List<String> path) {
        /** Keeps its own copy of the path. */
        public Change {
            path = List.copyOf(path);
        }

        static Change of(LedgerRunRow row, List<String> path) {
            return new Change(row.seq(), row.run(), row.stored(), row.text(), path);
        }
    }

    static Evidence of(
            StatementRow row,
            @Nullable LedgerChangeRow changed,
            @Nullable Change change,
            List<String> path,
            Checkpoint checkpoint,
            VerifierKey key) {
        HexFormat hex = HexFormat.of();
        byte @Nullable [] salt = row.salt();
        Header header =
                new Header(
                        row.tenant(),
                        row.seq(),
                        row.id(),
                        row.stored(),
                        row.requestVersion().text(),
                        hex.formatHex(
                                changed == null
                                        ? Entries.authorityHash(row.authority())
                                        : changed.authorityHash()),
                        changed == null
                                ? Entries.attachmentHashes(row.statement())
                                : changed.attachments(),
                        hex.formatHex(row.contentHash()));
        Content content =
                salt == null ? null : new Content(salt, row.statement().text(), row.authority());
        return new Evidence(header, content, change, path, checkpoint, key);
    }

    /**
     * Verifies the bundle by itself: no store is asked.
     *
     * @param trusted the key the reader has from elsewhere
     * @return what is wrong, each a sentence; empty when the statement was in the log the
     *     checkpoint is of
     */
    public List<String> verify(VerifierKey trusted) {
        List<String> findings = new ArrayList<>();
        if (!checkpoint.verifies(trusted)) {
            findings.add("the checkpoint is not signed by the key that is trusted");
        }
        if (!checkpoint.of(header.tenant())) {
            findings.add("the checkpoint is of another tenant's log");
        }
        boolean included = included(header.entry(), header.seq(), path);
        if (!included) {
            findings.add("the entry is not in the log of the checkpoint");
        } else if (change != null) {
            changed(change, findings);
        } else if (content == null) {
            findings.add("the content is missing and no ledger entry says it was erased");
        } else {
            content(content, header.contentHash(), header.authorityHash(), findings);
        }
        return findings;
    }

    private boolean included(byte[] entry, long seq, List<String> hashes) {
        return MerkleProofs.root(
                        entry,
                        seq - 1,
                        checkpoint.size(),
                        hashes.stream().map(HexFormat.of()::parseHex).toList())
                .filter(root -> Arrays.equals(root, checkpoint.rootBytes()))
                .isPresent();
    }

    private void changed(Change run, List<String> findings) {
        byte[] entry =
                Entries.runHash(header.tenant(), run.seq(), run.run(), run.stored(), run.text());
        if (!included(entry, run.seq(), run.path())) {
            findings.add("the run that changed the content is not in the log of the checkpoint");
            return;
        }
        RunText text = RunText.parse(run.text());
        RunText.Replaced replaced = text.replaced(header.seq());
        if (content == null && text.erased(header.seq()) == null) {
            findings.add("the content is missing and no ledger entry says it was erased");
        } else if (content != null && replaced == null) {
            findings.add("the content was replaced and no ledger entry says so");
        } else if (content != null && replaced != null) {
            content(content, replaced.contentHash(), replaced.authorityHash(), findings);
        }
    }

    private void content(
            Content kept, String contentHash, String authorityHash, List<String> findings) {
        HexFormat hex = HexFormat.of();
        byte[] hash = Entries.contentHash(kept.salt(), kept.text());
        if (!hex.formatHex(hash).equals(contentHash)) {
            findings.add("the text is not the one that was stored");
            return;
        }
        if (!hex.formatHex(Entries.authorityHash(kept.authority())).equals(authorityHash)) {
            findings.add("the authority is not the one it was stored under");
        }
        Statement statement =
                Statement.trusted(
                        kept.text(), XapiVersion.find(header.version()).orElse(XapiVersion.V1_0_3));
        if (!Entries.attachmentHashes(statement).equals(header.attachments())) {
            findings.add("the attachments are not those of the text");
        }
        if (statement.id().filter(id -> !id.equals(header.id())).isPresent()) {
            findings.add("the id is not the text's");
        }
    }

    /** The bundle as a file; binary parts in base64. */
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("tenant", header.tenant());
        json.put("seq", header.seq());
        json.put("id", header.id().toString());
        json.put("stored", header.stored().toString());
        json.put("version", header.version());
        json.put("authorityHash", header.authorityHash());
        header.attachments().forEach(json.putArray("attachments")::add);
        json.put("contentHash", header.contentHash());
        if (content != null) {
            json.put("authority", content.authority());
            json.put("salt", Base64.getEncoder().encodeToString(content.salt()));
            json.put("text", Base64.getEncoder().encodeToString(content.text()));
        }
        path.forEach(json.putArray("path")::add);
        if (change != null) {
            ObjectNode run = json.putObject("change");
            run.put("seq", change.seq());
            run.put("run", change.run().toString());
            run.put("stored", change.stored().toString());
            run.put("text", Base64.getEncoder().encodeToString(change.text()));
            change.path().forEach(run.putArray("path")::add);
        }
        json.put("checkpoint", checkpoint.note());
        json.put("verifierKey", key.toString());
        return Json.write(json);
    }

    /**
     * Reads a bundle.
     *
     * @throws ProblemException INVALID_INPUT when it is none
     */
    public static Evidence parse(byte[] text) {
        JsonNode json = Json.parse(text, "");
        try {
            if (!FORMAT.equals(json.path("format").asText())) {
                throw new IllegalArgumentException("format");
            }
            Header header =
                    new Header(
                            required(json, "tenant"),
                            json.path("seq").asLong(),
                            UUID.fromString(required(json, "id")),
                            Instant.parse(required(json, "stored")),
                            required(json, "version"),
                            hex(required(json, "authorityHash")),
                            list(json, "attachments"),
                            hex(required(json, "contentHash")));
            Content content =
                    json.has("text")
                            ? new Content(
                                    Base64.getDecoder().decode(required(json, "salt")),
                                    Base64.getDecoder().decode(required(json, "text")),
                                    required(json, "authority"))
                            : null;
            List<String> path = list(json, "path");
            path.forEach(Evidence::hex);
            JsonNode run = json.get("change");
            return new Evidence(
                    header,
                    content,
                    run == null ? null : change(run),
                    path,
                    Checkpoint.parse(required(json, "checkpoint")),
                    VerifierKey.parse(required(json, "verifierKey")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProblemException.invalid("", FORMAT, "not an evidence bundle: " + e.getMessage());
        }
    }

    private static Change change(JsonNode run) {
        byte[] text = Base64.getDecoder().decode(required(run, "text"));
        RunText.parse(text);
        List<String> path = list(run, "path");
        path.forEach(Evidence::hex);
        return new Change(
                run.path("seq").asLong(),
                UUID.fromString(required(run, "run")),
                Instant.parse(required(run, "stored")),
                text,
                path);
    }

    private static String required(JsonNode json, String name) {
        if (!json.path(name).isTextual()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return json.path(name).asText();
    }

    private static List<String> list(JsonNode json, String name) {
        List<String> list = new ArrayList<>();
        json.path(name).forEach(item -> list.add(item.asText()));
        return list;
    }

    private static String hex(String digits) {
        if (HexFormat.of().parseHex(digits).length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
        return digits;
    }
}
