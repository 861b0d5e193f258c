// SCORM 2004 4th edition: what this player writes and what is allowed there, for the strictest of LMSs (hosts.md 2, 3, 6, 12, 16
// and 19 to 24). No adl.nav.request: with it a Moodle page dies. Success and completion are said outright, an LMS's own sums
// (scaled passing score, completion threshold) are left out of it.

import { patternElements, scorm2004Patterns, scorm2004Response } from "../core/interactions.js";
import { higherStatus, scorm2004Outcome } from "../core/outcome.js";
import { plainText } from "../core/text.js";
import { isoDuration } from "../core/time.js";
import { openScorm } from "./scorm.js";
import { decimal0To100, identifier, matches, oneOf, printable } from "./scorm-api.js";

const share = matches(/^(0(\.\d{1,4})?|1)$/);
const list = matches(/^[A-Za-z0-9_.]+(\[,\][A-Za-z0-9_.]+)*$/, 4000);

/** What a learner_response or pattern looks like follows from the type of the interaction. */
const RESPONSES = {
    "choice": list,
    "true-false": oneOf("true", "false"),
    "matching": matches(/^[A-Za-z0-9_]+\[\.\][A-Za-z0-9_]+(\[,\][A-Za-z0-9_]+\[\.\][A-Za-z0-9_]+)*$/, 4000),
    "sequencing": list,
    "fill-in": matches(/^[^\r\n{][^\r\n]*$/, 250),
    "numeric": matches(/^-?\d{1,5}(\.\d{1,4})?$|^(-?\d{1,5}(\.\d{1,4})?)?\[:\](-?\d{1,5}(\.\d{1,4})?)?$/),
    "likert": matches(/^[A-Za-z0-9_.]+$/, 250),
};

export const SCORM2004 = {
    format: "scorm2004",
    api: "API_1484_11",
    calls: { initialize: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", finish: "Terminate", error: "GetLastError" },
    running: "103",
    names: {
        mode: "cmi.mode", learner: "cmi.learner_id", data: "cmi.suspend_data", location: "cmi.location",
        exit: "cmi.exit", time: "cmi.session_time",
    },
    elements: [
        [/^cmi\.location$/, printable(1000)],
        [/^cmi\.completion_status$/, oneOf("completed", "incomplete")],
        [/^cmi\.success_status$/, oneOf("passed", "failed")],
        [/^cmi\.progress_measure$/, share],
        [/^cmi\.score\.(raw|min|max)$/, decimal0To100],
        [/^cmi\.score\.scaled$/, share],
        [/^cmi\.exit$/, oneOf("suspend")],
        [/^cmi\.session_time$/, matches(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/)],
        [/^cmi\.suspend_data$/, printable(4096)],
        [/^cmi\.interactions\.\d+\.id$/, identifier],
        [/^cmi\.interactions\.\d+\.type$/, oneOf(...Object.keys(RESPONSES))],
        [/^cmi\.interactions\.\d+\.timestamp$/, matches(/^20[0-3]\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d\dZ$/)],
        [/^cmi\.interactions\.\d+\.description$/, matches(/^[^{\r\n][^\r\n]*$/, 250)],
        [/^cmi\.interactions\.\d+\.(learner_response|correct_responses\.\d+\.pattern)$/, (value, type) => RESPONSES[type](value)],
        [/^cmi\.interactions\.\d+\.result$/, oneOf("correct", "incorrect", "neutral")],
    ],
    time: isoDuration,
    standing: (get) => ({ completion: get("cmi.completion_status"), success: get("cmi.success_status") }),
    report(before, facts) {
        const { completion, success, progress, score } = scorm2004Outcome(facts);
        const standing = { completion: higherStatus(before.completion, completion), success: higherStatus(before.success, success) };
        const stands = standing.completion === completion && standing.success === success;
        const scores = score && stands ? ["min", "max", "raw", "scaled"].map((part) => [`cmi.score.${part}`, score[part]]) : [];
        return {
            standing,
            changes: [
                ...scores,
                ["cmi.progress_measure", standing.completion === "completed" ? 1 : progress],
                ["cmi.completion_status", standing.completion],
                // "unknown" is what it is until somebody says otherwise.
                ...(standing.success === "passed" || standing.success === "failed" ? [["cmi.success_status", standing.success]] : []),
            ],
        };
    },
    interaction: ({ question, type, chosen, right, pattern }, date) => [
        ["type", type],
        ["timestamp", date.toISOString().replace(/(\.\d\d)\d/, "$1")],
        ["description", plainText(question.stem).slice(0, 250)],
        ...patternElements(scorm2004Patterns(type, pattern), RESPONSES[type]),
        ["learner_response", scorm2004Response(type, chosen)],
        ["result", right === null ? "neutral" : right ? "correct" : "incorrect"],
    ],
};

export const openScorm2004 = (config, options) => openScorm(SCORM2004, config, options);
