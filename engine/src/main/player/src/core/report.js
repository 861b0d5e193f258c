// What is told of a mistake (P-47): unit, version, place and the learner's words; nothing of the learner.

/** The lines of a message, what it is about first: a mail program may cut the end. facts: { label, value } in order, empty values left out. */
export function reportText(text, facts) {
    return [...facts.filter(({ value }) => value).map(({ label, value }) => `${label}: ${value}`), "", text.trim()].join("\n");
}

const LONGEST = 1800; // addresses longer than 2,000 characters are cut by some mail programs

/** A mailto address (RFC 6068): line ends as CRLF; a text too long for it is cut, with a sign that it was. */
export function mailAddress(email, subject, text) {
    const address = (body) => `mailto:${encodeURIComponent(email).replace(/%40/g, "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, "\r\n"))}`;
    const letters = [...text];
    let kept = letters.length;
    while (address(letters.slice(0, kept).join("")).length > LONGEST) kept -= Math.ceil((address(letters.slice(0, kept).join("")).length - LONGEST) / 9);
    return address(kept === letters.length ? text : `${letters.slice(0, kept).join("")} …`);
}
