// Random UUIDs (v4) and their 22-character form for suspend data.

import { ALPHABET } from "./hash.js";

/** crypto.randomUUID is missing on plain http; getRandomValues is always there. */
export function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return format(bytes);
}

function format(bytes) {
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export function isUuid(text) {
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** 128 bits in 22 characters of 6 bits. */
export function packUuid(text) {
    let bits = BigInt(`0x${text.replace(/-/g, "")}`);
    let packed = "";
    for (let i = 0; i < 22; i++) {
        packed = ALPHABET[Number(bits & 63n)] + packed;
        bits >>= 6n;
    }
    return packed;
}

/** Null when the text is no packed UUID. */
export function unpackUuid(packed) {
    if (packed.length !== 22) return null;
    let bits = 0n;
    for (const char of packed) {
        const value = ALPHABET.indexOf(char);
        if (value < 0) return null;
        bits = (bits << 6n) | BigInt(value);
    }
    if (bits >> 128n) return null;
    const hex = bits.toString(16).padStart(32, "0");
    return format(hex.match(/../g).map((pair) => parseInt(pair, 16)));
}
