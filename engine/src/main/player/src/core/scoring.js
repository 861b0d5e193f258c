// Formative questions: what is right, and how many points a quiz gives.

const rightOnes = (question) => question.options.filter((option) => option.right).map((option) => option.id);

/** Right when exactly the right options are chosen. */
export function isRight(question, chosen) {
    const right = rightOnes(question);
    return chosen.length === right.length && right.every((id) => chosen.includes(id));
}

/** `chosenOf(question)` gives the chosen option ids. */
export function scoreQuiz(questions, chosenOf) {
    let raw = 0;
    let max = 0;
    let right = 0;
    for (const question of questions) {
        const points = question.points ?? 1;
        max += points;
        if (isRight(question, chosenOf(question))) {
            raw += points;
            right += 1;
        }
    }
    return { raw, max, right, total: questions.length };
}

export function isBetter(score, best) {
    return !best || score.raw / (score.max || 1) > best.raw / (best.max || 1);
}
