package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongConsumer;
import nl.leerspoor.lrs.internal.store.DocumentRow;
import nl.leerspoor.lrs.internal.store.LedgerHeadRow;
import nl.leerspoor.lrs.internal.store.MerkleFrontier;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.internal.store.TransferTable;
import org.jspecify.annotations.Nullable;

/** Writes everything a tenant has, a page at a time; appends may go on meanwhile. */
public final class Export {
    private static final int PAGE = 500;
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private final TransferTable table;
    private final String tenant;

    /** For {@code Lrs.export(tenant)}. */
    public Export(TransferTable table, String tenant) {
        this.table = table;
        this.tenant = tenant;
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
        file.write(
                line("trailer")
                        .put("statements", statements)
                        .put("attachments", attachments)
                        .put("activities", activities)
                        .put("documents", documents));
        out.flush();
        return new Counts(statements, attachments, activities, documents, 0, 0);
    }

    static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private long statements(ExportFile.Writer file, long size, LongConsumer progress)
            throws IOException {
        long written = 0;
        long seq = 0;
        int limit = 50;
        while (seq < size) {
            List<StatementRow> page = table.statements(tenant, seq, size, limit);
            long end = page.size() < limit ? size : page.get(page.size() - 1).seq();
            SortedMap<Long, String> runs = table.runs(tenant, seq, end);
            Set<Long> replaced = table.replaced(tenant, seq, end);
            long bytes = 1;
            for (StatementRow row : page) {
                runs(file, runs.headMap(row.seq()));
                ObjectNode line = row.toExport(line("statement"));
                if (replaced.contains(row.seq())) {
                    line.put("replaced", true);
                }
                file.write(line);
                bytes += row.size();
                written++;
            }
            runs(file, runs);
            seq = end;
            // Few large ones or many small ones: a page has about the same size.
            limit = (int) Math.max(1, Math.min(PAGE, PAGE_BYTES * (long) page.size() / bytes));
            progress.accept(written);
        }
        return written;
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
        long written = 0;
        String last = "";
        for (TransferTable.@Nullable Named next = table.attachment(tenant, last);
                next != null;
                next = table.attachment(tenant, last)) {
            last = next.name();
            parts(file, line("attachment").put("sha2", last), next.content());
            written++;
        }
        return written;
    }

    private long activities(ExportFile.Writer file) throws IOException {
        long written = 0;
        for (TransferTable.@Nullable Named next = table.activity(tenant, null);
                next != null;
                next = table.activity(tenant, next.name())) {
            file.write(line("activity").put("iri", next.name()).put("definition", next.content()));
            written++;
        }
        return written;
    }

    private long documents(ExportFile.Writer file) throws IOException {
        long written = 0;
        for (@Nullable DocumentRow next = table.document(tenant, null);
                next != null;
                next = table.document(tenant, next.key())) {
            ObjectNode line = next.toExport(line("document"));
            parts(file, line, next.content());
            written++;
        }
        return written;
    }

    /** The same line once for each part; the last one says so. */
    private static void parts(ExportFile.Writer file, ObjectNode line, byte[] content)
            throws IOException {
        int at = 0;
        do {
            int end = Math.min(content.length, at + ExportFile.PART);
            line.put("data", Arrays.copyOfRange(content, at, end));
            line.put("last", end == content.length);
            file.write(line);
            at = end;
        } while (at < content.length);
    }
}
