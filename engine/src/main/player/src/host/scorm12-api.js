// The API of a SCORM 1.2 LMS: finding it, and calling it so that it cannot hurt us.

const DEEPEST = 20;

/** Climbs parents, then the opener. A frame of another origin is passed over, not an end. */
export function findApi(win) {
    const tried = new Set();
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

function apiOf(frame) {
    const api = safely(() => frame.API);
    return safely(() => typeof api.LMSInitialize === "function" || typeof api.LMSInitialize === "object") ? api : null;
}

function safely(action) {
    try {
        return action() ?? null;
    } catch {
        return null;
    }
}

/** Some hosts add their API a moment after the content loads. */
export async function awaitApi(win, { patience = 4000, step = 200, sleep = (ms) => new Promise((done) => setTimeout(done, ms)) } = {}) {
    for (let waited = 0; ; waited += step) {
        const api = findApi(win);
        if (api || waited >= patience) return api;
        await sleep(step);
    }
}

// What this player writes, and what SCORM 1.2 allows there. Everything is checked before it is sent: hosts differ in what they refuse.
const decimal0To100 = (value) => value === "" || (/^-?\d+(\.\d+)?$/.test(value) && Number(value) >= 0 && Number(value) <= 100);
const printable = (most) => (value) => value.length <= most && /^[\x20-\x7e]*$/.test(value);
const identifier = (value) => value.length > 0 && value.length <= 255 && /^[A-Za-z0-9_.]+$/.test(value);
const oneOf = (...values) => (value) => values.includes(value);
const matches = (form) => (value) => value.length <= 255 && form.test(value);

/** What a student_response or pattern looks like follows from the type of the interaction. */
const RESPONSES = {
    "choice": matches(/^[a-z0-9](,[a-z0-9])*$/),
    "true-false": matches(/^[tf]$/),
    "matching": matches(/^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/),
    "sequencing": matches(/^[a-z0-9](,[a-z0-9])*$/),
    "fill-in": printable(255),
    "numeric": matches(/^-?\d{1,5}(\.\d{1,4})?$/),
    "likert": matches(/^[a-z0-9]$/),
};

const ELEMENTS = [
    [/^cmi\.core\.lesson_location$/, printable(255)],
    [/^cmi\.core\.lesson_status$/, oneOf("passed", "completed", "failed", "incomplete")],
    [/^cmi\.core\.score\.(raw|min|max)$/, decimal0To100],
    [/^cmi\.core\.exit$/, oneOf("suspend", "")],
    [/^cmi\.core\.session_time$/, (value) => /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/.test(value)],
    [/^cmi\.suspend_data$/, printable(4096)],
    [/^cmi\.interactions\.\d+\.id$/, identifier],
    [/^cmi\.interactions\.\d+\.type$/, oneOf(...Object.keys(RESPONSES))],
    [/^cmi\.interactions\.\d+\.time$/, (value) => /^\d{2}:[0-5]\d:[0-5]\d$/.test(value)],
    [/^cmi\.interactions\.\d+\.(student_response|correct_responses\.0\.pattern)$/, (value, type) => RESPONSES[type](value)],
    [/^cmi\.interactions\.\d+\.result$/, oneOf("correct", "wrong", "neutral")],
];

/** `type` is that of the interaction the element belongs to. */
export function isValid(element, value, type = "choice") {
    return ELEMENTS.some(([name, allows]) => name.test(element) && allows(value, type));
}

/** Calls that answer strings and never throw. */
export class Scorm12Api {
    constructor(api) {
        this.api = api;
    }

    #call(name, ...parameters) {
        try {
            return String(this.api[name](...parameters) ?? "");
        } catch {
            return "";
        }
    }

    initialize() {
        return this.#call("LMSInitialize", "") === "true" || this.#call("LMSGetLastError") === "101";
    }

    get(element) {
        const value = this.#call("LMSGetValue", element);
        return value === "undefined" || value === "null" ? "" : value;
    }

    /** False when the value is not allowed or the LMS refused it. */
    set(element, value, type) {
        const text = String(value);
        return isValid(element, text, type) && this.#call("LMSSetValue", element, text) === "true";
    }

    commit() {
        return this.#call("LMSCommit", "") === "true";
    }

    finish() {
        return this.#call("LMSFinish", "") === "true";
    }
}
