import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Progress } from "../src/core/progress.js";
import { openCmi5 } from "../src/host/cmi5.js";
import { config } from "./sample.js";

const exhausted = { state: "exhausted", raw: 10, max: 25, attemptsUsed: 2 };
const failed = { state: "failed", raw: 10, max: 25, attemptsUsed: 1 };
const facts = (change) => ({ scope: "exam", allDone: false, mean: null, hasExam: true, exam: null, workbook: null, activeMs: 60_000, courseMs: 0, keep: () => {}, ...change });

const real = { fetch: globalThis.fetch, window: globalThis.window };
afterEach(() => Object.assign(globalThis, real));

/** A session of one assignable unit, and what it says. */
async function session() {
    const launch = {
        endpoint: "https://lms.example/xapi/", fetch: "https://lms.example/fetch/1", activityId: "https://lms.example/au/1", au: "toets",
        registration: "11111111-1111-4111-8111-111111111111", actor: JSON.stringify({ account: { homePage: "https://lms.example", name: "1" } }),
    };
    globalThis.window = {
        location: { href: `https://lms.example/content/index.html?${new URLSearchParams(launch)}` },
        sessionStorage: { getItem: () => null, setItem() {} },
        history: { state: null, replaceState: (_, __, to) => (globalThis.window.location.href = String(to)) },
    };
    globalThis.fetch = async (url) => {
        const json = /fetch/.test(url) ? { "auth-token": "dDp0" } : /LMS\.LaunchData/.test(url) ? { contextTemplate: {}, launchMode: "Normal", masteryScore: 0.8 } : null;
        return { status: json ? 200 : 404, ok: json !== null, text: async () => JSON.stringify(json) };
    };
    const said = [];
    const host = await openCmi5(config("cmi5"));
    host.start({
        queue: { add: (verb) => said.push(verb), flush() {}, close() {} },
        statements: { auInitialized: () => "initialized", auCompleted: () => "completed", auPassed: () => "passed", auFailed: () => "failed", auTerminated: () => "terminated" },
        progress: new Progress(),
    });
    return { host, said };
}

for (const [name, change, verbs] of [
    ["an exam without an attempt left is over", { exam: exhausted }, ["initialized", "failed", "terminated"]],
    ["an exam with a resit left goes on after a reload", { exam: failed }, ["initialized"]],
    ["a course with lessons left goes on, whatever its exam", { scope: "course", exam: exhausted }, ["initialized"]],
]) {
    test(`cmi5 9.3.5, 9.3.8, when its page goes: ${name}`, async () => {
        const { host, said } = await session();
        host.report(facts(change));
        host.gone(facts(change));
        assert.deepEqual(said, verbs);
    });
}
