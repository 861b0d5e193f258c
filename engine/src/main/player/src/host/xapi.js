// An xAPI launch (tincan.xml): endpoint, Authorization, learner, registration and activity come in the address. Nothing says how
// the content is shown, so every launch counts; nothing ends a session, so there is nothing to end.

import { readCourse } from "../core/course.js";
import { shortHash } from "../core/hash.js";
import { hashedActor } from "../core/statements.js";
import { isUuid } from "../core/uuid.js";
import { Lrs } from "../net/http.js";
import { StateDocument } from "../net/state.js";
import { sayDue } from "./due.js";
import { HostError } from "./host.js";
import { cleanAddress, tabStore } from "./tab.js";
import { packageEngine, packageLrs } from "./web.js";

const PARAMETERS = ["endpoint", "auth", "actor", "registration", "activity_id"];

export async function openXapi(config, { win = window } = {}) {
    const launch = readLaunch(win);
    const activityId = launch.activity_id || readCourse(config, null).subject.iri;
    const lrs = new Lrs(launch.endpoint, launch.auth);
    const registration = isUuid(launch.registration ?? "") ? launch.registration : null;
    const stateAt = { activityId, agent: launch.actor, ...(registration ? { registration } : {}) };
    const document = new StateDocument(lrs, stateAt);
    const state = await document.read();
    if (state.status === 401 || state.status === 403) throw new HostError("sessionOver");
    if (!state.ok && state.status !== 404) throw new HostError("network"); // never start anew over progress we could not read
    return new XapiHost(config, { lrs, activityId, registration, actor: launch.actor, stateAt }, document, state.json);
}

function readLaunch(win) {
    const query = new URL(win.location.href).searchParams;
    const given = query.get("endpoint") ? Object.fromEntries(PARAMETERS.map((name) => [name, query.get(name)])) : null;
    const name = given ? shortHash(JSON.stringify(given), 5) : query.get("launch");
    const tab = tabStore(win, `leerspoor xapi ${name}`);
    const launch = given ? { ...given, actor: agentOf(given.actor) } : tab.read();
    if (!launch?.auth || !launch.actor || !/^https?:\/\//i.test(launch.endpoint)) throw new HostError("noLaunch");
    tab.write(launch);
    cleanAddress(win, PARAMETERS, name);
    return launch;
}

/** As it was sent (D-4), but for old launchers, which send lists of names and addresses. Null when it names nobody. */
function agentOf(text) {
    const first = (value) => (Array.isArray(value) ? value[0] : value);
    try {
        const actor = JSON.parse(text);
        for (const key of ["name", "mbox", "mbox_sha1sum", "openid", "account"]) if (Array.isArray(actor[key])) actor[key] = first(actor[key]);
        const { account } = actor;
        if (account?.accountName) actor.account = { homePage: account.accountServiceHomePage, name: account.accountName };
        return actor.mbox || actor.mbox_sha1sum || actor.openid || actor.account?.name ? actor : null;
    } catch {
        return null;
    }
}

class XapiHost {
    #document;

    constructor(config, launch, document, state) {
        Object.assign(this, launch);
        this.#document = document;
        this.format = "xapi";
        this.mode = "normal";
        const { account, mbox, mbox_sha1sum: hash, openid } = this.actor;
        this.learner = JSON.stringify(account ?? mbox ?? hash ?? openid);
        this.state = state && typeof state.data === "string" ? state : null;
        this.au = null;
        this.language = null;
        // D-23: our own LRS hears everything too, of a learner whose name and address it never gets (D-4).
        const own = packageLrs(config);
        const pseudonym = hashedActor(config.course.iri, config.package, this.learner);
        this.mirror = own && own.endpoint !== this.lrs.endpoint ? { lrs: own, actor: pseudonym } : null;
        this.engine = (registration) => packageEngine(config, { actor: pseudonym, registration });
    }

    onTrouble(callback) {
        this.#document.trouble = callback;
    }

    start({ queue, statements, progress }) {
        Object.assign(this, { queue, statements, progress });
    }

    save(state, urgent) {
        this.#document.save(state, urgent);
    }

    /** A failed attempt is said at once: no session has to end first. */
    report(facts) {
        if (sayDue(this, facts, { verbs: [], ending: true, activeMs: facts.activeMs })) facts.keep();
    }

    interaction() {}

    reconnected() {
        this.#document.now();
    }

    hidden() {
        this.#document.flush();
    }

    gone() {
        this.#document.flush();
    }

    async end() {
        await this.#document.now();
        return { done: "window", kept: !this.#document.waiting };
    }
}
