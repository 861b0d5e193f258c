// SHA-256 and HMAC-SHA256 (FIPS 180-4, RFC 2104). Own and synchronous: pages on plain http have no crypto.subtle.

const bytesOf = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The first 32 bits of the fractional parts of the square (root 2) or cube (root 3) roots of the first primes. */
function constants(count, root) {
    const found = [];
    for (let n = 2; found.length < count; n++) {
        let prime = true;
        for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
        if (prime) found.push(((n ** (1 / root)) % 1) * 0x100000000 | 0);
    }
    return found;
}

const START = constants(8, 2);
const ROUND = constants(64, 3);

function digest(message) {
    const state = START.slice();
    const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6);
    padded.set(message);
    padded[message.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
    view.setUint32(padded.length - 4, message.length << 3);
    const w = new Int32Array(64);
    const turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let block = 0; block < padded.length; block += 64) {
        for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + 4 * i);
        for (let i = 16; i < 64; i++) {
            const a = w[i - 15];
            const b = w[i - 2];
            w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
        }
        let [a, b, c, d, e, f, g, h] = state;
        for (let i = 0; i < 64; i++) {
            const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
            const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
            [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
        }
        [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] + value) | 0));
    }
    const out = new Uint8Array(32);
    const outView = new DataView(out.buffer);
    state.forEach((value, i) => outView.setInt32(4 * i, value));
    return out;
}

/** Hex SHA-256 of the UTF-8 bytes of a text. */
export function sha256(text) {
    return hex(digest(bytesOf(text)));
}

/** Hex HMAC-SHA256 of a text; key and text as UTF-8. */
export function hmacSha256(key, text) {
    let keyBytes = bytesOf(key);
    if (keyBytes.length > 64) keyBytes = digest(keyBytes);
    const padded = new Uint8Array(64);
    padded.set(keyBytes);
    const join = (pad, bytes) => {
        const joined = new Uint8Array(64 + bytes.length);
        joined.set(padded.map((byte) => byte ^ pad));
        joined.set(bytes, 64);
        return joined;
    };
    return hex(digest(join(0x5c, digest(join(0x36, bytesOf(text))))));
}
