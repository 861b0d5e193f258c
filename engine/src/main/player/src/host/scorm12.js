// SCORM 1.2: what this player writes and what is allowed there, for the strictest of LMSs (hosts.md 13, 15, 16, 19 to 24).

import { higherStatus, scorm12Outcome } from "../core/outcome.js";
import { patternElements, scorm12Patterns, scorm12Response } from "../core/interactions.js";
import { scormTime } from "../core/time.js";
import { openScorm } from "./scorm.js";
import { decimal0To100, identifier, matches, oneOf, printable } from "./scorm-api.js";

/** What a student_response or pattern looks like follows from the type of the interaction. */
const RESPONSES = {
    "choice": matches(/^[a-z0-9](,[a-z0-9])*$/, 255),
    "true-false": matches(/^[tf]$/),
    "matching": matches(/^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/, 255),
    "sequencing": matches(/^[a-z0-9](,[a-z0-9])*$/, 255),
    "fill-in": printable(255),
    "numeric": matches(/^-?\d{1,5}(\.\d{1,4})?$/),
    "likert": matches(/^[a-z0-9]$/),
};
const clock = (date) => [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");

export const SCORM12 = {
    format: "scorm12",
    api: "API",
    calls: { initialize: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", finish: "LMSFinish", error: "LMSGetLastError" },
    running: "101",
    names: {
        mode: "cmi.core.lesson_mode", learner: "cmi.core.student_id", data: "cmi.suspend_data", location: "cmi.core.lesson_location",
        exit: "cmi.core.exit", time: "cmi.core.session_time",
    },
    elements: [
        [/^cmi\.core\.lesson_location$/, printable(255)],
        [/^cmi\.core\.lesson_status$/, oneOf("passed", "completed", "failed", "incomplete")],
        [/^cmi\.core\.score\.(raw|min|max)$/, decimal0To100],
        [/^cmi\.core\.exit$/, oneOf("suspend")],
        [/^cmi\.core\.session_time$/, matches(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/)],
        [/^cmi\.suspend_data$/, printable(4096)],
        [/^cmi\.interactions\.\d+\.id$/, identifier],
        [/^cmi\.interactions\.\d+\.type$/, oneOf(...Object.keys(RESPONSES))],
        [/^cmi\.interactions\.\d+\.time$/, matches(/^\d{2}:[0-5]\d:[0-5]\d$/)],
        [/^cmi\.interactions\.\d+\.(student_response|correct_responses\.\d+\.pattern)$/, (value, type) => RESPONSES[type](value)],
        [/^cmi\.interactions\.\d+\.result$/, oneOf("correct", "wrong", "neutral")],
    ],
    time: scormTime,
    standing: (get) => get("cmi.core.lesson_status"),
    report(before, facts) {
        const { status, score } = scorm12Outcome(facts);
        const standing = higherStatus(before, status);
        const scores = score && standing === status ? ["min", "max", "raw"].map((part) => [`cmi.core.score.${part}`, score[part]]) : [];
        return { standing, changes: [...scores, ["cmi.core.lesson_status", standing]] };
    },
    interaction: ({ type, chosen, right, pattern }, date) => [
        ["type", type],
        ["time", clock(date)],
        ["student_response", scorm12Response(type, chosen)],
        ...patternElements(scorm12Patterns(type, pattern), RESPONSES[type]),
        ["result", right === null ? "neutral" : right ? "correct" : "wrong"],
    ],
};

export const openScorm12 = (config, options) => openScorm(SCORM12, config, options);
