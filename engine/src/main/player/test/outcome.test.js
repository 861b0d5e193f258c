import assert from "node:assert/strict";
import test from "node:test";
import { cmi5Due, higherStatus, scorm12Outcome, scorm2004Outcome } from "../src/core/outcome.js";
import { Progress } from "../src/core/progress.js";
import { sayDue } from "../src/host/due.js";

const passed = { state: "passed", raw: 22, max: 25, attemptsUsed: 1 };
const failed = { state: "failed", raw: 17, max: 25, attemptsUsed: 1 };
const exhausted = { state: "exhausted", raw: 19, max: 25, attemptsUsed: 2 };

// docs/player.md, "Outcome in hosts" (D-21), row by row and host by host:
//   facts; SCORM 1.2 [status, raw]; SCORM 2004 [completion, success, progress, raw, scaled]; verbs in an xAPI launch and, at the
//   end of a session, in cmi5. Plain web has nobody to tell.
const course = { scope: "course", hasExam: true };
const waiting = [["incomplete", null], ["incomplete", "unknown", 0.99, null, null]];
const HOSTS = [
    ["course, units open", { ...course, allDone: false, share: 0.456 }, ["incomplete", null], ["incomplete", "unknown", 0.45, null, null], []],
    ["course, all done, exam to come", { ...course, allDone: true }, ...waiting, []],
    ["course, all done, no exam or no lrs", { ...course, allDone: true, hasExam: false }, ["completed", null], ["completed", "unknown", 1, null, null], ["completed"]],
    ["course, open, no exam", { ...course, allDone: false, share: 0, hasExam: false }, ["incomplete", null], ["incomplete", "unknown", 0, null, null], []],
    ["course, exam failed with a resit left", { ...course, allDone: true, exam: failed }, ...waiting, ["failed"]],
    ["course, exam passed", { ...course, allDone: true, exam: passed }, ["passed", 88], ["completed", "passed", 1, 88, 0.88], ["completed", "passed"]],
    ["course, exam exhausted", { ...course, allDone: true, exam: exhausted }, ["failed", 76], ["incomplete", "failed", 0.99, 76, 0.76], ["failed"]],
    ["module, open", { scope: "module", allDone: false, share: 0.5, mean: 50 }, ["incomplete", null], ["incomplete", "unknown", 0.5, null, null], []],
    ["module, all done", { scope: "module", allDone: true, mean: 66.66666 }, ["completed", 66.67], ["completed", "unknown", 1, 66.67, 0.6667], ["completed"]],
    ["module, all done, no quiz", { scope: "module", allDone: true, mean: null }, ["completed", null], ["completed", "unknown", 1, null, null], ["completed"]],
    ["unit, done", { scope: "unit", allDone: true, mean: null }, ["completed", null], ["completed", "unknown", 1, null, null]],
    ["exam, to come", { scope: "exam", hasExam: true, share: 0 }, ["incomplete", null], ["incomplete", "unknown", 0, null, null], []],
    ["exam, failed with a resit left", { scope: "exam", hasExam: true, share: 0, exam: failed }, ["incomplete", null], ["incomplete", "unknown", 0, null, null], ["failed"]],
    ["exam, passed", { scope: "exam", hasExam: true, exam: passed }, ["passed", 88], ["completed", "passed", 1, 88, 0.88], ["completed", "passed"]],
    ["workbook, handed in", { scope: "workbook", share: 0, workbook: { state: "submitted" } }, ["incomplete", null], ["incomplete", "unknown", 0, null, null], ["completed"]],
    ["workbook, insufficient", { scope: "workbook", share: 0, workbook: { state: "insufficient" } }, ["incomplete", null], ["incomplete", "unknown", 0, null, null], ["completed", "failed"]],
    ["workbook, sufficient", { scope: "workbook", workbook: { state: "sufficient" } }, ["passed", null], ["completed", "passed", 1, null, null], ["completed", "passed"]],
];
const NOTHING = { allDone: false, mean: null, hasExam: false, exam: null, workbook: null, share: 1, activeMs: 1000, courseMs: 0 };

for (const [name, change, scorm12, scorm2004, verbs] of HOSTS) {
    const facts = { ...NOTHING, ...change };

    test(`D-21, SCORM 1.2: ${name}`, () => {
        const { status, score } = scorm12Outcome(facts);
        assert.equal(status, scorm12[0]);
        assert.deepEqual(score, scorm12[1] === null ? null : { raw: scorm12[1], min: 0, max: 100 });
    });

    test(`D-21, SCORM 2004: ${name}`, () => {
        const { completion, success, progress, score } = scorm2004Outcome(facts);
        const [, , , raw, scaled] = scorm2004;
        assert.deepEqual([completion, success, progress], scorm2004.slice(0, 3));
        assert.deepEqual(score, raw === null ? null : { raw, min: 0, max: 100, scaled });
    });

    if (!verbs) continue; // a unit is never launched by xAPI
    test(`D-21, cmi5 and xAPI: ${name}`, () => {
        const said = (ending) => {
            const inSession = [];
            sayDue(listener(), facts, { verbs: inSession, ending, activeMs: 1000 });
            return inSession;
        };
        assert.deepEqual(said(true), verbs);
        assert.deepEqual(said(false), verbs.filter((verb) => verb !== "failed")); // cmi5 9.3.5: failed only when the session ends
    });
}

/** A launch that takes every statement. */
function listener() {
    const said = [];
    return {
        said,
        progress: new Progress(),
        queue: { add: (statement) => said.push(statement) },
        statements: { auCompleted: () => "completed", auPassed: () => "passed", auFailed: () => "failed" },
    };
}

test("what was said is not said again, in this session or the next", () => {
    const launch = listener();
    const facts = { ...NOTHING, ...course, allDone: true, exam: passed };
    assert.equal(sayDue(launch, facts, { verbs: [], ending: true, activeMs: 1 }), true);
    assert.equal(sayDue(launch, facts, { verbs: [], ending: true, activeMs: 1 }), false);
    assert.deepEqual(launch.said, ["completed", "passed"]);
});

test("an xAPI launch hears each failed attempt once", () => {
    const launch = listener();
    const facts = { ...NOTHING, ...course, allDone: true, exam: failed };
    for (const exam of [failed, failed, exhausted, exhausted]) sayDue(launch, { ...facts, exam }, { verbs: [], ending: true, activeMs: 1 });
    assert.deepEqual(launch.said, ["failed", "failed"]);
});

test("a status never goes back", () => {
    assert.equal(higherStatus("passed", "incomplete"), "passed");
    assert.equal(higherStatus("not attempted", "incomplete"), "incomplete");
    assert.equal(higherStatus("", "incomplete"), "incomplete");
    assert.equal(higherStatus("failed", "passed"), "passed");
    assert.equal(higherStatus("incomplete", "completed"), "completed");
    assert.equal(higherStatus("passed", "unknown"), "passed");
    assert.equal(higherStatus("failed", "passed"), "passed");
});

const due = (facts) => cmi5Due({
    au: "module", allDone: false, exam: null, workbook: null, hasExam: false, masteryScore: undefined,
    reported: { completed: false, passed: false, failed: 0 }, inSession: [], ending: false, ...facts,
}).map(({ verb }) => verb);

test("cmi5 module: completed once per registration", () => {
    assert.deepEqual(due({}), []);
    assert.deepEqual(due({ allDone: true }), ["completed"]);
    assert.deepEqual(due({ allDone: true, inSession: ["completed"] }), []);
    assert.deepEqual(due({ allDone: true, reported: { completed: true, passed: false, failed: 0 } }), []);
});

test("cmi5 exam: completed and passed together, with the score", () => {
    const all = cmi5Due({ au: "exam", allDone: false, exam: passed, workbook: null, hasExam: true, masteryScore: 0.8, reported: { completed: false, passed: false, failed: 0 }, inSession: [], ending: false });
    assert.deepEqual(all, [{ verb: "completed" }, { verb: "passed", score: { scaled: 0.88, raw: 22, min: 0, max: 25 } }]);
});

test("cmi5 exam: failed at the end of the failed session only, once per attempt", () => {
    const exam = { au: "exam", hasExam: true, masteryScore: 0.8 };
    assert.deepEqual(due({ ...exam, exam: failed }), []);
    assert.deepEqual(due({ ...exam, exam: failed, ending: true }), ["failed"]);
    assert.deepEqual(due({ ...exam, exam: failed, ending: true, reported: { completed: false, passed: false, failed: 1 } }), []);
    assert.deepEqual(due({ ...exam, exam: exhausted, ending: true, reported: { completed: false, passed: false, failed: 1 } }), ["failed"]);
});

test("cmi5: no failed after passed, never both in a session (9.3)", () => {
    assert.deepEqual(due({ au: "exam", hasExam: true, exam: failed, ending: true, reported: { completed: true, passed: true, failed: 0 } }), []);
    assert.deepEqual(due({ au: "exam", hasExam: true, exam: passed, inSession: ["failed"] }), ["completed"]);
});

test("cmi5: the launch's mastery score decides", () => {
    assert.deepEqual(due({ au: "exam", hasExam: true, exam: passed, masteryScore: 0.9, ending: true }), ["failed"]);
    assert.deepEqual(due({ au: "exam", hasExam: true, exam: passed, masteryScore: 0.88 }), ["completed", "passed"]);
});

test("cmi5 workbook: completed when handed in, passed when sufficient", () => {
    assert.deepEqual(due({ au: "workbook", workbook: { state: "open" } }), []);
    assert.deepEqual(due({ au: "workbook", workbook: { state: "submitted" } }), ["completed"]);
    assert.deepEqual(due({ au: "workbook", workbook: { state: "sufficient" } }), ["completed", "passed"]);
    assert.deepEqual(due({ au: "workbook", workbook: { state: "insufficient" }, ending: true }), ["completed", "failed"]);
});

test("cmi5 whole course: completed only with the exam passed, when there is one", () => {
    assert.deepEqual(due({ au: "course", allDone: true, hasExam: true }), []);
    assert.deepEqual(due({ au: "course", allDone: true, hasExam: false }), ["completed"]);
    assert.deepEqual(due({ au: "course", allDone: true, hasExam: true, exam: passed }), ["completed", "passed"]);
});
