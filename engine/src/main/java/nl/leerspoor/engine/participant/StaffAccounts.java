package nl.leerspoor.engine.participant;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.engine.TenantId;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** The staff of one tenant. Safe for use by many threads. */
public final class StaffAccounts {
    private static final int SALT_BYTES = 16;

    // Of a password nobody knows: checked in place of an unknown account's, to take as long.
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$CgGMv6Czl3yE44V8daXWUQ"
                    + "$vPBdg8wb5ruInqWtlPfw54ayym/AsnmlWnbzw3HrBUM";

    private final SessionFactory sessions;
    private final String tenant;
    private final Clock clock;

    /**
     * The staff of a tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     * @param clock tells when an account is made
     */
    public StaffAccounts(SessionFactory sessions, String tenant, Clock clock) {
        this.sessions = sessions;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Whether nobody works here yet, which is so at the very first start only.
     *
     * @return true without any account
     */
    public boolean none() {
        return sessions.fromTransaction(
                session ->
                        session.createQuery(
                                                "select count(*) from StaffAccountRow where"
                                                        + " key.tenant = :tenant",
                                                Long.class)
                                        .setParameter("tenant", tenant)
                                        .getSingleResult()
                                == 0);
    }

    /**
     * Makes an account.
     *
     * @param name shown on pages
     * @param email not yet anyone's here
     * @param password in clear; only its argon2id hash is kept
     * @param roles at least one
     * @return the new account
     */
    public StaffAccount add(String name, String email, String password, Set<Role> roles) {
        String hash = hash(password);
        return sessions.fromTransaction(
                session -> {
                    StaffAccountRow row = new StaffAccountRow();
                    row.key = new TenantId(tenant, UUID.randomUUID());
                    row.name = name;
                    row.email = Participants.emailKey(email);
                    row.passwordHash = hash;
                    row.created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    row.roles = EnumSet.copyOf(roles);
                    session.persist(row);
                    return row.account();
                });
    }

    /**
     * The account that an address and a password open. Takes as long for an unknown address as for
     * a wrong password, so that nobody learns who works here.
     *
     * @param email as typed
     * @param password as typed
     * @return empty when either is wrong
     */
    public Optional<StaffAccount> authenticate(String email, String password) {
        @Nullable StaffAccountRow row =
                sessions.fromTransaction(
                        session ->
                                session.createQuery(
                                                "from StaffAccountRow where key.tenant = :tenant"
                                                        + " and email = :email",
                                                StaffAccountRow.class)
                                        .setParameter("tenant", tenant)
                                        .setParameter("email", Participants.emailKey(email))
                                        .uniqueResult());
        boolean right =
                Password.check(password, row == null ? NOBODYS_HASH : row.passwordHash)
                        .with(argon2());
        return row != null && right ? Optional.of(row.account()) : Optional.empty();
    }

    /**
     * An account by id.
     *
     * @param id of the account
     * @return empty when this tenant has none
     */
    public Optional<StaffAccount> find(UUID id) {
        return sessions.fromTransaction(
                session ->
                        Optional.ofNullable(
                                        session.find(
                                                StaffAccountRow.class, new TenantId(tenant, id)))
                                .map(StaffAccountRow::account));
    }

    private static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2()).getResult();
    }

    /** OWASP's smallest setting; the same as the LRS's, so that its 19 MiB are taken once. */
    private static Argon2Function argon2() {
        return Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    }
}
