package nl.leerspoor.lrs.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.internal.store.CheckpointRow;
import nl.leerspoor.lrs.internal.store.LedgerChangeRow;
import nl.leerspoor.lrs.internal.store.LedgerHeadRow;
import nl.leerspoor.lrs.internal.store.LedgerRecalculation;
import nl.leerspoor.lrs.internal.store.LedgerRunRow;
import nl.leerspoor.lrs.internal.store.LedgerTree;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a tenant's log is what it was (decisions D-11): recomputes it from the exact texts,
 * hands out signed checkpoints, and proves to others that a statement is in it. docs/ledger.md has
 * the formats. Safe for use by several threads.
 */
public final class Ledger {
    private static final int MOST_FINDINGS = 1000;

    private final LedgerTree tree;
    private final LedgerRecalculation recalculation;
    private final LrsConfig config;
    private final Clock clock;
    private @Nullable SigningKey key; // guarded by this

    /** For {@code Lrs.ledger()}. */
    public Ledger(
            LedgerTree tree, LedgerRecalculation recalculation, LrsConfig config, Clock clock) {
        this.tree = tree;
        this.recalculation = recalculation;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One thing that is not as the texts say.
     *
     * @param seq place in the log; 0 for the log as a whole
     * @param message what is wrong, for an administrator
     */
    public record Finding(long seq, String message) {}

    /**
     * The outcome of a check.
     *
     * @param size number of entries
     * @param root hex root of the Merkle tree over them, as recomputed
     * @param vouched number of entries that a checkpoint vouches for; what was cut off after them
     *     cannot be seen
     * @param count number of findings
     * @param findings the first of them; empty when everything is as it was
     */
    public record Report(long size, String root, long vouched, long count, List<Finding> findings) {
        /** Keeps its own copy. */
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /** Told now and then how far a check is. */
    public interface Progress {
        /** So many entries of so many. */
        void at(long entries, long size);
    }

    /** Checks the whole log, with the checkpoints kept in the database. */
    public Report check(String tenant) {
        return check(tenant, List.of(), (entries, size) -> {});
    }

    /**
     * Reads the whole log once, as it is at this moment; appends may go on meanwhile.
     *
     * @param known checkpoints kept elsewhere: what they vouch for cannot be cut off unseen, even
     *     by one who may change the database
     */
    public Report check(String tenant, List<Checkpoint> known, Progress progress) {
        List<Finding> findings = new ArrayList<>();
        long[] count = {0};
        LedgerRecalculation.Findings found =
                (seq, message) -> {
                    if (count[0]++ < MOST_FINDINGS) {
                        findings.add(new Finding(seq, message));
                    }
                };
        List<Checkpoint> checkpoints = new ArrayList<>(known);
        for (CheckpointRow row : tree.checkpoints(tenant)) {
            try {
                checkpoints.add(Checkpoint.parse(row.note()));
            } catch (ProblemException e) {
                found.add(0, "a checkpoint that was kept is none any more");
            }
        }
        long vouched = 0;
        List<LedgerRecalculation.Known> roots = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints) {
            if (!checkpoint.of(tenant) || !isOurs(checkpoint)) {
                found.add(
                        0,
                        "the checkpoint of "
                                + checkpoint.size()
                                + " entries is not signed by this log's key");
            } else {
                roots.add(new LedgerRecalculation.Known(checkpoint.size(), checkpoint.rootBytes()));
                vouched = Math.max(vouched, checkpoint.size());
            }
        }
        LedgerRecalculation.Outcome outcome = recalculation.run(tenant, roots, found, progress::at);
        return new Report(
                outcome.size(),
                HexFormat.of().formatHex(outcome.root()),
                Math.min(vouched, outcome.size()),
                count[0],
                findings);
    }

    private boolean isOurs(Checkpoint checkpoint) {
        return checkpoint.verifies(key().verifier(checkpoint.origin()));
    }

    /**
     * The checkpoint of the log as it is now: the one handed out before when nothing was added
     * since, else a new one, which is kept in the database too.
     *
     * @throws ProblemException CONFLICT when the log does not continue the last checkpoint: such a
     *     log is never signed; NOT_FOUND when this store has no key
     */
    public Checkpoint checkpoint(String tenant) {
        LedgerHeadRow head = tree.head(tenant).orElse(null);
        long size = head == null ? 0 : head.seq();
        byte[] root = head == null ? tree.root(tenant, 0) : head.root();
        CheckpointRow last = tree.newest(tenant).orElse(null);
        if (last != null) {
            Checkpoint before = last(last);
            boolean continued =
                    before.size() <= size
                            && Arrays.equals(
                                    before.rootBytes(),
                                    before.size() == size
                                            ? root
                                            : tree.root(tenant, before.size()));
            if (!continued) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "the log does not continue its checkpoint of "
                                + before.size()
                                + " entries and is not signed; run: leerspoor ledger verify");
            }
            if (before.size() == size && isOurs(before)) {
                return before;
            }
        }
        Instant time = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Checkpoint made = Checkpoint.sign(origin(tenant), size, root, time, key());
        CheckpointRow kept = tree.keep(new CheckpointRow(tenant, size, root, time, made.note()));
        Checkpoint known = Checkpoint.parse(kept.note());
        return isOurs(known) ? known : made; // with a new key, the old note is not handed out
    }

    private static Checkpoint last(CheckpointRow row) {
        try {
            return Checkpoint.parse(row.note());
        } catch (ProblemException e) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "the last checkpoint that was kept is none any more; run: leerspoor ledger"
                            + " verify");
        }
    }

    /** The public key that verifies this tenant's checkpoints. */
    public VerifierKey verifierKey(String tenant) {
        return key().verifier(origin(tenant));
    }

    /**
     * Everything with which a third party verifies that this statement is in the log, in the newest
     * checkpoint; empty when it was never stored.
     *
     * @throws ProblemException as {@link #checkpoint}
     */
    public Optional<Evidence> evidence(String tenant, UUID id) {
        return tree.row(tenant, id)
                .map(
                        row -> {
                            Checkpoint checkpoint = checkpoint(tenant);
                            LedgerChangeRow changed = tree.change(tenant, row.seq()).orElse(null);
                            boolean gone = row.salt() == null;
                            if (gone == row.hasText() || (gone && changed == null)) {
                                throw notAsItWas("the content is missing");
                            }
                            LedgerRunRow run =
                                    changed == null
                                            ? null
                                            : tree.run(tenant, changed.runSeq()).orElse(null);
                            Evidence made =
                                    Evidence.of(
                                            row,
                                            changed,
                                            run == null
                                                    ? null
                                                    : Evidence.Change.of(
                                                            run,
                                                            path(tenant, run.seq(), checkpoint)),
                                            path(tenant, row.seq(), checkpoint),
                                            checkpoint,
                                            key().verifier(checkpoint.origin()));
                            List<String> findings = made.verify(made.key());
                            if (!findings.isEmpty()) {
                                throw notAsItWas(findings.get(0));
                            }
                            return made;
                        });
    }

    private static ProblemException notAsItWas(String finding) {
        return new ProblemException(
                ProblemType.CONFLICT,
                "the log is not what it was: " + finding + "; run: leerspoor ledger verify");
    }

    /**
     * Shows that the newest checkpoint continues the log of {@code from} entries.
     *
     * @throws ProblemException INVALID_INPUT when the log never had so many or it is 0, and as
     *     {@link #checkpoint}
     */
    public Consistency consistency(String tenant, long from) {
        Checkpoint checkpoint = checkpoint(tenant);
        if (from < 1 || from > checkpoint.size()) {
            throw ProblemException.invalid(
                    "?from", "RFC 6962 2.1.2", "must be within 1 and " + checkpoint.size());
        }
        return new Consistency(
                from, checkpoint, hex(tree.consistency(tenant, from, checkpoint.size())));
    }

    private List<String> path(String tenant, long seq, Checkpoint checkpoint) {
        return hex(tree.inclusion(tenant, seq, checkpoint.size()));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    private String origin(String tenant) {
        return config.ledgerOrigin() + "/" + tenant;
    }

    private synchronized SigningKey key() {
        SigningKey known = key;
        if (known == null) {
            Path file =
                    config.ledgerKeyFile()
                            .orElseThrow(
                                    () ->
                                            new ProblemException(
                                                    ProblemType.NOT_FOUND,
                                                    "this store has no key to sign with"));
            known = SigningKey.at(file);
            key = known;
        }
        return known;
    }
}
