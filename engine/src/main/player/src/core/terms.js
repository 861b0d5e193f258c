// The words of the glossary in a text. Borders of words as in GlossaryCheck.java.

import { fold } from "./fold.js";

/** terms: [[word, explanation, aliases], …] as the package has them. */
export function readTerms(terms) {
    return terms.map(([word, explanation, aliases]) => ({ word, explanation, aliases }));
}

/** Finds words of the glossary; a longer one before a shorter one that it holds. Null for an empty glossary. */
export function finder(terms) {
    const byForm = new Map(terms.flatMap((term) => [term.word, ...term.aliases].map((form) => [key(form), term])));
    if (byForm.size === 0) return null;
    const forms = [...byForm.keys()].sort((one, other) => other.length - one.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${forms.join("|")})(?![\\p{L}\\p{N}])`, "gu");

    /** [{ term, start, end }] of those not in `known`, each term once; adds them to `known`. */
    return (text, known) => {
        const found = [];
        for (const hit of key(text).matchAll(pattern)) {
            const term = byForm.get(hit[2]);
            if (known.has(term)) continue;
            known.add(term);
            const start = hit.index + hit[1].length;
            found.push({ term, start, end: start + hit[2].length });
        }
        return found;
    };
}

/** As fold, but accents count: an author writes a term as it is spelled. */
const key = (text) => text.replace(/’/g, "'").toLowerCase();

/** By first letter, in the order of a dictionary: [{ letter, terms }]. */
export function byLetter(terms, language) {
    const groups = new Map();
    for (const term of [...terms].sort((one, other) => one.word.localeCompare(other.word, language, { sensitivity: "base" }))) {
        const first = fold(term.word).match(/[\p{L}\p{N}]/u)?.[0] ?? "";
        const letter = /\p{L}/u.test(first) ? first.toUpperCase() : "0–9";
        if (!groups.has(letter)) groups.set(letter, []);
        groups.get(letter).push(term);
    }
    return [...groups].map(([letter, all]) => ({ letter, terms: all }));
}
