package nl.leerspoor.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Statements that use everything the specification has. */
public final class Fixtures {
    public static final String FULL =
            """
            {"id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
             "actor":{"objectType":"Group","name":"Team","mbox":"mailto:team@example.com","member":[
               {"name":"Andrew","account":{"homePage":"http://www.example.com","name":"1393"},"objectType":"Agent"},
               {"openid":"http://toby.openid.example.org/"},
               {"mbox_sha1sum":"ebd31e95054c018b10727ccffd2ef2ec3a016ee9"}]},
             "verb":{"id":"http://adlnet.gov/expapi/verbs/attended","display":{"en-GB":"attended","zh-Hant-TW":"x"}},
             "result":{"score":{"scaled":-1,"raw":1.50,"min":-1E+2,"max":100},"success":true,"completion":false,
               "response":"Ja","duration":"PT1H0M0.1S","extensions":{"http://example.com/e":{"a":[null,-0.0]}}},
             "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7",
               "contextActivities":{"parent":[{"id":"http://www.example.com/p","objectType":"Activity"}],
                 "grouping":{"id":"http://www.example.com/g"},"category":[],"other":[{"id":"urn:x:y"}]},
               "instructor":{"mbox":"mailto:teacher@example.com"},
               "team":{"objectType":"Group","member":[]},
               "revision":"1","platform":"p","language":"tlh",
               "statement":{"objectType":"StatementRef","id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee"},
               "extensions":{"http://example.com/c":null}},
             "timestamp":"2013-05-18T05:32:34.804+00:00","stored":"2013-05-18T05:32:34.804Z",
             "authority":{"objectType":"Agent","mbox":"mailto:a@example.com"},"version":"1.0.0",
             "object":{"id":"http://www.example.com/o","objectType":"Activity","definition":{
               "name":{"en":"n"},"description":{"en":"d"},"type":"http://adlnet.gov/expapi/activities/cmi.interaction",
               "moreInfo":"http://example.com/more","interactionType":"choice","correctResponsesPattern":["a[,]b"],
               "choices":[{"id":"a","description":{"en":"A"}},{"id":"b"}],"extensions":{"http://e.f/g":1}}},
             "attachments":[{"usageType":"http://example.com/u","display":{"en":"x"},"description":{},
               "contentType":"text/plain; charset=ascii","length":27,
               "sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a","fileUrl":"http://f.g/h"}]}
            """;

    public static final String SUB =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/planned"},
             "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@example.com"},
               "verb":{"id":"http://a.b/visit"},"object":{"objectType":"Agent","mbox":"mailto:b@example.com"},
               "timestamp":"2099-01-01T00:00:00Z","context":{"language":"nl"},"result":{"success":true}}}
            """;

    public static final String VOIDING =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
             "object":{"objectType":"StatementRef","id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee"}}
            """;

    /** Its object is an agent. */
    public static final String AGENT =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/met"},\
            "object":{"objectType":"Agent","mbox":"mailto:b@example.com"}}
            """;

    /** Its object is a group. */
    public static final String GROUP =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/met"},\
            "object":{"objectType":"Group","member":[{"mbox":"mailto:b@example.com"}]}}
            """;

    /** Its object is another statement. */
    public static final String REF =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/confirmed"},\
            "object":{"objectType":"StatementRef","id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee"}}
            """;

    /** Its object is an interaction activity. */
    public static final String ITEM =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/answered"},\
            "object":{"id":"http://a.b/q","definition":{"interactionType":"other","correctResponsesPattern":["x"]}}}
            """;

    /** What 2.0 has and 1.0.3 has not. */
    public static final String TWO =
            """
            {"actor":{"mbox":"mailto:a@example.com"},"verb":{"id":"http://a.b/did"},"object":{"id":"http://a.b/o"},\
            "context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:c@example.com"},"relevantTypes":["http://a.b/type"]}],\
            "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:g@example.com"},"relevantTypes":["http://a.b/type"]}]}}
            """;

    static final List<String> ALL =
            List.of(FULL, SUB, VOIDING, AGENT, GROUP, REF, ITEM, "[" + SUB + "," + VOIDING + "]");

    private Fixtures() {}

    /** The fixture by its name in the tables of cases. */
    public static String named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "sub" -> SUB;
            case "void" -> VOIDING;
            case "agent" -> AGENT;
            case "group" -> GROUP;
            case "ref" -> REF;
            case "item" -> ITEM;
            case "two" -> TWO;
            default -> throw new IllegalArgumentException("no fixture " + name);
        };
    }

    static List<Statement> parse(String json) {
        return StatementParser.parse(json.getBytes(StandardCharsets.UTF_8), XapiVersion.V1_0_3);
    }

    static Statement one(String json) {
        return parse(json).get(0);
    }
}
