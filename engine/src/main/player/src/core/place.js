// A place in a unit: a heading of its text, named by its words, so that it is found again when the text around it changes.

import { fold } from "./fold.js";

const LONGEST = 60;

/** Short names for headings, in order; the same words twice get a number. */
export function placesOf(titles) {
    const taken = new Map();
    return titles.map((title) => {
        const name = placeOf(title);
        const before = taken.get(name) ?? 0;
        taken.set(name, before + 1);
        return before ? `${name}-${before + 1}` : name;
    });
}

export function placeOf(title) {
    return fold(title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, LONGEST);
}
