package nl.leerspoor.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.leerspoor.lrs.internal.store.CredentialTable;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys and secrets for HTTP Basic authentication (Communication 4). A pair that was right before is
 * known by a keyed hash in memory, so the hot path costs microseconds and is never slowed by others
 * who guess. Every change is written down with who made it. Safe for use by several threads.
 */
public final class CredentialStore {
    /** Longest time the old secret stays right after a rotation. */
    public static final Duration LONGEST_GRACE = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(CredentialStore.class);

    /** Who made a change when the embedding application does not say it. */
    private static final String APPLICATION = "application";

    /** How long a verified pair is trusted; another node's revocation takes at most this long. */
    private static final Duration TRUST = Duration.ofSeconds(30);

    private static final int LONGEST = 200;

    private final CredentialTable table;
    private final Clock clock;
    private final LrsMetrics metrics;
    private final Secrets secrets = new Secrets();
    private final FailedLogIns failed;
    private final RequestRates rates;
    private final Mac cacheMac;
    private final Cache<ByteBuffer, Verified> verified;
    private final String nobodysMade = secrets.hashMade(secrets.secret());
    private volatile @Nullable String nobodysChosen;

    /**
     * A pair that was right.
     *
     * @param hash what it was held against: while the database has it, the secret is right
     * @param checked when the database was asked last
     * @param until when the secret stops being right; null when that is not known
     */
    private record Verified(
            Credential credential, String hash, Instant checked, @Nullable Instant until) {}

    CredentialStore(CredentialTable table, Clock clock, LrsMetrics metrics) {
        this.table = table;
        this.clock = clock;
        this.metrics = metrics;
        this.failed = new FailedLogIns(clock);
        this.rates = new RequestRates(clock);
        this.cacheMac = cacheMac();
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterAccess(Duration.ofHours(1))
                        .ticker(ticker)
                        .build();
    }

    /**
     * Makes a credential with a random key and secret; the secret is in this answer only.
     *
     * @param tenant whose data it opens: letters, digits, dot, hyphen and underscore
     * @param name account name of the authority its statements are stored under
     */
    public Credential create(
            String tenant, String name, Set<Scope> scopes, Restrictions restrictions) {
        return create(tenant, name, scopes, restrictions, APPLICATION);
    }

    /**
     * Makes a credential with a random key and secret; the secret is in this answer only.
     *
     * @param tenant whose data it opens: letters, digits, dot, hyphen and underscore
     * @param name account name of the authority its statements are stored under
     * @param by who makes it, for the record of changes
     */
    public Credential create(
            String tenant, String name, Set<Scope> scopes, Restrictions restrictions, String by) {
        String secret = secrets.secret();
        return save(
                credential(tenant, name, secrets.key(), secret, scopes, restrictions),
                secrets.hashMade(secret),
                by);
    }

    /**
     * Makes sure that this key opens with this secret, scopes and restrictions, whether it existed
     * or not. For keys and secrets that people choose: such a secret costs a slow hash.
     *
     * @throws IllegalArgumentException when the key belongs to another tenant
     */
    public Credential ensure(
            String tenant,
            String name,
            String key,
            String secret,
            Set<Scope> scopes,
            Restrictions restrictions) {
        Credential wanted = credential(tenant, name, key, secret, scopes, restrictions);
        CredentialTable.Hashed known = table.find(key).orElse(null);
        if (known != null
                && known.credential().same(wanted)
                && secrets.check(secret, known.secretHash())) {
            return known.credential().withSecret(secret); // no change, so none is written down
        }
        return save(wanted, secrets.hashChosen(secret), APPLICATION);
    }

    private Credential credential(
            String tenant,
            String name,
            String key,
            String secret,
            Set<Scope> scopes,
            Restrictions restrictions) {
        StatementStore.requireTenant(tenant);
        if (key.isEmpty() || key.indexOf(':') >= 0 || key.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a key is not empty, not longer than 200, and has no colon (RFC 7617)");
        }
        if (name.isBlank() || name.length() > LONGEST) {
            throw new IllegalArgumentException("a name is not empty and not longer than 200");
        }
        return new Credential(
                UUID.randomUUID(),
                tenant,
                name,
                key,
                secret,
                scopes,
                restrictions,
                clock.instant(),
                false);
    }

    private Credential save(Credential credential, String hash, String by) {
        Credential stored = table.save(credential, hash, by, clock.instant());
        forget(credential.key());
        return stored;
    }

    /**
     * Gives a credential another secret; key, name, scopes and restrictions stay.
     *
     * @param grace how long the old secret stays right, up to {@link #LONGEST_GRACE}; zero for not
     * @param by who does it, for the record of changes
     * @return with the new secret, which is in this answer only; empty when the tenant has no such
     *     credential, or it is revoked
     */
    public Optional<Credential> rotate(String tenant, UUID id, Duration grace, String by) {
        if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("a grace is from 0 to 30 days");
        }
        String secret = secrets.secret();
        Instant now = clock.instant();
        Optional<Credential> rotated =
                table.rotate(
                        tenant,
                        id,
                        secret,
                        secrets.hashMade(secret),
                        now.plus(grace),
                        new CredentialTable.Change(by, now));
        rotated.ifPresent(credential -> forget(credential.key()));
        return rotated;
    }

    /**
     * Refuses a credential from now on; on other nodes within 30 seconds.
     *
     * @param by who does it, for the record of changes
     * @return empty when the tenant has no such credential, or it was revoked before
     */
    public Optional<Credential> revoke(String tenant, UUID id, String by) {
        Optional<Credential> revoked =
                table.revoke(tenant, id, new CredentialTable.Change(by, clock.instant()));
        revoked.ifPresent(credential -> forget(credential.key()));
        return revoked;
    }

    /** Refuses the key from now on. */
    public void revoke(String key) {
        table.find(key)
                .map(CredentialTable.Hashed::credential)
                .ifPresent(found -> revoke(found.tenant(), found.id(), APPLICATION));
        forget(key);
    }

    /** The credentials of a tenant, oldest first, without secrets. */
    public List<Credential> list(String tenant) {
        return table.list(tenant);
    }

    /** One credential, without its secret; empty when the tenant has none with this id. */
    public Optional<Credential> find(String tenant, UUID id) {
        return table.find(tenant, id);
    }

    /** The newest changes to a tenant's credentials, newest first. */
    public List<CredentialChange> changes(String tenant, int limit) {
        return table.changes(tenant, limit);
    }

    /**
     * Who this is, without looking at where it comes from.
     *
     * @throws ProblemException as {@link #authenticate(String, String, String)}
     */
    public Optional<Authority> authenticate(String key, String secret) {
        return authenticate(key, secret, "");
    }

    /**
     * Who this is; empty when key or secret is wrong, or the credential revoked or expired. Takes
     * as long for an unknown key as for a wrong secret.
     *
     * @param address of the caller, to slow down who guesses; empty when it is not known
     * @throws ProblemException TOO_MANY_REQUESTS when key or address must wait after wrong secrets,
     *     or the credential had its requests for this minute
     */
    public Optional<Authority> authenticate(String key, String secret, String address) {
        ByteBuffer pair = keyed(key, secret);
        Verified known = verified.getIfPresent(pair);
        if (known == null || !isFresh(known)) {
            // Once for all requests that come with this pair at the same time: the others wait.
            known =
                    verified.asMap()
                            .compute(
                                    pair,
                                    (same, now) ->
                                            now != null && isFresh(now)
                                                    ? now
                                                    : refreshed(now, key, secret, address));
            if (known == null) {
                return Optional.empty();
            }
        }
        Credential credential = known.credential;
        Instant expires = credential.restrictions().expires();
        if (expires != null && !clock.instant().isBefore(expires)) {
            return Optional.empty();
        }
        Authority authority =
                new Authority(
                        credential.tenant(),
                        credential.id(),
                        credential.name(),
                        credential.scopes(),
                        credential.restrictions());
        rates.count(authority);
        return Optional.of(authority);
    }

    /**
     * Counts a request of one who did not come in with key and secret.
     *
     * @throws ProblemException TOO_MANY_REQUESTS when it is one too many
     */
    public void count(Authority authority) {
        rates.count(authority);
    }

    /**
     * Notes that an address sent something forged.
     *
     * @throws ProblemException TOO_MANY_REQUESTS when it was told to wait before
     */
    public void forged(String address) {
        metrics.logInRefused();
        failed.waiting("", address)
                .ifPresent(
                        wait -> {
                            throw tooMany(wait);
                        });
        failed.failed("", address);
    }

    private @Nullable Verified refreshed(
            @Nullable Verified old, String key, String secret, String address) {
        Verified known = old == null ? null : again(old);
        return known == null ? verify(key, secret, address) : known;
    }

    private boolean isFresh(Verified known) {
        Instant now = clock.instant();
        return now.isBefore(known.checked.plus(TRUST))
                && (known.until == null || now.isBefore(known.until));
    }

    /** The database still has the hash, so the secret is still right: nothing is hashed again. */
    private @Nullable Verified again(Verified known) {
        CredentialTable.Hashed found = table.find(known.credential.key()).orElse(null);
        return found == null || found.credential().revoked()
                ? null
                : right(found, hash -> hash.equals(known.hash));
    }

    private @Nullable Verified verify(String key, String secret, String address) {
        CredentialTable.Hashed found = key.length() > LONGEST ? null : table.find(key).orElse(null);
        String hash = found == null ? nobodysHash(key) : found.secretHash();
        String counted = key.length() > LONGEST ? "" : key; // memory is bounded in bytes, too
        Optional<Duration> waiting = failed.waiting(counted, address);
        // A right secret of our own making gets in whoever guesses: looking costs nothing. One that
        // a person chose could be guessed, and costs memory to look at.
        if (waiting.isPresent() && Secrets.slow(hash)) {
            metrics.logInRefused();
            throw tooMany(waiting.get());
        }
        Verified right = null;
        if (found == null) {
            secrets.check(secret, hash); // takes as long as for a key that exists
        } else {
            right = right(found, candidate -> secrets.check(secret, candidate));
        }
        if (right != null) {
            failed.forget(key);
            return right.credential.revoked() ? null : right;
        }
        metrics.logInRefused();
        if (waiting.isPresent()) {
            throw tooMany(waiting.get());
        }
        failed.failed(counted, address);
        // An unknown key is not logged: people mix up the two, and then it is a secret.
        LOG.warn(
                "a log-in was refused: {}",
                found == null
                        ? "unknown key"
                        : "wrong secret for credential " + found.credential().id());
        return null;
    }

    private @Nullable Verified right(CredentialTable.Hashed found, Predicate<String> matches) {
        Instant now = clock.instant();
        if (matches.test(found.secretHash())) {
            return new Verified(found.credential(), found.secretHash(), now, null);
        }
        String previous = found.previousHash();
        Instant until = found.previousUntil();
        return previous != null && until != null && now.isBefore(until) && matches.test(previous)
                ? new Verified(found.credential(), previous, now, until)
                : null;
    }

    private static ProblemException tooMany(Duration wait) {
        return ProblemException.later(
                ProblemType.TOO_MANY_REQUESTS,
                "too many wrong secrets; wait before the next",
                wait);
    }

    private void forget(String key) {
        verified.asMap().values().removeIf(known -> known.credential.key().equals(key));
        failed.forget(key);
    }

    private static Mac cacheMac() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(random, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ByteBuffer keyed(String key, String secret) {
        try {
            // A copy, because a Mac is of one thread; to make one costs more than to use it.
            Mac mac = (Mac) cacheMac.clone();
            mac.update(key.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) ':');
            return ByteBuffer.wrap(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For unknown keys, so that they take as long as known ones of their form. */
    private String nobodysHash(String key) {
        if (Secrets.made(key)) {
            return nobodysMade;
        }
        String known = nobodysChosen;
        if (known == null) {
            known = secrets.hashChosen(secrets.secret());
            nobodysChosen = known;
        }
        return known;
    }
}
