// The two services the player talks to: an LRS and the engine. A request never throws: no network is status 0.

export const basic = (key, secret) => `Basic ${btoa(unescape(encodeURIComponent(`${key}:${secret}`)))}`;

async function request(url, options) {
    try {
        const response = await fetch(url, { credentials: "omit", cache: "no-store", ...options });
        const text = await response.text();
        return { status: response.status, ok: response.ok, json: parse(text) };
    } catch {
        return { status: 0, ok: false, json: null };
    }
}

/** A request that brings JSON; keepalive: it outlives the page. */
const send = (method, url, headers, content, keepalive) =>
    request(url, { method, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(content), keepalive });

function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

let reading = null;

/** What is written to an LRS waits for this, unless the page goes away: a learner reads first, and then the LRS hears of it. */
export function writeAfter(promise) {
    reading = promise;
}

/** xAPI at one endpoint with one Authorization. Speaks 1.0.3 (D-22). */
export class Lrs {
    constructor(endpoint, authorization) {
        this.endpoint = endpoint.replace(/\/*$/, "/");
        this.headers = { Authorization: authorization, "X-Experience-API-Version": "1.0.3" };
    }

    async post(statements, { keepalive }) {
        if (!keepalive) await reading;
        return (await send("POST", `${this.endpoint}statements`, this.headers, statements, keepalive)).status;
    }

    async find(id) {
        return (await request(`${this.endpoint}statements?statementId=${id}`, { headers: this.headers })).status;
    }

    /** { status, json }; resource is activities/state or agents/profile. */
    get(resource, parameters) {
        return request(this.#url(resource, parameters), { headers: this.headers });
    }

    async put(resource, parameters, document, keepalive = false) {
        if (!keepalive) await reading;
        return (await send("PUT", this.#url(resource, parameters), this.headers, document, keepalive)).status;
    }

    #url(resource, parameters) {
        const query = Object.entries(parameters).map(([name, value]) =>
            `${name}=${encodeURIComponent(typeof value === "string" ? value : JSON.stringify(value))}`);
        return `${this.endpoint}${resource}?${query.join("&")}`;
    }
}

/** POST to a cmi5 fetch URL (8.2): { token } or { error: code or "network" }. */
export async function fetchToken(url) {
    const { status, json } = await request(url, { method: "POST" });
    if (json?.["auth-token"]) return { token: json["auth-token"] };
    return { error: status === 0 ? "network" : String(json?.["error-code"] ?? status) };
}

/** The engine's API of docs/player.md for one learner in one course. */
export class Engine {
    constructor(base, authorization, { actor, ...learner }) {
        this.base = `${base.replace(/\/+$/, "")}/api/`;
        this.headers = { Authorization: authorization };
        Object.assign(this, { actor, learner });
    }

    /** { url, bound } or null. */
    async ticket(what, part) {
        const answer = await this.#post("tickets", { ...this.learner, actor: this.actor, for: what, part });
        return answer.ok && /^https?:\/\//.test(answer.json?.url ?? "") ? answer.json : { failed: true, status: answer.status, detail: answer.json?.detail };
    }

    /** Hands over anonymous answers (P-52), as a queue posts statements: the status. The engine records them as nobody's. */
    async survey(statements, { keepalive }) {
        const answers = statements.map(({ id, actor, object, result, timestamp }) =>
            ({ id, who: actor.account.name, item: object.id, response: result.response, month: timestamp }));
        return (await this.#post(`survey?${this.#query}`, answers, keepalive)).status;
    }

    /** Tells of a mistake (P-47), see reportFor: whether it was taken. */
    async mistake(report) {
        return (await this.#post("mistakes", { ...report, ...this.learner })).ok;
    }

    /** The outcome, or null when the engine cannot be reached. */
    async outcome() {
        const answer = await request(`${this.base}outcome?${this.#query}`, { headers: this.headers });
        return answer.ok ? answer.json : null;
    }

    #post(path, content, keepalive) {
        return send("POST", this.base + path, this.headers, content, keepalive);
    }

    get #query() {
        return new URLSearchParams(this.learner);
    }
}
