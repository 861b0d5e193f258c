// When a unit is complete (D-16): one rule per kind, over what the views saw.

export const FILM_SHARE = 0.9;

const RULES = {
    video: (seen) => seen.share >= FILM_SHARE || seen.transcriptRead === true,
    article: (seen) => seen.endReached === true,
    example: (seen) => seen.endReached === true && seen.questionOpened === true,
    quiz: (seen) => seen.handedIn === true,
    theory: (seen) => seen.questions > 0 && seen.answered >= seen.questions,
    practice: (seen) => seen.confirmed === true,
    survey: (seen) => seen.sent === true,
};

export function isComplete(kind, seen) {
    return RULES[kind]?.(seen) === true;
}
