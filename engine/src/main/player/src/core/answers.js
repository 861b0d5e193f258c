// An answer as the few letters that progress keeps: one per option, match or step. What was typed is never kept there, only which
// listed answer it is (P-60: free text stays on the device).

import { findTyped, hundredths, isTyped, kindOf } from "./scoring.js";

/** Stands for a pair without a match, and for a typed answer that is not in the list. */
const OTHER = "z";

/** Words to letters; nothing for no answer. */
export function keepAnswer(question, words) {
    switch (kindOf(question)) {
        case "true-false": return words.map((word) => word[0]).join("");
        case "matching": {
            const made = new Map(words.map((word) => word.split(".")));
            return made.size === 0 ? "" : question.pairs.map((pair) => made.get(pair.id) || OTHER).join("");
        }
        case "sequencing": return words.join("");
        case "fill-in":
        case "numeric": return String(words[0] ?? "").trim() ? findTyped(question, words[0])?.id ?? OTHER : "";
        default: return [...words].sort().join("");
    }
}

/** Letters to words. A typed answer has none: only the device knows its text. */
export function keptWords(question, letters) {
    if (isTyped(question)) return [];
    switch (kindOf(question)) {
        case "true-false": return letters ? [letters === "t" ? "true" : "false"] : [];
        case "matching": {
            const known = new Set(question.targets.map((target) => target.id));
            return question.pairs.flatMap((pair, index) => (known.has(letters[index]) ? [`${pair.id}.${letters[index]}`] : []));
        }
        default: return [...letters];
    }
}

/** Null when what was typed was not foreseen. */
export const keptAnswer = (question, letters) => question.answers.find((answer) => answer.id === letters) ?? null;

/** Hundredths of a point, from what was kept. */
export function scoreKept(question, letters) {
    if (isTyped(question)) return keptAnswer(question, letters)?.right ? 100 * (question.points ?? 1) : 0;
    return hundredths(question, keptWords(question, letters));
}

/** Whether there is an answer that can be checked. */
export function isAnswered(question, letters) {
    return letters !== "" && !(kindOf(question) === "matching" && keptWords(question, letters).length < question.pairs.length);
}
