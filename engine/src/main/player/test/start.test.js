import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Lrs } from "../src/net/http.js";
import { start } from "../src/start.js";
import { config } from "./sample.js";

const actor = (name) => ({ objectType: "Agent", account: { homePage: "https://opleider.example/id/course/cursus/host", name } });
const realFetch = globalThis.fetch;

beforeEach(() => {
    const kept = new Map();
    globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
});
afterEach(() => {
    delete globalThis.localStorage;
    globalThis.fetch = realFetch;
});

/** A host that takes everything and keeps nothing. */
function host(change = {}) {
    return {
        format: "scorm2004", mode: "normal", learner: "s1", state: null, actor: actor("one"), registration: null, lrs: null,
        engine: () => null, au: null, language: null, start() {}, save() {}, report() {}, interaction() {}, hidden() {}, gone() {},
        end: async () => ({ done: "lms" }), onTrouble() {}, ...change,
    };
}

const open = (change, it) => start(config(change), it, { choose: async () => false, onQueue: () => {} });
const registrationOf = (learning) => learning.progress.state.registration;

test("the SCOs of one package share a registration on this device, as ADR 7 wants it: one nobody can guess", async () => {
    const several = { format: "scorm2004", scos: "module" };
    const first = registrationOf(await open(several, host({ au: "m1" })));
    assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    assert.equal(registrationOf(await open(several, host({ au: "m2" }))), first);
    assert.notEqual(registrationOf(await open(several, host({ au: "m2", actor: actor("two"), learner: "s2" }))), first);
    assert.notEqual(registrationOf(await open({ ...several, package: "cursus.m1" }, host({ au: "m1" }))), first);
});

test("a SCO that has a registration keeps it and hands it to the next", async () => {
    const several = { format: "scorm2004", scos: "module" };
    const away = registrationOf(await open(several, host({ au: "m1" })));
    const state = { data: (await open(several, host({ au: "m1" }))).progress.save(), location: "m1/film" };
    const kept = new Map(); // another device
    globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
    assert.equal(registrationOf(await open(several, host({ au: "m1", state }))), away);
    assert.equal(registrationOf(await open(several, host({ au: "m2" }))), away);
});

test("one SCO mints anew for each attempt (D-5)", async () => {
    const first = registrationOf(await open({}, host()));
    globalThis.localStorage.setItem = () => {};
    const second = registrationOf(await open({}, host({ actor: actor("three") })));
    assert.notEqual(first, second);
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

test("D-23: our LRS gets what the LMS's gets, under the pseudonym and our own ids (D-3, D-4)", async () => {
    const got = endpoints();
    const launched = host({
        format: "xapi", actor: { mbox: "mailto:an@lms.example" }, registration: "11111111-1111-4111-8111-111111111111", activityId: "https://lms.example/activity/9",
        lrs: new Lrs("https://lrs.lms.example/xapi", "Basic a"), mirror: { lrs: new Lrs("https://engine.example/xapi", "Basic b"), actor: actor("pseudonym") },
    });
    const learning = await open({ format: "xapi" }, launched);
    learning.open(learning.course.pages[1]);
    learning.saw(learning.course.pages[1], { endReached: true });
    assert.equal((await learning.end()).sent, true);
    const theirs = got["https://lrs.lms.example"];
    const ours = got["https://engine.example"];
    const verbs = (statements) => statements.map(({ verb }) => verb.id.split("/").at(-1));
    assert.deepEqual(verbs(theirs), ["initialized", "completed", "terminated"]);
    assert.deepEqual(verbs(ours), verbs(theirs));
    assert.deepEqual(theirs[0].actor, { mbox: "mailto:an@lms.example" });
    assert.equal(theirs[0].object.id, "https://lms.example/activity/9");
    assert.ok(theirs[0].context.contextActivities.grouping.some(({ id }) => id === learning.course.subject.iri));
    assert.ok(ours.every((statement) => statement.actor.account.name === "pseudonym" && statement.object.id.startsWith(config().course.iri)));
    assert.ok(!JSON.stringify(ours).includes("an@lms.example"));
    assert.ok(ours.every(({ id }) => theirs.every((other) => other.id !== id)));
    assert.deepEqual(new Set(ours.map(({ context }) => context.registration)), new Set(["11111111-1111-4111-8111-111111111111"]));
});

test("a SCO of one unit completes that unit and no module (D-16)", async () => {
    const got = endpoints();
    const learning = await open({ format: "scorm2004", scos: "unit" }, host({ au: "m2/tweede", lrs: new Lrs("https://engine.example/xapi", "Basic b") }));
    assert.deepEqual([learning.course.scope, learning.course.pages.length], ["unit", 1]);
    learning.saw(learning.course.pages[0], { endReached: true });
    await learning.end();
    const said = got["https://engine.example"].map(({ verb, object }) => [verb.id.split("/").at(-1), object.id, object.definition.type]);
    const unit = config().modules[1].units[0].iri;
    const article = "http://activitystrea.ms/schema/1.0/article";
    assert.deepEqual(said, [["initialized", unit, article], ["completed", unit, article], ["terminated", unit, article]]);
});

test("notes: in the State resource of a launch or of our LRS, else on this device; a preview keeps none", async () => {
    const asked = [];
    globalThis.fetch = async (url) => {
        asked.push(new URL(url));
        return { status: 404, ok: false, text: async () => "" };
    };
    const lrs = new Lrs("https://engine.example/xapi", "Basic b");
    const notesOf = async (change, it) => (await open(change, host(it))).notes;

    const scorm = await open({ format: "scorm12" }, host({ format: "scorm12", lrs }));
    assert.equal(scorm.notes.where, "state");
    await scorm.notes.sync();
    const [address] = asked.filter((url) => url.pathname.endsWith("/activities/state"));
    assert.deepEqual(["stateId", "activityId", "registration"].map((name) => address.searchParams.get(name)),
        ["leerspoor.notes", config().course.iri, registrationOf(scorm)]);
    scorm.gone();

    const stateAt = { activityId: "https://lms.example/activity/9", agent: { mbox: "mailto:an@lms.example" } };
    const launched = await open({ format: "xapi" }, host({ format: "xapi", lrs, stateAt }));
    assert.equal(launched.notes.where, "state");
    launched.gone();

    assert.equal((await notesOf({ format: "scorm12" }, { format: "scorm12" })).where, "device");
    const web = await open({ format: "web" }, host({ format: "web", lrs }));
    assert.equal(web.notes.where, "device", "its registration lives here only");
    web.gone();
    assert.equal((await notesOf({}, { mode: "review" })).where, "device");
    assert.equal((await notesOf({}, { mode: "browse" })).where, "memory");
    assert.equal((await notesOf({}, { learner: null })).where, "memory");
});

test("P-60: a note is in no suspend data, no location and no statement", async () => {
    const got = endpoints();
    const saved = [];
    const learning = await open({ format: "scorm12" }, host({ format: "scorm12", lrs: new Lrs("https://engine.example/xapi", "Basic b"), save: (state) => saved.push(state) }));
    learning.open(learning.course.pages[1]);
    learning.notes.put("m1/tekst", { text: "zonnebloempit", title: "", n: 0 });
    learning.saw(learning.course.pages[1], { endReached: true });
    await learning.end();
    assert.ok(saved.length > 0);
    assert.ok(!JSON.stringify(saved).includes("zonnebloempit"));
    const statements = Object.values(got).flat().filter((one) => one.verb);
    assert.ok(statements.length > 0);
    assert.ok(!JSON.stringify(statements).includes("zonnebloempit"));
});
