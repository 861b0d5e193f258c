// One session of one learner: what the views report becomes progress, statements and news for the host.

import { recall, remember } from "./host/keep.js";
import { isAnswered, keepAnswer, keptWords, scoreKept } from "./core/answers.js";
import { isComplete } from "./core/completion.js";
import { locationOf } from "./core/course.js";
import { sayable } from "./core/interactions.js";
import { Progress, questionKey } from "./core/progress.js";
import { isBetter, isScored, isTyped, kindOf, rightWords, scoreQuiz } from "./core/scoring.js";
import { wholeSeconds } from "./core/segments.js";
import { uuid } from "./core/uuid.js";

const SHORTEST_VISIT_MS = 1000;
const HANDLED = ["passed", "exhausted", "submitted", "sufficient"]; // exam or workbook: nothing the learner can do now

export class Learning {
    #page = null;
    #opened = 0;
    #copied; // what this tab last knew the device to hold
    #secondsBefore = 0;
    #listeners = [];
    #typed = new Map(); // what was typed, while the page lives
    #drafts = new Map(); // surveys that were not sent, while the page lives

    /**
     * statements and queue are null without an LRS, engine is null without an engine; copyKey is null when no copy may be kept;
     * unnamed is the queue of anonymous answers, null where they have nowhere to go.
     */
    constructor({ course, host, progress, clock, statements = null, queue = null, unnamed = null, engine = null, copyKey = null, location = "", notes = null }) {
        Object.assign(this, { course, host, progress, clock, statements, queue, unnamed, engine, copyKey, location, notes });
        this.outcome = null;
        this.#copied = recall(copyKey ?? host.deviceKey)?.data;
        this.safe = true; // whether this device keeps what is done
    }

    get writes() {
        return this.host.mode === "normal";
    }

    /** Called after every change that the shell shows. */
    onChange(listener) {
        this.#listeners.push(listener);
    }

    #changed(what) {
        this.#listeners.forEach((listener) => listener(what));
    }

    start() {
        this.host.start(this);
        if (this.host.format !== "cmi5") this.#say((statements) => statements.initialized());
        if (this.writes) this.host.report(this.facts());
    }

    facts() {
        const { course, progress } = this;
        return {
            scope: course.scope,
            allDone: course.units.length > 0 && progress.allDone(course.units),
            share: course.units.length > 0 ? progress.countDone(course.units) / course.units.length : 0,
            mean: progress.quizMean(course.units),
            hasExam: course.exam !== null && this.engine !== null,
            exam: this.outcome?.exam ?? null,
            workbook: this.outcome?.workbook ?? null,
            activeMs: this.clock.total(),
            courseMs: 1000 * progress.seconds(course.units),
            keep: () => this.save(true),
        };
    }

    // ---- pages

    /** Pages with something left to do; exam and workbook when the engine says so. */
    todo() {
        const { course, progress, outcome } = this;
        return course.pages.filter((page) => (page.module ? !progress.isDone(page) : outcome && !HANDLED.includes(outcome[page.kind]?.state)));
    }

    open(page) {
        this.leave();
        this.#page = page;
        this.#opened = this.clock.total();
        if (page.module) {
            this.progress.current = page;
            this.#secondsBefore = this.progress.unit(page).seconds;
        }
        if (this.location !== locationOf(page)) this.progress.state.place = 0;
        this.location = locationOf(page);
        this.save(true);
    }

    leave() {
        const page = this.#page;
        if (!page) return;
        this.#countTime();
        const visit = this.clock.total() - this.#opened;
        if (page.module && visit >= SHORTEST_VISIT_MS) this.#say((statements) => statements.unitExperienced(page, visit));
        this.#page = null;
    }

    #countTime() {
        if (!this.#page?.module) return;
        this.progress.unit(this.#page).seconds = this.#secondsBefore + Math.round((this.clock.total() - this.#opened) / 1000);
    }

    /** How far down the page the learner is, 0 to 1. */
    place(share) {
        const { state } = this.progress;
        const place = Math.round(63 * share);
        if (place === state.place) return;
        state.place = place;
        this.save(false);
    }

    // ---- what completes a unit

    record(unit) {
        return this.progress.unit(unit);
    }

    /** What a view saw; completes the unit when its rule is met. Returns whether the unit is done. */
    saw(unit, seen, details) {
        if (isComplete(unit.kind, seen) && !this.progress.isDone(unit)) this.#complete(unit, details);
        return this.progress.isDone(unit);
    }

    #complete(unit, details) {
        const record = this.progress.unit(unit);
        const first = !record.done;
        record.done = true;
        this.#countTime();
        this.#say((statements) => statements.unitCompleted(unit, details));
        const module = this.course.modules.find((candidate) => candidate.id === unit.module);
        // A module that was launched as such says so itself, once per registration; of a unit alone nobody here can tell.
        const saidElsewhere = this.course.scope === "unit" || (this.course.scope === "module" && ["cmi5", "xapi"].includes(this.host.format));
        if (first && this.progress.allDone(module.units) && !saidElsewhere) {
            this.#say((statements) => statements.moduleCompleted(module, 1000 * this.progress.seconds(module.units)));
        }
        this.save(true);
        if (this.writes) this.host.report(this.facts());
        this.#changed(first ? { completed: unit } : {});
    }

    opened(unit) {
        this.progress.unit(unit).opened = true;
        this.save(false);
    }

    // ---- quiz

    /** The answer so far: its words (none when it was typed), the letters that are kept, and whether it was checked. */
    choice(unit, question) {
        const answer = this.progress.unit(unit).answers[questionKey(question)];
        const letters = answer?.chosen ?? "";
        return { chosen: keptWords(question, letters), letters, checked: answer?.checked ?? false };
    }

    choose(unit, question, words) {
        if (isTyped(question)) this.#type(unit, question, words[0] ?? "");
        this.progress.unit(unit).answers[questionKey(question)] = { chosen: keepAnswer(question, words), checked: false };
        this.save(false);
    }

    /** Takes what is still being typed, unless the answer was checked already. */
    settle(unit, question, words) {
        if (!this.choice(unit, question).checked) this.choose(unit, question, words);
    }

    /** What the learner typed; it stays on this device (P-60). */
    typed(unit, question) {
        const key = this.#typedKey(unit, question);
        return this.#typed.get(key) ?? (this.host.learner === null ? "" : recall(key) ?? "");
    }

    #type(unit, question, text) {
        const key = this.#typedKey(unit, question);
        this.#typed.set(key, text);
        if (this.host.learner !== null) remember(key, text);
    }

    #typedKey(unit, question) {
        return `answer ${this.course.info.iri} ${this.host.learner ?? ""} ${unit.id} ${questionKey(question)}`;
    }

    isAnswered(unit, question) {
        return isAnswered(question, this.choice(unit, question).letters);
    }

    /** Hundredths of a point. */
    worth(unit, question) {
        return scoreKept(question, this.choice(unit, question).letters);
    }

    isRight(unit, question) {
        return isScored(question) && this.worth(unit, question) === 100 * (question.points ?? 1);
    }

    check(unit, question) {
        const answer = this.progress.unit(unit).answers[questionKey(question)];
        if (!answer || answer.checked) return;
        answer.checked = true;
        const chosen = sayable(question, answer.chosen, this.typed(unit, question));
        const right = isScored(question) ? this.isRight(unit, question) : null;
        this.#say((statements) => statements.answered(unit, question, chosen, right));
        if (this.writes) this.host.interaction({ unit, question, type: kindOf(question), chosen, right, pattern: rightWords(question) });
        this.save(true);
    }

    uncheck(unit, question) {
        const answer = this.progress.unit(unit).answers[questionKey(question)];
        if (answer) answer.checked = false;
        this.save(false);
    }

    score(unit, questions) {
        return scoreQuiz(questions, (question) => this.worth(unit, question));
    }

    handIn(unit, questions) {
        const record = this.progress.unit(unit);
        questions.forEach((question) => this.check(unit, question));
        const score = this.score(unit, questions);
        if (score.max > 0 && isBetter(score, record.best)) record.best = { raw: score.raw, max: score.max };
        record.handedIn = true;
        this.#complete(unit, { score });
        return score;
    }

    again(unit, questions) {
        const record = this.progress.unit(unit);
        questions.filter(isTyped).forEach((question) => this.#type(unit, question, ""));
        record.answers = {};
        record.handedIn = false;
        this.save(false);
    }

    // ---- theory

    modelSeen(unit, question) {
        const record = this.progress.unit(unit);
        return record.done || record.theory.includes(questionKey(question));
    }

    showModel(unit, question, questions, text) {
        const record = this.progress.unit(unit);
        if (!record.theory.includes(questionKey(question))) record.theory.push(questionKey(question));
        this.#say((statements) => statements.openAnswered(unit, question, text));
        this.save(true);
        this.saw(unit, { questions: questions.length, answered: questions.filter((one) => this.modelSeen(unit, one)).length });
    }

    // ---- survey

    /** Whether anybody would receive the answers. */
    hears({ anonymous }) {
        return anonymous ? this.unnamed !== null : this.queue !== null || this.host.hearsAnswers === true;
    }

    /** Answers so far, words by question id. They stay on this device until they are sent, and never enter the progress. */
    draft(unit) {
        const key = this.#draftKey(unit);
        return this.#drafts.get(key) ?? (this.host.learner === null ? null : recall(key)) ?? {};
    }

    keepDraft(unit, answers) {
        const key = this.#draftKey(unit);
        if (answers === null) this.#drafts.delete(key);
        else this.#drafts.set(key, answers);
        if (this.host.learner !== null) remember(key, answers);
    }

    #draftKey(unit) {
        return `survey ${this.course.info.iri} ${this.host.learner ?? ""} ${unit.id}`;
    }

    /** Sends what was answered; what was skipped says nothing. */
    sendSurvey(unit, { anonymous, questions }, answers) {
        const who = uuid();
        for (const question of questions) {
            const chosen = answers[question.id] ?? [];
            if (chosen.length === 0 || !this.writes) continue;
            if (anonymous) {
                this.unnamed?.add(this.statements.unnamedAnswer(unit, question, chosen, who));
                continue;
            }
            this.#say((statements) => statements.answered(unit, question, chosen, null));
            this.host.interaction({ unit, question, type: kindOf(question), chosen, right: null, pattern: [] });
        }
        this.keepDraft(unit, null);
        this.saw(unit, { sent: true });
    }

    // ---- film

    filmPlayed(unit, at, length) {
        this.#say((statements) => statements.videoPlayed(unit, at, length));
    }

    filmSeeked(unit, from, to, length) {
        this.#say((statements) => statements.videoSeeked(unit, from, to, length));
    }

    filmPaused(unit, film) {
        this.filmAt(unit, film);
        this.#say((statements) => statements.videoPaused(unit, film));
    }

    /** film: { at, seen, share, length } */
    filmAt(unit, film) {
        this.progress.unit(unit).film = { at: Math.round(film.at), seen: wholeSeconds(film.seen) };
        this.save(false);
        this.saw(unit, { share: film.share }, { film });
    }

    // ---- exam and workbook

    async askOutcome() {
        if (!this.engine || !this.writes) return this.outcome;
        const outcome = await this.engine.outcome();
        if (outcome) {
            this.outcome = outcome;
            this.host.report(this.facts());
            this.#changed({ outcome });
        }
        return outcome;
    }

    // ---- keeping

    save(urgent) {
        if (!this.writes) return;
        this.#countTime();
        this.#absorb();
        const state = { data: this.progress.save(), location: this.location };
        this.#copied = state.data;
        const safe = this.copyKey !== null && remember(this.copyKey, { ...state, at: Date.now() });
        if (safe !== this.safe) {
            this.safe = safe;
            this.#changed({ safe });
        }
        this.host.save(state, urgent);
    }

    /** Another tab or window may have gone on with the same attempt: nothing of what it did is lost. */
    #absorb() {
        const other = recall(this.copyKey ?? this.host.deviceKey)?.data;
        if (!other || other === this.#copied) return;
        const theirs = Progress.read(other);
        if (theirs && theirs.state.registration === this.progress.state.registration) this.progress.absorb(theirs);
    }

    /** The network is back. What an LMS said "true" to meanwhile may be lost, so all is said again. */
    reconnected() {
        this.host.reconnected?.();
        this.save(true);
        if (this.writes) this.host.report(this.facts());
        this.queue?.send();
        this.unnamed?.send();
        this.notes?.sync();
    }

    #say(build) {
        if (this.queue && this.writes) this.queue.add(build(this.statements));
    }

    /** The page is hidden: it may never come back. */
    hidden() {
        this.save(true);
        this.host.hidden(this.facts());
        this.notes?.flush();
        this.queue?.flush();
        this.unnamed?.flush();
    }

    #close() {
        this.leave();
        this.notes?.close();
        if (this.host.format !== "cmi5") this.#say((statements) => statements.terminated(this.clock.total()));
        this.save(true);
    }

    /** The page goes away. */
    gone() {
        this.#close();
        this.host.gone(this.facts());
        this.queue?.flush();
        this.unnamed?.flush();
    }

    /** The learner leaves: { leave: url } or { done: "lms" | "window" }, with kept: false when something still waits. */
    async end() {
        this.#close();
        const next = await this.host.end(this.facts());
        const unnamed = this.unnamed ? await this.unnamed.drained(4000) : true;
        if (this.host.format !== "cmi5") {
            const sent = (this.queue ? await this.queue.drained(4000) : true) && unnamed;
            return { ...next, kept: next.kept ?? true, sent };
        }
        return next;
    }
}
