// One tab at a time where a browser has no locks: plain http.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { only } from "../src/host/only.js";

const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
beforeEach(() => Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true }));
afterEach(() => (before ? Object.defineProperty(globalThis, "navigator", before) : delete globalThis.navigator));

const never = () => assert.fail("nobody is asked");

test("without locks the second tab asks, and the first lets go before the second goes on", async () => {
    const happened = [];
    const first = await only("a", { ask: never, lost: () => happened.push("first lets go") });
    assert.equal(first.taken, false);
    const second = await only("a", { ask: async () => happened.push("asked"), lost: () => happened.push("second lets go") });
    happened.push("second goes on");
    assert.equal(second.taken, true);
    assert.deepEqual(happened, ["asked", "first lets go", "second goes on"]);
    const other = await only("b", { ask: never, lost: never });
    const again = await only("c", { ask: never, lost: never });
    for (const tab of [second, other, again]) tab.release();
    (await only("a", { ask: never, lost: never })).release(); // who left is not asked
});

test("without locks two tabs that open at once do not take each other for one that is there", async () => {
    const tabs = await Promise.all([1, 2].map(() => only("d", { ask: never, lost: never })));
    assert.deepEqual(tabs.map(({ taken }) => taken), [false, false]);
    for (const tab of tabs) tab.release();
});
