// From a configuration and a host to a running session.

import { Progress, merge } from "./core/progress.js";
import { readCourse } from "./core/course.js";
import { restate, statementsOf } from "./core/statements.js";
import { ActiveClock } from "./core/time.js";
import { uuid } from "./core/uuid.js";
import { recall, remember } from "./host/keep.js";
import { openCmi5 } from "./host/cmi5.js";
import { openScorm12 } from "./host/scorm12.js";
import { openWeb } from "./host/web.js";
import { Learning } from "./learning.js";
import { Queue } from "./net/queue.js";
import { openStore } from "./net/store.js";

const HOSTS = { scorm12: openScorm12, cmi5: openCmi5, web: openWeb };

export function openHost(config) {
    return HOSTS[config.format](config);
}

/** A host that keeps nothing: for looking around when the real one cannot be reached. */
export function nowhere(config) {
    const host = openWeb({ ...config, lrs: null });
    return { ...host, mode: "browse", state: null };
}

/** `choose(copy)` asks the learner whether to go on from the copy on this device; onQueue hears of every change in it. */
export async function start(config, host, { choose, onQueue }) {
    const course = readCourse(config, host.au);
    const copyKey = copyKeyOf(config, host);
    const { progress, location } = await restore(host, copyKey, (copy) => choose(copy, course));
    const registration = host.registration ?? (progress.state.registration ??= uuid());
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
    const statements = host.lrs && statementsOf(launch);
    const engine = host.engine(registration);
    const { queue, left } = host.lrs ? await openQueue(config, host, onQueue) : { queue: null, left: [] };
    const learning = new Learning({ course, host, progress, clock, statements, queue, engine, copyKey, location });
    learning.start();
    if (host.mode === "normal") for (const entry of left) await queue.replace(entry, restate(entry.statement, launch));
    queue?.send();
    return learning;
}

function copyKeyOf(config, host) {
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

async function openQueue(config, host, onQueue) {
    const channel = [host.format, host.lrs.endpoint, config.package, host.format === "cmi5" ? `${host.registration} ${host.activityId}` : ""].join(" ").trim();
    const spillKey = `spill ${channel}`;
    const queue = new Queue({
        channel,
        session: host.session ?? null,
        store: await openStore(),
        post: (statements, options) => host.lrs.post(statements, options),
        find: (id) => host.lrs.find(id),
        onChange: onQueue,
        spill: { read: () => recall(spillKey), write: (entries) => remember(spillKey, entries) },
    });
    const left = await queue.open((entry) => entry.session === queue.session);
    return { queue, left };
}
