// Statements on their way: kept until the LRS confirmed them, sent in order (D-19). Pure rules; store, transport and clock come
// from outside.
//
// An entry is { id?, channel, session, statement, parked?: status }. The channel says which queue it stands in.

const BATCH = 20;
const FLUSH_BYTES = 60_000; // keepalive requests may carry 64 KiB together
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** What an answer means: done, look (is it there?), split (one of several is wrong), park, retry, or over: not with this key. */
export function verdict(status, count) {
    if (status === 200 || status === 204) return "done";
    if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return "retry";
    if (status === 401) return "over";
    if (count > 1) return "split";
    return status === 409 ? "look" : "park";
}

export class Queue {
    #entries = [];
    #busy = null;
    #failures = 0;
    #timer = null;
    #closed = false;

    /**
     * @param options channel, session, store {add, update, remove, list}, post(statements, {keepalive}) → status (0: no network),
     *     find(id) → status, onChange(queue), later(ms, action) → cancel, spill {read, write}: a place that can be written while
     *     the page goes away
     */
    constructor({ channel, session, store, post, find, onChange = () => {}, later = laterByTimer, spill = NO_SPILL }) {
        Object.assign(this, { channel, session, store, post, find, onChange, later, spill });
        this.stuck = false;
        this.over = false; // the key is no longer taken: what waits is for the next launch
    }

    /** Takes up what earlier pages left; `ours(entry)` false: not to be sent as it is, and returned. */
    async open(ours = () => true) {
        const others = [];
        for (const entry of await this.#kept()) {
            if (entry.parked === 401 || entry.parked === 403) delete entry.parked; // a new page may hold a new key
            (ours(entry) ? this.#entries : others).push(entry);
        }
        this.onChange(this);
        return others;
    }

    async #kept() {
        const kept = await this.store.list(this.channel);
        const known = new Set(kept.map((entry) => entry.statement.id));
        for (const entry of this.spill.read() ?? []) {
            if (known.has(entry.statement.id)) continue;
            entry.id = await this.store.add(entry);
            kept.push(entry);
        }
        this.spill.write(null);
        return kept;
    }

    /** Another statement (or none) in the place of one that can no longer be sent. */
    async replace(entry, statement) {
        if (statement) await this.add(statement);
        await this.store.remove([entry.id]);
    }

    /** Returns once the statement is kept; sending goes on by itself. */
    async add(statement) {
        const entry = { channel: this.channel, session: this.session, statement };
        this.#entries.push(entry);
        this.onChange(this);
        entry.id = await this.store.add(entry);
        if (!this.#entries.includes(entry)) await this.store.remove([entry.id]); // sent before it was kept
        this.send();
    }

    get waiting() {
        return this.#entries.filter((entry) => !entry.parked).length;
    }

    get parked() {
        return this.#entries.length - this.waiting;
    }

    /** Sends what waits; one sender at a time. */
    send() {
        this.#timer?.();
        this.#timer = null;
        if (this.#closed || this.over) return Promise.resolve();
        return (this.#busy ??= this.#run().finally(() => (this.#busy = null)));
    }

    async #run() {
        let one = false;
        for (;;) {
            const batch = this.#entries.filter((entry) => !entry.parked).slice(0, one ? 1 : BATCH);
            if (batch.length === 0) break;
            let status = await this.post(batch.map((entry) => entry.statement), { keepalive: false });
            let what = verdict(status, batch.length);
            if (what === "look") {
                const found = await this.find(batch[0].statement.id);
                what = found === 200 ? "done" : verdict(found, 1) === "retry" ? "retry" : "park";
            }
            if (what === "over") {
                this.over = true;
                return this.onChange(this);
            }
            if (what === "retry") return this.#retry();
            this.#failures = 0;
            this.stuck = false;
            if (what === "split") {
                one = batch.length;
                continue;
            }
            if (what === "done") this.#drop(batch);
            else {
                batch[0].parked = status;
                if (batch[0].id !== undefined) await this.store.update(batch[0]);
            }
            if (one) one -= 1;
            this.onChange(this);
        }
    }

    #drop(batch) {
        this.#entries = this.#entries.filter((entry) => !batch.includes(entry));
        const ids = batch.map((entry) => entry.id).filter((id) => id !== undefined);
        if (ids.length) this.store.remove(ids);
    }

    #retry() {
        this.stuck = true;
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
        this.#timer = this.later(wait, () => this.send());
        this.onChange(this);
    }

    /** The page may go away: hand over what fits; it stays kept until a later page hears that it arrived. */
    flush() {
        if (this.#closed) return;
        const unkept = this.#entries.filter((entry) => entry.id === undefined || this.store.volatile);
        if (unkept.length) this.spill.write(unkept);
        if (this.over) return;
        const batch = [];
        let bytes = 2;
        for (const { statement, parked } of this.#entries) {
            const size = new Blob([JSON.stringify(statement)]).size + 1;
            if (parked) continue;
            if (bytes + size > FLUSH_BYTES) break;
            bytes += size;
            batch.push(statement);
        }
        if (batch.length) this.post(batch, { keepalive: true });
    }

    /** True when nothing waits any more within this time. */
    async drained(ms) {
        let late = false;
        let cancel = null;
        const limit = new Promise((resolve) => (cancel = this.later(ms, () => resolve((late = true)))));
        while (this.waiting > 0 && !late && !this.stuck && !this.over) await Promise.race([this.send(), limit]);
        cancel();
        return this.waiting === 0;
    }

    /** Nothing more may be sent (cmi5: after terminated). */
    close() {
        this.#closed = true;
        this.#timer?.();
    }
}

/** Two queues as one: `first` is what the learner hears of, `second` gets every statement as `translate` makes it. */
export class Both {
    constructor(first, second, translate) {
        Object.assign(this, { first, second, translate });
    }

    add(statement) {
        return Promise.all([this.first.add(statement), this.second.add(this.translate(statement))]);
    }

    get waiting() {
        return this.first.waiting;
    }

    get stuck() {
        return this.first.stuck;
    }

    get over() {
        return this.first.over;
    }

    replace(entry, statement) {
        return this.first.replace(entry, statement);
    }

    send() {
        return Promise.all([this.first.send(), this.second.send()]);
    }

    flush() {
        this.first.flush();
        this.second.flush();
    }

    async drained(ms) {
        const [first, second] = await Promise.all([this.first.drained(ms), this.second.drained(ms)]);
        return first && second;
    }

    close() {
        this.first.close();
        this.second.close();
    }
}

const NO_SPILL = { read: () => null, write: () => {} };

function laterByTimer(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
}
