// Progress as one short string: at most 4,096 characters of printable ASCII without quotes, backslashes, <, & and line breaks.
//
//   1.<registration: 22 or nothing>.<save counter, base 36>.<reported><failed><place>.<unit>.<unit>…
//   unit  = <key: 4><flags: 1> then any of  @<10 s: 2>  :<best: 2><of: 2><hundredths: 2, when there are any>  !(<question: 3><options>)*  *(<question: 3>)*  ~<at: 2>(<from: 2><to: 2>)*
//   options = one letter, or letters in parentheses; capitals once checked; answers.js tells what they stand for
//
// Records that cannot be read are skipped, units of another course version are carried along.

import { ALPHABET } from "./hash.js";
import { packUuid, unpackUuid } from "./uuid.js";

export const LIMIT = 4096;

const DONE = 1;
const OPENED = 2;
const HANDED_IN = 4;
const RECORD = /^[A-Za-z0-9_-]{5}(?:@[A-Za-z0-9_-]{2}|:(?:[A-Za-z0-9_-]{4}|[A-Za-z0-9_-]{6})|!(?:[A-Za-z0-9_-]{3}(?:[A-Za-z]|\([A-Za-z]*\)))+|\*(?:[A-Za-z0-9_-]{3})+|~[A-Za-z0-9_-]{2}(?:[A-Za-z0-9_-]{4})*)*$/;

export function emptyState() {
    return { registration: null, saved: 0, reported: 0, failed: 0, place: 0, units: {} };
}

export function emptyRecord() {
    return { done: false, opened: false, handedIn: false, seconds: 0, best: null, answers: {}, theory: [], film: null };
}

/** Writes the state; when it grows past the limit it lets go of what can be missed most easily, never of what is done or scored. */
export function encode(state, limit = LIMIT, currentKey = null) {
    const keys = Object.keys(state.units);
    const others = keys.filter((key) => key !== currentKey);
    const without = { answers: new Set(), film: new Set(), seconds: new Set(), theory: new Set() };
    const steps = [
        ...others.filter((key) => state.units[key].handedIn).map((key) => ["answers", key]),
        ...others.map((key) => ["film", key]),
        ...others.map((key) => ["seconds", key]),
        ...others.map((key) => ["answers", key]),
        ...others.map((key) => ["theory", key]),
        ["answers", currentKey],
        ["film", currentKey],
    ];
    let text = write(state, keys, without);
    for (const [part, key] of steps) {
        if (text.length <= limit) break;
        if (key === null || !state.units[key]) continue;
        without[part].add(key);
        text = write(state, keys, without);
    }
    return text;
}

function write(state, keys, without) {
    const registration = state.registration ? packUuid(state.registration) : "";
    const head = `1.${registration}.${state.saved.toString(36)}.${one(state.reported)}${one(state.failed)}${one(state.place)}`;
    const records = keys.map((key) => writeRecord(key, state.units[key], (part) => !without[part].has(key)));
    return [head, ...records.filter(Boolean)].join(".");
}

function writeRecord(key, record, keeps) {
    const flags = (record.done ? DONE : 0) | (record.opened ? OPENED : 0) | (record.handedIn ? HANDED_IN : 0);
    let text = "";
    if (record.seconds >= 5 && keeps("seconds")) text += `@${two(Math.round(record.seconds / 10))}`;
    if (record.best) text += writeBest(record.best);
    const answers = Object.entries(record.answers).filter(([, answer]) => answer.chosen !== "");
    if (answers.length && keeps("answers")) text += "!" + answers.map(([question, answer]) => question + writeOptions(answer)).join("");
    if (record.theory.length && !record.done && keeps("theory")) text += `*${record.theory.join("")}`;
    if (record.film && keeps("film")) {
        const seen = record.done ? [] : record.film.seen;
        text += `~${two(record.film.at)}${seen.map(([from, to]) => two(from) + two(to)).join("")}`;
    }
    return flags || text ? key + one(flags) + text : "";
}

function writeBest({ raw, max }) {
    const cents = Math.round(100 * raw);
    return `:${two(Math.floor(cents / 100))}${two(max)}${cents % 100 ? two(cents % 100) : ""}`;
}

function readBest(payload) {
    return { raw: (100 * number(payload.slice(0, 2)) + number(payload.slice(4))) / 100, max: number(payload.slice(2, 4)) };
}

function writeOptions({ chosen, checked }) {
    const letters = checked ? chosen.toUpperCase() : chosen;
    return letters.length === 1 ? letters : `(${letters})`;
}

/** Null when the text is no progress of ours; whatever can be read of a damaged one. */
export function decode(text) {
    const [version, registration, saved, marks, ...records] = String(text ?? "").split(".");
    if (version !== "1" || marks === undefined) return null;
    const state = emptyState();
    state.registration = unpackUuid(registration);
    state.saved = parseInt(saved, 36) || 0;
    [state.reported, state.failed, state.place] = [0, 1, 2].map((i) => Math.max(0, ALPHABET.indexOf(marks[i] ?? "A")));
    for (const record of records) {
        if (RECORD.test(record)) state.units[record.slice(0, 4)] = readRecord(record);
    }
    return state;
}

function readRecord(text) {
    const record = emptyRecord();
    const flags = number(text[4]);
    record.done = (flags & DONE) !== 0;
    record.opened = (flags & OPENED) !== 0;
    record.handedIn = (flags & HANDED_IN) !== 0;
    for (const [, tag, payload] of text.slice(5).matchAll(/([@:!*~])([^@:!*~]*)/g)) {
        if (tag === "@") record.seconds = number(payload) * 10;
        else if (tag === ":") record.best = readBest(payload);
        else if (tag === "!") record.answers = readAnswers(payload);
        else if (tag === "*") record.theory = payload.match(/.{3}/g);
        else record.film = readFilm(payload);
    }
    return record;
}

function readAnswers(payload) {
    const answers = {};
    for (const [, question, single, several] of payload.matchAll(/(.{3})(?:([A-Za-z])|\(([A-Za-z]*)\))/g)) {
        const letters = single ?? several;
        answers[question] = { chosen: letters.toLowerCase(), checked: letters !== letters.toLowerCase() };
    }
    return answers;
}

function readFilm(payload) {
    const numbers = payload.match(/.{2}/g).map(number);
    const seen = [];
    for (let i = 1; i + 1 < numbers.length; i += 2) if (numbers[i + 1] > numbers[i]) seen.push([numbers[i], numbers[i + 1]]);
    return { at: numbers[0], seen };
}

const whole = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
const one = (value) => ALPHABET[whole(value, 63)];
const two = (value) => ALPHABET[whole(value, 4095) >> 6] + ALPHABET[whole(value, 4095) & 63];

function number(chars) {
    let value = 0;
    for (const char of chars) value = value * 64 + ALPHABET.indexOf(char);
    return value;
}
