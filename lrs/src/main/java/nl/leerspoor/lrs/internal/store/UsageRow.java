package nl.leerspoor.lrs.internal.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** One thing a statement is found by, its own or of a statement it refers to. */
@Entity
@Table(name = "statement_usage")
@IdClass(UsageRow.Key.class)
@SuppressWarnings("NullAway.Init") // filled by Hibernate
public class UsageRow {
    /** What, in which statement, by way of which. */
    public record Key(String tenant, UUID usageKey, long seq, long via) {}

    @Id
    @Column(nullable = false)
    String tenant;

    @Id
    @Column(name = "usage_key", nullable = false)
    UUID usageKey;

    @Id long seq;
    @Id long via;

    /** For Hibernate. */
    protected UsageRow() {}

    UsageRow(String tenant, UUID usageKey, long seq, long via) {
        this.tenant = tenant;
        this.usageKey = usageKey;
        this.seq = seq;
        this.via = via;
    }

    Key key() {
        return new Key(tenant, usageKey, seq, via);
    }
}
