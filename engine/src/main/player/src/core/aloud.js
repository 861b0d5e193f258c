// Reading aloud: which voices may, and what is read.

/** Voices on this device, in the language of the text; those of exactly that region first. Others would send the text away. */
export function voicesFor(voices, language) {
    const wanted = language.toLowerCase();
    const base = wanted.split("-")[0];
    const tagOf = (voice) => voice.lang.replace("_", "-").toLowerCase();
    return voices.filter((voice) => voice.localService === true && tagOf(voice).split("-")[0] === base)
        .sort((one, other) => Number(tagOf(other) === wanted) - Number(tagOf(one) === wanted) || Number(other.default) - Number(one.default));
}

const LONGEST = 200;

/** A text in pieces of at most a few sentences: some browsers fall silent in a long one. */
export function piecesOf(text) {
    const pieces = [];
    for (const sentence of text.replace(/\s+/g, " ").trim().match(/.+?(?:[.!?…]['’”"]?(?= )|$)/gu) ?? []) {
        if (pieces.length && pieces.at(-1).length + sentence.length < LONGEST) pieces[pieces.length - 1] += ` ${sentence.trim()}`;
        else pieces.push(sentence.trim());
    }
    return pieces;
}
