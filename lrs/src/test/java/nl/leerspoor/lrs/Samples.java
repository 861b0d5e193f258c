package nl.leerspoor.lrs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Statements for tests. */
public final class Samples {
    public static final String AGENT = "{\"mbox\":\"mailto:anna@example.com\"}";
    public static final String VERB = "http://example.com/verbs/did";
    public static final String ACTIVITY = "http://example.com/activities/one";

    private Samples() {}

    /** Any statement without id. */
    public static String statement() {
        return "{\"actor\":"
                + AGENT
                + ",\"verb\":{\"id\":\""
                + VERB
                + "\"},\"object\":{\"id\":\""
                + ACTIVITY
                + "\"}}";
    }

    /** A statement with this id. */
    public static String statement(UUID id) {
        return with(statement(), "\"id\":\"" + id + "\"");
    }

    /** A statement with this id by another actor. */
    public static String statement(UUID id, String mail) {
        return statement(id).replace("anna@example.com", mail);
    }

    /** A statement about another statement. */
    public static String referring(UUID id, String verb, UUID target) {
        return "{\"id\":\""
                + id
                + "\",\"actor\":{\"mbox\":\"mailto:judge@example.com\"},\"verb\":{\"id\":\""
                + verb
                + "\"},\"object\":{\"objectType\":\"StatementRef\",\"id\":\""
                + target
                + "\"}}";
    }

    /** A statement that voids another. */
    public static String voiding(UUID id, UUID target) {
        return referring(id, "http://adlnet.gov/expapi/verbs/voided", target);
    }

    /** The object with members added in front. */
    public static String with(String json, String members) {
        return "{" + members + "," + json.substring(1);
    }

    /** Lower-case hex SHA-256, as attachments are named. */
    public static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Statement> parse(String json) {
        return StatementParser.parse(json.getBytes(StandardCharsets.UTF_8), XapiVersion.V1_0_3);
    }

    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
