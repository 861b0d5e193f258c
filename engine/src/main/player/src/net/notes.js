// Where notes are kept: on this device at once, and in a State document when the host has one, as soon as it can be reached.
// Never in suspend data, never in a statement (P-60).

import { mergeNotes, readNotes, sameNotes } from "../core/notes.js";

const STATE = "leerspoor.notes";
const APART_MS = 1500;
const RETRY_MS = 30_000;
const LEAVING_BYTES = 30_000; // of the 64 KiB that all requests of a leaving page share

/** A State document: at is { activityId, agent, registration? }. */
export function stateNotes(lrs, at) {
    const key = { stateId: STATE, ...at };
    return {
        read: () => lrs.get("activities/state", key),
        write: (document, keepalive) => lrs.put("activities/state", key, document, keepalive),
    };
}

export class NoteBook {
    #notes;
    #listeners = [];
    #timer = null;
    #busy = null;
    #closed = false;

    /**
     * @param options device { read(), write(notes) → kept } or null for nothing that lasts; remote { read, write } or null;
     *     writes: false leaves the remote as it is (D-20); now, later(ms, action) → cancel
     */
    constructor({ device = null, remote = null, writes = true, now = () => Date.now(), later = laterByTimer }) {
        Object.assign(this, { device, remote, writes, now, later });
        this.#notes = readNotes(device?.read());
        this.kept = device !== null;
        this.waiting = false;
    }

    get all() {
        return this.#notes;
    }

    /** memory: lost when the page goes; device; waiting: to be sent; state. */
    get where() {
        if (!this.kept) return "memory";
        if (!this.remote || !this.writes) return "device";
        return this.waiting ? "waiting" : "state";
    }

    /** The note at a place, or null. */
    at(key) {
        const note = this.#notes[key];
        return note && !note.gone ? note : null;
    }

    /** Called after every change, here or from elsewhere; gives back how to stop. */
    onChange(listener) {
        this.#listeners.push(listener);
        return () => (this.#listeners = this.#listeners.filter((other) => other !== listener));
    }

    put(key, { text, title, n }) {
        this.#set(key, { text, title, n });
    }

    /** Gives back what was there, for an undo by put. */
    remove(key) {
        const before = this.#notes[key];
        this.#set(key, { text: "", title: before?.title ?? "", n: before?.n ?? 0, gone: true });
        return before;
    }

    #set(key, note) {
        const at = Math.max(this.now(), (this.#notes[key]?.at ?? 0) + 1); // a clock may run back
        this.#take({ ...this.#notes, [key]: { ...note, at } });
        if (!this.remote || !this.writes) return;
        this.waiting = true;
        this.#soon(APART_MS);
    }

    #take(notes) {
        this.#notes = notes;
        this.kept = this.device?.write(notes) ?? false;
        this.#listeners.forEach((listener) => listener());
    }

    #soon(ms) {
        this.#timer?.();
        if (this.#closed) return;
        this.#timer = this.later(ms, () => this.sync());
    }

    /** Fetches, merges, and sends what is new; one at a time. */
    sync() {
        if (!this.remote) return Promise.resolve();
        return (this.#busy ??= this.#sync().finally(() => (this.#busy = null)));
    }

    async #sync() {
        this.#timer?.();
        this.#timer = null;
        const answer = await this.remote.read();
        if (!answer.ok && answer.status !== 404) return this.#failed();
        const theirs = readNotes(answer.json?.notes);
        const merged = mergeNotes(this.#notes, theirs);
        if (!sameNotes(merged, this.#notes)) this.#take(merged);
        if (!this.writes || sameNotes(merged, theirs)) return this.#stand(false);
        const status = await this.remote.write({ v: 1, notes: merged });
        if (status < 200 || status >= 300) return this.#failed();
        if (sameNotes(merged, this.#notes)) this.#stand(false);
        else this.#soon(APART_MS); // something was written meanwhile
    }

    #failed() {
        this.#stand(this.writes);
        this.#soon(RETRY_MS);
    }

    #stand(waiting) {
        if (this.waiting === waiting) return;
        this.waiting = waiting;
        this.#listeners.forEach((listener) => listener());
    }

    /** The page may go away: the device has everything, and the next page sends it when this does not arrive. */
    flush() {
        if (!this.waiting || !this.remote || !this.writes) return;
        const document = { v: 1, notes: this.#notes };
        if (new Blob([JSON.stringify(document)]).size <= LEAVING_BYTES) this.remote.write(document, true);
    }

    /** The page goes away. */
    close() {
        this.flush();
        this.#closed = true;
        this.#timer?.();
    }
}

function laterByTimer(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
}
