// Progress in an xAPI State document: one write at a time, small changes together, the last one even while the page goes away.

const STATE = "leerspoor.progress";
const APART_MS = 1500;
const RETRY_MS = 15_000;

export class StateDocument {
    #lrs;
    #at;
    #pending = null;
    #timer = null;
    #saving = Promise.resolve();
    #closed = false;

    /** at: { activityId, agent, registration? } */
    constructor(lrs, at) {
        this.#lrs = lrs;
        this.#at = { stateId: STATE, ...at };
        this.trouble = () => {};
    }

    /** { status, ok, json } */
    read() {
        return this.#lrs.get("activities/state", this.#at);
    }

    save(state, urgent) {
        if (this.#closed) return;
        this.#pending = { v: 1, ...state };
        if (urgent) this.now();
        else this.#timer ??= setTimeout(() => this.now(), APART_MS);
    }

    /** Done when what waited was sent, kept or not. */
    now() {
        clearTimeout(this.#timer);
        this.#timer = null;
        this.#saving = this.#saving.then(async () => {
            const document = this.#pending;
            if (!document || this.#closed) return;
            const status = await this.#lrs.put("activities/state", this.#at, document);
            const kept = status >= 200 && status < 300;
            const over = status === 401;
            if (kept && this.#pending === document) this.#pending = null; // until then it goes along with a page that leaves
            if (!kept && !over) this.#timer ??= setTimeout(() => this.now(), RETRY_MS);
            this.trouble(over ? "over" : !kept);
        });
        return this.#saving;
    }

    /** Whether something is not kept yet. */
    get waiting() {
        return this.#pending !== null;
    }

    /** The page may go away: hands over what waits, and keeps it in case the page stays. */
    flush() {
        if (this.#pending && !this.#closed) this.#lrs.put("activities/state", this.#at, this.#pending, true);
    }

    /** Nothing more is written. */
    close() {
        this.#closed = true;
        clearTimeout(this.#timer);
    }
}
