import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Progress } from "../src/core/progress.js";
import { sayDue } from "../src/host/due.js";
import { Lrs } from "../src/net/http.js";
import { openStore } from "../src/net/store.js";
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

const open = (change, it) => start(config(change), it, { choose: async () => false, store: openStore(), onQueue: () => {} });
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

// A cmi5 launch of module m2: one session each time, the same registration. The LRS takes what `takes` says.
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
function cmi5(session, takes) {
    const said = [];
    const verbs = [];
    const lrs = {
        endpoint: "https://lms.example/xapi/",
        post: async (statements) => (takes ? (said.push(...statements), 200) : 401),
        find: async () => (takes === "has it" ? 200 : 404),
    };
    const launched = host({
        format: "cmi5", actor: actor("one"), registration: "11111111-1111-4111-8111-111111111111", au: "m2", lrs, session,
        activityId: "https://lms.example/au/2", template: { extensions: { [SESSION]: session } },
        start({ queue, statements, progress }) { Object.assign(this, { queue, statements, progress }); },
        report(facts) { if (sayDue(this, facts, { verbs, ending: false, activeMs: 1000 })) facts.keep(); },
    });
    return { launched, said, completed: () => said.filter(({ verb, context }) => verb.id.endsWith("completed") && context.contextActivities.category.some(({ id }) => id.endsWith("categories/cmi5"))) };
}

for (const [has, times] of [["takes it", 1], ["has it", 0]]) {
    test(`D-19: a completion that an expired session could not tell is said in the next one, unless the LMS ${has === "has it" ? "has it" : "lacks it"}`, async () => {
        globalThis.indexedDB = statementsDatabase();
        const expired = cmi5("s-1", false);
        const first = await open({ format: "cmi5" }, expired.launched);
        first.saw(first.course.units[0], { endReached: true });
        await first.queue.send();
        assert.equal(first.progress.reported("completed"), true);
        assert.equal(first.queue.over, true);
        const next = cmi5("s-2", has);
        const second = await open({ format: "cmi5" }, next.launched);
        assert.equal(second.progress.isDone(second.course.units[0]), true, "the copy on this device");
        assert.equal(await second.queue.drained(10_000), true);
        assert.equal(next.completed().length, times);
        assert.ok(next.said.some(({ object }) => object.id === second.course.units[0].iri), "what was done is told again");
        assert.ok(next.said.every(({ context }) => context.extensions[SESSION] === "s-2"));
        delete globalThis.indexedDB;
    });
}

/** As much of IndexedDB as the store uses, in memory. */
function statementsDatabase() {
    const rows = new Map();
    let last = 0;
    const table = {
        add: (entry) => (rows.set(++last, structuredClone(entry)), { result: last }),
        put: (entry, id) => rows.set(id, entry),
        delete: (id) => rows.delete(id),
        index: () => ({ openCursor: (channel) => {
            const found = [...rows].filter(([, entry]) => entry.channel === channel);
            const request = {};
            const step = () => {
                const [row] = found.splice(0, 1);
                request.onsuccess({ target: { result: row ? { primaryKey: row[0], value: row[1], continue: step } : null } });
            };
            setImmediate(step);
            return request;
        } }),
    };
    globalThis.IDBKeyRange = { only: (channel) => channel };
    const transaction = () => {
        const it = { objectStore: () => table };
        setTimeout(() => it.oncomplete(), 5);
        return it;
    };
    return { open: () => {
        const request = { result: { transaction } };
        setImmediate(() => request.onsuccess());
        return request;
    } };
}

test("two windows without locks: what the other one did is taken in, not overwritten", async () => {
    const learner = { learner: "s1", format: "scorm12" };
    const one = await open({}, host(learner));
    const [film, text, , , practice] = one.course.units;
    one.saw(text, { endReached: true });
    const saved = [];
    const two = await start(config(), host({ ...learner, save: (state) => saved.push(state) }), { choose: async () => true, onQueue: () => {} });
    one.saw(practice, { confirmed: true });
    two.saw(film, { transcriptRead: true });
    const kept = Progress.read(saved.at(-1).data);
    assert.deepEqual([film, text, practice].map((unit) => kept.isDone(unit)), [true, true, true]);
});

test("a device that refuses to keep a copy is noticed, and so is one that does again", async () => {
    const learning = await open({}, host());
    const told = [];
    learning.onChange(({ safe }) => safe !== undefined && told.push(safe));
    const { setItem } = globalThis.localStorage;
    globalThis.localStorage.setItem = () => { throw new Error("QuotaExceededError"); };
    learning.save(true);
    learning.save(true);
    globalThis.localStorage.setItem = setItem;
    learning.save(true);
    assert.deepEqual(told, [false, true]);
});

test("what is left to do at the end: lessons, and what the engine says of exam and workbook", async () => {
    const learning = await open({}, host());
    const left = () => learning.todo().map(({ id }) => id);
    assert.equal(left().length, 7, "nothing is known of exam and workbook");
    for (const unit of learning.course.units) learning.progress.unit(unit).done = true;
    assert.deepEqual(left(), []);
    for (const [exam, workbook, expected] of [
        ["open", "open", ["werkboek", "eindtoets"]],
        ["failed", "insufficient", ["werkboek", "eindtoets"]],
        ["passed", "open", ["werkboek"]],
        ["exhausted", "submitted", []],
        ["passed", "sufficient", []],
    ]) {
        learning.outcome = { exam: { state: exam }, workbook: { state: workbook } };
        assert.deepEqual(left(), expected, `${exam}, ${workbook}`);
    }
});
