// Our SCORM 2004 package of several SCOs in somebody else's sequencing engine: the manifest of the golden course, as a zip has it, becomes
// scorm-again's activity tree, and a learner walks through it. What counts is S0-032 (the exam opens after the lessons), and what rolls up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Scorm2004API } from "scorm-again/scorm2004";

const golden = new URL("../../../test/resources/golden/klein/expected/", import.meta.url);
const QUIET = 5;

/** XML of our own writer: elements, attributes and text, nothing else. */
function parse(xml) {
    const plain = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);
    const root = { name: "", attributes: {}, children: [], text: "" };
    const open = [root];
    for (const [, text, end, name, attributes, empty] of xml.replace(/<\?.*?\?>/, "").matchAll(/([^<]*)<(\/?)([\w:]+)([^>]*?)(\/?)>/g)) {
        open.at(-1).text += plain(text);
        if (end) {
            open.pop();
            continue;
        }
        const found = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]);
        const element = { name, attributes: Object.fromEntries(found), children: [], text: "" };
        open.at(-1).children.push(element);
        if (!empty) open.push(element);
    }
    assert.equal(open.length, 1, "every element ends");
    return root.children[0];
}

const all = (element, name) => element.children.filter((child) => child.name === name);
const first = (element, ...path) => path.reduce((at, name) => at && all(at, name)[0], element);

/** true and false as such, the rest as it is: what the schema's attributes become in scorm-again. */
const values = (element) => Object.fromEntries(Object.entries(element?.attributes ?? {})
    .map(([key, value]) => [key, value === "true" ? true : value === "false" ? false : key === "objectiveMeasureWeight" ? Number(value) : value]));

/** An item, or the organization, as scorm-again wants it; nothing that the manifest does not say. */
function activity(item) {
    const sequencing = first(item, "imsss:sequencing");
    const inside = (...path) => sequencing && first(sequencing, ...path);
    const objective = (element) => element && { ...element.attributes, mapInfo: all(element, "imsss:mapInfo").map(values) };
    const rule = (element) => ({
        action: first(element, "imsss:ruleAction").attributes.action,
        conditionCombination: first(element, "imsss:ruleConditions").attributes.conditionCombination,
        conditions: all(first(element, "imsss:ruleConditions"), "imsss:ruleCondition").map((condition) => condition.attributes),
    });
    const rollup = (element) => ({
        action: first(element, "imsss:rollupAction").attributes.action,
        consideration: element.attributes.childActivitySet,
        conditions: all(first(element, "imsss:rollupConditions"), "imsss:rollupCondition").map((condition) => condition.attributes),
    });
    return {
        id: item.attributes.identifier,
        title: first(item, "title").text,
        children: all(item, "item").map(activity),
        sequencingControls: { ...values(inside("imsss:controlMode")), ...values(inside("imsss:rollupRules")) },
        deliveryControls: values(inside("imsss:deliveryControls")),
        sequencingRules: { preConditionRules: all(inside("imsss:sequencingRules") ?? { children: [] }, "imsss:preConditionRule").map(rule) },
        rollupRules: { rules: all(inside("imsss:rollupRules") ?? { children: [] }, "imsss:rollupRule").map(rollup) },
        ...(inside("imsss:objectives") && {
            primaryObjective: objective(inside("imsss:objectives", "imsss:primaryObjective")),
            objectives: all(inside("imsss:objectives"), "imsss:objective").map(objective),
        }),
    };
}

/** An LMS with the package of that name; its tree may be changed before it opens. */
function lms(name, change = () => {}) {
    const manifest = parse(readFileSync(new URL(`${name}/imsmanifest.xml`, golden), "utf8"));
    const tree = activity(first(manifest, "organizations", "organization"));
    change(tree);
    const delivered = [];
    const api = new Scorm2004API({
        autocommit: false, logLevel: QUIET, onLogMessage() {}, lmsCommitUrl: "/commit",
        httpService: { processHttpRequest: () => ({ result: "true", errorCode: 0 }), updateSettings() {} },
        sequencing: { activityTree: tree, eventListeners: { onActivityDelivery: (what) => delivered.push(what.id) } },
    });
    const leaves = (of) => of.children.length === 0 ? [of.id] : of.children.flatMap(leaves);
    return {
        leaves: leaves(tree),
        here: () => delivered.at(-1),
        go: (request, target) => api.processNavigationRequest(request, target),
        status: (id) => api.getActivityTrackingData(id),
        outcome(id) {
            const { completionStatus, successStatus, score } = api.getActivityTrackingData(id);
            return [completionStatus, successStatus, score];
        },
        /** The SCO that is open says what it has to say, with "suspend" as our player does (hosts.md 12); or, broken, nothing at all. */
        play(told) {
            assert.equal(api.Initialize(""), "true");
            for (const [element, value] of Object.entries(told ? { ...told, "cmi.exit": "suspend" } : {})) {
                assert.equal(api.SetValue(element, value), "true", `${element} ${api.GetLastError()}`);
            }
            assert.equal(api.Terminate(""), "true");
            api.reset();
        },
        choose(id) {
            const before = delivered.length;
            api.processNavigationRequest("choice", id);
            return delivered.length > before && delivered.at(-1) === id;
        },
    };
}

const done = { "cmi.completion_status": "completed" };
const EXAM = "item.klein.toets";
const WORKBOOK = "item.klein.werkboek";
const LESSONS = "lessons.klein";
const COURSE = "organization.klein";

for (const name of ["klein-1.2.0-scorm2004-per-module", "klein-1.2.0-scorm2004-per-unit"]) {
    const open = (change) => {
        const host = lms(name, change);
        assert.ok(host.go("start"));
        return { host, lessons: host.leaves.filter((id) => id !== EXAM && id !== WORKBOOK) };
    };
    const learn = ({ host, lessons }, told) => lessons.forEach((lesson) => {
        assert.ok(host.choose(lesson), lesson);
        host.play(told);
    });

    test(`S0-032 ${name}: the exam is closed until the last lesson is complete`, () => {
        const { host, lessons } = open();
        assert.equal(host.here(), lessons[0], "the course starts with its first lesson");
        for (const lesson of lessons) {
            assert.ok(!host.choose(EXAM), `closed before ${lesson}`);
            assert.ok(host.choose(lesson), lesson);
            host.play(done);
        }
        assert.ok(host.go("continue"));
        assert.equal(host.here(), WORKBOOK, "after the lessons comes the workbook");
        assert.ok(host.choose(EXAM), "open once the lessons are left behind");
    });

    test(`S0-032 ${name}: the exam is open for whoever closes the course after the lessons and comes back`, () => {
        const course = open();
        learn(course, done);
        assert.ok(course.host.go("exitAll"));
        assert.ok(course.host.go("start"));
        assert.ok(course.host.choose(EXAM));
    });

    test(`S0-032 ${name}: the exam opens as well for whoever leaves at any lesson and goes on there`, () => {
        const { lessons } = open();
        for (const last of lessons) {
            const course = open();
            for (const lesson of course.lessons) {
                assert.ok(course.host.choose(lesson) || course.host.here() === lesson, lesson);
                course.host.play(done);
                if (lesson === last) {
                    assert.ok(course.host.go("suspendAll"));
                    assert.ok(course.host.go("resumeAll"));
                    assert.equal(course.host.here(), lesson, "where it was left");
                }
            }
            assert.ok(course.host.choose(WORKBOOK));
            assert.ok(course.host.choose(EXAM), `left at ${last}`);
        }
    });

    test(`S0-032 ${name}: without a workbook "continue" leads from the last lesson to the exam, and from an earlier one not`, () => {
        const course = open((tree) => (tree.children = tree.children.filter((child) => child.id !== WORKBOOK)));
        for (const lesson of course.lessons) {
            assert.equal(course.host.here(), lesson);
            course.host.play(done);
            assert.ok(course.host.go("continue"), lesson);
        }
        assert.equal(course.host.here(), EXAM);
    });

    test(`D-21 ${name}: a SCO that says nothing completes and passes nothing`, () => {
        const course = open();
        learn(course, null);
        course.host.go("exitAll");
        course.host.go("start");
        assert.ok(!course.host.choose(EXAM), "still closed");
        for (const id of [...course.lessons, LESSONS, COURSE]) {
            const { completionStatus, successStatus } = course.host.status(id);
            assert.notEqual(completionStatus, "completed", id);
            assert.equal(successStatus, "unknown", id);
        }
    });

    test(`D-21 ${name}: the exam alone decides on success and score, everything together on completion`, () => {
        const course = open();
        learn(course, { ...done, "cmi.success_status": "failed", "cmi.score.scaled": "0.1" });
        assert.ok(course.host.choose(WORKBOOK));
        course.host.play({ "cmi.success_status": "failed" });
        assert.deepEqual(course.host.outcome(COURSE), ["incomplete", "unknown", null], "lessons and workbook do not count");
        assert.ok(course.host.choose(EXAM));
        course.host.play({ ...done, "cmi.success_status": "passed", "cmi.score.scaled": "0.9" });
        assert.deepEqual(course.host.outcome(COURSE), ["incomplete", "passed", 0.9], "passed; the workbook is still to be done");
        assert.ok(course.host.choose(WORKBOOK));
        course.host.play(done);
        assert.deepEqual(course.host.outcome(COURSE), ["completed", "passed", 0.9]);
    });
}

test("the walk is able to fail: without its rule the exam is open at once, without delivery controls silence completes", () => {
    const careless = (change) => {
        const host = lms("klein-1.2.0-scorm2004-per-module", change);
        host.go("start");
        return host;
    };
    const exam = (tree) => tree.children.find((child) => child.id === EXAM);
    assert.ok(careless((tree) => delete exam(tree).sequencingRules).choose(EXAM));
    const silent = careless((tree) => tree.children.flatMap((child) => [child, ...child.children]).forEach((child) => delete child.deliveryControls));
    const [lesson] = silent.leaves;
    silent.play(null);
    silent.go("exitAll");
    assert.equal(silent.status(lesson).completionStatus, "completed");
});
