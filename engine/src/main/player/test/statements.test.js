import assert from "node:assert/strict";
import test from "node:test";
import { readCourse } from "../src/core/course.js";
import { hashedActor, mergeContext, restate, statementsOf } from "../src/core/statements.js";
import { isUuid } from "../src/core/uuid.js";
import { config, open, questions } from "./sample.js";

const actor = hashedActor("https://opleider.example/id/course/cursus", "cursus", "student 1");
const launch = (change = {}) => ({
    actor, registration: "11111111-1111-4111-8111-111111111111", session: "22222222-2222-4222-8222-222222222222",
    platform: "scorm12", course: readCourse(config(), null), now: () => new Date("2026-11-21T10:00:00.123Z"), ...change,
});
const course = readCourse(config(), null);
const unit = (id) => course.units.find((candidate) => candidate.id === id);
const category = (statement) => statement.context.contextActivities.category.map(({ id }) => id);
const grouping = (statement) => statement.context.contextActivities.grouping.map(({ id }) => id);
const parent = (statement) => statement.context.contextActivities.parent?.map(({ id }) => id);
const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";

test("the actor is a keyed hash, never the id", () => {
    assert.match(actor.account.name, /^[0-9a-f]{64}$/);
    assert.equal(actor.account.homePage, "https://opleider.example/id/course/cursus/host");
    assert.ok(!JSON.stringify(actor).includes("student 1"));
});

test("every statement carries what docs/xapi-profile.md asks", () => {
    const s = statementsOf(launch());
    const film = { at: 12.3456, seen: [[0, 12.3456]], share: 0.13, length: 95 };
    const all = [
        s.initialized(), s.terminated(61_000), s.unitExperienced(unit("tekst"), 5000), s.unitCompleted(unit("tekst")),
        s.unitCompleted(unit("film"), { film }), s.moduleCompleted(course.modules[0], 1000), s.answered(unit("quiz"), questions[0], ["b"], true),
        s.openAnswered(unit("open"), open[0], "tekst"), s.videoPlayed(unit("film"), 0, 95), s.videoPaused(unit("film"), film),
    ];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const statement of all) {
        assert.ok(isUuid(statement.id));
        assert.equal(statement.timestamp, "2026-11-21T10:00:00.123Z");
        assert.deepEqual(statement.actor, actor);
        const { context } = statement;
        assert.equal(context.registration, "11111111-1111-4111-8111-111111111111");
        assert.equal(context.revision, "1.2.0");
        assert.equal(context.platform, "scorm12");
        assert.equal(context.language, "nl");
        assert.ok(category(statement).includes("https://leerspoor.nl/xapi/profile/v1"));
        assert.ok(grouping(statement).includes(course.info.iri));
        assert.equal(context.extensions["https://leerspoor.nl/xapi/extensions/session"], "22222222-2222-4222-8222-222222222222");
        assert.ok(statement.object.id.startsWith(course.info.iri));
    }
});

test("unit statements: type by kind, module as parent, score with bounds", () => {
    const s = statementsOf(launch());
    for (const [id, type] of [
        ["film", "https://w3id.org/xapi/video/activity-type/video"], ["tekst", "http://activitystrea.ms/schema/1.0/article"],
        ["voorbeeld", "http://activitystrea.ms/schema/1.0/article"], ["quiz", "http://adlnet.gov/expapi/activities/assessment"],
        ["open", "https://leerspoor.nl/xapi/activity-types/theory-question"], ["praktijk", "https://leerspoor.nl/xapi/activity-types/practice-assignment"],
    ]) {
        const statement = s.unitCompleted(unit(id));
        assert.equal(statement.verb.id, "http://adlnet.gov/expapi/verbs/completed");
        assert.equal(statement.object.definition.type, type);
        assert.deepEqual(parent(statement), [course.modules[0].iri]);
        assert.equal(statement.result.completion, true);
    }
    assert.deepEqual(s.unitCompleted(unit("quiz"), { score: { raw: 2, max: 3 } }).result, { completion: true, score: { scaled: 0.6667, raw: 2, min: 0, max: 3 } });
    assert.deepEqual(s.unitExperienced(unit("tekst"), 5000).result, { duration: "PT5S" });
    assert.equal(s.initialized().object.definition.type, "http://adlnet.gov/expapi/activities/course");
    assert.equal(s.moduleCompleted(course.modules[0], 1000).object.definition.type, "http://adlnet.gov/expapi/activities/module");
});

test("answered: choice with pattern, the unit as parent", () => {
    const statement = statementsOf(launch()).answered(unit("quiz"), questions[1], ["a", "c"], true);
    assert.deepEqual(statement.result, { success: true, response: "a[,]c" });
    assert.deepEqual(statement.object.definition.correctResponsesPattern, ["a[,]c"]);
    assert.equal(statement.object.definition.interactionType, "choice");
    assert.deepEqual(statement.object.definition.choices[0], { id: "a", description: { nl: "Gapen" } });
    assert.deepEqual(parent(statement), [unit("quiz").iri]);
    assert.equal(statement.object.definition.type, "http://adlnet.gov/expapi/activities/cmi.interaction");
});

test("answered: a scale has no success, a quiz of scales no score", () => {
    const s = statementsOf(launch());
    const scale = { id: "durf", iri: `${course.info.iri}/module/m1/unit/quiz/item/durf`, kind: "likert", stem: "Ik durf.", points: 0, options: [{ id: "a", html: "Oneens" }, { id: "b", html: "Eens" }] };
    assert.deepEqual(s.answered(unit("quiz"), scale, ["b"], null).result, { response: "b" });
    assert.deepEqual(s.unitCompleted(unit("quiz"), { score: { raw: 0, max: 0 } }).result, { completion: true });
    const word = { id: "woord", iri: `${course.info.iri}/module/m1/unit/quiz/item/woord`, kind: "fill-in", stem: "Welk woord?", points: 1, caseMatters: false, answers: [{ id: "a", text: "ja", right: true, feedback: "" }] };
    assert.deepEqual(s.answered(unit("quiz"), word, [], false).result, { success: false });
});

test("free text never enters a statement (P-60)", () => {
    const statement = statementsOf(launch()).openAnswered(unit("open"), open[0], "merkwoord 👶");
    assert.ok(!JSON.stringify(statement).includes("merkwoord"));
    const answer = statement.result.extensions["https://leerspoor.nl/xapi/extensions/answer"];
    assert.equal(answer.length, 11);
    assert.match(answer.sha2, /^[0-9a-f]{64}$/);
    assert.equal(statement.result.response, undefined);
    assert.equal(statement.object.definition.interactionType, "long-fill-in");
    assert.equal(statement.object.definition.correctResponsesPattern, undefined);
});

test("video: what the Video Profile asks of played, seeked and paused", () => {
    const s = statementsOf(launch());
    const at = "https://w3id.org/xapi/video/extensions/";
    const played = s.videoPlayed(unit("film"), 1.23456, 95);
    assert.equal(played.verb.id, "https://w3id.org/xapi/video/verbs/played");
    assert.deepEqual(played.result.extensions, { [`${at}time`]: 1.235 });
    assert.equal(played.context.extensions[`${at}length`], 95);
    assert.equal(played.context.extensions[`${at}completion-threshold`], 0.9);
    assert.ok(category(played).includes("https://w3id.org/xapi/video"));
    const seeked = s.videoSeeked(unit("film"), 12.34567, 40, 95);
    assert.equal(seeked.verb.id, "https://w3id.org/xapi/video/verbs/seeked");
    assert.deepEqual(seeked.result.extensions, { [`${at}time-from`]: 12.346, [`${at}time-to`]: 40 });
    const paused = s.videoPaused(unit("film"), { at: 40, seen: [[0, 10], [30, 40]], share: 0.21, length: 95 });
    assert.deepEqual(paused.result.extensions, { [`${at}time`]: 40, [`${at}progress`]: 0.21, [`${at}played-segments`]: "0[.]10[,]30[.]40" });
});

test("cmi5: template merged, LMS's activity as object, ours in grouping, categories by rule", () => {
    const template = {
        contextActivities: { grouping: [{ objectType: "Activity", id: course.modules[0].iri }], category: { id: "https://lms.example/category" } },
        extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s-1" },
        language: "nl-NL",
    };
    const module = readCourse(config({ format: "cmi5" }), "m1");
    const s = statementsOf(launch({ platform: "cmi5", course: module, template, activityId: "https://lms.example/au/7", masteryScore: 0.8 }));
    const [initialized, completed, passed, failed, terminated] = [s.auInitialized(), s.auCompleted(1000), s.auPassed({ scaled: 0.88, raw: 22, min: 0, max: 25 }, 1000), s.auFailed({ scaled: 0.6, raw: 15, min: 0, max: 25 }, 1000), s.auTerminated(1000)];
    for (const statement of [initialized, completed, passed, failed, terminated]) {
        assert.deepEqual(statement.object, { objectType: "Activity", id: "https://lms.example/au/7" });
        assert.ok(category(statement).includes(CMI5));
        assert.ok(category(statement).includes("https://lms.example/category"));
        assert.deepEqual(grouping(statement), [module.subject.iri, course.info.iri]);
        assert.equal(statement.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/sessionid"], "s-1");
        assert.equal(statement.context.language, "nl-NL");
        assert.equal(category(statement).includes(MOVE_ON), [completed, passed, failed].includes(statement));
    }
    assert.equal(initialized.result, undefined);
    assert.deepEqual(completed.result, { completion: true, duration: "PT1S" });
    assert.equal(passed.result.success, true);
    assert.equal(passed.result.completion, undefined);
    assert.equal(failed.result.success, false);
    assert.equal(passed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], 0.8);
    assert.equal(completed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/masteryscore"], undefined);
    assert.deepEqual(terminated.result, { duration: "PT1S" });
    const allowed = s.unitCompleted(unit("tekst"));
    assert.ok(!category(allowed).includes(CMI5) && !category(allowed).includes(MOVE_ON));
    assert.equal(allowed.object.id, unit("tekst").iri);
    assert.equal(allowed.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/sessionid"], "s-1");
});

test("the template is never overwritten", () => {
    const merged = mergeContext({ platform: "LMS", extensions: { x: 1 } }, { registration: "r", platform: "cmi5", contextActivities: { category: [{ id: "a" }] }, extensions: { x: 2, y: 3 } });
    assert.equal(merged.platform, "LMS");
    assert.deepEqual(merged.extensions, { x: 1, y: 3 });
    assert.deepEqual(merged.contextActivities.category, [{ id: "a" }]);
});

test("a missed statement is said again in the next session, a defined one is not", () => {
    const session = (id) => ({ extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": id } });
    const first = statementsOf(launch({ platform: "cmi5", template: session("s-1"), activityId: "https://lms.example/au" }));
    const next = launch({ platform: "cmi5", template: session("s-2"), session: "33333333-3333-4333-8333-333333333333", now: () => new Date("2026-11-22T08:00:00Z") });
    const old = first.unitCompleted(unit("tekst"));
    const again = restate(old, next);
    assert.notEqual(again.id, old.id);
    assert.equal(again.timestamp, "2026-11-22T08:00:00.000Z");
    assert.equal(again.context.extensions["https://w3id.org/xapi/cmi5/context/extensions/sessionid"], "s-2");
    assert.equal(again.context.extensions["https://leerspoor.nl/xapi/extensions/session"], "33333333-3333-4333-8333-333333333333");
    assert.deepEqual(again.object, old.object);
    assert.equal(restate(first.auCompleted(1000), next), null);
});
