// Searching the course: the passages that hold all words asked for, the best first. Pure; the index comes from SearchIndex.java.

import { fold, wordsOf } from "./fold.js";

const MOST = 30;
const BEFORE = 50;
const AFTER = 130;
const POINTS = { title: 6, heading: 4, text: 1 };
const OPEN = "(^|[^\\p{L}\\p{N}])"; // Safari before 16.4 knows no lookbehind

/** units: [["module/unit", [[heading, text], …]], …]; titleOf gives null for what this launch does not show. */
export function prepare(units, titleOf) {
    return units.flatMap(([location, passages]) => {
        const title = titleOf(location);
        if (title === null) return [];
        const all = passages.length ? passages : [["", ""]]; // a unit is found by its title too
        return all.map(([heading, text], n) => ({ location, title, heading, text, first: n === 0, folded: { title: fold(title), heading: fold(heading), text: fold(text) } }));
    });
}

/** { total, results: [{ location, title, heading, snippet: [[text, marked], …] }] } */
export function search(index, query) {
    const terms = [...new Set(wordsOf(query))].map(termOf);
    if (terms.length === 0) return { total: 0, results: [] };
    const found = index.map((passage) => ({ passage, points: pointsOf(passage, terms) })).filter(({ points }) => points > 0);
    found.sort((one, other) => other.points - one.points); // stable: then in the order of the course
    return {
        total: found.length,
        results: found.slice(0, MOST).map(({ passage }) => ({
            location: passage.location, title: passage.title, heading: passage.heading, snippet: snippet(passage, terms),
        })),
    };
}

/** A term matches at the start of a word: itself, or another form of the same Dutch word. */
function termOf(word) {
    const forms = [word, ...otherForms(word)];
    return {
        any: new RegExp(`${OPEN}(${forms.join("|")})`, "gu"),
        whole: new RegExp(`${OPEN}${word}(?![\\p{L}\\p{N}])`, "u"),
    };
}

/** mijlpalen finds mijlpaal, mijlpaal finds mijlpalen, brieven finds brief, baby's finds baby: by the spelling rules, no list. */
export function otherForms(word) {
    const stems = new Set([word.replace(/'s$/, "")]);
    for (const ending of [/en$/, /s$/, /je$/]) if (word.length > 5 && ending.test(word)) stems.add(word.replace(ending, ""));
    for (const stem of [...stems]) {
        stems.add(stem.replace(/([aeou])\1(?=[bcdfghjklmnpqrstvwxz]$)/, "$1"));
        stems.add(stem.replace(/([^aeiou])([aeou])([bcdfghjklmnpqrstvwxz])$/, "$1$2$2$3"));
        stems.add(stem.replace(/([bdfgklmnprst])\1$/, "$1"));
    }
    for (const stem of [...stems]) stems.add(stem.replace(/v$/, "f")).add(stem.replace(/z$/, "s")).add(stem.replace(/f$/, "v")).add(stem.replace(/s$/, "z"));
    return [...stems].filter((stem) => stem !== word && stem.length >= 4);
}

/** 0 when a word is nowhere. A title counts for the unit's first passage; for the others it only helps. */
function pointsOf({ folded, first }, terms) {
    let points = 0;
    let own = first;
    for (const { any, whole } of terms) {
        let best = 0;
        for (const [field, worth] of Object.entries(POINTS)) {
            const hits = folded[field].match(any)?.length ?? 0;
            if (hits === 0) continue;
            if (field !== "title") own = true;
            const weight = field === "title" && !first ? 0.5 : worth;
            best += weight * (whole.test(folded[field]) ? 1.5 : 1) + 0.2 * Math.min(hits, 5);
        }
        if (best === 0) return 0;
        points += best;
    }
    return own ? points : 0;
}

/** A piece of the text around the first word that was found, with the found words marked. */
function snippet({ text, folded }, terms) {
    const marks = terms.flatMap(({ any }) => [...folded.text.matchAll(any)].map((hit) => [hit.index + hit[1].length, hit.index + hit[0].length]))
        .sort(([one], [other]) => one - other);
    const middle = marks[0]?.[0] ?? 0;
    const from = middle <= BEFORE ? 0 : text.indexOf(" ", middle - BEFORE) + 1;
    const to = text.length <= middle + AFTER ? text.length : text.lastIndexOf(" ", middle + AFTER);
    const parts = [[from > 0 ? "… " : "", false]];
    let at = from;
    for (const [start, end] of marks) {
        if (start < at || end > to) continue;
        parts.push([text.slice(at, start), false], [text.slice(start, end), true]);
        at = end;
    }
    parts.push([text.slice(at, to) + (to < text.length ? " …" : ""), false]);
    return parts.filter(([part]) => part);
}
