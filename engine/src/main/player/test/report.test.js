// "Fout gezien?" on its way to the engine (P-47).

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { reportFor } from "../src/core/report.js";
import { Engine } from "../src/net/http.js";

const realFetch = globalThis.fetch;
afterEach(() => (globalThis.fetch = realFetch));

const learner = { course: "https://opleider.example/id/course/c", registration: "11111111-1111-4111-8111-111111111111", actor: { account: { homePage: "https://lms.example", name: "4f2a" } } };
const engine = () => new Engine("https://engine.example/", "Basic a2V5", learner);

/** An engine behind fetch that answers with this status; remembers what it was asked. */
function answering(status, body = "") {
    const asked = [];
    globalThis.fetch = async (url, options) => {
        asked.push({ url, ...options });
        return { status, ok: status < 300, text: async () => body };
    };
    return asked;
}

test("P-47: the engine is sent unit, place, version and words; of a page without an address, the course's", () => {
    const info = { iri: learner.course, version: "1.2.0", title: "Cursus" };
    const unit = { iri: `${learner.course}/module/m/unit/u`, title: "Het babybrein", kind: "video" };
    assert.deepEqual(reportFor("an-id", info, { unit, place: "Drie baby’s" }, " Er staat 7. "),
        { id: "an-id", unit: unit.iri, title: "Het babybrein", place: "Drie baby’s", version: "1.2.0", text: "Er staat 7." });
    assert.equal(reportFor("an-id", info, { unit: { title: "Cursus" }, place: "" }, "x").unit, learner.course);
});

test("P-47: a report goes with the learner's credentials and registration, and without their account", async () => {
    const asked = answering(204);
    assert.equal(await engine().mistake({ id: "an-id", text: "Er staat 7." }), true);
    const [{ url, method, headers, body, credentials }] = asked;
    assert.deepEqual([url, method, headers.Authorization, headers["Content-Type"], credentials], ["https://engine.example/api/mistakes", "POST", "Basic a2V5", "application/json", "omit"]);
    assert.deepEqual(JSON.parse(body), { id: "an-id", text: "Er staat 7.", course: learner.course, registration: learner.registration });
});

test("P-47: what the engine refuses, or never heard, is not sent", async () => {
    for (const status of [400, 401, 429, 500]) {
        answering(status);
        assert.equal(await engine().mistake({}), false);
    }
    globalThis.fetch = async () => { throw new TypeError("no network"); };
    assert.equal(await engine().mistake({}), false);
});

test("tickets and outcome are asked for as the contract has it (docs/player.md)", async () => {
    const asked = answering(200, '{ "url": "https://engine.example/balie/x", "bound": true }');
    assert.equal((await engine().ticket("exam")).bound, true);
    await engine().ticket("workbook", "deel_1");
    assert.equal((await engine().outcome()).bound, true);
    assert.deepEqual(asked.slice(0, 2).map(({ body }) => JSON.parse(body)), [{ ...learner, for: "exam" }, { ...learner, for: "workbook", part: "deel_1" }]);
    const { origin, pathname, searchParams } = new URL(asked[2].url);
    assert.equal(origin + pathname, "https://engine.example/api/outcome");
    assert.deepEqual(Object.fromEntries(searchParams), { course: learner.course, registration: learner.registration });
});
