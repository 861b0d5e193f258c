import assert from "node:assert/strict";
import test from "node:test";
import { awaitApi, findApi, isValid, ScormApi } from "../src/host/scorm-api.js";
import { openScorm12, SCORM12 } from "../src/host/scorm12.js";
import { keepingLms } from "./lms.js";
import { config, questions } from "./sample.js";

const lms = (values = {}, broken = {}) => keepingLms("LMS", "Finish",
    { "cmi.core.student_id": "s1", "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.interactions._count": "0", ...values }, broken);
const facts = { scope: "course", allDone: false, mean: null, hasExam: true, exam: null, activeMs: 61_000 };
const openIn = (api) => openScorm12(config(), { win: { API: api, parent: null } });

test("finds the API in parents and opener, past frames of another origin", () => {
    const api = lms().api;
    const top = { API: api };
    top.parent = top;
    const foreign = { get API() { throw new Error("SecurityError"); }, parent: top };
    assert.equal(findApi({ parent: foreign }, SCORM12), api);
    const lonely = { opener: { parent: top } };
    lonely.parent = lonely;
    assert.equal(findApi(lonely, SCORM12), api);
    const nothing = {};
    nothing.parent = nothing;
    assert.equal(findApi(nothing, SCORM12), null);
});

test("waits for an API that comes late, and gives up in time", async () => {
    const win = {};
    win.parent = win;
    let waited = 0;
    const sleep = async () => { if (++waited === 5) win.API = lms().api; };
    assert.ok(await awaitApi(win, SCORM12, { sleep }));
    const empty = {};
    empty.parent = empty;
    assert.equal(await awaitApi(empty, SCORM12, { sleep: async () => {}, patience: 1000 }), null);
});

test("a throwing API never reaches the learner", () => {
    const api = new ScormApi({ LMSInitialize: () => { throw new Error("x"); }, LMSGetValue: () => undefined }, SCORM12);
    assert.equal(api.initialize(), false);
    assert.equal(api.get("cmi.suspend_data"), "");
    assert.equal(api.commit(), false);
});

test("only what SCORM 1.2 allows is sent", () => {
    for (const [element, value, ok] of [
        ["cmi.core.score.raw", "88", true], ["cmi.core.score.raw", "101", false], ["cmi.core.score.raw", "-1", false],
        ["cmi.core.lesson_status", "passed", true], ["cmi.core.lesson_status", "unknown", false],
        ["cmi.suspend_data", "x".repeat(4096), true], ["cmi.suspend_data", "x".repeat(4097), false], ["cmi.suspend_data", "é", false],
        ["cmi.core.lesson_location", "m1/quiz", true], ["cmi.core.lesson_location", "x".repeat(256), false],
        ["cmi.core.session_time", "00:01:01.00", true], ["cmi.core.session_time", "PT1M", false],
        ["cmi.interactions.0.id", "quiz.kijkt_weg", true], ["cmi.interactions.0.id", "urn:x y", false],
        ["cmi.interactions.0.student_response", "a,c", true], ["cmi.interactions.0.student_response", "lange vrije tekst", false],
        ["cmi.interactions.0.result", "wrong", true], ["cmi.interactions.0.result", "incorrect", false],
        ["cmi.comments", "x", false],
    ]) assert.equal(isValid(SCORM12, element, value), ok, `${element} ${value.slice(0, 20)}`);
});

test("only the last state counts: it goes to the LMS with its commit, so that a slow one is seldom called", async () => {
    const { api, calls } = lms();
    const host = await openIn(api);
    for (const data of ["een", "twee", "drie"]) host.save({ data, location: "m1/quiz" }, true);
    assert.deepEqual(calls, []);
    host.hidden(facts);
    assert.deepEqual(calls.filter(([element]) => element === "cmi.suspend_data"), [["cmi.suspend_data", "drie"]]);
    assert.deepEqual(calls.at(-1), ["commit"]);
    host.gone(facts);
});

test("a normal session: saved, committed, finished once", async () => {
    const { api, calls, data } = lms();
    const host = await openIn(api);
    host.report(facts);
    host.save({ data: "1..1.AAA", location: "m1/quiz" }, true);
    host.hidden(facts);
    assert.equal(data["cmi.suspend_data"], "1..1.AAA");
    assert.equal(data["cmi.core.lesson_location"], "m1/quiz");
    assert.equal(data["cmi.core.lesson_status"], "incomplete");
    assert.equal(data["cmi.core.score.raw"], undefined);
    assert.equal(data["cmi.core.exit"], "suspend");
    host.gone(facts);
    host.gone(facts);
    assert.equal(data["cmi.core.session_time"], "00:01:01.00");
    assert.equal(calls.filter(([name]) => name === "finish").length, 1);
});

test("the final outcome brings the score; a lower one later does not take it away", async () => {
    const { api, data } = lms({ "cmi.core.lesson_status": "incomplete" });
    const host = await openIn(api);
    host.report({ ...facts, exam: { state: "passed", raw: 22, max: 25 } });
    host.report(facts);
    assert.equal(data["cmi.core.lesson_status"], "passed");
    assert.equal(data["cmi.core.score.raw"], "88");
    host.gone(facts);
});

test("browse and review write nothing, not even a finish (D-20)", async () => {
    for (const mode of ["browse", "review"]) {
        const { api, calls } = lms({ "cmi.core.lesson_mode": mode });
        const host = await openIn(api);
        assert.equal(host.mode, mode);
        host.report(facts);
        host.save({ data: "x", location: "y" }, true);
        host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[0], chosen: ["b"], right: true, pattern: ["b"] });
        host.hidden(facts);
        host.gone(facts);
        await host.end(facts);
        assert.deepEqual(calls, []);
    }
});

test("interactions: id first, readable, the LMS's own count goes on", async () => {
    const { api, calls } = lms({ "cmi.interactions._count": "4" });
    const host = await openIn(api);
    host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[1], chosen: ["a", "c"], right: true, pattern: ["a", "c"] });
    const set = calls.filter(([element]) => element.startsWith("cmi.interactions.4."));
    assert.deepEqual(set[0], ["cmi.interactions.4.id", "quiz.signalen"]);
    assert.deepEqual(Object.fromEntries(set)["cmi.interactions.4.student_response"], "a,c");
    assert.deepEqual(Object.fromEntries(set)["cmi.interactions.4.result"], "correct");
    host.gone(facts);
});

test("an LMS without interactions is left alone", async () => {
    const { api, calls } = lms({ "cmi.interactions._count": "" });
    const host = await openIn(api);
    host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[0], chosen: ["b"], right: true, pattern: ["b"] });
    assert.deepEqual(calls, []);
    host.gone(facts);
});

test("a commit that fails is told, and told again when it works", async () => {
    let works = false;
    const told = [];
    const { api } = lms({}, { LMSCommit: () => String(works) });
    const host = await openIn(api);
    host.onTrouble((trouble) => told.push(trouble));
    host.save({ data: "1", location: "a" }, true);
    host.hidden(facts);
    works = true;
    host.save({ data: "2", location: "a" }, true);
    host.hidden(facts);
    assert.deepEqual(told, [true, false]);
    host.gone(facts);
});

test("a commit that blocks the page for two seconds is not done at every step, and the page that goes still commits", async (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] });
    let clock = 0;
    const pass = (ms) => {
        clock += ms;
        test.mock.timers.tick(ms);
    };
    const { api, calls } = lms({}, { LMSCommit: () => { calls.push(["commit"]); clock += 2000; return "true"; } });
    const host = await openScorm12(config(), { win: { API: api, parent: null }, now: () => clock });
    const commits = () => calls.filter(([name]) => name === "commit").length;
    for (let step = 0; step < 10; step++) {
        host.save({ data: `1.${step}`, location: "m1/film" }, true);
        pass(1000);
    }
    assert.equal(commits(), 1);
    pass(20_000);
    assert.equal(commits(), 2);
    host.save({ data: "1.last", location: "m1/film" }, true);
    host.gone(facts);
    assert.equal(commits(), 3);
});

test("an LMS that refuses the progress and still says true to the commit keeps nothing, and the learner hears so", async (test) => {
    test.mock.timers.enable({ apis: ["setTimeout"] });
    const { api } = lms({}, { LMSSetValue: (element) => String(element !== "cmi.suspend_data") });
    const host = await openIn(api);
    const told = [];
    host.onTrouble((trouble) => told.push(trouble));
    host.save({ data: "1", location: "m1/film" }, true);
    test.mock.timers.tick(5000);
    assert.equal(told.at(-1), true);
});
