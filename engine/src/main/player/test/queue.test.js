import assert from "node:assert/strict";
import test from "node:test";
import { Both, Queue, verdict } from "../src/net/queue.js";
import { MemoryStore, SafeStore } from "../src/net/store.js";

/** An LRS that answers by script: a function of the statements, or a status. */
function setUp(answer, { store = new MemoryStore(), found = 404, session = null } = {}) {
    const sent = [];
    const waits = [];
    let spilled = null;
    const queue = new Queue({
        channel: "c",
        session,
        store,
        post: async (statements, options) => {
            const status = typeof answer === "function" ? answer(statements, sent.length) : answer;
            sent.push({ ids: statements.map((statement) => statement.id), status, ...options });
            return status;
        },
        find: async () => found,
        later: (ms, action) => {
            waits.push({ ms, action });
            return () => {};
        },
        spill: { read: () => spilled, write: (value) => (spilled = value) },
    });
    return { queue, sent, waits, store, spilled: () => spilled };
}

const statement = (id) => ({ id, verb: { id: "v" } });

test("what an answer means", () => {
    assert.equal(verdict(200, 5), "done");
    assert.equal(verdict(204, 1), "done");
    assert.equal(verdict(409, 1), "look");
    for (const count of [1, 3]) assert.equal(verdict(401, count), "over");
    for (const status of [400, 403, 404, 413]) assert.equal(verdict(status, 1), "park");
    for (const status of [400, 409, 413]) assert.equal(verdict(status, 3), "split");
    for (const status of [0, 408, 429, 500, 502, 503]) assert.equal(verdict(status, 3), "retry");
});

test("sends in order and forgets what was confirmed", async () => {
    const { queue, sent, store } = setUp(200);
    for (const id of ["1", "2", "3"]) await queue.add(statement(id));
    await queue.send();
    assert.deepEqual(sent.flatMap((one) => one.ids), ["1", "2", "3"]);
    assert.equal(queue.waiting, 0);
    assert.equal((await store.list("c")).length, 0);
});

test("no network: keeps all, waits longer each time, then sends", async () => {
    let status = 0;
    const { queue, sent, waits, store } = setUp(() => status);
    await queue.add(statement("1"));
    await queue.send();
    assert.equal(queue.stuck, true);
    await waits.at(-1).action();
    await waits.at(-1).action();
    assert.deepEqual(waits.map(({ ms }) => ms).slice(-2), [waits.at(-2).ms, waits.at(-2).ms * 2]);
    assert.equal((await store.list("c")).length, 1);
    status = 200;
    await queue.send();
    assert.equal(queue.waiting, 0);
    assert.equal(queue.stuck, false);
    assert.equal(sent.at(-1).status, 200);
});

test("one refused statement is parked and does not block the rest", async () => {
    const { queue, sent, store } = setUp((statements) => (statements.some(({ id }) => id === "bad") ? 400 : 200));
    const adding = ["1", "bad", "3"].map((id) => queue.add(statement(id)));
    await Promise.all(adding);
    await queue.send();
    assert.equal(queue.waiting, 0);
    assert.equal(queue.parked, 1);
    assert.deepEqual((await store.list("c")).map(({ statement: { id }, parked }) => [id, parked]), [["bad", 400]]);
    assert.ok(sent.some(({ ids, status }) => ids.includes("3") && status === 200));
});

test("409: there already is done, something else is parked", async () => {
    for (const [found, parked] of [[200, 0], [404, 1], [403, 1]]) {
        const { queue } = setUp(409, { found });
        await queue.add(statement("1"));
        await queue.send();
        assert.deepEqual([queue.waiting, queue.parked], [0, parked], `found ${found}`);
    }
});

test("the next page sends what the last one left, and gives refused keys another chance", async () => {
    const store = new MemoryStore();
    const first = setUp(0, { store });
    await first.queue.add(statement("1"));
    await first.queue.send();
    const refused = setUp(403, { store });
    await refused.queue.open();
    await refused.queue.send();
    assert.equal(refused.queue.parked, 1);
    const third = setUp(200, { store });
    await third.queue.open();
    await third.queue.send();
    assert.deepEqual(third.sent.map(({ ids }) => ids), [["1"]]);
    assert.equal((await store.list("c")).length, 0);
});

test("what an older session left is handed back, and replaced", async () => {
    const store = new MemoryStore();
    const first = setUp(0, { store, session: "s1" });
    await first.queue.add(statement("old"));
    const second = setUp(200, { store, session: "s2" });
    const left = await second.queue.open((entry) => entry.session === "s2");
    assert.deepEqual(left.map((entry) => entry.statement.id), ["old"]);
    await second.queue.replace(left[0], statement("new"));
    await second.queue.send();
    assert.deepEqual(second.sent.flatMap(({ ids }) => ids), ["new"]);
    assert.equal((await store.list("c")).length, 0);
});

test("the last flush stays under what a keepalive request may carry, and keeps everything", async () => {
    const { queue, sent } = setUp((_, n) => 0);
    const big = (id) => ({ id, text: "x".repeat(25_000) });
    for (const id of ["1", "2", "3"]) await queue.add(big(id));
    await queue.send();
    queue.flush();
    assert.deepEqual(sent.at(-1), { ids: ["1", "2"], status: 0, keepalive: true });
    assert.equal(queue.waiting, 3);
});

test("what the store had no time to keep is spilled, and found again", async () => {
    const slow = new MemoryStore();
    slow.add = () => new Promise(() => {});
    const { queue, spilled } = setUp(0, { store: slow });
    queue.add(statement("1"));
    queue.flush();
    assert.deepEqual(spilled().map((entry) => entry.statement.id), ["1"]);
    const next = setUp(200);
    next.queue.spill = { read: spilled, write: () => {} };
    await next.queue.open();
    await next.queue.send();
    assert.deepEqual(next.sent[0].ids, ["1"]);
});

test("a closed queue says nothing more", async () => {
    const { queue, sent } = setUp(200);
    queue.close();
    await queue.add(statement("1"));
    await queue.send();
    queue.flush();
    assert.equal(sent.length, 0);
});

test("two queues as one: both get it, the second in its own words, and neither waits for the other (D-23)", async () => {
    const first = setUp(200);
    const second = setUp(503);
    const both = new Both(first.queue, second.queue, (one) => ({ ...one, id: `our ${one.id}` }));
    await both.add(statement("1"));
    await first.queue.send();
    await second.queue.send();
    assert.deepEqual(first.sent.flatMap((one) => one.ids), ["1"]);
    assert.deepEqual(new Set(second.sent.flatMap((one) => one.ids)), new Set(["our 1"]));
    assert.equal(both.waiting, 0); // the learner hears of the first
    assert.equal(both.stuck, false);
    assert.equal(await both.drained(10), false); // but it is not all sent
    assert.equal((await second.store.list("c")).length, 1);
});

test("401: the key is no longer taken, so everything waits for the next launch and nobody is asked again (D-19)", async () => {
    const store = new MemoryStore();
    const { queue, sent } = setUp(401, { store });
    for (const id of ["1", "2"]) await queue.add(statement(id));
    await queue.send();
    queue.flush();
    assert.deepEqual([queue.over, queue.waiting, queue.parked, sent.length], [true, 2, 0, 1]);
    assert.equal(await queue.drained(10), false);
    const next = setUp(200, { store });
    await next.queue.open();
    await next.queue.send();
    assert.deepEqual(next.sent.flatMap(({ ids }) => ids), ["1", "2"]);
});

test("a browser that refuses its database: what waits is spilled when the page goes, and found again", async () => {
    const refusing = { add: () => Promise.reject(new Error("QuotaExceededError")), list: () => Promise.reject(new Error("SecurityError")) };
    const { queue, spilled } = setUp(0, { store: new SafeStore(refusing) });
    await queue.open();
    await queue.add(statement("1"));
    await queue.send();
    queue.flush();
    assert.deepEqual(spilled().map((entry) => entry.statement.id), ["1"]);
});
