// Surveys: nothing is right or wrong, sent once, named or past everybody who knows the learner (P-52, P-60).

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { keptWords } from "../src/core/answers.js";
import { isComplete } from "../src/core/completion.js";
import { xapiDefinition } from "../src/core/interactions.js";
import { readCourse } from "../src/core/course.js";
import { isScored } from "../src/core/scoring.js";
import { statementsOf } from "../src/core/statements.js";
import { isUuid } from "../src/core/uuid.js";
import { openScorm12 } from "../src/host/scorm12.js";
import { openScorm2004 } from "../src/host/scorm2004.js";
import { Engine, Lrs } from "../src/net/http.js";
import { openStore } from "../src/net/store.js";
import { start } from "../src/start.js";
import { keepingLms } from "./lms.js";
import { config } from "./sample.js";

const realFetch = globalThis.fetch;
const root = config().course.iri;
const item = (id) => `${root}/module/m2/unit/mening/item/${id}`;
const survey = (anonymous) => ({
    kind: "survey",
    anonymous,
    questions: [
        { id: "tempo", iri: item("tempo"), kind: "likert", stem: "Het tempo was goed.", text: "", options: [{ id: "a", html: "Oneens" }, { id: "b", html: "Eens" }] },
        { id: "beste", iri: item("beste"), kind: "choice", multiple: true, stem: "Wat hielp?", text: "", options: [{ id: "a", html: "De film" }, { id: "b", html: "De quiz" }, { id: "c", html: "De tekst" }] },
        { id: "waar", iri: item("waar"), kind: "choice", multiple: false, stem: "Waar werk je?", text: "", options: [{ id: "a", html: "Babygroep" }, { id: "b", html: "Verticale groep" }] },
    ],
});
const answers = { tempo: ["b"], beste: ["a", "c"], waar: [] };

let kept;
beforeEach(() => {
    kept = new Map();
    globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
});
afterEach(() => {
    delete globalThis.localStorage;
    globalThis.fetch = realFetch;
});

/** Statements by endpoint, and an LRS that takes them. */
function endpoints() {
    const got = {};
    globalThis.fetch = async (url, { body }) => {
        (got[new URL(url).origin] ??= []).push(...JSON.parse(body));
        return { status: 200, ok: true, text: async () => "[]" };
    };
    return got;
}

function withSurvey(change = {}) {
    const made = config(change);
    made.modules[1].units.push({ id: "mening", kind: "survey", iri: `${root}/module/m2/unit/mening`, title: "Jouw mening", minutes: 5, summary: "" });
    return made;
}

const ours = { endpoint: "https://engine.example/xapi/", key: "k", secret: "s", engine: "https://engine.example" };
const begin = async (made, host) => {
    const learning = await start(made, host, { choose: async () => false, store: openStore(), onQueue: () => {} });
    return { learning, unit: learning.course.units.find(({ kind }) => kind === "survey") };
};

const LEARNER = { "cmi.core.student_id": "geheim1234", "cmi.learner_id": "geheim1234", "cmi.interactions._count": "0" };
const in12 = async (made) => {
    const { api, data } = keepingLms("LMS", "Finish", LEARNER);
    return { host: await openScorm12(made, { win: { API: api, parent: null } }), data };
};
const in2004 = async (made) => {
    const { api, data } = keepingLms("", "Terminate", LEARNER);
    return { host: await openScorm2004(made, { win: { API_1484_11: api, parent: null } }), data };
};

test("D-16: a survey is complete when it was sent", () => {
    assert.equal(isComplete("survey", {}), false);
    assert.equal(isComplete("survey", { sent: true }), true);
});

test("nothing is right: no score, no pattern, and what was chosen is said", () => {
    for (const question of survey(false).questions) {
        assert.equal(isScored(question), false);
        assert.equal("correctResponsesPattern" in xapiDefinition(question, "nl"), false);
        assert.deepEqual(keptWords(question, "b"), ["b"]);
    }
    const course = readCourse(withSurvey(), null);
    const s = statementsOf({ actor: { mbox: "mailto:an@lms.example" }, registration: "11111111-1111-4111-8111-111111111111", session: "s", platform: "web", course });
    const statement = s.answered(course.units.at(-1), survey(false).questions[1], ["a", "c"], null);
    assert.deepEqual(statement.result, { response: "a[,]c" });
    assert.deepEqual(statement.object.definition.choices.map(({ id }) => id), ["a", "b", "c"]);
    assert.equal(s.unitCompleted(course.units.at(-1)).object.definition.type, "http://id.tincanapi.com/activitytype/survey");
});

test("P-52: an anonymous answer holds no learner, registration, session, platform or day", () => {
    const course = readCourse(withSurvey(), null);
    const launch = {
        actor: { mbox: "mailto:an@lms.example" }, registration: "11111111-1111-4111-8111-111111111111", session: "22222222-2222-4222-8222-222222222222",
        platform: "scorm12", course, template: { extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" } }, now: () => new Date("2026-11-21T10:00:00.123Z"),
    };
    const statement = statementsOf(launch).unnamedAnswer(course.units.at(-1), survey(true).questions[0], ["b"], "who");
    const { id, ...rest } = statement;
    assert.ok(isUuid(id));
    assert.equal(rest.timestamp, "2026-11-01T00:00:00.000Z");
    assert.deepEqual(rest.actor, { objectType: "Agent", account: { homePage: `${root}/survey`, name: "who" } });
    assert.deepEqual(rest.result, { response: "b" });
    assert.deepEqual(Object.keys(rest.context).sort(), ["contextActivities", "language", "revision"]);
    const text = JSON.stringify(statement);
    for (const trace of ["an@lms", launch.registration, launch.session, "s-1", "2026-11-21"]) assert.ok(!text.includes(trace), trace);
});

for (const [name, open, response, result] of [
    ["SCORM 1.2", in12, "student_response", ["b", "a,c"]],
    ["SCORM 2004", in2004, "learner_response", ["b", "a[,]c"]],
]) {
    test(`${name}: a named survey reaches the LMS as interactions that are neither right nor wrong`, async () => {
        const made = withSurvey();
        const { host, data } = await open(made);
        const { learning, unit } = await begin(made, host);
        assert.equal(learning.hears({ anonymous: false }), true);
        learning.sendSurvey(unit, survey(false), answers);
        assert.deepEqual([0, 1].map((n) => [data[`cmi.interactions.${n}.id`], data[`cmi.interactions.${n}.type`], data[`cmi.interactions.${n}.${response}`], data[`cmi.interactions.${n}.result`]]),
            [["mening.tempo", "likert", result[0], "neutral"], ["mening.beste", "choice", result[1], "neutral"]]);
        assert.equal("cmi.interactions.2.id" in data, false); // skipped
        assert.equal(Object.keys(data).some((key) => key.includes("pattern")), false);
        assert.equal(learning.record(unit).done, true);
    });

    test(`${name}: an anonymous survey leaves nothing of its answers in the LMS (P-52)`, async () => {
        const got = endpoints();
        const made = withSurvey({ lrs: ours });
        const { host, data } = await open(made);
        const { learning, unit } = await begin(made, host);
        learning.keepDraft(unit, answers);
        const before = learning.progress.save();
        learning.sendSurvey(unit, survey(true), answers);
        await learning.end();
        assert.equal(Object.keys(data).some((key) => /interactions\.\d/.test(key)), false);
        const said = got["https://engine.example"].filter(({ verb }) => verb.id.endsWith("answered"));
        assert.deepEqual(said.map(({ object, result }) => [object.id, result.response]), [[item("tempo"), "b"], [item("beste"), "a[,]c"]]);
        assert.equal(new Set(said.map(({ actor }) => actor.account.name)).size, 1);
        assert.ok(said.every(({ context, actor }) => context.registration === undefined && actor.account.homePage === `${root}/survey`));
        const completed = got["https://engine.example"].find(({ verb, object }) => verb.id.endsWith("completed") && object.id === unit.iri);
        assert.deepEqual(completed.result, { completion: true });
        assert.notEqual(completed.actor.account.name, said[0].actor.account.name);
        // Progress says that it was sent, never what: one record more, of key and flags.
        assert.equal(learning.progress.save().split(".").length, before.split(".").length + 1);
        assert.deepEqual(learning.record(unit).answers, {});
        assert.ok(![...kept.values()].join().includes('"tempo"'), "the draft is gone");
    });
}

test("D-23: a launch's own LRS never hears an anonymous answer, ours does", async () => {
    const got = endpoints();
    const host = {
        format: "xapi", mode: "normal", learner: "an", state: null, actor: { mbox: "mailto:an@lms.example" }, registration: "11111111-1111-4111-8111-111111111111",
        activityId: "https://lms.example/activity/9", lrs: new Lrs("https://lrs.lms.example/xapi", "Basic a"), mirror: null, engine: () => null, au: null, language: null,
        start() {}, save() {}, report() {}, interaction() {}, hidden() {}, gone() {}, end: async () => ({ done: "window" }), onTrouble() {},
    };
    const { learning, unit } = await begin(withSurvey({ format: "xapi", lrs: ours }), host);
    learning.sendSurvey(unit, survey(true), answers);
    await learning.end();
    const verbs = (origin) => got[origin].map(({ verb }) => verb.id.split("/").at(-1));
    assert.deepEqual(verbs("https://lrs.lms.example").filter((verb) => verb === "answered"), []);
    assert.deepEqual(verbs("https://engine.example"), ["answered", "answered"]);
});

test("without a place to go it says so, and sends nothing", async () => {
    const made = withSurvey({ format: "web" });
    const host = {
        format: "web", mode: "normal", learner: "s", state: null, actor: {}, registration: null, lrs: null, engine: () => null, au: null, language: null,
        start() {}, save() {}, report() {}, interaction() {}, hidden() {}, gone() {}, end: async () => ({ done: "window" }), onTrouble() {},
    };
    const { learning, unit } = await begin(made, host);
    assert.deepEqual([true, false].map((anonymous) => learning.hears({ anonymous })), [false, false]);
    learning.sendSurvey(unit, survey(true), answers);
    assert.equal(learning.record(unit).done, true);
});

test("D-20: in browse nothing is sent and nothing is kept", async () => {
    const got = endpoints();
    const made = withSurvey({ lrs: ours });
    const { api, data } = keepingLms("LMS", "Finish", LEARNER);
    data["cmi.core.lesson_mode"] = "browse";
    const { learning, unit } = await begin(made, await openScorm12(made, { win: { API: api, parent: null } }));
    for (const anonymous of [true, false]) learning.sendSurvey(unit, survey(anonymous), answers);
    await learning.end();
    assert.deepEqual(got, {});
    assert.equal(Object.keys(data).some((key) => /interactions\.\d/.test(key)), false);
});

test("a draft lives on this device until it is sent", async () => {
    const made = withSurvey();
    const first = await begin(made, (await in12(made)).host);
    first.learning.keepDraft(first.unit, answers);
    const second = await begin(made, (await in12(made)).host);
    assert.deepEqual(second.learning.draft(second.unit), answers);
    second.learning.sendSurvey(second.unit, survey(false), answers);
    const third = await begin(made, (await in12(made)).host);
    assert.deepEqual(third.learning.draft(third.unit), {});
});

test("launched by our own engine, answers go by way of the engine, never as the learner (P-52)", async () => {
    const got = {};
    globalThis.fetch = async (url, { body, headers }) => {
        (got[new URL(url).pathname] ??= []).push({ url, body: JSON.parse(body), headers });
        return { status: 204, ok: true, text: async () => "" };
    };
    const actor = { account: { homePage: "https://engine.example/actor/default", name: "4f2a" } };
    const registration = "11111111-1111-4111-8111-111111111111";
    const host = {
        format: "cmi5", mode: "normal", learner: "an", state: null, actor, registration, activityId: "https://engine.example/au/1", template: { extensions: {} },
        lrs: new Lrs("https://engine.example/xapi", "Basic token"), ownEngine: "https://engine.example", au: null, language: null,
        engine: () => new Engine("https://engine.example", "Basic token", { course: root, registration, actor }),
        start() {}, save() {}, report() {}, interaction() {}, hidden() {}, gone() {}, end: async () => ({ done: "window" }), onTrouble() {},
    };
    const { learning, unit } = await begin(withSurvey({ format: "cmi5" }), host);
    assert.equal(learning.hears({ anonymous: true }), true);
    learning.sendSurvey(unit, survey(true), answers);
    await learning.end();
    const [sent] = got["/api/survey"];
    assert.deepEqual(sent.body.map(({ item: asked, response }) => [asked, response]), [[item("tempo"), "b"], [item("beste"), "a[,]c"]].slice(0, sent.body.length));
    const all = got["/api/survey"].flatMap(({ body }) => body);
    assert.equal(all.length, 2);
    assert.equal(new Set(all.map(({ who }) => who)).size, 1);
    assert.match(all[0].month, /^20\d\d-\d\d-01T00:00:00\.000Z$/);
    assert.ok(!JSON.stringify(all).includes("4f2a") && !JSON.stringify(all).includes(registration));
    const verbs = (got["/xapi/statements"] ?? []).flatMap(({ body }) => body.map(({ verb }) => verb.id.split("/").at(-1)));
    assert.ok(verbs.includes("completed") && !verbs.includes("answered"));
});
