// A cmi5 launch: one assignable unit, one session, from initialized to terminated.

import { shortHash } from "../core/hash.js";
import { isUuid } from "../core/uuid.js";
import { basic, Engine, fetchToken, Lrs } from "../net/http.js";
import { StateDocument } from "../net/state.js";
import { sayDue } from "./due.js";
import { HostError } from "./host.js";
import { cleanAddress, tabStore } from "./tab.js";

const PARAMETERS = ["endpoint", "fetch", "actor", "registration", "activityId"];
const LEAVE_MS = 8000;

export async function openCmi5(config, { win = window } = {}) {
    const launch = await readLaunch(win);
    const lrs = new Lrs(launch.endpoint, `Basic ${launch.token}`);
    const at = { activityId: launch.activityId, agent: launch.actor, registration: launch.registration };
    const document = new StateDocument(lrs, at);
    const [data, preferences, state] = await Promise.all([
        lrs.get("activities/state", { stateId: "LMS.LaunchData", ...at }),
        lrs.get("agents/profile", { profileId: "cmi5LearnerPreferences", agent: launch.actor }), // 11: MUST be read at startup
        document.read(),
    ]);
    if (data.status === 0) throw new HostError("network");
    if (data.status === 401 || data.status === 403) throw new HostError("sessionOver");
    if (!data.ok || !data.json?.contextTemplate) throw new HostError("noLaunchData");
    if (!state.ok && state.status !== 404) throw new HostError("network"); // never start anew over progress we could not read
    return new Cmi5Host(config, launch, lrs, document, data.json, preferences.json, state.json);
}

/** Launch parameters; the one-time ones leave the address bar and stay in this tab, so that a reload goes on (D-23). */
async function readLaunch(win) {
    const query = new URL(win.location.href).searchParams;
    const fetchUrl = query.get("fetch");
    const name = fetchUrl ? shortHash(fetchUrl, 5) : query.get("launch");
    const tab = tabStore(win, `leerspoor cmi5 ${name}`);
    const known = tab.read();
    if (!fetchUrl && !known) throw new HostError("noLaunch");
    const launch = known ?? parseLaunch(query);
    launch.tab = tab;
    if (known) {
        if (known.terminated) throw new HostError("sessionOver");
    } else {
        const answer = await fetchToken(launch.fetch);
        if (answer.error) throw new HostError(answer.error === "network" ? "network" : answer.error === "1" ? "fetchUsed" : "fetchFailed");
        launch.token = answer.token;
        tab.write(launch);
    }
    cleanAddress(win, PARAMETERS, name);
    return launch;
}

function parseLaunch(query) {
    const launch = Object.fromEntries(PARAMETERS.map((name) => [name, query.get(name)]));
    try {
        launch.actor = JSON.parse(launch.actor);
    } catch {
        throw new HostError("noLaunch");
    }
    if (!launch.endpoint || !launch.activityId || !isUuid(launch.registration ?? "") || !launch.actor) throw new HostError("noLaunch");
    return { ...launch, verbs: [], initialized: false, terminated: false, activeMs: 0 };
}

class Cmi5Host {
    #config;
    #launch;
    #document;
    #facts = null;
    #before; // active time before a reload

    constructor(config, launch, lrs, document, data, preferences, state) {
        this.#config = config;
        this.#launch = launch;
        this.#before = launch.activeMs;
        this.#document = document;
        this.lrs = lrs;
        this.format = "cmi5";
        this.mode = { Browse: "browse", Review: "review" }[data.launchMode] ?? "normal";
        this.actor = launch.actor;
        this.learner = JSON.stringify(launch.actor.account ?? launch.actor);
        this.registration = launch.registration;
        this.state = state && typeof state.data === "string" ? state : null;
        this.au = new URL(window.location.href).searchParams.get("au");
        this.language = preferences?.languagePreference?.split(",") ?? null;
        this.muted = preferences?.audioPreference === "off";
        this.template = data.contextTemplate;
        this.activityId = launch.activityId;
        this.stateAt = { activityId: launch.activityId, agent: launch.actor, registration: launch.registration };
        this.masteryScore = data.masteryScore === undefined || data.masteryScore === null ? undefined : Number(data.masteryScore);
        this.returnUrl = /^https?:\/\//i.test(data.returnURL ?? "") ? data.returnURL : null;
        const own = /^leerspoor:(https?:\/\/.+)$/.exec(data.entitlementKey?.alternate ?? "");
        this.ownEngine = own ? own[1] : null;
    }

    engine(registration) {
        const identity = { course: this.#config.course.iri, registration, actor: this.actor };
        if (this.ownEngine) return new Engine(this.ownEngine, `Basic ${this.#launch.token}`, identity);
        const { lrs } = this.#config;
        return lrs?.engine ? new Engine(lrs.engine, basic(lrs.key, lrs.secret), identity) : null;
    }

    /** The session's name for the queue: what an older session left is said again in this one (D-19). */
    get session() {
        return this.template.extensions?.["https://w3id.org/xapi/cmi5/context/extensions/sessionid"] ?? this.#launch.fetch;
    }

    onTrouble(callback) {
        this.#document.trouble = callback;
    }

    /** Wires the queue and the statement builder; initialized goes first, once per session. */
    start({ queue, statements, progress }) {
        Object.assign(this, { queue, statements, progress });
        if (this.#launch.initialized) return;
        this.#launch.initialized = true;
        this.#launch.tab.write(this.#launch);
        queue.add(statements.auInitialized());
    }

    save(state, urgent) {
        if (this.mode === "normal") this.#document.save(state, urgent);
    }

    report(facts) {
        this.#facts = facts;
        this.#say(facts, false);
    }

    interaction() {}

    #active(facts) {
        return this.#before + facts.activeMs;
    }

    #say(facts, ending) {
        if (this.mode !== "normal" || this.#launch.terminated || !facts || !this.progress) return;
        const how = { masteryScore: this.masteryScore, verbs: this.#launch.verbs, ending, activeMs: this.#active(facts) };
        if (!sayDue(this, facts, how)) return;
        this.#launch.tab.write(this.#launch);
        facts.keep();
    }

    hidden(facts) {
        this.#launch.activeMs = this.#active(facts);
        this.#launch.tab.write(this.#launch);
        this.#document.flush();
        this.queue?.flush();
    }

    /**
     * A page cannot tell a reload from being closed, and after terminated a session takes nothing more (9.3.8). So a session
     * with work left stays open for a reload, and the LMS ends it (abandoned) when there is none.
     */
    gone(facts) {
        const closing = this.mode !== "normal" || this.#isFinished(facts);
        if (closing) this.#terminate(facts);
        this.hidden(facts);
        if (closing) this.queue?.close();
    }

    #isFinished({ scope, exam }) {
        if (scope === "exam" && exam?.state === "exhausted") return true;
        return this.progress?.reported("completed") && (scope === "module" || this.progress.reported("passed"));
    }

    #terminate(facts) {
        if (this.#launch.terminated || !this.queue) return;
        this.#say({ ...this.#facts, ...facts }, true);
        this.queue.add(this.statements.auTerminated(this.#active(facts)));
        this.#document.flush();
        this.#document.close();
        this.#launch.terminated = true;
        this.#launch.tab.write(this.#launch);
    }

    /** 7.1.2 and 10: terminated is the last one, then back to the LMS. */
    async end(facts) {
        this.#say({ ...this.#facts, ...facts }, true);
        await this.#document.now();
        this.#terminate(facts);
        const kept = await this.queue.drained(LEAVE_MS);
        this.queue.flush();
        this.queue.close();
        return this.returnUrl ? { leave: this.returnUrl, kept } : { done: "window", kept };
    }
}
