package nl.leerspoor.lrs.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.leerspoor.lrs.internal.store.LedgerRecalculation;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a tenant's ledger from the exact texts (decisions D-11): content hashes, entries, the
 * Merkle root (RFC 6962), index rows, voided flags and attachment data.
 */
public final class LedgerCheck {
    private final LedgerRecalculation recalculation;

    /** For {@code Lrs.ledger()}. */
    public LedgerCheck(LedgerRecalculation recalculation) {
        this.recalculation = recalculation;
    }

    /**
     * One thing that is not as the texts say.
     *
     * @param seq place in the log; 0 for the log as a whole
     * @param message what is wrong, for an administrator
     */
    public record Finding(long seq, String message) {}

    /**
     * The outcome.
     *
     * @param size number of entries
     * @param root hex root of the Merkle tree over them, as recomputed
     * @param findings empty when everything is as it was
     */
    public record Report(long size, String root, List<Finding> findings) {
        /** Keeps its own copy. */
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /** Reads the whole log once; appends may go on meanwhile. */
    public Report check(String tenant) {
        return check(tenant, null);
    }

    /**
     * Reads the whole log once and compares its root with one handed out before.
     *
     * @param knownRoot hex root the log must have now; null when there is none
     */
    public Report check(String tenant, @Nullable String knownRoot) {
        List<Finding> findings = new ArrayList<>();
        LedgerRecalculation.Outcome outcome =
                recalculation.run(
                        tenant, (seq, message) -> findings.add(new Finding(seq, message)));
        String root = HexFormat.of().formatHex(outcome.root());
        if (knownRoot != null && !knownRoot.equals(root)) {
            findings.add(new Finding(0, "the root is not the one handed out before"));
        }
        return new Report(outcome.size(), root, findings);
    }
}
