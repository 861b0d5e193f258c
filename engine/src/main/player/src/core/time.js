// Durations, and the time that counts.

/** SCORM 1.2 CMITimespan: hh:mm:ss.cc, two to four digits of hours. */
export function scormTime(ms) {
    const most = 9999 * 360_000 + 359_999;
    const hundredths = Math.max(0, Math.min(Math.floor(ms / 10), most));
    const two = (value) => String(value).padStart(2, "0");
    return `${two(Math.floor(hundredths / 360_000))}:${two(Math.floor(hundredths / 6000) % 60)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/** ISO 8601 with at most two decimals (strict hosts refuse more). */
export function isoDuration(ms) {
    const hundredths = Math.max(0, Math.round(ms / 10));
    const hours = Math.floor(hundredths / 360_000);
    const minutes = Math.floor(hundredths / 6000) % 60;
    const rest = (hundredths % 6000) / 100;
    return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest || hundredths < 6000 ? `${rest}S` : ""}`;
}

export const IDLE_AFTER_MS = 5 * 60_000;

/**
 * Counts active time only: the page is visible and something happened in the last five minutes. After that the time up to the
 * last sign of life stays counted, the rest does not.
 */
export class ActiveClock {
    #total = 0;
    #from = null;
    #alive = 0;

    constructor(now = () => Date.now(), idleAfter = IDLE_AFTER_MS) {
        this.now = now;
        this.idleAfter = idleAfter;
    }

    /** A sign of life: a key, a touch, a scroll, a playing film. */
    alive() {
        const now = this.now();
        if (this.#from !== null && now - this.#alive > this.idleAfter) {
            this.#total += this.#alive - this.#from;
            this.#from = now;
        }
        this.#from ??= now;
        this.#alive = now;
    }

    /** The page is hidden. */
    pause() {
        this.#total = this.total();
        this.#from = null;
    }

    /** Active milliseconds so far. */
    total() {
        if (this.#from === null) return this.#total;
        const now = this.now();
        const until = now - this.#alive > this.idleAfter ? this.#alive : now;
        return this.#total + Math.max(0, until - this.#from);
    }
}
