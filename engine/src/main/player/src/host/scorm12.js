// A SCORM 1.2 LMS. Strings only, short values, few commits; "true" from the LMS is no proof (hosts.md), so the caller keeps a copy.

import { higherStatus, scorm12Outcome } from "../core/outcome.js";
import { scorm12Response } from "../core/interactions.js";
import { hashedActor } from "../core/statements.js";
import { uuid } from "../core/uuid.js";
import { scormTime } from "../core/time.js";
import { HostError } from "./host.js";
import { recall, remember } from "./keep.js";
import { awaitApi, Scorm12Api } from "./scorm12-api.js";
import { packageEngine, packageLrs } from "./web.js";

const QUIET_MS = 400; // a commit is a synchronous request: gather what belongs together
const APART_MS = 5_000; // and do not do it more often than this for small changes
const RETRY_MS = 30_000;

export async function openScorm12(config, { win = window, now = () => Date.now() } = {}) {
    const found = await awaitApi(win);
    if (!found) throw new HostError("noApi");
    const api = new Scorm12Api(found);
    if (!api.initialize()) throw new HostError("noSession");
    return new Scorm12Host(config, api, now);
}

class Scorm12Host {
    #api;
    #now;
    #timer = null;
    #due = Infinity;
    #committed = 0;
    #dirty = false;
    #over = false;
    #status;
    #sent = new Map();
    #interactions = null;
    #trouble = () => {};

    constructor(config, api, now) {
        this.#api = api;
        this.#now = now;
        const mode = api.get("cmi.core.lesson_mode");
        const student = api.get("cmi.core.student_id");
        this.format = "scorm12";
        this.mode = mode === "browse" || mode === "review" ? mode : "normal";
        this.learner = student || null;
        this.state = { data: api.get("cmi.suspend_data"), location: api.get("cmi.core.lesson_location") };
        this.actor = hashedActor(config.course.iri, config.package, student || deviceId(config));
        this.registration = null;
        this.lrs = packageLrs(config);
        this.engine = (registration) => packageEngine(config, { actor: this.actor, registration });
        this.au = null;
        this.language = null;
        this.#status = api.get("cmi.core.lesson_status");
        this.config = config;
    }

    onTrouble(callback) {
        this.#trouble = callback;
    }

    start() {}

    save({ data, location }, urgent) {
        if (this.mode !== "normal" || this.#over) return;
        this.#set("cmi.core.exit", "suspend");
        this.#set("cmi.suspend_data", data);
        this.#set("cmi.core.lesson_location", location);
        this.#commitSoon(urgent);
    }

    report(facts) {
        if (this.mode !== "normal" || this.#over) return;
        const { status, score } = scorm12Outcome(facts);
        const higher = higherStatus(this.#status, status);
        if (score && higher === status) {
            this.#set("cmi.core.score.min", score.min);
            this.#set("cmi.core.score.max", score.max);
            this.#set("cmi.core.score.raw", score.raw);
        }
        if (this.#set("cmi.core.lesson_status", higher)) this.#commitSoon(true);
        this.#status = higher;
    }

    /** Readable for a teacher (P-60: choices and the author's own words only, never free text). */
    interaction({ unit, question, type = "choice", chosen, right, pattern }) {
        if (this.mode !== "normal" || this.#over) return;
        this.#interactions ??= this.#countInteractions();
        if (this.#interactions < 0) return;
        const at = `cmi.interactions.${this.#interactions}`;
        if (!this.#api.set(`${at}.id`, `${unit.id}.${question.id}`)) return;
        this.#interactions += 1;
        const clock = new Date(this.#now());
        this.#api.set(`${at}.type`, type);
        this.#api.set(`${at}.time`, [clock.getHours(), clock.getMinutes(), clock.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":"));
        const say = (element, words) => {
            const response = scorm12Response(type, words);
            if (response !== null) this.#api.set(`${at}.${element}`, response, type);
        };
        say("student_response", chosen);
        say("correct_responses.0.pattern", pattern);
        this.#api.set(`${at}.result`, right === null ? "neutral" : right ? "correct" : "wrong");
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
        if (this.#api.set(element, text)) this.#sent.set(element, text);
        else this.#trouble(true);
        this.#dirty = true;
        return true;
    }

    #commitSoon(urgent) {
        if (!this.#dirty) return;
        const now = this.#now();
        const due = urgent ? now + QUIET_MS : Math.max(now + QUIET_MS, this.#committed + APART_MS);
        if (this.#timer !== null && this.#due <= due) return;
        clearTimeout(this.#timer);
        this.#due = due;
        this.#timer = setTimeout(() => this.#commit(), due - now);
    }

    #commit() {
        clearTimeout(this.#timer);
        this.#timer = null;
        if (this.#over || !this.#dirty) return;
        const kept = this.#api.commit();
        this.#committed = this.#now();
        this.#dirty = !kept;
        this.#trouble(!kept);
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
        this.#set("cmi.core.session_time", scormTime(activeMs));
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
    #finish({ activeMs }) {
        if (this.#over) return true;
        clearTimeout(this.#timer);
        if (this.mode !== "normal") {
            this.#over = true;
            return true;
        }
        this.#set("cmi.core.exit", "suspend");
        this.#set("cmi.core.session_time", scormTime(activeMs));
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
