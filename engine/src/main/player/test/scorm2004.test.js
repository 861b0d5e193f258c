import assert from "node:assert/strict";
import test from "node:test";
import { encode, emptyRecord, emptyState } from "../src/core/encoding.js";
import { findApi, isValid } from "../src/host/scorm-api.js";
import { openScorm2004, SCORM2004 } from "../src/host/scorm2004.js";
import { keepingLms } from "./lms.js";
import { config, questions } from "./sample.js";

/** GetValue answers numbers where Moodle does (hosts.md 24). */
const lms = (values = {}, broken = {}) => keepingLms("", "Terminate",
    { "cmi.learner_id": "s1", "cmi.mode": "normal", "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "cmi.interactions._count": 0, ...values }, broken);
const facts = { scope: "course", allDone: false, share: 0.5, mean: null, hasExam: true, exam: null, workbook: null, activeMs: 61_230 };
const openIn = (api, change = {}, search = "", now = () => Date.parse("2026-11-22T05:06:07.891Z")) =>
    openScorm2004(config({ format: "scorm2004", ...change }), { win: { API_1484_11: api, parent: null, location: { search } }, now });

test("finds API_1484_11 and is not content with a SCORM 1.2 API", () => {
    const top = { API: { LMSInitialize: () => "true" } };
    top.parent = top;
    assert.equal(findApi({ parent: top }, SCORM2004), null);
    top.API_1484_11 = lms().api;
    assert.equal(findApi({ parent: top }, SCORM2004), top.API_1484_11);
});

test("only what the strictest host accepts is sent (hosts.md 19 to 23)", () => {
    for (const [element, value, ok] of [
        ["cmi.score.raw", "88", true], ["cmi.score.raw", "101", false], ["cmi.score.raw", "-1", false], ["cmi.score.raw", ".5", false], ["cmi.score.raw", "1e-7", false],
        ["cmi.score.scaled", "0.88", true], ["cmi.score.scaled", "1", true], ["cmi.score.scaled", "1.01", false], ["cmi.score.scaled", "-0.5", false],
        ["cmi.progress_measure", "0.45", true], ["cmi.progress_measure", "0.123456", false], ["cmi.progress_measure", "2", false],
        ["cmi.completion_status", "completed", true], ["cmi.completion_status", "passed", false],
        ["cmi.success_status", "passed", true], ["cmi.success_status", "completed", false],
        ["cmi.exit", "suspend", true], ["cmi.exit", "", false], ["cmi.exit", "normal", false], ["cmi.exit", "logout", false],
        ["cmi.session_time", "PT1H30M30.5S", true], ["cmi.session_time", "PT1.234S", false], ["cmi.session_time", "P1W", false], ["cmi.session_time", "PT", false], ["cmi.session_time", "00:01:01", false],
        ["cmi.suspend_data", "x".repeat(4096), true], ["cmi.suspend_data", "x".repeat(4097), false], ["cmi.suspend_data", "a\nb", false],
        ["cmi.location", "m1/quiz", true], ["cmi.location", "x".repeat(1001), false],
        ["cmi.interactions.0.id", "quiz.kijkt_weg", true], ["cmi.interactions.0.id", "urn:quiz", false], ["cmi.interactions.0.id", "a-b", false],
        ["cmi.interactions.0.timestamp", "2026-11-22T05:06:07.89Z", true], ["cmi.interactions.0.timestamp", "2026-11-22T05:06:07Z", false], ["cmi.interactions.0.timestamp", "2026-11-22T05:06:07.891Z", false],
        ["cmi.interactions.0.learner_response", "a[,]c", true], ["cmi.interactions.0.learner_response", "", false], ["cmi.interactions.0.learner_response", "vrije tekst", false],
        ["cmi.interactions.0.description", "Wat zie je?", true], ["cmi.interactions.0.description", "{lang=nl}x", false], ["cmi.interactions.0.description", "a\nb", false], ["cmi.interactions.0.description", "x".repeat(251), false],
        ["cmi.interactions.0.result", "incorrect", true], ["cmi.interactions.0.result", "wrong", false],
        ["adl.nav.request", "exitAll", false], ["cmi.comments_from_learner.0.comment", "x", false], ["cmi.scaled_passing_score", "0.8", false],
    ]) assert.equal(isValid(SCORM2004, element, value), ok, `${element} ${value.slice(0, 30)}`);
});

test("a normal session: saved, committed, terminated once, always with suspend (hosts.md 12)", async () => {
    const { api, calls, data } = lms();
    const host = await openIn(api);
    assert.equal(host.format, "scorm2004");
    assert.equal(host.au, null);
    host.report(facts);
    host.save({ data: "1..1.AAA", location: "m1/quiz" }, true);
    host.hidden(facts);
    assert.equal(data["cmi.suspend_data"], "1..1.AAA");
    assert.equal(data["cmi.location"], "m1/quiz");
    assert.equal(data["cmi.completion_status"], "incomplete");
    assert.equal(data["cmi.success_status"], "unknown"); // as the LMS had it: nobody said otherwise
    assert.equal(data["cmi.progress_measure"], "0.5");
    assert.equal(data["cmi.score.raw"], undefined);
    assert.equal(data["cmi.exit"], "suspend");
    host.gone(facts);
    host.gone(facts);
    assert.equal(data["cmi.session_time"], "PT1M1.23S");
    assert.equal(calls.filter(([name]) => name === "terminate").length, 1);
    assert.ok(!calls.some(([element]) => element.startsWith("adl.")));
});

test("D-21: success and completion are said outright, with a score of 0 to 100 (hosts.md 6, 16)", async () => {
    const { api, data } = lms();
    const host = await openIn(api);
    host.report({ ...facts, allDone: true, exam: { state: "passed", raw: 22, max: 25 } });
    host.gone(facts);
    const said = Object.fromEntries(["completion_status", "success_status", "progress_measure", "score.raw", "score.min", "score.max", "score.scaled", "exit"].map((name) => [name, data[`cmi.${name}`]]));
    assert.deepEqual(said, {
        completion_status: "completed", success_status: "passed", progress_measure: "1",
        "score.raw": "88", "score.min": "0", "score.max": "100", "score.scaled": "0.88", exit: "suspend",
    });
});

test("a pass and a completion are never taken back", async () => {
    const { api, data } = lms({ "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.raw": 88 });
    const host = await openIn(api);
    host.report({ ...facts, exam: { state: "exhausted", raw: 3, max: 25 } });
    host.gone(facts);
    assert.equal(data["cmi.completion_status"], "completed");
    assert.equal(data["cmi.success_status"], "passed");
    assert.equal(data["cmi.score.raw"], 88);
    assert.equal(data["cmi.progress_measure"], "1");
});

test("D-20: browse and review write nothing, not even a Terminate (hosts.md 14)", async () => {
    for (const mode of ["browse", "review"]) {
        const { api, calls } = lms({ "cmi.mode": mode });
        const host = await openIn(api);
        assert.equal(host.mode, mode);
        host.report({ ...facts, exam: { state: "passed", raw: 22, max: 25 } });
        host.save({ data: "x", location: "y" }, true);
        host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[0], chosen: ["b"], right: true, pattern: ["b"] });
        host.hidden(facts);
        host.gone(facts);
        await host.end(facts);
        assert.deepEqual(calls, []);
    }
});

test("interactions: id first, then type, then the rest, in the words of 2004 (hosts.md 19, 20, 23, 24)", async () => {
    const { api, calls } = lms({ "cmi.interactions._count": 4 });
    const host = await openIn(api);
    host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[1], chosen: ["a", "c"], right: false, pattern: ["a", "c"] });
    const set = calls.filter(([element]) => element.startsWith("cmi.interactions.4.")).map(([element, value]) => [element.slice("cmi.interactions.4.".length), value]);
    assert.deepEqual(set, [
        ["id", "quiz.signalen"],
        ["type", "choice"],
        ["timestamp", "2026-11-22T05:06:07.89Z"],
        ["description", "Welke signalen?"],
        ["correct_responses.0.pattern", "a[,]c"],
        ["learner_response", "a[,]c"],
        ["result", "incorrect"],
    ]);
    host.gone(facts);
});

test("a Terminate that throws never reaches the learner (hosts.md 3)", async () => {
    const { api, data } = lms({}, { Terminate: () => { throw new SyntaxError("<html>"); } });
    const host = await openIn(api);
    host.save({ data: "1..1.AAA", location: "m1/quiz" }, true);
    assert.deepEqual(await host.end(facts), { done: "lms", kept: true }); // the Commit before it held
    assert.equal(data["cmi.suspend_data"], "1..1.AAA");
});

test("an API that is initialized already goes on, another refusal does not", async () => {
    const running = lms({}, { Initialize: () => "false", GetLastError: () => 103 });
    assert.equal((await openIn(running.api)).mode, "normal");
    const ended = lms({}, { Initialize: () => "false", GetLastError: () => 104 }); // hosts.md 2
    await assert.rejects(openIn(ended.api), { code: "noSession" });
});

test("one SCO of several shows its own part; a query parameter alone does not make it so", async () => {
    const several = await openIn(lms().api, { scos: "unit" }, "?au=m1/quiz");
    assert.equal(several.au, "m1/quiz");
    const one = await openIn(lms().api, {}, "?au=m1/quiz");
    assert.equal(one.au, null);
});

test("the state of a large course fits in 4,096 characters that 2004 allows, as in 1.2", () => {
    const state = emptyState();
    state.registration = "11111111-1111-4111-8111-111111111111";
    for (let i = 0; i < 250; i++) {
        state.units[`A${String(i).padStart(3, "0")}`] = { ...emptyRecord(), done: true, seconds: 600, best: { raw: 9, max: 10 }, answers: { abc: { chosen: "a", checked: true } } };
    }
    const text = encode(state);
    assert.ok(text.length <= 4096 && text.length > 3000, String(text.length));
    assert.ok(isValid(SCORM2004, "cmi.suspend_data", text));
});
