// Formative questions: what an answer is worth, and how many points a quiz gives. The same rules as Question.java; both prove
// the cases of engine/src/test/resources/scoring.json.
//
// An answer is a list of words: ids of chosen options; "true" or "false"; "<pair>.<target>" for each match; ids of all steps in
// order; the one text that was typed; the id of a point of a scale.

export const kindOf = (question) => question.kind ?? "choice";
/** False for a scale and for the choices of a survey: nothing in them is right. */
export const isScored = (question) => rightWords(question).length > 0;
export const isTyped = (question) => ["fill-in", "numeric"].includes(kindOf(question));

const share = (question, part, whole) => Math.floor((100 * pointsOf(question) * part) / whole);
const pointsOf = (question) => question.points ?? 1;
const same = (one, other) => one.length === other.length && one.every((word, index) => word === other[index]);

/** The right answer as words; several accepted texts or ranges are several words. */
export function rightWords(question) {
    switch (kindOf(question)) {
        case "matching": return question.pairs.map((pair) => `${pair.id}.${pair.target}`);
        case "sequencing": return question.steps.map((step) => step.id);
        case "fill-in": return question.answers.filter((answer) => answer.right).map((answer) => answer.text);
        case "numeric": return question.answers.filter((answer) => answer.right).map(({ min, max }) => (min === max ? min : `${min}:${max}`));
        case "likert": return [];
        default: return question.options.filter((option) => option.right).map((option) => option.id);
    }
}

/** Hundredths of a point, rounded down. */
export function hundredths(question, answer) {
    const full = 100 * pointsOf(question);
    switch (kindOf(question)) {
        case "matching": {
            const made = Object.fromEntries(answer.map((word) => [word.slice(0, Math.max(0, word.indexOf("."))), word.slice(word.indexOf(".") + 1)]));
            const right = question.pairs.filter((pair) => made[pair.id] === pair.target).length;
            return question.partial || right === question.pairs.length ? share(question, right, question.pairs.length) : 0;
        }
        case "sequencing": return inOrder(question, answer, full);
        case "fill-in":
        case "numeric": return answer.length === 1 && findTyped(question, answer[0])?.right ? full : 0;
        case "likert": return 0;
        default: return chosen(question, new Set(answer), full);
    }
}

function chosen(question, answer, full) {
    const right = rightWords(question);
    const hits = right.filter((id) => answer.has(id)).length;
    if (hits === right.length && answer.size === right.length) return full;
    return question.partial ? share(question, Math.max(0, hits - (answer.size - hits)), right.length) : 0;
}

function inOrder(question, answer, full) {
    const order = rightWords(question);
    if (same(answer, order)) return full;
    if (!question.partial || !same([...answer].sort(), [...order].sort())) return 0;
    const follow = order.filter((id, index) => index > 0 && answer[answer.indexOf(id) - 1] === order[index - 1]).length;
    return share(question, follow, order.length - 1);
}

/** Right when it gives all points. */
export function isRight(question, answer) {
    return isScored(question) && hundredths(question, answer) === 100 * pointsOf(question);
}

const normal = (typed, caseMatters) => {
    const text = String(typed).normalize("NFC").replace(/[\u2018\u2019]/g, "'").replace(/[ \t\r\n\u00a0\u202f]+/g, " ").trim();
    return caseMatters ? text : text.toLowerCase();
};

/** The number in what was typed, as a text; null when it is none. Decimal comma and point are both read, the unit may be there. */
export function numberIn(question, typed) {
    let text = normal(typed, false);
    const unit = normal(question.unit ?? "", false);
    if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length).trim();
    text = text.replaceAll(",", ".").replaceAll("\u2212", "-");
    return /^[+-]?\d{1,12}(\.\d{1,9})?$/.test(text) ? text.replace("+", "") : null;
}

/** The listed answer that what was typed equals, or the range that holds it. */
export function findTyped(question, typed) {
    if (kindOf(question) === "fill-in") {
        const text = normal(typed, question.caseMatters);
        return question.answers.find((answer) => normal(answer.text, question.caseMatters) === text) ?? null;
    }
    const number = numberIn(question, typed);
    return (number !== null && question.answers.find(({ min, max }) => Number(number) >= Number(min) && Number(number) <= Number(max))) || null;
}

/** `hundredthsOf(question)` gives the score of each. A scale is asked, not scored. */
export function scoreQuiz(questions, hundredthsOf) {
    const scored = questions.filter(isScored);
    const scores = scored.map((question) => hundredthsOf(question));
    return {
        raw: scores.reduce((sum, score) => sum + score, 0) / 100,
        max: scored.reduce((sum, question) => sum + pointsOf(question), 0),
        right: scores.filter((score, index) => score === 100 * pointsOf(scored[index])).length,
        total: scored.length,
    };
}

export function isBetter(score, best) {
    return !best || score.raw / (score.max || 1) > best.raw / (best.max || 1);
}
