// The hosts against somebody else's idea of an LMS: scorm-again checks every element, vocabulary and order as the standard says.
import assert from "node:assert/strict";
import test from "node:test";
import { Scorm12API } from "scorm-again/scorm12";
import { Scorm2004API } from "scorm-again/scorm2004";
import { openScorm12 } from "../src/host/scorm12.js";
import { openScorm2004 } from "../src/host/scorm2004.js";
import { config, questions } from "./sample.js";

const EDITIONS = {
    "SCORM 1.2": {
        open: openScorm12, Api: Scorm12API, name: "API", format: "scorm12",
        calls: ["LMSInitialize", "LMSSetValue", "LMSCommit", "LMSFinish"], error: "LMSGetLastError", learner: "cmi.core.student_id",
        kept: ["cmi.suspend_data", "cmi.core.lesson_location", "cmi.core.lesson_status", "cmi.core.score.raw"],
        final: { "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "88", "cmi.suspend_data": "1..2.AAA", "cmi.core.lesson_location": "m1/open", "cmi.interactions.1.result": "wrong" },
    },
    "SCORM 2004": {
        open: openScorm2004, Api: Scorm2004API, name: "API_1484_11", format: "scorm2004",
        calls: ["Initialize", "SetValue", "Commit", "Terminate"], error: "GetLastError", learner: "cmi.learner_id",
        kept: ["cmi.suspend_data", "cmi.location", "cmi.completion_status", "cmi.success_status", "cmi.score.raw"],
        final: {
            "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.raw": "88", "cmi.score.scaled": "0.88", "cmi.progress_measure": "1",
            "cmi.suspend_data": "1..2.AAA", "cmi.location": "m1/open", "cmi.interactions.1.result": "incorrect",
        },
    },
};
const facts = { scope: "course", allDone: false, share: 0.5, mean: null, hasExam: true, exam: null, workbook: null, activeMs: 61_230 };
const QUIET = 5; // scorm-again logs what a content does wrong; here every call's error code is looked at

for (const [name, edition] of Object.entries(EDITIONS)) {
    /** One launch, of what an earlier one committed; every call is answered and none is refused. */
    const launch = async (committed) => {
        let last = null;
        const api = new edition.Api({
            autocommit: false, logLevel: QUIET, dataCommitFormat: "flattened", sendFullCommit: true, lmsCommitUrl: "/commit",
            httpService: { processHttpRequest: (_, data) => ((last = data), { result: "true", errorCode: 0 }), updateSettings() {} },
        });
        const known = Object.fromEntries(edition.kept.filter((element) => committed?.[element]).map((element) => [element, committed[element]]));
        api.loadFromFlattenedJSON({ [edition.learner]: "s1", ...known });
        const calls = [];
        const strict = Object.fromEntries(edition.calls.map((call) => [call, (...parameters) => {
            const answer = api[call](...parameters);
            calls.push([call, ...parameters, String(answer), String(api[edition.error]())]);
            return answer;
        }]));
        const get = edition.format === "scorm12" ? "LMSGetValue" : "GetValue";
        const win = { [edition.name]: { ...strict, [get]: (element) => api[get](element), [edition.error]: () => api[edition.error]() }, location: { search: "" } };
        const host = await edition.open(config({ format: edition.format }), { win });
        return { host, api, calls, committed: () => last, refused: () => calls.filter((call) => call.at(-2) !== "true" || call.at(-1) !== "0") };
    };

    test(`${name}: a whole session, killed, resumed and passed; the LMS refuses nothing`, async () => {
        const first = await launch();
        assert.equal(first.host.state.data, "");
        first.host.report(facts);
        first.host.save({ data: "1..1.AAA", location: "m1/quiz" }, true);
        first.host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[0], chosen: ["b"], right: true, pattern: ["b"] });
        first.host.interaction({ type: "choice", unit: { id: "quiz" }, question: questions[1], chosen: ["a"], right: false, pattern: ["a", "c"] });
        first.host.hidden(facts); // and then the tab dies: no Terminate
        assert.deepEqual(first.refused(), []);
        assert.ok(first.calls.length > 10);

        const second = await launch(first.committed());
        assert.equal(second.host.learner, "s1");
        assert.deepEqual(second.host.state, { data: "1..1.AAA", location: "m1/quiz" });
        second.host.save({ data: "1..2.AAA", location: "m1/open" }, true);
        for (const [question, chosen] of [[questions[0], ["b"]], [questions[1], ["c"]]]) {
            second.host.interaction({ type: "choice", unit: { id: "quiz" }, question, chosen, right: question === questions[0], pattern: ["b"] });
        }
        second.host.report({ ...facts, allDone: true, exam: { state: "passed", raw: 22, max: 25 } });
        assert.equal((await second.host.end(facts)).kept, true);
        assert.deepEqual(second.refused(), []);
        const kept = second.committed();
        assert.deepEqual(Object.fromEntries(Object.keys(edition.final).map((element) => [element, String(kept[element])])), edition.final);
    });
}
