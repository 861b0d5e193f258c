// Which language the player speaks; the content has its own.

import en from "./en.js";
import nl from "./nl.js";

const LANGUAGES = { nl, en };

/** The first known one of: the learner's choice here, what the launch prefers, the course's own, Dutch. */
export function pickLanguage(...wishes) {
    for (const wish of wishes.flat()) {
        const known = LANGUAGES[String(wish ?? "").trim().slice(0, 2).toLowerCase()];
        if (known) return known;
    }
    return nl;
}
