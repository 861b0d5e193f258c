package nl.leerspoor.lrs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.leerspoor.lrs.internal.store.CredentialTable;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Keys and secrets for HTTP Basic authentication (Communication 4). Secrets are kept as argon2id
 * hashes; a pair that was right a moment ago is known by a keyed hash in memory, so the hot path
 * costs microseconds. Safe for use by several threads.
 */
public final class CredentialStore {
    /** OWASP's smallest argon2id setting: 19 MiB, two passes. */
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** How long a verified pair is trusted; another node's revocation takes at most this long. */
    private static final Duration TRUST = Duration.ofSeconds(30);

    /** After so many wrong secrets for one key within a minute, the key waits a minute. */
    private static final int MOST_FAILURES = 10;

    private static final int HASHING_AT_ONCE = 2;

    private final CredentialTable table;
    private final Clock clock;
    private final SecretKeySpec cacheKey;
    private final Cache<ByteBuffer, Credential> verified;
    private final Cache<String, AtomicInteger> failures;
    private final Semaphore hashing = new Semaphore(HASHING_AT_ONCE, true);
    private volatile @Nullable String nobodysHash;

    CredentialStore(CredentialTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        this.cacheKey = new SecretKeySpec(random, "HmacSHA256");
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterWrite(TRUST)
                        .ticker(ticker)
                        .build();
        this.failures =
                Caffeine.newBuilder()
                        .maximumSize(100_000)
                        .expireAfterWrite(Duration.ofMinutes(1))
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
        return make(tenant, name, random("k"), random("s"), scopes, restrictions);
    }

    /**
     * Makes sure that this key opens with this secret, scopes and restrictions, whether it existed
     * or not.
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
        return make(tenant, name, key, secret, scopes, restrictions);
    }

    private Credential make(
            String tenant,
            String name,
            String key,
            String secret,
            Set<Scope> scopes,
            Restrictions restrictions) {
        if (key.isEmpty() || key.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a key is not empty and has no colon (RFC 7617)");
        }
        Credential credential =
                new Credential(
                        UUID.randomUUID(),
                        tenant,
                        name,
                        key,
                        secret,
                        scopes,
                        restrictions,
                        clock.instant(),
                        false);
        Credential stored = table.save(credential, hash(secret));
        forget(key);
        return stored;
    }

    /**
     * Who this is; empty when key or secret is wrong, or the credential revoked or expired. Takes
     * as long for an unknown key as for a wrong secret.
     *
     * @throws ProblemException TOO_MANY_REQUESTS after too many wrong secrets for this key
     */
    public Optional<Authority> authenticate(String key, String secret) {
        ByteBuffer pair = keyed(key, secret);
        Credential known = verified.getIfPresent(pair);
        if (known == null) {
            known = verify(key, secret);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(pair, known);
        }
        Instant expires = known.restrictions().expires();
        if (expires != null && !clock.instant().isBefore(expires)) {
            return Optional.empty();
        }
        return Optional.of(
                new Authority(
                        known.tenant(),
                        known.id(),
                        known.name(),
                        known.scopes(),
                        known.restrictions()));
    }

    private @Nullable Credential verify(String key, String secret) {
        AtomicInteger failed = failures.get(key, k -> new AtomicInteger());
        if (failed.get() >= MOST_FAILURES) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS,
                    "too many wrong secrets for this key; try again in a minute");
        }
        CredentialTable.Hashed found = table.find(key).orElse(null);
        boolean right = check(secret, found == null ? nobodysHash() : found.secretHash());
        if (found == null || !right || found.credential().revoked()) {
            failed.incrementAndGet();
            return null;
        }
        failures.invalidate(key);
        return found.credential();
    }

    /** Refuses the key from now on. */
    public void revoke(String key) {
        table.revoke(key);
        forget(key);
    }

    /** The credentials of a tenant, oldest first, without secrets. */
    public List<Credential> list(String tenant) {
        return table.list(tenant);
    }

    private void forget(String key) {
        verified.asMap().values().removeIf(c -> c.key().equals(key));
        failures.invalidate(key);
    }

    private ByteBuffer keyed(String key, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(cacheKey);
            mac.update(key.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) ':');
            return ByteBuffer.wrap(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For unknown keys, so that they take as long as known ones. */
    private String nobodysHash() {
        String known = nobodysHash;
        if (known == null) {
            known = hash(random("s"));
            nobodysHash = known;
        }
        return known;
    }

    private static String hash(String secret) {
        return Password.hash(secret).addRandomSalt(16).with(ARGON2).getResult();
    }

    /** Few at once, so that a flood of wrong secrets cannot take the memory of the machine. */
    private boolean check(String secret, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return Password.check(secret, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            hashing.release();
        }
    }

    private static String random(String prefix) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
