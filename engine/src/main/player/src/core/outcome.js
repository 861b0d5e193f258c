// What a host hears of the outcome (D-21, docs/player.md). `exam` is what the engine says, or null.

const examFinal = (exam) => exam?.state === "passed" || exam?.state === "exhausted";
const percent = (raw, max) => Math.max(0, Math.min(100, Math.round((10000 * raw) / max) / 100));
const score = (raw) => ({ raw, min: 0, max: 100 });

/**
 * What a SCORM LMS may hear of one SCO: { complete, passed: true | false | null, score: of 100 or null }. Nothing is final while a
 * learner can still change it: after a final status many LMSs only let learners look back, and then a better outcome has no way in.
 *
 * scope: course, module, unit, exam or workbook; mean: mean of the best quiz scores or null; hasExam: the package has an exam and
 * can reach it.
 */
function scormOutcome({ scope, allDone, mean, hasExam, exam, workbook }) {
    const open = { complete: false, passed: null, score: null };
    if (scope === "module" || scope === "unit") return allDone ? { ...open, complete: true, score: mean === null ? null : score(Math.round(mean * 100) / 100) } : open;
    if (scope === "workbook") return workbook?.state === "sufficient" ? { ...open, complete: true, passed: true } : open;
    if (!hasExam) return { ...open, complete: scope === "course" && allDone };
    if (!examFinal(exam)) return open;
    const passed = exam.state === "passed";
    return { complete: passed, passed, score: exam.max > 0 ? score(percent(exam.raw, exam.max)) : null };
}

/** SCORM 1.2: one status and, once it is final, a score of 0 to 100. */
export function scorm12Outcome(facts) {
    const { complete, passed, score: final } = scormOutcome(facts);
    return { status: passed === null ? (complete ? "completed" : "incomplete") : passed ? "passed" : "failed", score: final };
}

/** SCORM 2004: completion and success apart, progress below 1 until it is complete (an LMS may complete at 1 by itself), score. */
export function scorm2004Outcome(facts) {
    const { complete, passed, score: final } = scormOutcome(facts);
    return {
        completion: complete ? "completed" : "incomplete",
        success: passed === null ? "unknown" : passed ? "passed" : "failed",
        progress: complete ? 1 : Math.min(0.99, Math.floor(100 * (facts.share ?? 0)) / 100),
        score: final && { ...final, scaled: Math.round(100 * final.raw) / 10000 },
    };
}

const RANK = { "not attempted": 0, browsed: 0, unknown: 0, incomplete: 1, failed: 2, completed: 3, passed: 4 };

/** A status never goes back: a new course version does not take a pass away. */
export function higherStatus(before, after) {
    return (RANK[before] ?? 0) > (RANK[after] ?? 0) ? before : after;
}

/**
 * cmi5: the defined statements that are due now, in order, as { verb, score? }.
 *
 * au: course, module, exam or workbook. reported: what this registration heard before { completed, passed, failed: attempts }.
 * inSession: verbs already used in this session. ending: the session is about to end (a failed one says so only then, 9.3.5).
 */
export function cmi5Due({ au, allDone, exam, workbook, hasExam, masteryScore, reported, inSession, ending }) {
    const due = [];
    const judged = judge({ au, exam, workbook, hasExam, masteryScore });
    const complete = {
        module: allDone,
        course: allDone && (!hasExam || judged.passed),
        exam: judged.passed,
        workbook: ["submitted", "sufficient", "insufficient"].includes(workbook?.state),
    }[au];
    const used = (verb) => inSession.includes(verb);
    if (complete && !reported.completed && !used("completed")) due.push({ verb: "completed" });
    if (used("passed") || used("failed") || reported.passed) return due;
    if (judged.passed) due.push({ verb: "passed", score: judged.score });
    else if (ending && judged.failed > reported.failed) due.push({ verb: "failed", score: judged.score, attempts: judged.failed });
    return due;
}

/** The mastery score of the launch decides where there is a score (9.3.4, 9.3.5). */
function judge({ au, exam, workbook, hasExam, masteryScore }) {
    if (au === "workbook") return { passed: workbook?.state === "sufficient", failed: workbook?.state === "insufficient" ? 1 : 0 };
    if (au === "module" || !hasExam || !["passed", "failed", "exhausted"].includes(exam?.state)) return { passed: false, failed: 0 };
    if (!(exam.max > 0)) return { passed: exam.state === "passed", failed: exam.state === "passed" ? 0 : exam.attemptsUsed ?? 1 };
    const scaled = Math.round((10000 * exam.raw) / exam.max) / 10000;
    const passed = typeof masteryScore === "number" ? scaled >= masteryScore : exam.state === "passed";
    return { passed, failed: passed ? 0 : exam.attemptsUsed ?? 1, score: { scaled, raw: exam.raw, min: 0, max: exam.max } };
}
