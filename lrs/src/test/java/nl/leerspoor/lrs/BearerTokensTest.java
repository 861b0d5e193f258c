package nl.leerspoor.lrs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens (RFC 6750, RFC 9068) of an issuer that answers over real HTTP. */
class BearerTokensTest {
    private static final String AUDIENCE = "https://lrs.example";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static RSAKey rsa;
    private static RSAKey next;
    private static ECKey ec;

    private static final SettableClock CLOCK =
            new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

    /** Each test has an issuer of its own, on one server: an issuer's keys outlive a test. */
    private static final int ISSUERS = 20;

    private static WireMockServer issuer;
    private static TestLrs server;
    private static int tests;

    @BeforeAll
    static void start() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("one").generate();
        next = new RSAKeyGenerator(2048).keyID("two").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        issuer = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        issuer.start();
        List<OidcIssuer> issuers = new ArrayList<>();
        for (int i = 1; i <= ISSUERS; i++) {
            issuers.add(OidcIssuer.of(base() + "/" + i, AUDIENCE, TestLrs.TENANT));
        }
        issuers.add(
                new OidcIssuer(
                        base() + "/mapped",
                        AUDIENCE,
                        TestLrs.TENANT,
                        "scp",
                        "lrs:",
                        "preferred_username",
                        Restrictions.NO_VOIDING));
        server = TestLrs.start(TestLrs.config().with(c -> c.oidcIssuers(issuers)), CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.stop();
    }

    private static String base() {
        return "http://127.0.0.1:" + issuer.port();
    }

    private String path;

    @BeforeEach
    void anotherIssuer() {
        path = "/" + ++tests;
        assertThat(tests).isLessThanOrEqualTo(ISSUERS);
        serve(rsa, ec);
    }

    private String address() {
        return base() + path;
    }

    private void serve(JWK... keys) {
        issuer.resetAll();
        issuer.stubFor(
                get(path + DISCOVERY)
                        .willReturn(
                                okJson(
                                        "{\"issuer\":\""
                                                + address()
                                                + "\",\"jwks_uri\":\""
                                                + address()
                                                + "/keys\"}")));
        issuer.stubFor(
                get(path + "/keys").willReturn(okJson(new JWKSet(List.of(keys)).toString())));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(List.of("someone", AUDIENCE))
                .subject("anna")
                .claim("client_id", "portal")
                .claim("scope", "openid statements/write statements/read/mine")
                .notBeforeTime(Date.from(CLOCK.instant()))
                .expirationTime(Date.from(CLOCK.instant().plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWK key) {
        try {
            JWSSigner signer =
                    key instanceof ECKey curve
                            ? new ECDSASigner(curve)
                            : new RSASSASigner(key.toRSAKey());
            return signed(claims, algorithm, key.getKeyID(), "at+jwt", signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(
            JWTClaimsSet.Builder claims,
            JWSAlgorithm algorithm,
            String kid,
            String type,
            JWSSigner signer) {
        try {
            SignedJWT jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(algorithm)
                                    .keyID(kid)
                                    .type(new JOSEObjectType(type))
                                    .build(),
                            claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String good() {
        return signed(claims(), JWSAlgorithm.RS256, rsa);
    }

    private HttpRequest.Builder with(String token, String path) {
        return server.anonymous(path)
                .header("Authorization", "Bearer " + token)
                .header("X-Experience-API-Version", "1.0.3");
    }

    private HttpResponse<String> ask(String token) {
        return server.send(with(token, "/statements").GET());
    }

    private void refused(String token, String why) {
        HttpResponse<String> answer = ask(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.body()).contains(why);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactlyInAnyOrder(
                        "Basic realm=\"xAPI\", charset=\"UTF-8\"",
                        "Bearer realm=\"xAPI\", error=\"invalid_token\"");
    }

    @Test
    void eachAllowedAlgorithmIsTaken() {
        assertThat(ask(good()).statusCode()).isEqualTo(200);
        assertThat(ask(signed(claims(), JWSAlgorithm.PS256, rsa)).statusCode()).isEqualTo(200);
        assertThat(ask(signed(claims(), JWSAlgorithm.ES256, ec)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOfNoUseIsRefusedWithTheReason() {
        refused("nonsense", "cannot be read");
        refused(signed(claims().issuer("https://other"), JWSAlgorithm.RS256, rsa), "issuer");
        refused(signed(claims().audience("other"), JWSAlgorithm.RS256, rsa), "audience");
        refused(signed(claims().expirationTime(null), JWSAlgorithm.RS256, rsa), "no end");
        refused(
                signed(claims().subject(null).claim("client_id", null), JWSAlgorithm.RS256, rsa),
                "neither user nor client");
        refused(good().substring(0, good().length() - 8) + "AAAAAAAA", "signature");
    }

    @Test
    void timesAreHeldToTheClockWithAMinuteOfDifference() {
        String token = good();
        CLOCK.advance(Duration.ofSeconds(359));
        assertThat(ask(token).statusCode()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        refused(token, "expired");
        Date soon = Date.from(CLOCK.instant().plusSeconds(61));
        String early = signed(claims().notBeforeTime(soon), JWSAlgorithm.RS256, rsa);
        refused(early, "not valid yet");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(ask(early).statusCode()).isEqualTo(200);
    }

    @Test
    void noAlgorithmThatTheCallerCouldForgeIsTaken() throws JOSEException {
        refused(new PlainJWT(claims().build()).serialize(), "cannot be read");
        // The classic: the public key, which everybody has, as the secret of an HMAC.
        byte[] secret = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        refused(
                signed(claims(), JWSAlgorithm.HS256, "one", "at+jwt", new MACSigner(secret)),
                "algorithm");
        byte[] encoded = rsa.toRSAPublicKey().getEncoded();
        refused(
                signed(claims(), JWSAlgorithm.HS256, "one", "at+jwt", new MACSigner(encoded)),
                "algorithm");
        refused(signed(claims(), JWSAlgorithm.RS512, rsa), "algorithm");
        refused(
                signed(claims(), JWSAlgorithm.RS256, "one", "logout+jwt", new RSASSASigner(rsa)),
                "not an access token");
        refused(
                signed(claims(), JWSAlgorithm.RS256, "one", "at+jwt", new RSASSASigner(next)),
                "signature");
    }

    @Test
    void aRotatedKeyIsFetchedAtMostTwiceAMinuteAndAnOldOneForgotten() {
        String old = good();
        assertThat(ask(old).statusCode()).isEqualTo(200);
        String rotated = signed(claims(), JWSAlgorithm.RS256, next);
        refused(rotated, "signature"); // asked less than half a minute ago
        serve(next);
        refused(rotated, "signature");
        issuer.verify(0, getRequestedFor(urlEqualTo(path + "/keys")));
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(ask(rotated).statusCode()).isEqualTo(200);
        refused(old, "signature");
        issuer.verify(1, getRequestedFor(urlEqualTo(path + "/keys")));
    }

    @Test
    void withTheIssuerDownKnownKeysGoOnAndUnknownOnesAre503() {
        assertThat(ask(good()).statusCode()).isEqualTo(200);
        issuer.resetAll();
        issuer.stubFor(get(path + DISCOVERY).willReturn(aResponse().withStatus(500)));
        CLOCK.advance(Duration.ofHours(2));
        assertThat(ask(good()).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = ask(signed(claims(), JWSAlgorithm.RS256, next));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void anIssuerThatWasNeverReachedOrSpeaksForAnotherIs503() {
        issuer.resetAll();
        assertThat(ask(good()).statusCode()).isEqualTo(503);
        issuer.stubFor(
                get(path + DISCOVERY)
                        .willReturn(
                                okJson(
                                        "{\"issuer\":\"https://other\",\"jwks_uri\":\""
                                                + address()
                                                + "/keys\"}")));
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(ask(good()).statusCode()).isEqualTo(503);
        issuer.verify(0, getRequestedFor(urlEqualTo(path + "/keys")));
    }

    @Test
    void aMissingScopeIs403AndSaysSo() {
        String reader = signed(claims().claim("scope", "all/read"), JWSAlgorithm.RS256, rsa);
        HttpResponse<String> answer =
                server.send(
                        with(reader, "/statements")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Samples.statement())));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"xAPI\", error=\"insufficient_scope\"");
        String nothing = signed(claims().claim("scope", null), JWSAlgorithm.RS256, rsa);
        assertThat(ask(nothing).statusCode()).isEqualTo(403);
        assertThat(ask(reader).statusCode()).isEqualTo(200);
    }

    @Test
    void scopesCanBeAListWithAPrefixAndNeverAdminister() {
        path = "/mapped";
        serve(rsa);
        List<String> scopes = List.of("lrs:all/read", "state", "lrs:admin");
        String token =
                signed(
                        claims().claim("scp", scopes).claim("preferred_username", "anna2"),
                        JWSAlgorithm.RS256,
                        rsa);
        assertThat(ask(token).statusCode()).isEqualTo(200);
        HttpRequest.Builder admin =
                HttpRequest.newBuilder(server.at("/admin/lrs/credentials"))
                        .header("Authorization", "Bearer " + token);
        assertThat(server.send(admin).statusCode()).isEqualTo(401);
        String bare = signed(claims().claim("scp", List.of("all/read")), JWSAlgorithm.RS256, rsa);
        assertThat(ask(bare).statusCode()).isEqualTo(403);
    }

    /** Data 2.4.9, ADR 8. */
    @Test
    void theAuthorityIsTheApplicationAndTheUserWhateverTheStatementSays() {
        JsonNode both = authorityOf(claims());
        assertThat(both.path("objectType").asText()).isEqualTo("Group");
        assertThat(both.path("member")).hasSize(2);
        account(both.path("member").path(0), "portal");
        account(both.path("member").path(1), "anna");
        account(authorityOf(claims().claim("client_id", "anna")), "anna");
        account(authorityOf(claims().claim("client_id", null)), "anna");
        account(authorityOf(claims().subject(null)), "portal");
    }

    @Test
    void mineIsWhatThisApplicationWroteForThisUser() {
        UUID id = UUID.randomUUID();
        store(good(), id);
        assertThat(found(good(), id)).isEqualTo(200);
        for (JWTClaimsSet.Builder other :
                List.of(
                        claims().subject("bob"),
                        claims().claim("client_id", "app"),
                        claims().subject("portal"),
                        claims().subject(null))) {
            assertThat(found(signed(other, JWSAlgorithm.RS256, rsa), id)).isEqualTo(404);
        }
    }

    @Test
    void aTokenDoesNotVoid() {
        UUID id = UUID.randomUUID();
        store(good(), id);
        HttpResponse<String> answer =
                server.send(
                        with(good(), "/statements")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                Samples.voiding(UUID.randomUUID(), id))));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://issuer.example",
                "ftp://issuer.example",
                "https://i.example?a=b",
                "issuer"
            })
    void anIssuerThatOthersCouldSpeakForIsNotConfigurable(String address) {
        assertThatThrownBy(() -> OidcIssuer.of(address, AUDIENCE, TestLrs.TENANT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    private void account(JsonNode agent, String name) {
        assertThat(agent.path("objectType").asText()).isEqualTo("Agent");
        assertThat(agent.path("account").path("homePage").asText()).isEqualTo(address());
        assertThat(agent.path("account").path("name").asText()).isEqualTo(name);
    }

    private JsonNode authorityOf(JWTClaimsSet.Builder claims) {
        String token = signed(claims, JWSAlgorithm.RS256, rsa);
        UUID id = UUID.randomUUID();
        store(token, id);
        HttpResponse<String> answer = server.get("/statements?statementId=" + id);
        return Json.parse(answer.body(), "").path("authority");
    }

    private void store(String token, UUID id) {
        String forged =
                Samples.with(
                        Samples.statement(id),
                        "\"authority\":{\"mbox\":\"mailto:boss@example.com\"}");
        HttpResponse<String> answer =
                server.send(
                        with(token, "/statements?statementId=" + id)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(forged)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private int found(String token, UUID id) {
        return server.send(with(token, "/statements?statementId=" + id).GET()).statusCode();
    }
}
