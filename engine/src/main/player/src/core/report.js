// What is told of a mistake (P-47): unit, version, place and the learner's words; nothing of the learner.

/** The lines of a message, what it is about first: a mail program may cut the end. facts: { label, value } in order, empty values left out. */
export function reportText(text, facts) {
    return [...facts.filter(({ value }) => value).map(({ label, value }) => `${label}: ${value}`), "", text.trim()].join("\n");
}

/** What the engine takes (docs/player.md): the same id however often, so that it is kept once. what: { unit, place }, as the page has them. */
export const reportFor = (id, { iri, version }, { unit, place }, text) => ({ id, unit: unit.iri ?? iri, title: unit.title, place, version, text: text.trim() });

const LONGEST = 1800; // addresses longer than 2,000 characters are cut by some mail programs

/** A mailto address (RFC 6068): line ends as CRLF; a text too long for it is cut, with a sign that it was. */
export function mailAddress(email, subject, text) {
    const address = (body) => `mailto:${encodeURIComponent(email).replace(/%40/g, "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, "\r\n"))}`;
    const letters = [...text];
    let made = address(text);
    for (let kept = letters.length; made.length > LONGEST; made = address(`${letters.slice(0, kept).join("")} …`)) kept -= Math.ceil((made.length - LONGEST) / 9);
    return made;
}
