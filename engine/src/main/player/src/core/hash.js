// Short names for long ids, so that progress fits in suspend data. Part of the stored format: never change it.

export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** At most 5 characters of 6 bits; FNV-1a over UTF-8, mixed at the end so that similar ids differ in every character. */
export function shortHash(text, length) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    let short = "";
    for (let i = 0; i < length; i++) {
        short += ALPHABET[hash & 63];
        hash >>>= 6;
    }
    return short;
}
