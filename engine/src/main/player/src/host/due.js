// What a launch that speaks xAPI must hear of the outcome, said once.

import { cmi5Due } from "../core/outcome.js";

/**
 * Says what is due and notes that it was said, in the progress and in `verbs`; true when anything was.
 *
 * @param how { masteryScore, verbs, ending, activeMs }: see cmi5Due; verbs is changed
 */
export function sayDue({ queue, statements, progress }, facts, { masteryScore, verbs, ending, activeMs }) {
    const due = cmi5Due({
        ...facts,
        au: facts.scope,
        masteryScore,
        reported: { completed: progress.reported("completed"), passed: progress.reported("passed"), failed: progress.state.failed },
        inSession: verbs,
        ending,
    });
    for (const { verb, score, attempts } of due) {
        if (verb === "completed") queue.add(statements.auCompleted(facts.courseMs || activeMs));
        else if (verb === "passed") queue.add(statements.auPassed(score, activeMs));
        else queue.add(statements.auFailed(score, activeMs));
        if (verb === "failed") progress.state.failed = attempts;
        else progress.markReported(verb);
        verbs.push(verb);
    }
    return due.length > 0;
}
