package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the latest run made of a statement, and what its entry still needs. */
@Entity
@Table(name = "ledger_change")
@IdClass(LedgerChangeRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class LedgerChangeRow {
    /** Tenant and place in its log. */
    public record Key(String tenant, long seq) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id long seq;

    @Column(name = "run_seq")
    long runSeq;

    @Column(name = "content_hash")
    byte @Nullable [] contentHash;

    @Column(name = "authority_hash", nullable = false)
    byte[] authorityHash;

    @Column(nullable = false)
    String attachments;

    /** For Hibernate. */
    protected LedgerChangeRow() {}

    LedgerChangeRow(String tenant, long seq, byte[] authorityHash, List<String> attachments) {
        this.tenant = tenant;
        this.seq = seq;
        this.authorityHash = authorityHash;
        this.attachments = String.join(",", attachments);
    }

    /** Place of the run's entry. */
    public long runSeq() {
        return runSeq;
    }

    /** SHA-256 of the authority it was stored under. */
    public byte[] authorityHash() {
        return authorityHash;
    }

    /** Hashes of the attachments it was stored with. */
    public List<String> attachments() {
        return attachments.isEmpty() ? List.of() : List.of(attachments.split(","));
    }
}
