// What the learner has done: the state, what may be asked of it, and how two copies become one.

import { decode, emptyRecord, emptyState, encode } from "./encoding.js";
import { shortHash } from "./hash.js";
import { covered } from "./segments.js";

const keys = {};
export const unitKey = ({ module, id }) => (keys[`${module}/${id}`] ??= shortHash(`${module}/${id}`, 4)); // asked for often
export const questionKey = (question) => shortHash(question.id, 3);

/** Bits of `reported`: what a host has been told and must not hear twice (cmi5 9.3). */
export const REPORTED = { completed: 1, passed: 2 };

export class Progress {
    constructor(state = emptyState()) {
        this.state = state;
        this.current = null;
    }

    static read(text) {
        const state = decode(text);
        return state && new Progress(state);
    }

    /** The record of a unit, made when it is missing. */
    unit(unit) {
        return (this.state.units[unitKey(unit)] ??= emptyRecord());
    }

    isDone(unit) {
        return this.state.units[unitKey(unit)]?.done === true;
    }

    countDone(units) {
        return units.filter((unit) => this.isDone(unit)).length;
    }

    allDone(units) {
        return units.every((unit) => this.isDone(unit));
    }

    /** Active seconds over these units. */
    seconds(units) {
        return units.reduce((sum, unit) => sum + (this.state.units[unitKey(unit)]?.seconds ?? 0), 0);
    }

    /** The share of a film that was really watched, 0 to 1. */
    share(unit, duration) {
        const film = this.state.units[unitKey(unit)]?.film;
        return film && duration > 0 ? Math.min(1, covered(film.seen) / duration) : 0;
    }

    /** Mean of the best quiz scores in percent, null without a score. */
    quizMean(units) {
        const quizzes = units.filter((unit) => unit.kind === "quiz");
        const scores = quizzes.map((unit) => this.state.units[unitKey(unit)]?.best).filter((best) => best && best.max > 0);
        if (scores.length === 0) return null;
        return (100 * scores.reduce((sum, best) => sum + best.raw / best.max, 0)) / scores.length;
    }

    /** Stated minutes of what is not done yet. */
    minutesLeft(units) {
        return units.reduce((sum, unit) => sum + (this.isDone(unit) ? 0 : unit.minutes), 0);
    }

    reported(what) {
        return (this.state.reported & REPORTED[what]) !== 0;
    }

    markReported(what) {
        this.state.reported |= REPORTED[what];
    }

    /** What was said but never heard is said again when it is due. */
    unmarkReported(what) {
        if (what === "failed") this.state.failed = Math.max(0, this.state.failed - 1);
        else this.state.reported &= ~(REPORTED[what] ?? 0);
    }

    /** Takes in what another tab did meanwhile. */
    absorb(other) {
        Object.assign(this.state, merge(other, this).state);
    }

    /** The string to keep. The counter tells the newer of two copies. */
    save() {
        this.state.saved += 1;
        return encode(this.state, undefined, this.current && unitKey(this.current));
    }
}

/** Two copies of the same registration as one: nothing that either of them holds is lost. */
export function merge(a, b) {
    const [older, newer] = a.state.saved <= b.state.saved ? [a.state, b.state] : [b.state, a.state];
    const units = {};
    for (const key of new Set([...Object.keys(newer.units), ...Object.keys(older.units)])) {
        units[key] = mergeRecord(older.units[key], newer.units[key]);
    }
    return new Progress({ ...newer, reported: a.state.reported | b.state.reported, failed: Math.max(a.state.failed, b.state.failed), units });
}

function mergeRecord(older, newer) {
    if (!older || !newer) return older ?? newer;
    const points = (record) => (record.best ? record.best.raw / (record.best.max || 1) : -1);
    return {
        done: older.done || newer.done,
        opened: older.opened || newer.opened,
        handedIn: newer.handedIn,
        seconds: Math.max(older.seconds, newer.seconds),
        best: points(older) > points(newer) ? older.best : newer.best,
        answers: Object.keys(newer.answers).length ? newer.answers : older.answers,
        theory: [...new Set([...older.theory, ...newer.theory])],
        film: newer.film ?? older.film,
    };
}
