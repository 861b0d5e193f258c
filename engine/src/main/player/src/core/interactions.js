// Questions as xAPI (Data 2.4.4.1.1) and SCORM know them: interaction type, key and response.

import { plainText } from "./text.js";
import { keptAnswer, keptWords } from "./answers.js";
import { isTyped, kindOf, numberIn, rightWords } from "./scoring.js";

/** A number that every strict host takes (hosts.md 22), and too short to be about a person. */
const SHORT_NUMBER = /^-?\d{1,5}(\.\d{1,4})?$/;

/**
 * The words of an answer that may leave the device (P-60): ids, an answer that the author listed, a short number. Never free text.
 */
export function sayable(question, letters, typed) {
    if (!isTyped(question)) return keptWords(question, letters);
    if (kindOf(question) === "fill-in") {
        const listed = keptAnswer(question, letters);
        return listed ? [listed.text] : [];
    }
    const number = numberIn(question, typed ?? "");
    return number !== null && SHORT_NUMBER.test(number) ? [number] : [];
}

/** An xAPI response or one correct response; null for nothing to say. */
export function xapiResponse(question, words) {
    if (words.length === 0) return null;
    return words.map((word) => (kindOf(question) === "matching" ? word.replace(".", "[.]") : word)).join("[,]");
}

/** Interaction type, what can be chosen, and the key (D-10: of formative items only). */
export function xapiDefinition(question, language) {
    const described = (list) => list.map(({ id, html }) => ({ id, description: { [language]: plainText(html) } }));
    const right = rightWords(question);
    const kind = kindOf(question);
    const pattern = {
        "fill-in": () => right.map((text) => `{case_matters=${question.caseMatters === true}}${text}`),
        numeric: () => right.map((range) => range.replace(":", "[:]")),
    }[kind] ?? (() => [xapiResponse(question, right)]);
    return {
        interactionType: kind,
        ...(right.length === 0 ? {} : { correctResponsesPattern: pattern() }),
        ...(kind === "choice" ? { choices: described(question.options) } : {}),
        ...(kind === "likert" ? { scale: described(question.options) } : {}),
        ...(kind === "sequencing" ? { choices: described(question.steps) } : {}),
        ...(kind === "matching" ? { source: described(question.pairs), target: described(question.targets) } : {}),
    };
}

/** A SCORM 1.2 student_response or pattern; null when 1.2 has no way to say it (a range of numbers). */
export function scorm12Response(kind, words) {
    if (words.length === 0) return null;
    if (kind === "true-false") return words[0][0];
    if (kind === "fill-in") return words[0];
    if (kind === "numeric") return words[0].includes(":") ? null : words[0];
    return words.join(",");
}

/** The patterns of an interaction, each an answer that is right: accepted texts and numbers are several, all else is one. */
function patterns(kind, words, response) {
    const several = kind === "fill-in" || kind === "numeric";
    return (several ? words.map((word) => response(kind, [word])) : [response(kind, words)]).filter((pattern) => pattern !== null);
}

export const scorm12Patterns = (kind, words) => patterns(kind, words, scorm12Response);

/** SCORM 2004 RTE 4.2.9.1: a number has one pattern, and an LMS need not keep more than five texts. */
export const scorm2004Patterns = (kind, words) => patterns(kind, words, scorm2004Response).slice(0, kind === "numeric" ? 1 : 5);

/** As elements of an interaction: only what `allows` lets through, for a number left out would make an LMS refuse what follows. */
export const patternElements = (all, allows) => all.filter(allows).map((pattern, n) => [`correct_responses.${n}.pattern`, pattern]);

/** A SCORM 2004 learner_response or pattern; null for nothing to say. */
export function scorm2004Response(kind, words) {
    if (words.length === 0) return null;
    if (kind === "numeric") return words[0].replace(":", "[:]");
    if (kind === "matching") return words.map((word) => word.replace(".", "[.]")).join("[,]");
    return kind === "choice" || kind === "sequencing" ? words.join("[,]") : words[0];
}
