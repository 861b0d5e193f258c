package nl.leerspoor.authoring.bench;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Statements like those of a busy provider: cmi5 sessions, videos and quizzes of 5,000 learners in
 * 20 courses of 80 units, about 850 bytes each. The n-th is always the same but for its id.
 */
final class SampleStatements {
    static final int LEARNERS = 5_000;
    static final int COURSES = 20;
    static final int UNITS = 80;

    static final String HOME = "https://leren.opleider.example/actor/leerspoor";
    private static final String BASE = "https://opleider.example/id/course/";
    private static final String[] VERBS = {
        "http://adlnet.gov/expapi/verbs/initialized",
        "https://w3id.org/xapi/video/verbs/played",
        "https://w3id.org/xapi/video/verbs/paused",
        "http://adlnet.gov/expapi/verbs/answered",
        "http://adlnet.gov/expapi/verbs/answered",
        "http://adlnet.gov/expapi/verbs/answered",
        "http://adlnet.gov/expapi/verbs/completed",
        "http://adlnet.gov/expapi/verbs/terminated"
    };

    private SampleStatements() {}

    static String learner(long n) {
        return "%08x-5f0c-4a7e-9d11-0242ac13%04x"
                .formatted(mix(n % LEARNERS) & 0xffffffffL, n % LEARNERS);
    }

    static String agent(long n) {
        return "{\"objectType\":\"Agent\",\"account\":{\"homePage\":\""
                + HOME
                + "\",\"name\":\""
                + learner(n)
                + "\"}}";
    }

    static String verb(long n) {
        return VERBS[(int) (n / LEARNERS % VERBS.length)];
    }

    static String course(long n) {
        return BASE + "c" + n % LEARNERS % COURSES;
    }

    static String unit(long n) {
        return course(n) + "/unit/u" + n / LEARNERS % UNITS;
    }

    static UUID registration(long n) {
        long most = (mix(n % LEARNERS) & ~0xf000L) | 0x4000L; // version 4
        long least = (mix(n % LEARNERS + 7) >>> 2) | (1L << 63); // variant of RFC 9562
        return new UUID(most, least);
    }

    /** One statement, whole. */
    static String statement(long n, UUID id) {
        String verb = verb(n);
        String result =
                switch (verb.substring(verb.lastIndexOf('/') + 1)) {
                    case "answered" ->
                            "\"result\":{\"success\":"
                                    + (n % 3 != 0)
                                    + ",\"response\":\"b\",\"duration\":\"PT14.2S\",\"score\":"
                                    + "{\"scaled\":1,\"raw\":1,\"min\":0,\"max\":1}},";
                    case "played", "paused" ->
                            "\"result\":{\"extensions\":{\"https://w3id.org/xapi/video/extensions/time\":"
                                    + n % 116
                                    + ".25,\"https://w3id.org/xapi/video/extensions/played-segments\":"
                                    + "\"0[.]12.5[,]12.5[.]40.75\"}},";
                    case "completed" -> "\"result\":{\"completion\":true,\"duration\":\"PT6M4S\"},";
                    default -> "";
                };
        return "{\"id\":\""
                + id
                + "\",\"timestamp\":\"2026-11-"
                + two(1 + n / 86_400 % 28)
                + "T"
                + two(n / 3600 % 24)
                + ":"
                + two(n / 60 % 60)
                + ":"
                + two(n % 60)
                + ".125Z\",\"actor\":"
                + agent(n)
                + ",\"verb\":{\"id\":\""
                + verb
                + "\",\"display\":{\"nl\":\"deed\"}},\"object\":{\"objectType\":\"Activity\",\"id\":\""
                + unit(n)
                + "\",\"definition\":{\"type\":\"http://adlnet.gov/expapi/activities/lesson\",\"name\":"
                + "{\"nl\":\"Onderdeel "
                + n / LEARNERS % UNITS
                + "\"}}},"
                + result
                + "\"context\":{\"registration\":\""
                + registration(n)
                + "\",\"revision\":\"1.4\",\"platform\":\"Leerspoor\",\"language\":\"nl\","
                + "\"contextActivities\":{\"parent\":[{\"id\":\""
                + course(n)
                + "/module/m"
                + n / LEARNERS % 6
                + "\"}],\"grouping\":[{\"id\":\""
                + course(n)
                + "\"}],\"category\":[{\"id\":\"https://w3id.org/xapi/cmi5/context/categories/cmi5\"}]},"
                + "\"extensions\":{\"https://w3id.org/xapi/cmi5/context/extensions/sessionid\":\"s"
                + n / 8
                + "\"}}}";
    }

    /** A batch of statements from the n-th on, with new ids. */
    static byte[] batch(long n, int size) {
        StringBuilder json = new StringBuilder(size * 900).append('[');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",").append(statement(n + i, UUID.randomUUID()));
        }
        return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** Spreads numbers over 64 bits, always in the same way (the finaliser of SplitMix64). */
    private static long mix(long n) {
        long z = n + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
