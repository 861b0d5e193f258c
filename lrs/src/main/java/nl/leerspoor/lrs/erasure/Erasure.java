package nl.leerspoor.lrs.erasure;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.internal.store.ErasureTable;
import nl.leerspoor.lrs.internal.store.ErasureTransaction;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/**
 * Export, pseudonymisation, erasure and retention (decisions D-12). Runs go in parts of {@value
 * #PART} statements: each part is one transaction with its own entry in the ledger, so nothing is
 * ever half done without a trace, and a run that was broken off is finished by running it again.
 * Safe for use by several threads.
 */
public final class Erasure {
    private static final int PART = 100;

    private final ErasureTable table;
    private final LrsConfig config;
    private final Clock clock;

    /** For {@code Lrs.erasure()}. */
    public Erasure(ErasureTable table, LrsConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /**
     * How much of what there is, for a dry run.
     *
     * @param month of stored, UTC
     * @param verb IRI
     * @param statements how many
     */
    public record Count(YearMonth month, String verb, long statements) {}

    /**
     * What a run did.
     *
     * @param run its id, in the ledger
     * @param parts number of entries it made
     * @param statements whose content is gone or replaced
     * @param documents removed, statements of neighbours that were set aside among them
     */
    public record Outcome(UUID run, int parts, long statements, long documents) {}

    /** Told after each part. */
    public interface Progress {
        /** So many statements so far. */
        void at(long statements);
    }

    /** What a run over this selection would touch, by month and verb; touches nothing. */
    public List<Count> count(String tenant, Selection selection) {
        Map<YearMonth, Map<String, Long>> counts = new TreeMap<>();
        long after = 0;
        while (true) {
            List<StatementRow> rows =
                    table.rows(tenant, table.select(tenant, selection, after, PART));
            for (StatementRow row : rows) {
                counts.computeIfAbsent(
                                YearMonth.from(row.stored().atZone(ZoneOffset.UTC)),
                                m -> new TreeMap<>())
                        .merge(row.statement().verb().id(), 1L, Long::sum);
                after = row.seq();
            }
            if (rows.size() < PART) {
                break;
            }
        }
        List<Count> list = new ArrayList<>();
        counts.forEach(
                (month, verbs) -> verbs.forEach((verb, n) -> list.add(new Count(month, verb, n))));
        return list;
    }

    /** How many documents belong to an agent: states and profiles. */
    public long documents(String tenant, Ifi agent) {
        return table.documents(tenant, agent);
    }

    /**
     * Takes away the content of every statement that mentions the agent, with salt, index rows,
     * attachments and definitions nobody else uses, and the agent's documents. Hashes, ids and what
     * voids what stay.
     */
    public Outcome erase(String tenant, Ifi agent, Mandate mandate, Progress progress) {
        return run("erase", tenant, Selection.of(agent), mandate, null, agent, progress);
    }

    /**
     * Replaces the agent, wherever a statement names it, by a new random account, the same one in
     * all of them, and removes its name, its documents, and attachment data nobody else uses. Free
     * text is not read: where it may name the person, erase.
     */
    public Outcome pseudonymise(String tenant, Ifi agent, Mandate mandate, Progress progress) {
        Ifi pseudonym = Ifi.account(config.authorityHomePage(), "pseudonym:" + UUID.randomUUID());
        return run(
                "pseudonymise", tenant, Selection.of(agent), mandate, pseudonym, agent, progress);
    }

    /** Takes away the content of every statement selected, as {@link #erase}; no documents. */
    public Outcome retain(String tenant, Selection selection, Mandate mandate, Progress progress) {
        return run("retention", tenant, selection, mandate, null, null, progress);
    }

    private Outcome run(
            String kind,
            String tenant,
            Selection selection,
            Mandate mandate,
            @Nullable Ifi pseudonym,
            @Nullable Ifi owner,
            Progress progress) {
        UUID run = UUID.randomUUID();
        long after = 0;
        long statements = 0;
        long documents = 0;
        for (int part = 1; ; part++) {
            List<Long> selected = table.select(tenant, selection, after, PART);
            boolean last = selected.size() < PART;
            ErasureTransaction.Part request =
                    new ErasureTransaction.Part(
                            run,
                            kind,
                            part,
                            last,
                            mandate.by(),
                            mandate.reason(),
                            selection.withoutIdentity());
            ErasureTransaction.Done done =
                    table.part(
                            tenant,
                            request,
                            selected,
                            selection.agent(),
                            pseudonym,
                            last ? owner : null);
            statements += done.statements();
            documents += done.documents();
            progress.at(statements);
            if (last) {
                return new Outcome(run, part, statements, documents);
            }
            after = selected.get(selected.size() - 1);
        }
    }

    /**
     * Runs that were broken off before their last part: what they were about may still be there.
     */
    public List<UUID> unfinished(String tenant) {
        return table.unfinished(tenant);
    }

    /**
     * Everything kept that is about an agent, for the right of access: a zip with {@code
     * manifest.json}, {@code statements.ndjson} (as readers get them, voided ones and those that
     * refer to others included), {@code documents.ndjson} and {@code attachments/<sha2>}.
     *
     * @param out not closed
     */
    public void export(String tenant, Ifi agent, OutputStream out) throws IOException {
        new ActorExport(table, tenant, agent, clock).write(out);
    }
}
