package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Attachments and signatures (Communication 1.5, Data 2.4.11 and 2.6). */
final class AttachmentCases {
    private static final byte[] DATA =
            "here is a simple attachment".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "http://adlnet.gov/expapi/attachments/signature";

    private AttachmentCases() {}

    static void add(CommunicationCases cases) {
        multipart(cases);
        answers(cases);
        signatures(cases);
    }

    private static String sha2(byte[] data) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    }

    private static String attachment(byte[] data, String usage, String type, String more)
            throws GeneralSecurityException {
        return "\"attachments\":[{\"usageType\":\"%s\",\"display\":{\"en\":\"x\"},\"contentType\":\"%s\",\"length\":%d,\"sha2\":\"%s\"%s}]"
                .formatted(usage, type, data.length, sha2(data), more);
    }

    private static String text(String more) throws GeneralSecurityException {
        return attachment(DATA, "http://a.b/u", "text/plain", more);
    }

    private static Talk.Part part() throws GeneralSecurityException {
        return new Talk.Part(DATA, sha2(DATA));
    }

    private static void multipart(CommunicationCases cases) {
        cases.good(
                "XAPI-00127 XAPI-00128 XAPI-00129 XAPI-00130 XAPI-00131 XAPI-00132 XAPI-00133"
                        + " XAPI-00134 XAPI-00135 Comm-1.5.2.s2.b2.b7",
                "statements and data as multipart/mixed",
                t -> {
                    t.multipart(t.statement(text("")), part()).is(200);
                    t.multipart(
                                    "[" + t.statement(text("")) + "," + t.statement(text("")) + "]",
                                    part().with("Content-Length", Integer.toString(DATA.length)))
                            .is(200);
                });
        cases.good(
                "XAPI-00127 Comm-1.5.1.s1.b1 Comm-1.5.1.s1.b2 Comm-1.5.2.s3.b8 Comm-1.5.2.s3.b9"
                        + " IEEE-4.1.3.b1",
                "no attachments, or with fileUrl only, as JSON and as multipart",
                t -> {
                    String url = ",\"fileUrl\":\"http://a.b/file\"";
                    t.post("/statements", t.statement(text(url))).is(200);
                    t.multipart(t.statement(text(url))).is(200);
                    t.multipart(t.statement()).is(200);
                    t.multipart("[" + t.statement() + "," + t.statement() + "]").is(200);
                });
        cases.bad(
                "XAPI-00127",
                "another type, or none, is refused",
                t -> {
                    for (String type :
                            new String[] {
                                "", "text/plain", "text/json", "multipart/form-data; boundary=cut"
                            }) {
                        t.post("/statements", t.statement(), "Content-Type", type)
                                .refuses(400, "Content-Type:");
                    }
                });
        cases.bad(
                "XAPI-00128 XAPI-00132",
                "a part that is no attachment, or has no hash, is refused",
                t -> {
                    t.multipart(t.statement(), part()).refuses(400, "part 2");
                    t.multipart(t.statement(text("")), part(), new Talk.Part(DATA, "00"))
                            .refuses(400, "part 3");
                    t.multipart(t.statement(text("")), part().with("X-Experience-API-Hash", ""))
                            .refuses(400, "part 2");
                    byte[] other = {1, 2, 3};
                    t.multipart(t.statement(text("")), new Talk.Part(other, sha2(DATA)))
                            .refuses(400, "part 2");
                });
        cases.bad(
                "XAPI-00129 Comm-1.5.1.s1.b2",
                "an attachment with neither data nor fileUrl is refused",
                t -> {
                    t.post("/statements", t.statement(text(""))).refuses(400, "/attachments/0");
                    t.multipart(t.statement(text(""))).refuses(400, "/attachments/0");
                    t.multipart("[" + t.statement() + "," + t.statement(text("")) + "]")
                            .refuses(400, "/1/attachments/0");
                });
        cases.bad(
                "XAPI-00130 XAPI-00131",
                "a boundary that is missing in header or body is refused",
                t -> {
                    String type = "multipart/mixed; boundary=cut";
                    String json = "Content-Type: application/json\r\n\r\n" + t.statement();
                    t.post("/statements", json + "\r\n--cut--", "Content-Type", type)
                            .refuses(400, "");
                    t.post("/statements", "--cut\r\n" + json, "Content-Type", type)
                            .refuses(400, "");
                    t.post(
                                    "/statements",
                                    "--cut\r\n" + json + "\r\n--cut--",
                                    "Content-Type",
                                    "multipart/mixed")
                            .refuses(400, "");
                    t.post(
                                    "/statements",
                                    "--cut\r\n" + json + "\r\n--other--",
                                    "Content-Type",
                                    type)
                            .refuses(400, "");
                    t.post("/statements", "--cut--\r\n", "Content-Type", type).refuses(400, "");
                    t.post(
                                    "/statements",
                                    "--cut\r\nContent-Type\r\n\r\n\r\n--cut--",
                                    "Content-Type",
                                    type)
                            .refuses(400, "");
                    t.post("/statements", "--cut\r\nno: end\r\n--cut--", "Content-Type", type)
                            .refuses(400, "");
                });
        cases.bad(
                "XAPI-00133",
                "statements in a second part are refused",
                t -> {
                    byte[] second = t.statement().getBytes(StandardCharsets.UTF_8);
                    t.multipart(
                                    t.statement(),
                                    new Talk.Part(second, "")
                                            .with("Content-Type", "application/json"))
                            .refuses(400, "part 2");
                });
        cases.bad(
                "XAPI-00134",
                "a first part of another type is refused",
                t -> {
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    Talk.write(body, "--cut\r\nContent-Type: text/plain\r\n\r\n" + t.statement());
                    Talk.write(body, "\r\n--cut--\r\n");
                    t.send(
                                    "POST",
                                    "/statements",
                                    body.toByteArray(),
                                    "Content-Type",
                                    "multipart/mixed; boundary=cut")
                            .refuses(400, "");
                });
        cases.bad(
                "XAPI-00135 Comm-1.5.2.s3.b6",
                "a part in another transfer encoding, or without one, is refused",
                t -> {
                    for (String encoding : new String[] {"base64", ""}) {
                        t.multipart(
                                        t.statement(text("")),
                                        part().with("Content-Transfer-Encoding", encoding))
                                .refuses(400, "part 2");
                    }
                });
        cases.bad(
                "Comm-1.5.2.s2.b2.b7",
                "headers of a part that contradict the attachment are refused",
                t -> {
                    t.multipart(t.statement(text("")), part().with("Content-Type", "image/png"))
                            .refuses(400, "part 2");
                    t.multipart(t.statement(text("")), part().with("Content-Length", "3"))
                            .refuses(400, "part 2");
                });
    }

    private static void answers(CommunicationCases cases) {
        cases.good(
                "XAPI-00161 XAPI-00167 Comm-1.5.2.s2.b2.b5",
                "attachments=true has the data once; without it there is JSON only",
                t -> {
                    t.multipart(
                                    "[" + t.statement(text("")) + "," + t.statement(text("")) + "]",
                                    part())
                            .is(200);
                    String path = "/statements" + t.query("verb", t.verb());
                    Reply mixed = t.get(path + "&attachments=true").is(200);
                    String boundary = mixed.header("Content-Type").replaceAll(".*boundary=", "--");
                    mixed.has("Content-Type", "multipart/mixed; ?boundary=.+");
                    String[] parts = mixed.text().split(boundary);
                    assertThat(parts).hasSize(4);
                    assertThat(parts[1]).contains("application/json").contains("\"statements\"");
                    assertThat(parts[2])
                            .contains(sha2(DATA))
                            .contains("Content-Transfer-Encoding: binary")
                            .contains(new String(DATA, StandardCharsets.UTF_8));
                    assertThat(parts[3]).startsWith("--");
                    for (String plain : new String[] {path, path + "&attachments=false"}) {
                        t.get(plain)
                                .is(200)
                                .has("Content-Type", "application/json")
                                .lacks(new String(DATA, StandardCharsets.UTF_8));
                    }
                });
        cases.good(
                "XAPI-00167",
                "attachments=true on a single statement, and on one without any",
                t -> {
                    UUID id = UUID.randomUUID();
                    t.multipart(t.statement(id, text("")), part()).is(200);
                    t.get("/statements?attachments=true&statementId=" + id)
                            .is(200)
                            .has("Content-Type", "multipart/mixed.*")
                            .contains(new String(DATA, StandardCharsets.UTF_8));
                    UUID none = UUID.randomUUID();
                    t.post("/statements", t.statement(none)).is(200);
                    t.get("/statements?attachments=true&statementId=" + none)
                            .is(200)
                            .has("Content-Type", "multipart/mixed.*");
                });
    }

    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();

    /** A self-signed X.509 certificate of version 1, written out by hand (RFC 5280 4.1). */
    private static String certificate(KeyPair keys) throws GeneralSecurityException {
        byte[] algorithm = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");
        byte[] oid = HexFormat.of().parseHex("0603550403");
        byte[] text = der(0x0c, "test".getBytes(StandardCharsets.UTF_8));
        byte[] name = der(0x30, der(0x31, der(0x30, oid, text)));
        byte[] validity =
                der(
                        0x30,
                        der(0x17, "200101000000Z".getBytes(StandardCharsets.US_ASCII)),
                        der(0x17, "400101000000Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] signed =
                der(
                        0x30,
                        der(0x02, new byte[] {1}),
                        algorithm,
                        name,
                        validity,
                        name,
                        keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        byte[] bits = der(0x03, new byte[1], signature.sign());
        return Base64.getEncoder().encodeToString(der(0x30, signed, algorithm, bits));
    }

    private static byte[] der(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length > 255) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 127) {
            out.write(0x81);
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] jws(String head, String payload, String algorithm)
            throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signing =
                base64.encodeToString(head.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(KEYS.getPrivate());
        signature.update(signing.getBytes(StandardCharsets.US_ASCII));
        return (signing + "." + base64.encodeToString(signature.sign()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Reply signed(Talk t, UUID id, byte[] jws) throws GeneralSecurityException {
        return signed(t, id, jws, "application/octet-stream");
    }

    private static Reply signed(Talk t, UUID id, byte[] jws, String type)
            throws GeneralSecurityException {
        return t.multipart(
                t.statement(id, attachment(jws, SIGNATURE, type, "")),
                new Talk.Part(jws, sha2(jws)).with("Content-Type", type));
    }

    private static void signatures(CommunicationCases cases) {
        cases.good(
                "XAPI-00115 XAPI-00116 XAPI-00117 Data-2.6.s5.b1 Data-2.6.s5.b3.b3",
                "a statement signed with each of the algorithms, with and without certificate",
                t -> {
                    for (String bits : new String[] {"256", "384", "512"}) {
                        UUID id = UUID.randomUUID();
                        String head = "{\"alg\":\"RS" + bits + "\"}";
                        signed(t, id, jws(head, t.statement(id), "SHA" + bits + "withRSA")).is(200);
                    }
                    UUID id = UUID.randomUUID();
                    String head = "{\"alg\":\"RS256\",\"x5c\":[\"" + certificate(KEYS) + "\"]}";
                    signed(t, id, jws(head, t.statement(id), "SHA256withRSA")).is(200);
                });
        cases.bad(
                "XAPI-00115 Data-2.6.s5.b1 Data-2.6.s5.b2",
                "a signature of another type, without data or that is no JWS is refused",
                t -> {
                    UUID id = UUID.randomUUID();
                    byte[] jws = jws("{\"alg\":\"RS256\"}", t.statement(id), "SHA256withRSA");
                    signed(t, id, jws, "text/plain").refuses(400, "/attachments/0");
                    signed(t, id, "not.a.jws".getBytes(StandardCharsets.UTF_8)).is(400);
                    signed(t, id, "nothing".getBytes(StandardCharsets.UTF_8))
                            .refuses(400, "/attachments/0")
                            .contains("JWS");
                    t.post(
                                    "/statements",
                                    t.statement(
                                            id,
                                            attachment(
                                                    jws,
                                                    SIGNATURE,
                                                    "application/octet-stream",
                                                    ",\"fileUrl\":\"http://a.b/c\"")))
                            .refuses(400, "/attachments/0");
                    t.get("/statements?statementId=" + id).is(404);
                });
        cases.bad(
                "XAPI-00116",
                "a signature over another statement, or over no statement, is refused",
                t -> {
                    UUID id = UUID.randomUUID();
                    String head = "{\"alg\":\"RS256\"}";
                    String other = t.statement(id).replace(t.verb(), "http://a.b/other");
                    for (String payload : new String[] {other, "{'no': json}", "[]", "{}", "1"}) {
                        signed(t, id, jws(head, payload, "SHA256withRSA"))
                                .refuses(400, "/attachments/0");
                    }
                });
        cases.bad(
                "XAPI-00117",
                "another algorithm is refused",
                t -> {
                    UUID id = UUID.randomUUID();
                    for (String head :
                            new String[] {
                                "{\"alg\":\"HS256\"}",
                                "{\"alg\":\"none\"}",
                                "{}",
                                "[]",
                                "{\"alg\":256}"
                            }) {
                        signed(t, id, jws(head, t.statement(id), "SHA256withRSA"))
                                .refuses(400, "/attachments/0");
                    }
                });
        cases.bad(
                "Data-2.6.s5.b3.b3",
                "a certificate that cannot be read, or is not that of the signature, is refused",
                t -> {
                    UUID id = UUID.randomUUID();
                    String foreign = "[\"" + certificate(OTHER_KEYS) + "\"]";
                    for (String chain :
                            new String[] {"[\"AAAA\"]", "[]", "\"x\"", "[1]", foreign}) {
                        String head = "{\"alg\":\"RS256\",\"x5c\":" + chain + "}";
                        signed(t, id, jws(head, t.statement(id), "SHA256withRSA"))
                                .refuses(400, "/attachments/0");
                    }
                });
        cases.good(
                XapiVersion.V2_0,
                "XAPI-00116",
                "in 2.0 the payload may have a duration that differs beyond a hundredth",
                t -> {
                    UUID id = UUID.randomUUID();
                    String result = "\"result\":{\"duration\":\"PT1.234S\"}";
                    String payload = t.statement(id, result.replace("1.234", "1.239"));
                    byte[] jws = jws("{\"alg\":\"RS256\"}", payload, "SHA256withRSA");
                    t.multipart(
                                    t.statement(
                                            id,
                                            result,
                                            attachment(
                                                    jws,
                                                    SIGNATURE,
                                                    "application/octet-stream",
                                                    "")),
                                    new Talk.Part(jws, sha2(jws))
                                            .with("Content-Type", "application/octet-stream"))
                            .is(200);
                });
    }
}
