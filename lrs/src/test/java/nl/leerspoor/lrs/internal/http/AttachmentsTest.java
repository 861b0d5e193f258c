package nl.leerspoor.lrs.internal.http;

import static nl.leerspoor.lrs.Samples.statement;
import static nl.leerspoor.lrs.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Multipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final String TYPE = "multipart/mixed; boundary=-------3141";
    private static final byte[] DATA = {0, 1, 13, 10, 45, 45, -1, -128, 13, 10};
    private static TestLrs lrs;

    @BeforeAll
    static void start() {
        lrs = TestLrs.start();
    }

    @AfterAll
    static void stop() {
        lrs.close();
    }

    private static String sha2(byte[] data) {
        return Digests.sha2Hex(64, data);
    }

    private static String named(UUID id, String usage, String type, byte[] data) {
        return with(
                statement(id),
                "\"attachments\":[{\"usageType\":\""
                        + usage
                        + "\",\"display\":{\"en\":\"x\"},\"contentType\":\""
                        + type
                        + "\",\"length\":"
                        + data.length
                        + ",\"sha2\":\""
                        + sha2(data)
                        + "\"}]");
    }

    private static byte[] body(String json, String partHeaders, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head =
                "\r\n---------3141\r\nContent-Type:application/json\r\n\r\n"
                        + json
                        + "\r\n---------3141\r\n"
                        + partHeaders
                        + "\r\n\r\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(data);
        out.writeBytes("\r\n---------3141--".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static String headers(byte[] data) {
        return "Content-Type:image/png\r\nContent-Transfer-Encoding:binary\r\nX-Experience-API-Hash:"
                + sha2(data);
    }

    private static HttpResponse<String> post(byte[] body) {
        return lrs.send(
                lrs.request("/statements")
                        .header("Content-Type", TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    @Test
    void keepsAttachmentDataByteForByte() throws Exception {
        UUID id = UUID.randomUUID();
        String json = named(id, "http://a.b/u", "image/png", DATA);
        assertThat(post(body(json, headers(DATA), DATA)).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> got =
                java.net.http.HttpClient.newHttpClient()
                        .send(
                                lrs.request("/statements?attachments=true&statementId=" + id)
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        String type = got.headers().firstValue("Content-Type").orElseThrow();
        assertThat(type).startsWith("multipart/mixed; boundary=");
        var parts = Multipart.parse(got.body(), type);
        assertThat(parts).hasSize(2);
        assertThat(parts.get(1).content()).isEqualTo(DATA);
        assertThat(parts.get(1).header("X-Experience-API-Hash")).isEqualTo(sha2(DATA));
        assertThat(parts.get(1).header("Content-Transfer-Encoding")).isEqualTo("binary");
        HttpResponse<String> plain = lrs.get("/statements?attachments=false&statementId=" + id);
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void refusesDataThatIsMissingForeignOrAltered() {
        String json = named(UUID.randomUUID(), "http://a.b/u", "image/png", DATA);
        assertThat(lrs.post("/statements", json).statusCode()).isEqualTo(400);
        byte[] other = {1, 2, 3};
        assertThat(post(body(json, headers(DATA), other)).statusCode()).isEqualTo(400);
        assertThat(post(body(json, headers(other), other)).statusCode()).isEqualTo(400);
        assertThat(post(body(statement(), headers(DATA), DATA)).statusCode()).isEqualTo(400);
        String encoded = headers(DATA).replace("binary", "base64");
        assertThat(post(body(json, encoded, DATA)).statusCode()).isEqualTo(400);
        String typed = headers(DATA).replace("image/png", "image/gif");
        assertThat(post(body(json, typed, DATA)).statusCode()).isEqualTo(400);
        byte[] cut =
                new String(body(json, headers(DATA), DATA), StandardCharsets.ISO_8859_1)
                        .replace("---------3141--", "")
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(post(cut).statusCode()).isEqualTo(400);
    }

    @Test
    void understandsBytesSentAsTextWhenTheirHashProvesIt() {
        String json = named(UUID.randomUUID(), "http://a.b/u", "image/png", DATA);
        byte[] twice =
                new String(DATA, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
        assertThat(twice).isNotEqualTo(DATA);
        assertThat(post(body(json, headers(DATA), twice)).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsASignatureOverTheStatementAndNoOther() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        UUID id = UUID.randomUUID();
        assertThat(signed(pair, id, statement(id), "RS256").statusCode()).isEqualTo(200);
        UUID next = UUID.randomUUID();
        assertThat(signed(pair, next, statement(next, "x@y.z"), "RS256").statusCode())
                .isEqualTo(400);
        assertThat(signed(pair, next, statement(next), "HS256").statusCode()).isEqualTo(400);
        assertThat(signed(pair, next, "{'no': json}", "RS256").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> signed(
            KeyPair pair, UUID id, String payload, String algorithm) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String head = "{\"alg\":\"" + algorithm + "\"}";
        String signing =
                base64.encodeToString(head.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(signing.getBytes(StandardCharsets.UTF_8));
        byte[] jws =
                (signing + "." + base64.encodeToString(signature.sign()))
                        .getBytes(StandardCharsets.UTF_8);
        String json =
                named(
                        id,
                        "http://adlnet.gov/expapi/attachments/signature",
                        "application/octet-stream",
                        jws);
        return post(body(json, headers(jws).replace("image/png", "application/octet-stream"), jws));
    }
}
