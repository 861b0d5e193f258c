// From a configuration and a host to a running session.

import { Progress, merge } from "./core/progress.js";
import { readCourse } from "./core/course.js";
import { definedVerb, restate, statementsOf } from "./core/statements.js";
import { ActiveClock } from "./core/time.js";
import { isUuid, uuid } from "./core/uuid.js";
import { recall, remember } from "./host/keep.js";
import { openWeb, packageLrs } from "./host/web.js";
import { Learning } from "./learning.js";
import { Both, Queue } from "./net/queue.js";
import { NoteBook, stateNotes } from "./net/notes.js";

/** A host that keeps nothing: for looking around when the real one cannot be reached. */
export function nowhere(config) {
    const host = openWeb({ ...config, lrs: null });
    return { ...host, mode: "browse", state: null };
}

/**
 * `choose(copy)` asks the learner whether to go on from the copy on this device; `store` resolves to where queues keep their entries
 * (openStore), and is not asked for without an LRS; onQueue hears of every change in the queue.
 */
export async function start(config, host, { choose, store, onQueue }) {
    const course = readCourse(config, host.au);
    const copyKey = copyKeyOf(config, host);
    const { progress, location } = await restore(host, copyKey, (copy) => choose(copy, course));
    const registration = host.registration ?? mint(config, host, progress.state);
    const clock = new ActiveClock();
    const launch = {
        actor: host.actor,
        registration,
        session: uuid(),
        platform: host.format,
        course,
        template: host.template,
        activityId: host.activityId,
        masteryScore: host.masteryScore,
    };
    const statements = (host.lrs || config.lrs) && statementsOf(launch);
    const engine = host.engine(registration);
    const { queue, left } = host.lrs ? await openQueue(config, host, course, store, onQueue) : { queue: null, left: [] };
    if (host.mode === "normal") await unsay(left, host.lrs, progress);
    const unnamed = await openUnnamed(config, host, course, engine, store);
    const notes = openNotes(config, host, registration);
    const learning = new Learning({ course, host, progress, clock, statements, queue, unnamed, engine, copyKey, location, notes });
    learning.start();
    if (host.mode === "normal") for (const entry of left) await queue.replace(entry, restate(entry.statement, launch));
    queue?.send();
    unnamed?.send();
    return learning;
}

/**
 * D-5: minted once, kept in the state. Each SCO of several has a state of its own; they share the registration by way of this
 * device, because what the engine knows of a learner hangs on it.
 */
function mint(config, host, state) {
    const shared = config.scos && host.learner && host.mode === "normal";
    const key = `registration ${config.course.iri} ${config.package} ${host.actor.account?.name}`;
    const known = shared ? recall(key) : null;
    state.registration ??= isUuid(known ?? "") ? known : uuid();
    if (shared) remember(key, state.registration);
    return state.registration;
}

/** Where this device keeps its copy of the progress; null when there is no telling whose it is, or nothing is kept. */
export function copyKeyOf(config, host) {
    if (host.format === "web" || !host.learner || host.mode !== "normal") return null;
    return `copy ${config.course.iri} ${config.package} ${host.actor.account?.name ?? host.learner} ${host.registration ?? ""} ${host.au ?? ""}`.trim();
}

/** The host's state, or the copy on this device when the host lost it (hosts.md: "true" is no proof). */
async function restore(host, copyKey, choose) {
    const theirs = Progress.read(host.state?.data);
    const copy = copyKey && recall(copyKey);
    const ours = Progress.read(copy?.data);
    const from = (progress, location) => ({ progress, location: location ?? "" });
    if (!ours) return from(theirs ?? new Progress(), host.state?.location);
    if (theirs) {
        if (theirs.state.registration !== ours.state.registration) return from(theirs, host.state.location); // another attempt
        const newer = ours.state.saved > theirs.state.saved ? copy : host.state;
        return from(merge(theirs, ours), newer.location);
    }
    // cmi5 names the attempt; in SCORM an empty state may be a new one, so the learner decides.
    if (host.registration || (await choose({ ...copy, progress: ours }))) return from(ours, copy.location);
    return from(new Progress(), "");
}

/**
 * Notes stay with the launch's LRS; from SCORM they go to ours, when the package has one: the registration, which nobody can guess,
 * keeps them apart. A web page's registration lives on this device only, so there is nothing to gain.
 */
function openNotes(config, host, registration) {
    const key = `notes ${config.course.iri} ${host.learner}`;
    const device = host.learner === null || host.mode === "browse" ? null : { read: () => recall(key), write: (notes) => remember(key, notes) };
    const at = host.stateAt ?? (host.lrs && host.format.startsWith("scorm") ? { activityId: config.course.iri, agent: host.actor, registration } : null);
    const remote = at && host.mode !== "browse" ? stateNotes(host.lrs, at) : null;
    return new NoteBook({ device, remote, writes: host.mode === "normal" });
}

/** Where statements go: to the LRS of the launch or the package, and beside a launch's also to ours (D-23). */
async function openQueue(config, host, course, store, onQueue) {
    const launch = host.format === "cmi5" || host.format === "xapi" ? `${host.registration ?? ""} ${host.activityId}` : "";
    const channel = [host.format, host.lrs.endpoint, config.package, launch].join(" ").trim();
    const { queue, left } = await openOne(host.lrs, store, channel, host.session ?? null, onQueue);
    if (!host.mirror) return { queue, left };
    const { lrs, actor } = host.mirror;
    const own = await openOne(lrs, store, ["mirror", lrs.endpoint, config.package].join(" "), null, () => onQueue(queue));
    const translate = (statement) => {
        const { object } = statement;
        const launched = object.id === host.activityId;
        return { ...statement, id: uuid(), actor, object: launched ? { ...object, id: course.subject.iri } : object };
    };
    return { queue: new Both(queue, own.queue, translate), left };
}

/**
 * What an older cmi5 session should have told the LMS of the outcome and never could: it no longer counts as said, so that this
 * session says it. Unless the LMS has it after all, for it takes each only once (9.3.3).
 */
async function unsay(left, lrs, progress) {
    for (const { statement } of left) {
        const verb = definedVerb(statement);
        if (verb && (await lrs.find(statement.id)) !== 200) progress.unmarkReported(verb);
    }
}

/**
 * P-52: answers to anonymous surveys go to our LRS only, past every LMS, in a queue that holds nothing of the learner: with the
 * package's key or, when the engine itself launched us, by way of the engine.
 */
async function openUnnamed(config, host, course, engine, store) {
    if (host.mode !== "normal" || !course.units.some((unit) => unit.kind === "survey")) return null;
    const lrs = packageLrs(config) ?? (host.ownEngine && {
        endpoint: host.ownEngine,
        post: (statements, options) => engine.survey(statements, options),
        find: async () => 404,
    });
    if (!lrs) return null;
    return (await openOne(lrs, store, ["survey", lrs.endpoint, config.package].join(" "), null, () => {})).queue;
}

async function openOne(lrs, store, channel, session, onQueue) {
    const spillKey = `spill ${channel}`;
    const queue = new Queue({
        channel,
        session,
        store: await store,
        post: (statements, options) => lrs.post(statements, options),
        find: (id) => lrs.find(id),
        onChange: onQueue,
        spill: { read: () => recall(spillKey), write: (entries) => remember(spillKey, entries) },
    });
    const left = await queue.open((entry) => entry.session === queue.session);
    return { queue, left };
}
