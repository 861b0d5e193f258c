package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The root of one complete subtree of {@link LedgerTree#SUBTREE} entries. */
@Entity
@Table(name = "ledger_node")
@IdClass(LedgerNodeRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class LedgerNodeRow {
    /** Tenant and number of the subtree, from 0. */
    public record Key(String tenant, long number) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id long number;

    @Column(nullable = false)
    byte[] hash;

    /** For Hibernate. */
    protected LedgerNodeRow() {}

    LedgerNodeRow(String tenant, long number, byte[] hash) {
        this.tenant = tenant;
        this.number = number;
        this.hash = hash;
    }
}
