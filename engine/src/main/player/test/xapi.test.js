import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openXapi } from "../src/host/xapi.js";
import { Lrs, writeAfter } from "../src/net/http.js";
import { StateDocument } from "../src/net/state.js";
import { config } from "./sample.js";

const ADDRESS = "https://lms.example/content/index.html";
const REGISTRATION = "11111111-1111-4111-8111-111111111111";
const ROOT = "https://opleider.example/id/course/cursus";
const actor = { mbox: "mailto:an@lms.example", name: "An" };
const given = { endpoint: "https://lrs.lms.example/xapi/", auth: "Basic abc+/=", actor: JSON.stringify(actor), registration: REGISTRATION, activity_id: ROOT };
const facts = (change) => ({ scope: "course", allDone: true, mean: null, hasExam: true, exam: null, workbook: null, activeMs: 60_000, courseMs: 0, keep: () => {}, ...change });

/** As much of a window as a launch looks at. */
function browser(parameters, kept = new Map()) {
    const url = new URL(ADDRESS);
    for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
    const win = {
        location: { href: url.href },
        sessionStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) },
        history: { state: null, replaceState: (_, __, to) => (win.location.href = String(to)) },
    };
    return win;
}

const realFetch = globalThis.fetch;
afterEach(() => (globalThis.fetch = realFetch));

/** An LRS behind fetch: answers by script, remembers what it was asked. */
function lrs(answer = () => ({ status: 404 })) {
    const asked = [];
    globalThis.fetch = async (url, { method = "GET", headers, body } = {}) => {
        asked.push({ url: new URL(url), method, headers, body: body && JSON.parse(body) });
        const { status, json } = answer(asked.at(-1));
        return { status, ok: status >= 200 && status < 300, text: async () => (json === undefined ? "" : JSON.stringify(json)) };
    };
    return asked;
}

test("a launch is read, and its credentials leave the address bar (D-23)", async () => {
    const asked = lrs();
    const win = browser(given);
    const host = await openXapi(config({ format: "xapi" }), { win });
    assert.equal(host.format, "xapi");
    assert.equal(host.mode, "normal");
    assert.deepEqual(host.actor, actor);
    assert.equal(host.registration, REGISTRATION);
    assert.equal(host.activityId, ROOT);
    assert.equal(host.state, null);
    for (const name of Object.keys(given)) assert.ok(!win.location.href.includes(`${name}=`), name);
    const [{ url, headers }] = asked;
    assert.equal(headers.Authorization, "Basic abc+/=");
    assert.equal(headers["X-Experience-API-Version"], "1.0.3");
    assert.equal(url.origin + url.pathname, "https://lrs.lms.example/xapi/activities/state");
    assert.deepEqual(Object.fromEntries(url.searchParams), { stateId: "leerspoor.progress", activityId: ROOT, agent: JSON.stringify(actor), registration: REGISTRATION });
});

test("a reload goes on with the launch of this tab, another tab does not", async () => {
    lrs();
    const kept = new Map();
    const first = browser(given, kept);
    await openXapi(config({ format: "xapi" }), { win: first });
    const launch = new URL(first.location.href).searchParams.get("launch");
    const again = await openXapi(config({ format: "xapi" }), { win: browser({ launch }, kept) });
    assert.equal(again.registration, REGISTRATION);
    await assert.rejects(openXapi(config({ format: "xapi" }), { win: browser({ launch }) }), { code: "noLaunch" });
});

test("a launch that lacks what it needs is refused with a reason", async () => {
    lrs();
    for (const [change, code] of [
        [{ endpoint: null }, "noLaunch"], [{ auth: null }, "noLaunch"], [{ actor: null }, "noLaunch"], [{ actor: "{" }, "noLaunch"],
        [{ actor: JSON.stringify({ name: "An" }) }, "noLaunch"], [{ endpoint: "javascript:alert(1)" }, "noLaunch"],
    ]) await assert.rejects(openXapi(config({ format: "xapi" }), { win: browser({ ...given, ...change }) }), { code }, JSON.stringify(change));
    for (const [status, code] of [[0, "network"], [500, "network"], [401, "sessionOver"], [403, "sessionOver"]]) {
        lrs(() => ({ status }));
        await assert.rejects(openXapi(config({ format: "xapi" }), { win: browser(given) }), { code }, String(status));
    }
});

test("a launcher of old sends lists; the learner is still one person", async () => {
    lrs();
    const old = { name: ["An"], mbox: ["mailto:an@lms.example"] };
    assert.deepEqual((await openXapi(config({ format: "xapi" }), { win: browser({ ...given, actor: JSON.stringify(old) }) })).actor, actor);
    const account = { account: [{ accountServiceHomePage: "https://lms.example", accountName: "7" }] };
    const host = await openXapi(config({ format: "xapi" }), { win: browser({ ...given, actor: JSON.stringify(account) }) });
    assert.deepEqual(host.actor, { account: { homePage: "https://lms.example", name: "7" } });
});

test("without registration and activity it mints the one and takes our own id for the other", async () => {
    const asked = lrs();
    const host = await openXapi(config({ format: "xapi" }), { win: browser({ ...given, registration: null, activity_id: null }) });
    assert.equal(host.registration, null);
    assert.equal(host.activityId, ROOT);
    assert.equal(asked[0].url.searchParams.has("registration"), false);
});

test("progress comes from the State document and goes back to it", async () => {
    const state = { v: 1, data: "1..1.AAA", location: "m1/quiz" };
    const asked = lrs(({ method }) => (method === "GET" ? { status: 200, json: state } : { status: 204 }));
    const host = await openXapi(config({ format: "xapi" }), { win: browser(given) });
    assert.deepEqual(host.state, state);
    host.save({ data: "1..2.AAA", location: "m1/open" }, true);
    assert.deepEqual(await host.end(facts()), { done: "window", kept: true });
    const put = asked.find(({ method }) => method === "PUT");
    assert.deepEqual(put.body, { v: 1, data: "1..2.AAA", location: "m1/open" });
});

test("what the LRS does not keep is told, held, and not called kept", async () => {
    let status = 503;
    lrs(({ method }) => (method === "GET" ? { status: 404 } : { status }));
    const host = await openXapi(config({ format: "xapi" }), { win: browser(given) });
    const told = [];
    host.onTrouble((trouble) => told.push(trouble));
    host.save({ data: "1", location: "a" }, true);
    assert.equal((await host.end(facts())).kept, false);
    status = 204;
    assert.equal((await host.end(facts())).kept, true);
    assert.equal(told[0], true);
    assert.equal(told.at(-1), false);
});

test("D-23, D-4: with an LRS of ours that hears everything too, of a learner it cannot name", async () => {
    lrs();
    const own = { endpoint: "https://engine.example/xapi/", key: "k", secret: "s", engine: "https://engine.example" };
    const host = await openXapi(config({ format: "xapi", lrs: own }), { win: browser(given) });
    assert.equal(host.mirror.lrs.endpoint, own.endpoint);
    assert.equal(host.mirror.actor.account.homePage, `${ROOT}/host`);
    assert.match(host.mirror.actor.account.name, /^[0-9a-f]{64}$/);
    assert.deepEqual(host.engine(REGISTRATION).actor, host.mirror.actor);
    const same = await openXapi(config({ format: "xapi", lrs: { ...own, endpoint: given.endpoint } }), { win: browser(given) });
    assert.equal(same.mirror, null); // launched by our own LRS: once is enough
    const none = await openXapi(config({ format: "xapi" }), { win: browser(given) });
    assert.equal(none.mirror, null);
    assert.equal(none.engine(REGISTRATION), null);
});

test("small changes to a State document go together, a closed one takes no more", async () => {
    const puts = [];
    const document = new StateDocument({ put: async (_, __, body) => (puts.push(body.data), 204) }, { activityId: ROOT, agent: actor });
    document.save({ data: "1" }, false);
    document.save({ data: "2" }, false);
    await document.now();
    assert.deepEqual(puts, ["2"]);
    document.close();
    document.save({ data: "3" }, true);
    await document.now();
    document.flush();
    assert.deepEqual(puts, ["2"]);
});

test("what is on its way when the page leaves goes along with it, and no longer once it is kept", async () => {
    const puts = [];
    let answer = null;
    const put = (_, __, body, keepalive) => {
        puts.push([body.data, keepalive]);
        return new Promise((resolve) => (answer ??= resolve));
    };
    const document = new StateDocument({ put }, { activityId: ROOT, agent: actor });
    document.save({ data: "1" }, true);
    await new Promise(setImmediate);
    document.flush();
    assert.deepEqual(puts, [["1", undefined], ["1", true]]);
    answer(204);
    await document.now();
    document.flush();
    assert.equal(puts.length, 2);
});

test("what a page writes waits until there is something to read, unless the page leaves", async () => {
    const asked = lrs(() => ({ status: 204 }));
    const told = new Lrs("https://lrs.example/xapi", "Basic abc");
    let read = null;
    writeAfter(new Promise((resolve) => (read = resolve)));
    const waiting = [told.post([{ id: "a" }], { keepalive: false }), told.put("activities/state", { stateId: "s" }, { data: "1" })];
    await new Promise(setImmediate);
    assert.equal(asked.length, 0);
    assert.equal(await told.post([{ id: "b" }], { keepalive: true }), 204);
    assert.deepEqual(asked.map(({ body }) => body[0].id), ["b"]);
    read();
    assert.deepEqual(await Promise.all(waiting), [204, 204]);
    assert.deepEqual(asked.slice(1).map(({ method }) => method), ["POST", "PUT"]);
});
