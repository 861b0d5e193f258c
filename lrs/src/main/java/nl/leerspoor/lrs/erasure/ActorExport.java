package nl.leerspoor.lrs.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.lrs.internal.store.Entries;
import nl.leerspoor.lrs.internal.store.ErasureTable;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.StatementText;
import org.jspecify.annotations.Nullable;

/** One export of what is kept about an agent, in constant memory. */
final class ActorExport {
    private static final int PAGE = 100;

    private final ErasureTable table;
    private final String tenant;
    private final Ifi agent;
    private final ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    private final Set<String> attachments = new LinkedHashSet<>();

    ActorExport(ErasureTable table, String tenant, Ifi agent, Clock clock) {
        this.table = table;
        this.tenant = tenant;
        this.agent = agent;
        manifest.put("format", "leerspoor-actor-export/1");
        manifest.put("tenant", tenant);
        manifest.set("agent", agent.toAgent());
        manifest.put("exported", clock.instant().toString());
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "statements.ndjson", this::statements);
        file(zip, "documents.ndjson", this::documents);
        long data = 0;
        for (String sha2 : attachments) {
            byte @Nullable [] content = table.attachment(tenant, sha2);
            if (content != null) {
                zip.putNextEntry(new ZipEntry("attachments/" + sha2));
                zip.write(content);
                zip.closeEntry();
                data++;
            }
        }
        manifest.put("attachments", data);
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(Json.write(manifest));
        zip.closeEntry();
        zip.finish();
    }

    private interface Lines {
        /** Writes lines; answers how many. */
        long to(OutputStream out) throws IOException;
    }

    /** Number of lines and hash go into the manifest, so that a copy can be checked. */
    private void file(ZipOutputStream zip, String name, Lines lines) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long count = lines.to(new DigestOutputStream(zip, digest));
            manifest.putObject(name)
                    .put("lines", count)
                    .put("sha256", HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        zip.closeEntry();
    }

    private long statements(OutputStream out) throws IOException {
        long after = 0;
        long count = 0;
        List<StatementRow> rows;
        do {
            rows = table.rows(tenant, table.mentions(tenant, agent, after, PAGE));
            for (StatementRow row : rows) {
                String json =
                        StatementText.complete(
                                row.statement(), row.id(), row.stored(), row.authority());
                // A line break in JSON stands between tokens only: a blank means the same there.
                line(out, json.replace('\n', ' ').replace('\r', ' '));
                attachments.addAll(Entries.attachmentHashes(row.statement()));
                after = row.seq();
                count++;
            }
        } while (!rows.isEmpty());
        return count;
    }

    private long documents(OutputStream out) {
        return table.documents(
                tenant,
                agent,
                (place, document) -> {
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    json.put("kind", place.kind());
                    json.put("id", place.id());
                    if (place.activity() != null) {
                        json.put("activity", place.activity());
                    }
                    if (place.registration() != null) {
                        json.put("registration", place.registration().toString());
                    }
                    json.put("contentType", document.contentType());
                    json.put("updated", document.updated().toString());
                    json.put("content", Base64.getEncoder().encodeToString(document.content()));
                    try {
                        line(out, new String(Json.write(json), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void line(OutputStream out, String json) throws IOException {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
