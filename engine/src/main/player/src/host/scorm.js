// A SCORM LMS, of either edition. Strings only, short values, few commits; "true" from the LMS is no proof (hosts.md), so the
// caller keeps a copy.
//
// A dialect is what an edition differs in: format, api, calls, running (the error of a second Initialize), elements, names, time
// (of a session), standing(get), report(standing, facts) and interaction(what, date); the last two give [element, value] pairs.

import { hashedActor } from "../core/statements.js";
import { uuid } from "../core/uuid.js";
import { HostError } from "./host.js";
import { recall, remember } from "./keep.js";
import { awaitApi, ScormApi } from "./scorm-api.js";
import { packageEngine, packageLrs } from "./web.js";

const QUIET_MS = 400; // a commit is a synchronous request: gather what belongs together
const APART_MS = 5_000; // and do not do it more often than this for small changes
const RETRY_MS = 30_000;
const REST = 10; // a commit that blocks the page for two seconds is followed by twenty without

export async function openScorm(dialect, config, { win = window, now = () => Date.now() } = {}) {
    const found = await awaitApi(win, dialect);
    if (!found) throw new HostError("noApi", () => awaitApi(win, dialect, { patience: Infinity, step: 1000 }));
    const api = new ScormApi(found, dialect);
    if (!api.initialize()) throw new HostError("noSession");
    const au = config.scos ? new URLSearchParams(win.location?.search ?? "").get("au") : null;
    return new ScormHost(config, dialect, api, au, now);
}

class ScormHost {
    #api;
    #dialect;
    #names;
    #now;
    #timer = null;
    #due = Infinity;
    #committed = 0;
    #dirty = false;
    #took = 0;
    #refused = false;
    #over = false;
    #standing;
    #sent = new Map();
    #state = null; // what the next commit brings
    #interactions = null;
    #trouble = () => {};

    constructor(config, dialect, api, au, now) {
        this.#api = api;
        this.#dialect = dialect;
        this.#names = dialect.names;
        this.#now = now;
        const mode = api.get(this.#names.mode);
        const student = api.get(this.#names.learner);
        this.format = dialect.format;
        this.mode = mode === "browse" || mode === "review" ? mode : "normal";
        this.learner = student || null;
        this.state = { data: api.get(this.#names.data), location: api.get(this.#names.location) };
        this.actor = hashedActor(config.course.iri, config.package, student || deviceId(config));
        this.registration = null;
        this.lrs = packageLrs(config);
        this.engine = (registration) => packageEngine(config, { actor: this.actor, registration });
        this.au = au;
        this.language = null;
        this.#standing = dialect.standing((element) => api.get(element));
    }

    onTrouble(callback) {
        this.#trouble = callback;
    }

    start() {}

    save({ data, location }, urgent) {
        if (this.mode !== "normal" || this.#over) return;
        this.#state = [[this.#names.exit, "suspend"], [this.#names.data, data], [this.#names.location, location]];
        this.#dirty ||= this.#state.some(([element, value]) => this.#sent.get(element) !== value);
        this.#commitSoon(urgent);
    }

    /** Just before a commit: a host may hold up the page at every call, and only the last state counts. */
    #write() {
        this.#state?.forEach(([element, value]) => this.#set(element, value));
    }

    report(facts) {
        if (this.mode !== "normal" || this.#over) return;
        const { standing, changes } = this.#dialect.report(this.#standing, facts);
        this.#standing = standing;
        const news = changes.filter(([element, value]) => this.#set(element, value));
        if (news.length) this.#commitSoon(true);
    }

    /** Whether this LMS keeps answers at all: interactions are optional. */
    get hearsAnswers() {
        this.#interactions ??= this.#countInteractions();
        return this.#interactions >= 0;
    }

    /** Readable for a teacher (P-60: choices and the author's own words only, never free text). */
    interaction(what) {
        if (this.mode !== "normal" || this.#over) return;
        if (!this.hearsAnswers) return;
        const at = `cmi.interactions.${this.#interactions}`;
        if (!this.#api.set(`${at}.id`, `${what.unit.id}.${what.question.id}`)) return;
        this.#interactions += 1;
        for (const [name, value] of this.#dialect.interaction(what, new Date(this.#now()))) {
            if (value !== null) this.#api.set(`${at}.${name}`, value, what.type); // null: nothing to say, or no way to say it
        }
        this.#dirty = true;
        this.#commitSoon(false);
    }

    // Minus one: this LMS does not keep interactions (they are optional).
    #countInteractions() {
        const count = this.#api.get("cmi.interactions._count");
        return /^\d+$/.test(count) ? Number(count) : -1;
    }

    /** True when the value is new. What the LMS refuses is tried again at the next save. */
    #set(element, value) {
        const text = String(value);
        if (this.#sent.get(element) === text) return false;
        const taken = this.#api.set(element, text);
        if (taken) this.#sent.set(element, text);
        if (element === this.#names.data) this.#refused = !taken; // it may say "true" to the commit that follows
        if (!taken) this.#trouble(true);
        this.#dirty = true;
        return true;
    }

    #commitSoon(urgent) {
        if (!this.#dirty) return;
        const now = this.#now();
        const due = Math.max(now + QUIET_MS, this.#committed + Math.max(urgent ? 0 : APART_MS, REST * this.#took));
        if (this.#timer !== null && this.#due <= due) return;
        clearTimeout(this.#timer);
        this.#due = due;
        this.#timer = setTimeout(() => this.#commit(), due - now);
    }

    #commit() {
        clearTimeout(this.#timer);
        this.#timer = null;
        if (this.#over || !this.#dirty) return;
        const before = this.#now();
        this.#write();
        const kept = this.#api.commit();
        this.#committed = this.#now();
        this.#took = this.#committed - before;
        this.#dirty = !kept;
        this.#trouble(!kept || this.#refused);
        if (!kept) {
            this.#sent.clear(); // a session that came back knows nothing
            this.#due = this.#committed + RETRY_MS;
            this.#timer = setTimeout(() => this.#commit(), RETRY_MS);
        }
    }

    reconnected() {
        this.#sent.clear();
    }

    hidden({ activeMs }) {
        if (this.mode !== "normal" || this.#over) return;
        this.#set(this.#names.time, this.#dialect.time(activeMs));
        this.#commit();
    }

    gone(facts) {
        this.#finish(facts);
    }

    async end(facts) {
        const kept = this.#finish(facts);
        return { done: "lms", kept };
    }

    // D-20: with nothing written, a Finish would make some LMSs set "completed"; so in browse and review there is none.
    // "suspend" always, after completion too: without it a 2004 LMS forgets everything (hosts.md 12).
    #finish({ activeMs }) {
        if (this.#over) return true;
        clearTimeout(this.#timer);
        if (this.mode !== "normal") {
            this.#over = true;
            return true;
        }
        this.#write();
        this.#set(this.#names.exit, "suspend");
        this.#set(this.#names.time, this.#dialect.time(activeMs));
        const committed = this.#api.commit();
        const finished = this.#api.finish();
        this.#over = true;
        return committed || finished;
    }
}

/** An LMS that does not say who the learner is: this device stands in. */
function deviceId(config) {
    const key = `learner ${config.course.iri}`;
    const id = recall(key) ?? uuid();
    remember(key, id);
    return id;
}
