// Text as a searcher means it: small letters without accents. One letter for one, so that a place in the folded text is a place
// in the text.

export function fold(text) {
    return text.replace(/[^\x00-\x7f]/g, plain).toLowerCase();
}

function plain(letter) {
    return letter === "’" || letter === "‘" ? "'" : letter.normalize("NFD")[0];
}

/** The words in a text, folded; an apostrophe inside a word belongs to it. */
export function wordsOf(text) {
    return fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}
