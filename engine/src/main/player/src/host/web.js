// No LMS: a page on the web or a file on disk. Progress stays in this browser.

import { hashedActor } from "../core/statements.js";
import { uuid } from "../core/uuid.js";
import { basic, Engine, Lrs } from "../net/http.js";
import { recall, remember } from "./keep.js";

export function packageLrs({ lrs }) {
    return lrs ? new Lrs(lrs.endpoint, basic(lrs.key, lrs.secret)) : null;
}

export function packageEngine(config, identity) {
    const { lrs } = config;
    return lrs?.engine ? new Engine(lrs.engine, basic(lrs.key, lrs.secret), { course: config.course.iri, ...identity }) : null;
}

export function openWeb(config) {
    const iri = config.course.iri;
    const student = recall(`learner ${iri}`) ?? uuid();
    const kept = remember(`learner ${iri}`, student);
    const actor = hashedActor(iri, config.package, student);
    let trouble = () => {};
    return {
        format: "web",
        mode: "normal",
        learner: student,
        get state() {
            return recall(`progress ${iri}`); // another tab may just have let go
        },
        actor,
        registration: null,
        lrs: packageLrs(config),
        engine: (registration) => packageEngine(config, { actor, registration }),
        au: null,
        language: null,
        deviceKey: `progress ${iri}`,
        start() {},
        save(state) {
            trouble(!remember(`progress ${iri}`, { v: 1, ...state }));
        },
        report() {},
        interaction() {},
        end: async () => ({ done: "window" }),
        hidden() {},
        gone() {},
        onTrouble(callback) {
            trouble = callback;
            callback(!kept);
        },
    };
}
