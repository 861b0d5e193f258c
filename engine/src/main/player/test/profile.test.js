// Every statement of player and engine against the published profile; the last test fails when a template was never used.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readCourse } from "../src/core/course.js";
import { hashedActor, restate, statementsOf } from "../src/core/statements.js";
import { faults, follows, profile, templatesOf, valuesAt } from "./profile.js";
import { config, open, questions } from "./sample.js";

const root = config().course.iri;
const engine = JSON.parse(readFileSync(new URL("../../../test/resources/profile/engine-statements.json", import.meta.url), "utf8"));
const scoring = JSON.parse(readFileSync(new URL("../../../test/resources/scoring.json", import.meta.url), "utf8"));
const seen = new Map(); // template id → the statements it applied to

function hold(statement) {
    assert.deepEqual(faults(statement), [], JSON.stringify(statement, null, 1));
    const templates = templatesOf(statement);
    for (const { id } of templates) seen.set(id, [...(seen.get(id) ?? []), statement]);
    return templates.at(-1).id.split("/").at(-1);
}

function sample(change = {}) {
    const made = config(change);
    made.modules[1].units.push({ id: "mening", kind: "survey", iri: `${root}/module/m2/unit/mening`, title: "Jouw mening", minutes: 5, summary: "" });
    return made;
}

const launched = (change, au = null, made = sample()) => ({
    actor: hashedActor(root, "cursus", "student 1"), registration: "11111111-1111-4111-8111-111111111111", session: "22222222-2222-4222-8222-222222222222",
    platform: "scorm12", course: readCourse(made, au), ...change,
});
const cmi5 = {
    platform: "cmi5", activityId: "https://lms.example/au/7", masteryScore: 0.8,
    template: { contextActivities: { grouping: [{ id: "https://lms.example/course/1" }] }, extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" } },
};
const LAUNCHES = {
    "a SCORM 1.2 package": launched(),
    "a SCORM 2004 SCO of one unit": launched({ platform: "scorm2004" }, "m1/quiz", sample({ scos: "unit" })),
    "a web page": launched({ platform: "web" }),
    "a cmi5 AU": launched(cmi5, "m1"),
    "an xAPI launch of a course": launched({ platform: "xapi", actor: { mbox: "mailto:an@lms.example", name: "An" }, activityId: "https://lms.example/activity/9" }),
    "an xAPI launch of a module": launched({ platform: "xapi" }, "m1"),
};

/** The statements of each kind that the player can make in this launch, by the name of what makes them. */
function everything(launch) {
    const s = statementsOf(launch);
    const { units, modules, scope } = launch.course;
    const of = (kind, make) => units.filter((unit) => unit.kind === kind).flatMap(make);
    const film = { at: 12.3456, seen: [[0, 12.3456]], share: 0.13, length: 95 };
    const score = { scaled: 0.88, raw: 22, min: 0, max: 25 };
    const at = (unit, question) => ({ ...question, iri: `${unit.iri}/item/${question.id}` });
    const options = [{ id: "a", html: "Film" }, { id: "b", html: "Tekst" }];
    const asked = ["choice", "likert"].map((kind) => ({ id: kind, kind, stem: "Wat?", options }));
    const verdicts = launch.template || launch.platform === "xapi"; // no other host hears them as statements
    const judged = verdicts && (launch.template || scope === "course");
    return {
        s,
        made: {
            initialized: [s.initialized()],
            terminated: [s.terminated(61_000)],
            unitExperienced: units.map((unit) => s.unitExperienced(unit, 5000)),
            unitCompleted: [
                ...units.map((unit) => s.unitCompleted(unit)),
                ...of("video", (unit) => s.unitCompleted(unit, { film })),
                ...of("quiz", (unit) => [3, 0].map((max) => s.unitCompleted(unit, { score: { raw: 0, max } }))),
            ],
            moduleCompleted: modules.map((module) => s.moduleCompleted(module, 1000)),
            answered: [
                ...of("quiz", (unit) => [...questions, ...scoring.map(({ content }) => content)]
                    .map((question) => s.answered(unit, at(unit, question), [], question.kind === "likert" ? null : false))),
                ...of("quiz", (unit) => s.answered(unit, questions[1], ["a", "c"], true)),
                ...of("survey", (unit) => asked.map((question) => s.answered(unit, at(unit, question), ["b"], null))),
            ],
            unnamedAnswer: of("survey", (unit) => asked.map((question) => s.unnamedAnswer(unit, at(unit, question), ["a"], "een-toevallig-woord"))),
            openAnswered: of("theory", (unit) => s.openAnswered(unit, open[0], "tekst")),
            videoPlayed: of("video", (unit) => s.videoPlayed(unit, 0, 95)),
            videoSeeked: of("video", (unit) => s.videoSeeked(unit, 3, 40.5, 95)),
            videoPaused: of("video", (unit) => s.videoPaused(unit, film)),
            auInitialized: launch.template ? [s.auInitialized()] : [],
            auCompleted: verdicts ? [s.auCompleted(1000)] : [],
            auPassed: judged ? [s.auPassed(score, 1000)] : [],
            auFailed: judged ? [s.auFailed(score, 1000)] : [],
            auTerminated: launch.template ? [s.auTerminated(1000)] : [],
        },
    };
}

for (const [name, launch] of Object.entries(LAUNCHES)) {
    test(`every statement of ${name} has one template of its own and keeps its rules`, () => {
        const { s, made } = everything(launch);
        assert.deepEqual(Object.keys(made), Object.keys(s), "a new kind of statement needs a line here and a template");
        Object.values(made).flat().forEach(hold);
    });
}

test("D-19: what is said again in a next session still follows its template", () => {
    const { made } = everything(LAUNCHES["a cmi5 AU"]);
    const next = { ...LAUNCHES["a cmi5 AU"], session: "33333333-3333-4333-8333-333333333333" };
    const again = Object.values(made).flat().map((statement) => restate(statement, next)).filter(Boolean);
    assert.ok(again.length > 10);
    again.forEach(hold);
});

test("D-23: what our own LRS hears of an xAPI launch follows the same templates", () => {
    const { made } = everything(LAUNCHES["an xAPI launch of a course"]);
    const actor = hashedActor(root, "cursus", "an");
    for (const statement of Object.values(made).flat()) hold({ ...statement, actor });
});

test("each statement of the engine has the template that the document gives it", () => {
    assert.deepEqual(engine.map(hold), ["exam-answered", "exam-passed", "exam-failed", "survey-answered-anonymously", "workbook-submitted", "workbook-assessed", "bound"]);
});

test("a statement that breaks a rule, or that no template knows, is found", () => {
    const { made } = everything(LAUNCHES["a SCORM 1.2 package"]);
    const [opened] = made.openAnswered;
    const [unnamed] = made.unnamedAnswer;
    for (const [spoilt, says] of [
        [{ ...opened, result: { ...opened.result, response: "de tekst zelf" } }, "open-answered"], // P-60
        [{ ...unnamed, context: { ...unnamed.context, registration: "11111111-1111-4111-8111-111111111111" } }, "anonymously"], // P-52
        [{ ...engine[0], result: { success: true, response: "b" } }, "exam-answered"], // D-10
        [{ ...engine[1], result: { ...engine[1].result, score: { raw: 22 } } }, "exam-passed"],
        [{ ...made.initialized[0], verb: { id: "http://example.com/did", display: { en: "did" } } }, "no template"],
        [{ ...made.terminated[0], context: { ...made.terminated[0].context, contextActivities: { grouping: [{ id: root }] } } }, "category"],
        [{ ...made.moduleCompleted[0], result: { completion: false, duration: "PT1S" } }, "templates/completed"],
    ]) assert.match(faults(spoilt).join("\n"), new RegExp(says));
    assert.deepEqual(valuesAt({ a: [{ b: 1 }, { b: 2 }, {}] }, "$.a[*].b"), [1, 2]);
    assert.equal(follows({ a: 2 }, { location: "$.a", presence: "recommended", all: [1] }), false);
    assert.equal(follows({}, { location: "$.a", presence: "recommended", all: [1] }), true);
    assert.throws(() => valuesAt({}, "$..a"), /cannot read/);
});

test("every term of ours in a statement is a concept of the profile, and stands where its kind may stand", () => {
    const { made } = everything(LAUNCHES["a SCORM 1.2 package"]);
    const concepts = new Map(profile.concepts.map(({ id, type }) => [id, type]));
    const used = new Map();
    const ours = (iri, type) => iri?.startsWith("https://leerspoor.nl/xapi/") && used.set(iri, type);
    for (const { verb, object, result, context } of [...Object.values(made).flat(), ...engine]) {
        ours(verb.id, "Verb");
        ours(object.definition?.type, "ActivityType");
        Object.keys(result?.extensions ?? {}).forEach((iri) => ours(iri, "ResultExtension"));
        Object.keys(context.extensions ?? {}).forEach((iri) => ours(iri, "ContextExtension"));
    }
    assert.deepEqual([...used].sort(), [...concepts].sort());
});

test("the document is a profile: ids once, one version, every reference to something in it", () => {
    const { concepts, templates, patterns, versions: [version] } = profile;
    const all = [...concepts, ...templates, ...patterns];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    assert.ok(all.every(({ inScheme }) => inScheme === version.id));
    assert.deepEqual(templates.filter(({ rules }) => !rules?.every(({ presence, any, all: every, none }) => presence || any || every || none)), []);
    const [any, registration] = patterns;
    assert.deepEqual(any.alternates, templates.slice(1).map(({ id }) => id));
    assert.equal(registration.oneOrMore, any.id);
    const known = new Set(templates.map(({ id }) => id));
    assert.ok(templates.flatMap(({ contextStatementRefTemplate = [] }) => contextStatementRefTemplate).every((id) => known.has(id)));
    assert.equal(JSON.stringify(profile).includes('""'), false, "values must not be empty");
});

test("the last one: every template was used by a statement above", () => {
    assert.deepEqual(profile.templates.map(({ id }) => id).filter((id) => !seen.has(id)), []);
});
