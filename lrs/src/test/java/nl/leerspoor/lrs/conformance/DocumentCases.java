package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** The three document resources (Communication 2.2, 2.3, 2.6, 2.7 and 3.1). */
final class DocumentCases {
    private static final XapiVersion ONE = XapiVersion.V1_0_3;
    private static final XapiVersion TWO = XapiVersion.V2_0;

    private DocumentCases() {}

    /** A document resource: where it is and by what a document is known. */
    private enum Kind {
        STATE("/activities/state"),
        AGENT("/agents/profile"),
        ACTIVITY("/activities/profile");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        List<String> names() {
            return switch (this) {
                case STATE -> List.of("activityId", "agent", "stateId");
                case AGENT -> List.of("agent", "profileId");
                case ACTIVITY -> List.of("activityId", "profileId");
            };
        }

        String idName() {
            return this == STATE ? "stateId" : "profileId";
        }

        /** The path of a document, or with an empty id of the list of ids. */
        String at(Talk t, String id) {
            return with(t, id, Map.of());
        }

        /** With other values; an empty one leaves the parameter out. */
        String with(Talk t, String id, Map<String, String> other) {
            List<String> query = new ArrayList<>();
            for (String name : names()) {
                String value =
                        switch (name) {
                            case "activityId" -> t.activity();
                            case "agent" -> t.agent();
                            default -> id;
                        };
                value = other.getOrDefault(name, value);
                if (!value.isEmpty()) {
                    query.addAll(List.of(name, value));
                }
            }
            return path + t.query(query.toArray(String[]::new));
        }
    }

    /** Which numbers of the suite a behaviour has for each resource. */
    private record Ids(String state, String agent, String activity) {
        String of(Kind kind) {
            return switch (kind) {
                case STATE -> state;
                case AGENT -> agent;
                case ACTIVITY -> activity;
            };
        }
    }

    static void add(CommunicationCases cases) {
        for (Kind kind : Kind.values()) {
            documents(cases, kind);
            merges(cases, kind);
            lists(cases, kind);
            refusals(cases, kind);
            preconditions(cases, kind);
        }
        state(cases);
    }

    private static void documents(CommunicationCases cases, Kind kind) {
        Ids stored =
                new Ids(
                        "XAPI-00187 XAPI-00188 XAPI-00190 XAPI-00191 XAPI-00192 XAPI-00196 XAPI-00197"
                                + " XAPI-00199 XAPI-00206 XAPI-00207 XAPI-00208 XAPI-00210 XAPI-00212"
                                + " XAPI-00213 XAPI-00215 XAPI-00216 XAPI-00217 XAPI-00224 XAPI-00225"
                                + " XAPI-00228 XAPI-00230",
                        "XAPI-00255 XAPI-00257 XAPI-00258 XAPI-00259 XAPI-00261 XAPI-00262 XAPI-00264"
                                + " XAPI-00265 XAPI-00267 XAPI-00269 XAPI-00271 XAPI-00273 XAPI-00274"
                                + " XAPI-00277 XAPI-00282",
                        "XAPI-00285 XAPI-00287 XAPI-00288 XAPI-00290 XAPI-00291 XAPI-00293 XAPI-00296"
                                + " XAPI-00297 XAPI-00299 XAPI-00300 XAPI-00302 XAPI-00305 XAPI-00307"
                                + " XAPI-00311");
        cases.good(
                stored.of(kind)
                        + " XAPI-00322 XAPI-00140 Comm-2.2.s4.b2 Comm-2.2.s6.b1 IEEE-4.1.6.modified"
                        + " IEEE-4.1.4.etag",
                kind
                        + ": a document is put, given byte for byte with type, tag and time, and removed",
                t -> {
                    byte[] bytes = {0, 1, (byte) 0xff, '\r', '\n'};
                    String path = kind.at(t, "any id, 日本/" + t.unique);
                    t.send("PUT", path, bytes, "Content-Type", "image/x-ours").is(204).body("");
                    Reply got = t.get(path).is(200).has("Content-Type", "image/x-ours");
                    assertThat(got.response().body()).isEqualTo(bytes);
                    got.has("ETag", "\"[0-9a-f]{40}\"").has("Last-Modified", ".*GMT");
                    t.delete(path).is(204).body("");
                    t.get(path).is(404);
                    t.delete(path).is(204);
                });
        cases.good(
                ONE,
                "Comm-3.1.s4.b2",
                kind + ": the tag is the SHA-1 of the content",
                t -> {
                    t.put(kind.at(t, "d"), "any text", "Content-Type", "text/plain").is(204);
                    t.get(kind.at(t, "d"))
                            .has("ETag", "\"5d48d16e1980be64d8246b52be2aa9c03aa552a9\"");
                });
        Ids missing = new Ids("XAPI-00188 XAPI-00192", "XAPI-00269 XAPI-00259", "XAPI-00288");
        cases.bad(
                missing.of(kind),
                kind + ": a document that is not there is 404, a wrong parameter 400",
                t -> {
                    t.get(kind.at(t, "none")).is(404).contains("#not-found");
                    t.get(kind.at(t, "none") + "&x=1").refuses(400, "?x");
                });
    }

    private static void merges(CommunicationCases cases, Kind kind) {
        Ids merged =
                new Ids(
                        "XAPI-00189 XAPI-00198 XAPI-00209 XAPI-00211 XAPI-00214 XAPI-00226 XAPI-00229"
                                + " XAPI-00231 XAPI-00232 XAPI-00233 XAPI-00234 XAPI-00235",
                        "XAPI-00256 XAPI-00263 XAPI-00266 XAPI-00272 XAPI-00276 XAPI-00278 XAPI-00279"
                                + " XAPI-00280 XAPI-00281 XAPI-00283 XAPI-00284",
                        "XAPI-00286 XAPI-00292 XAPI-00298 XAPI-00301 XAPI-00306 XAPI-00308 XAPI-00309"
                                + " XAPI-00310 XAPI-00312 XAPI-00313 XAPI-00314");
        cases.good(
                merged.of(kind) + " XAPI-00183 XAPI-00184 XAPI-00185 XAPI-00186 XAPI-00182",
                kind + ": POST stores a new document and merges into one that is there",
                t -> {
                    String path = kind.at(t, "m");
                    t.post(path, "{\"a\":{\"x\":1},\"b\":2}").is(204).body("");
                    t.post(path, "{\"a\":{\"y\":1.50},\"c\":3}").is(204);
                    t.get(path)
                            .is(200)
                            .body("{\"a\":{\"y\":1.50},\"b\":2,\"c\":3}")
                            .has("Content-Type", "application/json.*");
                });
        Ids types = new Ids("XAPI-00232", "XAPI-00278", "XAPI-00309");
        Ids objects = new Ids("XAPI-00229", "XAPI-00281", "XAPI-00313");
        Ids broken = new Ids("XAPI-00235", "XAPI-00284", "XAPI-00314");
        Ids merges = new Ids("XAPI-00234", "XAPI-00279", "XAPI-00308");
        cases.bad(
                types.of(kind) + " " + merges.of(kind) + " XAPI-00182",
                kind + ": no merge with, or into, a document of another type",
                t -> {
                    String path = kind.at(t, "t");
                    t.put(path, "{\"a\":1}", "Content-Type", "text/plain").is(204);
                    t.post(path, "{\"b\":1}").is(400);
                    t.get(path).body("{\"a\":1}").has("Content-Type", "text/plain.*");
                    String json = kind.at(t, "j");
                    t.put(json, "{\"a\":1}").is(204);
                    t.post(json, "{\"b\":1}", "Content-Type", "text/plain").is(400);
                    t.get(json).body("{\"a\":1}");
                });
        cases.bad(
                objects.of(kind) + " " + broken.of(kind) + " XAPI-00186 XAPI-00182",
                kind + ": no merge with, or into, what is no JSON object",
                t -> {
                    String path = kind.at(t, "o");
                    t.put(path, "[1]").is(204);
                    t.post(path, "{\"b\":1}").is(400);
                    t.get(path).body("[1]");
                    String json = kind.at(t, "j");
                    for (String body : new String[] {"[1]", "abc", "{", "", "{\"a\":1,\"a\":2}"}) {
                        t.post(json, body).refuses(400, "");
                    }
                    t.get(json).is(404);
                });
    }

    private static void lists(CommunicationCases cases, Kind kind) {
        Ids since =
                new Ids(
                        "XAPI-00193 XAPI-00195 XAPI-00204 XAPI-00221 XAPI-00222",
                        "XAPI-00260 XAPI-00268 XAPI-00270 XAPI-00275",
                        "XAPI-00289 XAPI-00294 XAPI-00295 XAPI-00303");
        cases.good(
                since.of(kind) + " XAPI-00141 Comm-2.2.s6.b2 XAPI-00012",
                kind + ": ids, all or only of documents written since",
                t -> {
                    t.get(kind.at(t, "")).is(200).body("[]");
                    t.put(kind.at(t, "one"), "1").is(204);
                    t.put(kind.at(t, "two"), "2").is(204);
                    t.get(kind.at(t, ""))
                            .is(200)
                            .body("[\"one\",\"two\"]")
                            .has("Last-Modified", ".+");
                    String since1 = kind.at(t, "") + "&since=";
                    t.get(since1 + "2012-01-01T00:00:00Z").body("[\"one\",\"two\"]");
                    t.get(since1 + "2100-01-01T00:00:00Z").is(200).body("[]");
                });
        Ids wrong =
                new Ids(
                        "XAPI-00195 XAPI-00204 XAPI-00221 XAPI-00222",
                        "XAPI-00260 XAPI-00268 XAPI-00275",
                        "XAPI-00294 XAPI-00295 XAPI-00303");
        cases.bad(
                wrong.of(kind) + " XAPI-00141 XAPI-00012",
                kind + ": since that is no timestamp is refused",
                t -> {
                    t.get(kind.at(t, "") + "&since=yesterday").refuses(400, "?since");
                    t.get(kind.at(t, "") + "&since=2015-11-18T12:17:00-00:00")
                            .refuses(400, "?since");
                });
    }

    private static void refusals(CommunicationCases cases, Kind kind) {
        Map<String, Ids> missing =
                Map.of(
                        "GET",
                                new Ids(
                                        "XAPI-00208 XAPI-00213",
                                        "XAPI-00261",
                                        "XAPI-00296 XAPI-00304"),
                        "PUT",
                                new Ids(
                                        "XAPI-00206 XAPI-00210 XAPI-00215",
                                        "XAPI-00264 XAPI-00267",
                                        "XAPI-00299 XAPI-00302"),
                        "POST",
                                new Ids(
                                        "XAPI-00209 XAPI-00211 XAPI-00214",
                                        "XAPI-00263 XAPI-00266",
                                        "XAPI-00298 XAPI-00301"),
                        "DELETE",
                                new Ids(
                                        "XAPI-00207 XAPI-00212 XAPI-00205 XAPI-00223",
                                        "XAPI-00262 XAPI-00265",
                                        "XAPI-00297 XAPI-00300"));
        missing.forEach(
                (method, ids) ->
                        cases.bad(
                                ids.of(kind),
                                kind + ": " + method + " without a parameter it needs is refused",
                                t -> {
                                    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                                    byte[] sent = method.startsWith("P") ? body : new byte[0];
                                    boolean list =
                                            method.equals("GET")
                                                    || (method.equals("DELETE")
                                                            && kind == Kind.STATE);
                                    for (String name : kind.names()) {
                                        if (list && name.equals(kind.idName())) {
                                            continue;
                                        }
                                        String without = kind.with(t, "x", Map.of(name, ""));
                                        t.send(method, without, sent).refuses(400, "?" + name);
                                    }
                                    if (kind == Kind.ACTIVITY) {
                                        t.send(method, kind.at(t, "x") + "&agent=x", sent)
                                                .refuses(400, "?agent");
                                    }
                                    if (method.equals("DELETE")) {
                                        t.delete(kind.at(t, "x") + "&since=yesterday")
                                                .refuses(400, "?since");
                                    }
                                    t.get(kind.at(t, "x")).is(404);
                                }));
        Map<String, Ids> agents =
                Map.of(
                        "GET", new Ids("XAPI-00197", "XAPI-00258 XAPI-00259", ""),
                        "PUT", new Ids("XAPI-00199", "XAPI-00257", ""),
                        "POST", new Ids("XAPI-00198", "XAPI-00256", ""),
                        "DELETE", new Ids("XAPI-00196", "XAPI-00255", ""));
        if (kind == Kind.ACTIVITY) {
            return;
        }
        agents.forEach(
                (method, ids) ->
                        cases.bad(
                                ids.of(kind),
                                kind + ": " + method + " with an agent that is none is refused",
                                t -> {
                                    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                                    byte[] sent = method.startsWith("P") ? body : new byte[0];
                                    for (String agent :
                                            new String[] {
                                                "not JSON",
                                                "true",
                                                "{}",
                                                "[]",
                                                "{\"mbox\":\"x\"}",
                                                "{\"objectType\":\"Group\",\"mbox\":\"mailto:a@b.c\"}"
                                            }) {
                                        Reply reply =
                                                t.send(
                                                        method,
                                                        kind.with(t, "x", Map.of("agent", agent)),
                                                        sent);
                                        reply.is(400);
                                        assertThat(reply.at("/violations/0/pointer").asText())
                                                .startsWith("?agent");
                                    }
                                }));
    }

    private static void preconditions(CommunicationCases cases, Kind kind) {
        cases.good(
                "XAPI-00322 Comm-3.1.s4.b5 Comm-3.1.s4.b6 Comm-3.1.s4.b7 Comm-3.1.s4.b8"
                        + " IEEE-4.1.4.match IEEE-4.1.4.conflict",
                kind + ": the version seen may be replaced, merged into and removed",
                t -> {
                    String path = kind.at(t, "c");
                    t.put(path, "{\"a\":1}", "If-None-Match", "*").is(204);
                    t.put(path, "{\"a\":2}", "If-Match", t.get(path).header("ETag")).is(204);
                    t.post(path, "{\"b\":1}", "If-Match", t.get(path).header("ETag")).is(204);
                    t.put(path, "{\"a\":4}", "If-Match", "*").is(204);
                    String tag = t.get(path).header("ETag");
                    t.put(path, "{\"a\":5}", "If-Match", "\"other\", " + tag).is(204);
                    t.get(path, "If-None-Match", t.get(path).header("ETag")).is(304).body("");
                    t.delete(path, "If-Match", t.get(path).header("ETag")).is(204);
                    t.post(path, "{\"b\":1}", "If-None-Match", "*").is(204);
                });
        cases.bad(
                "XAPI-00322 Comm-3.1.s4.b5 Comm-3.1.s4.b6 Comm-3.1.s4.b7 Comm-3.1.s4.b8"
                        + " IEEE-4.1.4.match XAPI-00182 XAPI-00323",
                kind + ": another version is not replaced, merged into or removed",
                t -> {
                    String path = kind.at(t, "c");
                    String other = "\"1111111111111111111111111111111111111111\"";
                    t.put(path, "{}", "If-Match", "*").is(412);
                    t.put(path, "{\"a\":1}").is(204);
                    t.put(path, "{\"a\":2}", "If-Match", other).is(412).contains("#precondition");
                    t.put(path, "{\"a\":2}", "If-Match", "1234").is(412);
                    t.post(path, "{\"a\":2}", "If-Match", other).is(412);
                    t.delete(path, "If-Match", other).is(412);
                    t.put(path, "{\"a\":2}", "If-None-Match", "*").is(412);
                    t.post(path, "{\"a\":2}", "If-None-Match", "*").is(412);
                    t.get(path).is(200).body("{\"a\":1}");
                });
        if (kind != Kind.STATE) {
            cases.bad(
                    "Comm-3.1.s4.b13 IEEE-4.1.4.conflict XAPI-00322",
                    kind + ": a blind PUT on a document that is there is 409 and explained",
                    t -> blind(t, kind));
            return;
        }
        cases.bad(
                TWO,
                "IEEE-4.1.4.conflict",
                "STATE: in 2.0 a blind PUT on a document that is there is 409 and explained",
                t -> blind(t, kind));
        cases.good(
                ONE,
                "Comm-3.1.s3",
                "STATE: in 1.0.3 a blind PUT replaces",
                t -> {
                    t.put(kind.at(t, "b"), "1").is(204);
                    t.put(kind.at(t, "b"), "2").is(204);
                    t.get(kind.at(t, "b")).body("2");
                    t.delete(kind.at(t, "b")).is(204);
                });
        cases.good(
                TWO,
                "IEEE-4.1.4.conflict",
                "STATE: in 2.0 POST and DELETE need no precondition, nor a PUT of what is new",
                t -> {
                    t.put(kind.at(t, "b"), "{\"a\":1}").is(204);
                    t.post(kind.at(t, "b"), "{\"b\":1}").is(204);
                    t.delete(kind.at(t, "b")).is(204);
                    t.put(kind.at(t, "b"), "{\"a\":2}").is(204);
                });
    }

    private static void blind(Talk t, Kind kind) {
        t.put(kind.at(t, "b"), "1").is(204);
        t.put(kind.at(t, "b"), "2")
                .is(409)
                .contains("#conflict")
                .contains("If-Match")
                .contains("current state");
        t.get(kind.at(t, "b")).is(200).body("1");
    }

    private static void state(CommunicationCases cases) {
        cases.good(
                "XAPI-00194 XAPI-00200 XAPI-00201 XAPI-00202 XAPI-00203 XAPI-00218 XAPI-00219"
                        + " XAPI-00220 XAPI-00227",
                "STATE: a registration is a context of its own; without stateId all of it goes",
                t -> {
                    String registration = "&registration=" + UUID.randomUUID();
                    String all = Kind.STATE.at(t, "");
                    t.put(Kind.STATE.at(t, "one"), "1").is(204);
                    t.put(Kind.STATE.at(t, "one") + registration, "2").is(204);
                    t.post(Kind.STATE.at(t, "two") + registration, "{\"a\":3}").is(204);
                    t.get(Kind.STATE.at(t, "one")).body("1");
                    t.get(Kind.STATE.at(t, "one") + registration).body("2");
                    t.get(all + registration).body("[\"one\",\"two\"]");
                    t.delete(Kind.STATE.at(t, "one") + registration).is(204);
                    t.get(all + registration).body("[\"two\"]");
                    t.delete(all + registration).is(204);
                    t.get(all).body("[\"one\"]");
                    t.delete(all).is(204);
                    t.get(all).is(200).body("[]");
                });
        cases.bad(
                "XAPI-00200 XAPI-00201 XAPI-00202 XAPI-00203 XAPI-00218 XAPI-00219 XAPI-00220"
                        + " XAPI-00227",
                "STATE: a registration that is no UUID is refused",
                t -> {
                    String path = Kind.STATE.at(t, "r") + "&registration=";
                    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
                    for (String method : new String[] {"GET", "PUT", "POST", "DELETE"}) {
                        byte[] sent = method.startsWith("P") ? body : new byte[0];
                        for (String wrong : new String[] {"x", "", "ec531277-b57b"}) {
                            t.send(method, path + Samples.encode(wrong), sent)
                                    .refuses(400, "?registration");
                        }
                    }
                });
        cases.bad(
                "IEEE-4.1.6.2.since",
                "STATE: stateId and since do not go together",
                t ->
                        t.get(Kind.STATE.at(t, "s") + "&since=2012-01-01T00:00:00Z")
                                .refuses(400, "?since"));
        cases.good(
                "IEEE-4.1.6.2.since",
                "STATE: each of stateId and since goes alone",
                t -> {
                    t.put(Kind.STATE.at(t, "s"), "1").is(204);
                    t.get(Kind.STATE.at(t, "s")).is(200);
                    t.get(Kind.STATE.at(t, "") + "&since=2012-01-01T00:00:00Z").body("[\"s\"]");
                });
    }
}
