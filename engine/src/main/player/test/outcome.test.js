import assert from "node:assert/strict";
import test from "node:test";
import { cmi5Due, higherStatus, scorm12Outcome } from "../src/core/outcome.js";

const passed = { state: "passed", raw: 22, max: 25, attemptsUsed: 1 };
const failed = { state: "failed", raw: 17, max: 25, attemptsUsed: 1 };
const exhausted = { state: "exhausted", raw: 19, max: 25, attemptsUsed: 2 };

// docs/player.md, "Outcome in hosts", row by row
for (const [name, facts, expected] of [
    ["course, units open", { scope: "course", allDone: false, hasExam: true }, ["incomplete", null]],
    ["course, all done, exam to come", { scope: "course", allDone: true, hasExam: true }, ["incomplete", null]],
    ["course, all done, no exam or no lrs", { scope: "course", allDone: true, hasExam: false }, ["completed", null]],
    ["course, open, no exam", { scope: "course", allDone: false, hasExam: false }, ["incomplete", null]],
    ["course, exam failed with a resit left", { scope: "course", allDone: true, hasExam: true, exam: failed }, ["incomplete", null]],
    ["course, exam passed", { scope: "course", allDone: true, hasExam: true, exam: passed }, ["passed", 88]],
    ["course, exam exhausted", { scope: "course", allDone: true, hasExam: true, exam: exhausted }, ["failed", 76]],
    ["module, open", { scope: "module", allDone: false, mean: 50 }, ["incomplete", null]],
    ["module, all done", { scope: "module", allDone: true, mean: 66.66666 }, ["completed", 66.67]],
    ["module, all done, no quiz", { scope: "module", allDone: true, mean: null }, ["completed", null]],
]) {
    test(`SCORM 1.2: ${name}`, () => {
        const { status, score } = scorm12Outcome({ mean: null, exam: null, ...facts });
        assert.equal(status, expected[0]);
        assert.deepEqual(score, expected[1] === null ? null : { raw: expected[1], min: 0, max: 100 });
    });
}

test("a status never goes back", () => {
    assert.equal(higherStatus("passed", "incomplete"), "passed");
    assert.equal(higherStatus("not attempted", "incomplete"), "incomplete");
    assert.equal(higherStatus("", "incomplete"), "incomplete");
    assert.equal(higherStatus("failed", "passed"), "passed");
    assert.equal(higherStatus("incomplete", "completed"), "completed");
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
