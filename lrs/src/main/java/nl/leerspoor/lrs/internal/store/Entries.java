package nl.leerspoor.lrs.internal.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.Statement;

/** How a ledger entry is made (decisions D-11): format 1. */
public final class Entries {
    private static final String FORMAT = "leerspoor-ledger/1";
    private static final String RUN_FORMAT = "leerspoor-run/1";

    private Entries() {}

    /** SHA-256 of salt and exact text: nobody can guess the text from it once the salt is gone. */
    public static byte[] contentHash(byte[] salt, byte[] text) {
        return Digests.sha256(salt, text);
    }

    /** The part of an entry that stays when the authority, a name perhaps, is erased. */
    public static byte[] authorityHash(String authority) {
        return Digests.sha256(authority.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the canonical header of a statement stored under this authority. */
    public static byte[] entryHash(
            String tenant,
            long seq,
            UUID id,
            Instant stored,
            String version,
            String authority,
            List<String> attachmentHashes,
            byte[] contentHash) {
        return entryHash(
                tenant,
                seq,
                id,
                stored,
                version,
                authorityHash(authority),
                attachmentHashes,
                contentHash);
    }

    /** SHA-256 of the canonical header: one line each, in this order, each line ended by a LF. */
    public static byte[] entryHash(
            String tenant,
            long seq,
            UUID id,
            Instant stored,
            String version,
            byte[] authorityHash,
            List<String> attachmentHashes,
            byte[] contentHash) {
        HexFormat hex = HexFormat.of();
        String header =
                String.join(
                        "\n",
                        FORMAT,
                        tenant,
                        Long.toString(seq),
                        id.toString(),
                        stored.toString(),
                        version,
                        hex.formatHex(authorityHash),
                        String.join(",", attachmentHashes),
                        hex.formatHex(contentHash),
                        "");
        return Digests.sha256(header.getBytes(StandardCharsets.UTF_8));
    }

    /** The entry of a part of a run, made as that of a statement is. */
    public static byte[] runHash(String tenant, long seq, UUID run, Instant stored, byte[] text) {
        String header =
                String.join(
                        "\n",
                        RUN_FORMAT,
                        tenant,
                        Long.toString(seq),
                        run.toString(),
                        stored.toString(),
                        HexFormat.of().formatHex(Digests.sha256(text)),
                        "");
        return Digests.sha256(header.getBytes(StandardCharsets.UTF_8));
    }

    /** The hashes of a statement's attachments, in their order, lower case. */
    public static List<String> attachmentHashes(Statement statement) {
        return statement.attachments().stream()
                .map(Attachment::sha2)
                .map(h -> h.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableList());
    }
}
