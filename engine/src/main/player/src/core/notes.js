// Notes and bookmarks: one per place, a bookmark being a note without words. Two devices become one by the newest of each.
//
//   { "<module>/<unit>" or "<module>/<unit>#<place>": { text, title, n, at, gone? } }
//
// title is the heading as it read then, n its number in the unit, at when it was last changed (milliseconds). What was deleted
// stays as a mark without words, so that another device deletes it too.

export const LONGEST = 2000;

export const noteKey = (location, place = "") => (place ? `${location}#${place}` : location);

export function splitKey(key) {
    const [location, ...place] = key.split("#");
    return { location, place: place.join("#") };
}

/** Only what has the shape of a note: the document may come from anywhere. */
export function readNotes(notes) {
    const whole = notes && typeof notes === "object" && !Array.isArray(notes) ? notes : {};
    return Object.fromEntries(Object.entries(whole).filter(([, note]) => note && Number.isFinite(note.at) && typeof note.text === "string")
        .map(([key, { text, title, n, at, gone }]) => [key, {
            text: gone ? "" : text.slice(0, LONGEST), title: String(title ?? ""), n: Number(n) || 0, at, ...(gone ? { gone: true } : {}),
        }]));
}

/** The newest of each; at the same moment the one with more words, so that both sides choose alike. */
export function mergeNotes(one, other) {
    const merged = { ...one };
    for (const [key, note] of Object.entries(other)) {
        const known = merged[key];
        if (!known || isNewer(note, known)) merged[key] = note;
    }
    return merged;
}

function isNewer(note, known) {
    if (note.at !== known.at) return note.at > known.at;
    const weight = ({ gone, text }) => (gone ? "" : `1${text}`);
    return weight(note) > weight(known);
}

export function sameNotes(one, other) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every((key) => other[key] && !isNewer(one[key], other[key]) && !isNewer(other[key], one[key]));
}

/** What there is to see, in the order of the course: [{ unit, notes: [{ key, place, note }] }]. */
export function notesByUnit(notes, units, locationOf) {
    return units.map((unit) => ({
        unit,
        notes: Object.entries(notes)
            .map(([key, note]) => ({ key, note, ...splitKey(key) }))
            .filter(({ location, note }) => location === locationOf(unit) && !note.gone)
            .sort((one, other) => one.note.n - other.note.n),
    })).filter(({ notes: found }) => found.length > 0);
}

/** All of it as plain text, to keep elsewhere. */
export function notesAsText(groups, { title, bookmark, top }) {
    const parts = groups.map(({ unit, notes }) =>
        [unit.title, ...notes.map(({ note, place }) => `- ${place ? note.title : top}: ${note.text.trim() || bookmark}`)].join("\n"));
    return [title, ...parts].join("\n\n") + "\n";
}
