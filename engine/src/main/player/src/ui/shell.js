// The frame around the lessons: header, track, page, bar, strip. Moves between pages and keeps the focus where the eye is.

import { locationOf, pageAt } from "../core/course.js";
import { openDialog } from "./dialog.js";
import { button, focus, h, icon, prose } from "./dom.js";
import { furnish } from "./furnish.js";
import { breath } from "./pause.js";
import { contentOf, fetchAhead, load } from "./scripts.js";
import { openSettings } from "./settings.js";
import { strip } from "./strip.js";
import { tools } from "./tools.js";
import { track } from "./track.js";
import { VIEWS } from "./views/index.js";

const END = { id: "end", kind: "end" };
const SEARCH = { id: "search", kind: "search" };
const GLOSSARY = { id: "glossary", kind: "glossary" };
const NOTES = { id: "notes", kind: "notes" };
const WIDE = "(min-width: 1024px)";

export class Shell {
    #page = null;
    #view = null;
    #furniture = null;
    #from = null; // where the learner was before a page beside the road
    #turn = 0;

    /** ui: { t, muted, onExit, switchLanguage } */
    constructor(root, learning, ui) {
        this.root = root;
        this.learning = learning;
        this.course = learning.course;
        this.t = { ...ui.t, content: learning.course.info.language };
        this.ui = ui;
        this.build();
        learning.onChange((what) => this.#changed(what));
    }

    build() {
        const { t, course } = this;
        this.heading = h("h1", { id: "unit-title", tabindex: "-1" });
        this.kicker = h("p", { class: "kicker" });
        this.badge = h("span", { class: "badge" });
        this.body = h("div", { class: "body" });
        this.article = h("article", { class: "page" },
            h("header", { class: "page-head" }, this.kicker, this.heading, this.badge), this.body);
        this.live = h("div", { id: "live", class: "sr", role: "status", "aria-live": "polite" });
        this.strip = strip(t, this.learning.host.mode);
        this.menuButton = button(t.menu, "menu", () => this.toggleMenu(true), { kind: "plain", icon: "menu", "aria-expanded": "false", "aria-controls": "track" });
        const { element: toolbox, opener } = tools(t, this.#tools());
        this.toolsButton = opener;
        this.line = h("div", { class: "line" }, h("div", { class: "walked" }));
        this.header = h("header", { class: "top" },
            this.menuButton,
            h("p", { class: "course" }, h("span", { class: "course-title" }, course.scope === "course" ? course.info.title : course.subject.title),
                course.info.example && h("span", { class: "chip" }, t.example)),
            toolbox,
            button(t.exit, "exit", () => this.ui.onExit(), { kind: "plain", icon: "exit" }),
            this.line);
        this.track = track({
            course, learning: this.learning, t,
            open: (page) => this.open(page),
            close: () => this.toggleMenu(false),
        });
        this.previous = button(t.previous, "previous", () => this.#step(-1), { kind: "step", icon: "left" });
        this.next = button(t.next, "next", () => this.#step(1), { kind: "step", after: "right" });
        this.progress = h("p", { id: "progress" });
        this.bar = h("nav", { class: "bar", "aria-label": t.progress(0, course.units.length).replace(/^\S+ /, "") }, this.previous, this.progress, this.next);
        this.main = h("main", { id: "main" }, this.article, this.bar);
        this.skip = h("a", { class: "skip", href: "#unit-title", on: { click: (event) => { event.preventDefault(); focus(this.heading); } } }, t.skip);
        this.veil = h("div", { class: "veil", hidden: true, on: { click: () => this.toggleMenu(false) } });
        this.root.replaceChildren(this.skip, this.strip.element, this.header, this.veil,
            h("div", { class: "frame" }, this.track.element, this.main), this.live);
        this.root.onkeydown = (event) => void (event.key === "Escape" && this.toggleMenu(false));
    }

    #tools() {
        const { t, course } = this;
        const entry = (name, action, drawn = name) => ({ name, label: t.tools[name], icon: drawn, action });
        return [
            entry("search", course.units.length > 0 && (() => this.open(SEARCH))),
            entry("notes", course.units.length > 0 && (() => this.open(NOTES)), "bookmark"),
            entry("glossary", course.glossary && (() => this.open(GLOSSARY))),
            entry("print", () => window.print()),
            entry("report", () => this.#report(), "flag"),
            entry("settings", () => this.settings()),
        ];
    }

    settings(at) {
        openSettings(this.t, this.ui.switchLanguage, at);
    }

    async #report() {
        const { t, learning } = this;
        const page = this.#isAside ? this.#from : this.#page;
        const unit = page?.module ? page : this.course.subject;
        const place = this.#isAside ? "" : this.#furniture?.here() ?? "";
        const openReport = await load("player/report.js", "leerspoorReport").catch(() => null);
        if (openReport) openReport(t, learning, { unit, place });
        else openDialog(t, t.report.title, h("p", { class: "note caution" }, t.errors.content[1]));
    }

    /** Opens where the learner was. */
    async begin() {
        const { learning, course } = this;
        await breath();
        this.track.fill();
        await breath();
        const before = pageAt(course, learning.location);
        const place = learning.progress.state.place / 63;
        const fresh = before === null && course.units.length > 0 && learning.progress.countDone(course.units) === 0;
        const page = before ?? course.units.find((unit) => !learning.progress.isDone(unit)) ?? course.pages[0];
        await this.open(page, { fresh, place: before ? place : 0, quietly: true });
        fetchAhead(course.modules);
    }

    /**
     * Shows a page. `at` is a heading in it to go to, `place` a share of its height; `quietly` leaves the focus where it is.
     */
    async open(page, { fresh = false, place = 0, at = null, quietly = false } = {}) {
        const turn = ++this.#turn;
        const { t, learning, course } = this;
        this.#furniture?.leave();
        this.#furniture = null;
        this.#view?.leave?.();
        this.#view = null;
        if (this.#page && !this.#isAside) this.#from = this.#page;
        this.#page = page;
        if (course.pages.includes(page)) learning.open(page);
        else learning.leave();
        this.toggleMenu(false, false);
        const module = course.modules.find((candidate) => candidate.id === page.module);
        this.#announceTitle(page, module);
        this.body.replaceChildren(h("p", { class: "quiet" }, t.loading));
        this.update();
        if (matchMedia(WIDE).matches) this.track.showCurrent(); // else it is closed, and nothing in it has a place
        window.scrollTo(0, 0);
        if (!quietly) focus(this.heading);
        let content = null;
        try {
            if (page === SEARCH) VIEWS.search ??= await load("player/search.js", "leerspoorSearchView");
            if (module) {
                content = (await contentOf(module))[page.id];
                if (!content) throw new Error(`no content for ${page.id}`);
            }
        } catch {
            if (turn === this.#turn) this.#contentMissing(page);
            return;
        }
        if (turn !== this.#turn) return;
        const view = VIEWS[page.kind](page, content, this.#forView());
        this.#view = view;
        this.body.replaceChildren(...[this.#isAside && this.#wayBack(), fresh && this.#welcome(), view.element, content && this.#credits(content)].filter(Boolean));
        if (content) this.#furniture = furnish(page, this.body, this.#forView());
        this.body.dataset.ready = page.id;
        if (place > 0.02 && page.kind !== "quiz") window.scrollTo(0, place * this.#scrollable());
        if (quietly) view.resume?.();
        else view.ready?.();
        if (at) this.#furniture?.goTo(at);
    }

    /** The heading, what stands above it, and the title of the window. */
    #announceTitle(page, module) {
        const { t, learning, course } = this;
        const own = page === END || this.#isAside;
        const title = page === END ? (learning.todo().length ? t.end.almost : t.end.title) : own ? t[page.kind].title : page.title;
        this.heading.textContent = title;
        this.heading.lang = own ? t.code : course.info.language;
        document.title = `${title} – ${course.info.title}`;
        const about = [
            course.modules.length > 1 && module && h("span", { lang: course.info.language }, module.title),
            t.kinds[page.kind] !== title && t.kinds[page.kind],
            page.minutes && t.minutes(page.minutes).replaceAll(" ", "\u00a0"), // a number never stands apart from its unit
        ].filter(Boolean).flatMap((part, n) => (n ? [" · ", part] : [part]));
        this.kicker.replaceChildren(...(about.length ? [icon(page.kind), h("span", {}, about)] : []));
    }

    /** Search, notes and the like: beside the road, not on it. */
    get #isAside() {
        return this.#page !== null && this.#page !== END && !this.course.pages.includes(this.#page);
    }

    #wayBack() {
        const { t } = this;
        const to = this.#from ?? this.course.pages[0];
        const title = to === END ? t.finish : to.title;
        return h("div", { class: "actions way-back no-print" }, button(t.back(title), "back", () => this.open(to, { place: to.module ? this.learning.progress.state.place / 63 : 0 }), { kind: "plain", icon: "left" }));
    }

    #forView() {
        const { learning, t, course } = this;
        return {
            learning, t,
            support: course.info.support,
            muted: this.ui.muted === true,
            alive: () => document.hidden || learning.clock.alive(),
            announce: (text) => this.announce(text),
            next: () => this.#step(1),
            open: (page, options) => this.open(page, options),
            openGlossary: () => this.open(GLOSSARY),
            report: () => this.#report(),
        };
    }

    #welcome() {
        const { t, course } = this;
        const minutes = course.units.reduce((sum, unit) => sum + unit.minutes, 0);
        return h("aside", { class: "card welcome no-print", lang: t.code }, h("p", {}, t.welcome(course.modules.length, minutes)),
            !matchMedia(WIDE).matches && button(t.seeTrack, "see-track", () => this.toggleMenu(true), { icon: "menu" }));
    }

    #credits(content) {
        const { t } = this;
        if (!content.sources?.length && !content.credits) return null;
        return h("details", { class: "credits" }, h("summary", {}, t.sources),
            content.sources?.length > 0 && h("ul", {}, content.sources.map((source) => h("li", {}, prose(source, t)))),
            content.credits && h("p", { lang: t.content }, content.credits));
    }

    #contentMissing(page) {
        const { t } = this;
        const [title, text] = t.errors.content;
        this.body.replaceChildren(h("div", { class: "card" }, h("h2", {}, title), h("p", { role: "status" }, text),
            h("div", { class: "actions" }, button(t.errors.retry, "retry", () => this.open(page), { kind: "main" }))));
    }

    #step(by) {
        const { pages } = this.course;
        const at = this.#page === END ? pages.length : pages.indexOf(this.#page);
        const to = pages[at + by];
        if (to) return this.open(to);
        // Of the exam or the workbook alone the card says how it stands: there is no "all done" to show.
        if (by > 0 && this.#page !== END && this.course.units.length > 0) return this.open(END);
        if (by > 0) this.ui.onExit();
    }

    update() {
        const { t, learning, course } = this;
        const { progress } = learning;
        const done = progress.countDone(course.units);
        const total = course.units.length;
        this.progress.dataset.complete = done;
        this.progress.dataset.total = total;
        this.progress.textContent = total ? t.progress(done, total) : "";
        this.line.firstChild.style.setProperty("--share", total ? done / total : 0);
        const unitDone = this.#page?.module && progress.isDone(this.#page);
        this.badge.className = `badge ${unitDone ? "good" : ""}`;
        this.badge.replaceChildren(...(this.#page?.module ? (unitDone ? [icon("check"), t.done] : [t.todo]) : []));
        const at = this.#page === END ? course.pages.length : course.pages.indexOf(this.#page);
        this.previous.disabled = at <= 0;
        const label = at >= course.pages.length || total === 0 ? t.exit : at === course.pages.length - 1 ? t.finish : t.next;
        this.next.querySelector("span").textContent = label;
        this.next.classList.toggle("main", Boolean(unitDone) || this.#page === END);
        this.bar.hidden = this.#isAside;
        this.track.update(this.#page);
    }

    #changed({ completed }) {
        const { t, learning, course } = this;
        this.update();
        this.#view?.refresh?.();
        if (!completed) return;
        const done = learning.progress.countDone(course.units);
        const module = course.modules.find((candidate) => candidate.id === completed.module);
        const moduleDone = learning.progress.allDone(module.units) ? ` ${t.moduleDone(module.title)}` : "";
        this.announce(t.unitDone(completed.title, done, course.units.length) + moduleDone);
    }

    /** Below 1024 px the track lies over the page; there it takes the focus and gives it back. */
    toggleMenu(open, moveFocus = true) {
        const over = !matchMedia(WIDE).matches;
        const was = this.root.classList.contains("menu-open");
        if (open === was || (open && !over)) {
            if (open && moveFocus) this.track.element.querySelector("[aria-current]")?.focus();
            return;
        }
        this.root.classList.toggle("menu-open", open);
        this.veil.hidden = !open;
        for (const behind of [this.main, this.header, this.skip]) behind.inert = open;
        this.menuButton.setAttribute("aria-expanded", open);
        if (!moveFocus) return;
        if (open) {
            const current = this.track.element.querySelector("[aria-current]") ?? this.track.element.querySelector("button");
            current.focus({ preventScroll: true });
            current.scrollIntoView({ block: "center" });
        } else this.menuButton.focus();
    }

    announce(text) {
        this.live.textContent = "";
        setTimeout(() => (this.live.textContent = text), 50);
    }

    #scrollable() {
        return document.documentElement.scrollHeight - window.innerHeight;
    }

    /** Remembers how far down the page the learner is. */
    scrolled() {
        if (!this.#page?.module) return;
        const most = this.#scrollable();
        this.learning.place(most > 0 ? Math.min(1, window.scrollY / most) : 0);
    }

    /** The page may go away: views hand over what they still hold. */
    sync() {
        this.#view?.sync?.();
    }

    leave() {
        this.#furniture?.leave();
        this.#furniture = null;
        this.#view?.leave?.();
        this.#view = null;
    }

    get location() {
        const page = this.#isAside ? this.#from : this.#page;
        return page && page !== END ? locationOf(page) : "";
    }

    get page() {
        return this.#page;
    }
}

