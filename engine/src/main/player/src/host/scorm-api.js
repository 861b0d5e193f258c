// The API of a SCORM LMS: finding it, and calling it so that it cannot hurt us. What differs between the editions is in a dialect
// (scorm12.js, scorm2004.js).

const DEEPEST = 20;

/** Climbs parents, then the opener. A frame of another origin is passed over, not an end. `name` is API or API_1484_11. */
export function findApi(win, { api: name, calls }) {
    const tried = new Set();
    const apiOf = (frame) => {
        const api = safely(() => frame[name]);
        return safely(() => ["function", "object"].includes(typeof api[calls.initialize])) ? api : null;
    };
    const climb = (start) => {
        let frame = start;
        for (let depth = 0; frame && depth < DEEPEST && !tried.has(frame); depth++) {
            tried.add(frame);
            const api = apiOf(frame);
            if (api) return api;
            frame = safely(() => frame.parent);
        }
        return null;
    };
    return climb(win) ?? climb(safely(() => win.opener)) ?? climb(safely(() => win.top.opener));
}

function safely(action) {
    try {
        return action() ?? null;
    } catch {
        return null;
    }
}

/** Some hosts add their API a moment after the content loads. */
export async function awaitApi(win, dialect, { patience = 4000, step = 200, sleep = (ms) => new Promise((done) => setTimeout(done, ms)) } = {}) {
    for (let waited = 0; ; waited += step) {
        const api = findApi(win, dialect);
        if (api || waited >= patience) return api;
        await sleep(step);
    }
}

// What a dialect's element table is made of. Everything is checked before it is sent: hosts differ in what they refuse.
export const decimal0To100 = (value) => /^\d{1,3}(\.\d{1,18})?$/.test(value) && Number(value) <= 100;
export const printable = (most) => (value) => value.length <= most && /^[\x20-\x7e]*$/.test(value);
export const identifier = (value) => value.length > 0 && value.length <= 250 && /^[A-Za-z0-9_.]+$/.test(value);
export const oneOf = (...values) => (value) => values.includes(value);
export const matches = (pattern, most = Infinity) => (value) => value.length <= most && pattern.test(value);

/** Whether this player may write the value: elements are [name, allows] pairs. `type` is that of the interaction it belongs to. */
export function isValid({ elements }, element, value, type = "choice") {
    return elements.some(([name, allows]) => name.test(element) && allows(value, type));
}

/** Calls that answer strings and never throw: Moodle's Terminate may throw a SyntaxError (hosts.md 3). */
export class ScormApi {
    constructor(api, dialect) {
        this.api = api;
        this.dialect = dialect;
    }

    #call(name, ...parameters) {
        try {
            return String(this.api[this.dialect.calls[name]](...parameters) ?? "");
        } catch {
            return "";
        }
    }

    initialize() {
        return this.#call("initialize", "") === "true" || this.#call("error") === this.dialect.running;
    }

    get(element) {
        const value = this.#call("get", element);
        return value === "undefined" || value === "null" ? "" : value;
    }

    /** False when the value is not allowed or the LMS refused it. */
    set(element, value, type) {
        const text = String(value);
        return isValid(this.dialect, element, text, type) && this.#call("set", element, text) === "true";
    }

    commit() {
        return this.#call("commit", "") === "true";
    }

    finish() {
        return this.#call("finish", "") === "true";
    }
}
