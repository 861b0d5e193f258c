package nl.leerspoor.lrs.internal.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an issuer, by discovery (OpenID Connect Discovery 4). They are fetched when a
 * key is asked for that is not known, or once an hour, and never more often than twice a minute.
 * Known keys stay in use while the issuer cannot be reached. Safe for use by several threads.
 */
final class IssuerKeys {
    /** At least this long between two times the issuer is asked. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    /** After so long known keys are fetched again, to forget those the issuer took back. */
    static final Duration RENEWAL = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration TIME_OUT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 1 << 20;

    private final String issuer;
    private final HttpClient http;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(new JWKSet(), null, null, false);

    /**
     * What is known.
     *
     * @param keys possibly none
     * @param fetched when they came; null when never
     * @param asked when the issuer was asked last; null when never
     * @param down whether it did not answer then
     */
    private record State(
            JWKSet keys, @Nullable Instant fetched, @Nullable Instant asked, boolean down) {}

    IssuerKeys(String issuer, HttpClient http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The keys that may have signed this; empty when the issuer has no such key.
     *
     * @throws ProblemException UNAVAILABLE when the issuer cannot be asked now
     */
    List<JWK> find(JWSHeader header) {
        State before = state;
        List<JWK> known = select(before, header);
        Instant now = clock.instant();
        boolean old = before.fetched != null && !now.isBefore(before.fetched.plus(RENEWAL));
        boolean due = before.asked == null || !now.isBefore(before.asked.plus(PAUSE));
        if (due && (known.isEmpty() || old)) {
            known = select(fetch(before, known.isEmpty()), header);
        }
        if (known.isEmpty() && (state.down || state.fetched == null)) {
            throw ProblemException.later(
                    ProblemType.UNAVAILABLE,
                    "the issuer of the token cannot be asked for its keys now",
                    PAUSE);
        }
        return known;
    }

    private static List<JWK> select(State state, JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return matcher == null ? List.of() : new JWKSelector(matcher).select(state.keys);
    }

    /** One asks; others wait for it when they can do nothing without, else go on as they are. */
    private State fetch(State before, boolean needed) {
        if (!fetching.tryLock()) {
            if (!needed) {
                return state;
            }
            fetching.lock(); // bounded by the time-outs of the one who asks
        }
        try {
            if (Objects.equals(state.asked, before.asked)) {
                state = ask(before);
            }
            return state;
        } finally {
            fetching.unlock();
        }
    }

    private State ask(State before) {
        Instant now = clock.instant();
        try {
            String slash = issuer.endsWith("/") ? "" : "/";
            JsonNode metadata =
                    Json.parse(get(issuer + slash + ".well-known/openid-configuration"), "");
            // Discovery 4.3: otherwise one issuer could speak for another.
            if (!metadata.path("issuer").asText().equals(issuer)) {
                throw new IOException("its discovery document is of another issuer");
            }
            byte[] keys = get(metadata.path("jwks_uri").asText());
            JWKSet set = JWKSet.parse(new String(keys, StandardCharsets.UTF_8)).toPublicJWKSet();
            return new State(set, now, now, false);
        } catch (IOException | ParseException | ProblemException | IllegalArgumentException e) {
            LOG.warn("the keys of {} cannot be fetched: {}", issuer, e.getMessage());
            return new State(before.keys, before.fetched, now, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new State(before.keys, before.fetched, now, true);
        }
    }

    private byte[] get(String address) throws IOException, InterruptedException {
        URI uri = URI.create(address);
        if (!"https".equals(uri.getScheme()) && !issuer.startsWith("http:")) {
            throw new IOException("its keys are not at an https address");
        }
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(TIME_OUT)
                        .header("Accept", "application/json")
                        .build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.ofByteArrayConsumer(
                                part -> part.ifPresent(bytes -> keep(body, bytes))));
        try {
            // The time-out of a request ends with its headers; a body could drip for ever.
            int status = answer.get(2 * TIME_OUT.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != 200 || body.size() > MOST_BYTES) {
                throw new IOException("status " + status + ", " + body.size() + " bytes or more");
            }
            return body.toByteArray();
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer from " + uri.getHost() + " in time", e);
        }
    }

    /** One part more than allowed is enough to see that it is too much. */
    private static void keep(ByteArrayOutputStream body, byte[] part) {
        if (body.size() <= MOST_BYTES) {
            body.writeBytes(part);
        }
    }
}
