package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import nl.leerspoor.lrs.internal.store.LedgerHeadRow;
import nl.leerspoor.lrs.internal.store.MerkleFrontier;
import nl.leerspoor.lrs.internal.store.Piece;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.internal.store.TransferTable;

/** Writes everything a tenant has, a page at a time; appends may go on meanwhile. */
public final class Export {
    private static final int PAGE = 500;
    private static final int PAGE_BYTES = 1024 * 1024;

    private final TransferTable table;
    private final String tenant;
    private final boolean withCredentials;

    /** For {@code Lrs.export(tenant)}. */
    public Export(TransferTable table, String tenant) {
        this(table, tenant, false);
    }

    private Export(TransferTable table, String tenant, boolean withCredentials) {
        this.table = table;
        this.tenant = tenant;
        this.withCredentials = withCredentials;
    }

    /**
     * The same with credentials: keys, scopes, restrictions and hashes of secrets. Whoever has the
     * file can try guesses against the hash of a secret that a person chose.
     */
    public Export withCredentials() {
        return new Export(table, tenant, true);
    }

    /**
     * Writes all of it: the log as far as it goes now, and what is there beside it.
     *
     * @param progress told how many statements are written, now and then
     */
    public Counts write(OutputStream out, LongConsumer progress) throws IOException {
        ExportFile.Writer file = new ExportFile.Writer(out);
        LedgerHeadRow head = table.head(tenant);
        long size = head == null ? 0 : head.seq();
        ObjectNode header = line("header").put("format", ExportFile.FORMAT).put("tenant", tenant);
        header.put("size", size)
                .put(
                        "root",
                        HexFormat.of()
                                .formatHex(
                                        head == null
                                                ? MerkleFrontier.empty().root()
                                                : head.root()));
        file.write(header);
        long attachments = attachments(file);
        long activities = activities(file);
        long statements = statements(file, size, progress);
        long documents = documents(file);
        long credentials = withCredentials ? credentials(file) : 0;
        file.write(
                line("trailer")
                        .put("statements", statements)
                        .put("attachments", attachments)
                        .put("activities", activities)
                        .put("documents", documents)
                        .put("credentials", credentials));
        out.flush();
        return new Counts(statements, attachments, activities, documents, credentials, 0, 0, 0, 0);
    }

    static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private long statements(ExportFile.Writer file, long size, LongConsumer progress)
            throws IOException {
        long written = 0;
        long seq = 0;
        while (seq < size) {
            for (long end : table.pages(tenant, seq, size, PAGE, PAGE_BYTES)) {
                written += page(file, seq, end);
                seq = end;
                progress.accept(written);
            }
        }
        return written;
    }

    private int page(ExportFile.Writer file, long after, long end) throws IOException {
        List<StatementRow> rows = table.statements(tenant, after, end);
        SortedMap<Long, String> runs = table.runs(tenant, after, end);
        Set<Long> replaced = table.replaced(tenant, after, end);
        for (StatementRow row : rows) {
            runs(file, runs.headMap(row.seq()));
            ObjectNode line = row.toExport(line("statement"));
            if (replaced.contains(row.seq())) {
                line.put("replaced", true);
            }
            file.write(line);
        }
        runs(file, runs);
        return rows.size();
    }

    /** Writes these entries of erasure, and forgets them. */
    private static void runs(ExportFile.Writer file, SortedMap<Long, String> runs)
            throws IOException {
        for (Map.Entry<Long, String> run : runs.entrySet()) {
            file.write(line("run").put("seq", run.getKey()).put("entryHash", run.getValue()));
        }
        runs.clear();
    }

    private long attachments(ExportFile.Writer file) throws IOException {
        AtomicLong written = new AtomicLong();
        table.attachments(
                tenant,
                (sha2, part, last) ->
                        part(file, line("attachment").put("sha2", sha2), part, last, written));
        return written.get();
    }

    private long activities(ExportFile.Writer file) throws IOException {
        AtomicLong written = new AtomicLong();
        ByteArrayOutputStream definition = new ByteArrayOutputStream();
        table.activities(
                tenant,
                (iri, part, last) -> {
                    definition.write(part);
                    if (last) {
                        file.write(
                                line("activity")
                                        .put("iri", iri)
                                        .put("definition", definition.toByteArray()));
                        definition.reset();
                        written.incrementAndGet();
                    }
                });
        return written.get();
    }

    private long documents(ExportFile.Writer file) throws IOException {
        AtomicLong written = new AtomicLong();
        table.documents(
                tenant,
                (place, part, last) ->
                        part(file, place.toExport(line("document")), part, last, written));
        return written.get();
    }

    private long credentials(ExportFile.Writer file) throws IOException {
        long written = 0;
        for (Piece.Credential credential : table.credentials(tenant)) {
            file.write(credential.toExport(line("credential")));
            written++;
        }
        return written;
    }

    /** The same line once for each part; the last one says so. */
    private static void part(
            ExportFile.Writer file, ObjectNode line, byte[] part, boolean last, AtomicLong written)
            throws IOException {
        file.write(line.put("data", part).put("last", last));
        if (last) {
            written.incrementAndGet();
        }
    }
}
