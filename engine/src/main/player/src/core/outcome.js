// What a host hears of the outcome (D-21, docs/player.md). `exam` is what the engine says, or null.

const examFinal = (exam) => exam?.state === "passed" || exam?.state === "exhausted";
const percent = (raw, max) => Math.max(0, Math.min(100, Math.round((10000 * raw) / max) / 100));
const score = (raw) => ({ raw, min: 0, max: 100 });

/**
 * SCORM 1.2: status and, once it is final, a score of 0 to 100.
 *
 * scope: course or module; mean: mean of the best quiz scores or null; hasExam: the package has an exam and can reach it.
 */
export function scorm12Outcome({ scope, allDone, mean, hasExam, exam }) {
    if (scope === "module") {
        if (!allDone) return { status: "incomplete", score: null };
        return { status: "completed", score: mean === null ? null : score(Math.round(mean * 100) / 100) };
    }
    if (!hasExam) return { status: allDone ? "completed" : "incomplete", score: null };
    if (!examFinal(exam)) return { status: "incomplete", score: null };
    const status = exam.state === "passed" ? "passed" : "failed";
    return { status, score: exam.max > 0 ? score(percent(exam.raw, exam.max)) : null };
}

const RANK = { "not attempted": 0, browsed: 0, incomplete: 1, failed: 2, completed: 3, passed: 4 };

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
