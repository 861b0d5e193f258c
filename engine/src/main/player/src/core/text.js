// Plain words out of the compiler's HTML, for statements and SCORM interactions.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

export function plainText(html) {
    return String(html ?? "")
        .replace(/<[^>]*>/g, " ")
        .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
            if (decimal) return String.fromCodePoint(Number(decimal));
            if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal, 16));
            return ENTITIES[name] ?? whole;
        })
        .replace(/\s+/g, " ")
        .replace(/ ([.,;:!?])/g, "$1")
        .trim();
}

export function countWords(text) {
    return (text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []).length;
}
