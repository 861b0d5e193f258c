package nl.leerspoor.engine;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A key of the administration: the tenant first, in every primary key (D-6).
 *
 * @param tenant the provider
 * @param id of the row
 */
@Embeddable
public record TenantId(@Column(name = "tenant") String tenant, @Column(name = "id") UUID id) {}
