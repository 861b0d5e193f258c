// Search in the course: results while one types, each a button to its place.

import { pageAt } from "../../core/course.js";
import { prepare, search } from "../../core/search.js";
import { button, h, icon } from "../dom.js";
import { load } from "../scripts.js";

const TYPING_MS = 200;
const SAY_MS = 900; // what a screen reader hears waits until the typing pauses
let last = ""; // what was looked for, while the page lives

export function searchView(page, _, ui) {
    const { t, learning } = ui;
    const { course } = learning;
    let index = null;
    let timer = null;
    let sayTimer = null;
    const field = h("input", { type: "search", id: "search-words", class: "field", autocomplete: "off", spellcheck: "false", maxlength: "100", "aria-describedby": "search-hint", on: { input: typed } });
    field.value = last;
    const count = h("p", { id: "search-count", class: "quiet" });
    const list = h("ol", { class: "results", "aria-labelledby": "search-count" });
    const element = h("div", {},
        h("form", { role: "search", class: "search no-print", on: { submit: go } },
            h("label", { for: "search-words", class: "field-label" }, t.search.label),
            h("div", { class: "with-unit" }, field, button(t.search.title, "search-go", () => {}, { kind: "main", icon: "search", type: "submit" })),
            h("p", { class: "quiet", id: "search-hint" }, t.search.hint)),
        count, list);
    show(false);
    return { element, ready: () => field.focus({ preventScroll: true }), leave: stop };

    async function allUnits() {
        return (await Promise.all(course.modules.map((module) => load(module.search, "leerspoorSearch")))).flat();
    }

    function stop() {
        clearTimeout(timer);
        clearTimeout(sayTimer);
    }

    function typed() {
        stop();
        timer = setTimeout(() => show(true), TYPING_MS);
    }

    async function go(event) {
        event.preventDefault();
        stop();
        await show(true);
        list.querySelector("button")?.focus();
    }

    async function show(say) {
        last = field.value.trim();
        if (!last) {
            count.textContent = "";
            list.replaceChildren();
            return;
        }
        const units = index ? [] : await allUnits().catch(() => null);
        if (!units) {
            count.textContent = t.search.missing;
            ui.announce(t.search.missing);
            return;
        }
        index ??= prepare(units, (location) => pageAt(course, location)?.title ?? null);
        const { total, results } = search(index, last);
        const words = [t.search.found(total, last), total === 0 ? t.search.nothing : total > results.length ? t.search.most(results.length) : ""].join(" ").trim();
        count.textContent = words;
        clearTimeout(sayTimer);
        if (say) sayTimer = setTimeout(() => ui.announce(words), SAY_MS);
        list.replaceChildren(...results.map(result));
    }

    function result({ location, title, heading, snippet }) {
        const target = pageAt(course, location);
        return h("li", {}, h("button", { type: "button", class: "result", "data-goto": location, lang: t.content, on: { click: () => ui.open(target, { at: heading }) } },
            h("span", { class: "result-title" }, icon(target.kind), h("span", {}, title)),
            heading && h("span", { class: "result-heading" }, heading),
            snippet.length > 0 && h("span", { class: "result-text" }, snippet.map(([part, marked]) => (marked ? h("mark", {}, part) : part)))));
    }
}
