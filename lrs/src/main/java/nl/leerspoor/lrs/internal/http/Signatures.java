package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementComparison;
import nl.leerspoor.lrs.xapi.StatementParser;

/**
 * Signed statements (Data 2.6): a JSON Web Signature as an attachment must be well formed, be over
 * this very statement, and fit its certificate when it brings one. That catches mistakes; it does
 * not say who signed.
 */
final class Signatures {
    private static final String RULE = "Data 2.6";
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "RS384", "SHA384withRSA", "RS512", "SHA512withRSA");

    private Signatures() {}

    /**
     * Checks every signature in a request.
     *
     * @throws ProblemException INVALID_INPUT for the first malformed one
     */
    static void check(List<Statement> statements, Map<String, byte[]> data) {
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            List<Attachment> attachments = statement.attachments();
            for (int j = 0; j < attachments.size(); j++) {
                if (attachments.get(j).usageType().equals(Attachment.SIGNATURE)) {
                    String place = statements.size() == 1 ? "" : "/" + i;
                    check(statement, attachments.get(j), data, place + "/attachments/" + j);
                }
            }
        }
    }

    private static void check(
            Statement statement, Attachment header, Map<String, byte[]> data, String place) {
        if (!header.contentType().equals("application/octet-stream")) {
            throw malformed(place, "the contentType of a signature is application/octet-stream");
        }
        byte[] content = data.get(Attachments.key(header.sha2()));
        if (content == null) {
            throw malformed(place, "a signature travels with its statement to be checked");
        }
        String[] jws = new String(content, StandardCharsets.US_ASCII).strip().split("\\.", -1);
        if (jws.length != 3) {
            throw malformed(place, "a signature is a JWS in compact form");
        }
        JsonNode head = Json.parse(decode(jws[0], place), place);
        String algorithm = ALGORITHMS.get(head.path("alg").asText());
        if (algorithm == null) {
            throw malformed(place, "the algorithm must be RS256, RS384 or RS512");
        }
        sameStatement(statement, decode(jws[1], place), place);
        JsonNode chain = head.get("x5c");
        if (chain != null) {
            verify(jws, algorithm, chain, place);
        }
    }

    private static void sameStatement(Statement statement, byte[] payload, String place) {
        List<Statement> signed;
        try {
            signed = StatementParser.parse(payload, statement.requestVersion());
        } catch (ProblemException e) {
            throw malformed(place, "what was signed is not a statement: " + e.detail());
        }
        if (signed.size() != 1 || !StatementComparison.same(signed.get(0), statement)) {
            throw malformed(place, "what was signed is another statement");
        }
    }

    private static void verify(String[] jws, String algorithm, JsonNode chain, String place) {
        try {
            byte[] encoded = Base64.getDecoder().decode(chain.path(0).asText());
            PublicKey key =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded))
                            .getPublicKey();
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update((jws[0] + "." + jws[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(decode(jws[2], place))) {
                throw malformed(place, "the signature does not fit its certificate");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw malformed(place, "the certificate or signature cannot be read");
        }
    }

    private static byte[] decode(String text, String place) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed(place, "a signature is a JWS in compact form");
        }
    }

    private static ProblemException malformed(String place, String message) {
        return ProblemException.invalid(place, RULE, message);
    }
}
