// My notes and bookmarks: all of them, by unit; to go to, change, delete, print and take away.

import { locationOf } from "../../core/course.js";
import { notesAsText, notesByUnit } from "../../core/notes.js";
import { copyText } from "../copy.js";
import { button, h, icon } from "../dom.js";
import { noteCard, undoLine } from "../note.js";

export function notesView(page, _, ui) {
    const { t, learning, announce } = ui;
    const { course, notes: book } = learning;
    const where = h("p", { class: "quiet privacy" }, icon("info"), h("span", {}));
    const clip = h("textarea", { class: "no-print", hidden: true, rows: "6", readonly: true, "aria-label": t.notes.copy });
    const list = h("div", { class: "my-notes" });
    const actions = h("div", { class: "actions no-print" },
        button(t.notes.print, "print-notes", () => window.print(), { icon: "print" }),
        button(t.notes.copy, "copy-notes", copy, { icon: "copy" }));
    const said = h("p", { class: "quiet no-print" });
    const element = h("div", {}, where, list, actions, said, clip);
    let open = null; // the card that is being written on
    let undo = null;
    const stop = book.onChange(() => (open ? tell() : draw()));
    draw();
    return { element, leave };

    function leave() {
        open?.keep();
        stop();
    }

    function tell() {
        where.lastChild.textContent = t.notes.where[book.where];
    }

    function groups() {
        return notesByUnit(book.all, course.units, locationOf);
    }

    function draw() {
        tell();
        const all = groups();
        actions.hidden = all.length === 0;
        list.replaceChildren(...[undo, all.length === 0 && !undo && h("p", { class: "lead" }, t.notes.empty), ...all.map(({ unit, notes }) =>
            h("section", {}, h("h2", { lang: t.content }, unit.title), h("ul", {}, notes.map((note) => entry(unit, note)))))].filter(Boolean));
    }

    function entry(unit, { key, place, note }) {
        const title = place ? note.title : t.notes.top;
        const words = note.text.trim();
        const go = h("button", { type: "button", class: "link", "data-action": "go", "data-goto": key, "aria-label": t.notes.go(place ? `${unit.title}, ${title}` : unit.title), on: { click: () => ui.open(unit, { at: place }) } }, icon("bookmark"), h("span", { lang: place ? t.content : null }, title));
        const item = h("li", { class: "my-note" }, go,
            words ? h("p", { class: "words-kept" }, note.text.trim()) : null,
            h("div", { class: "actions no-print" },
                button(t.notes.change, "change", () => change(item, { key, title: note.title, n: note.n, place: place ? title : unit.title }), { kind: "plain", "aria-label": `${t.notes.change}: ${title}` }),
                button(t.notes.remove, "remove", () => remove(key, title), { kind: "plain", "aria-label": `${t.notes.remove}: ${title}` })));
        return item;
    }

    function change(item, what) {
        open?.keep();
        open = noteCard(t, book, what, (removed) => {
            open = null;
            if (removed) return remove(what.key, what.title || t.notes.top);
            draw();
            find(what.key)?.focus();
        });
        item.replaceChildren(open.element);
        open.focus();
    }

    function remove(key, title) {
        const before = book.remove(key);
        undo = undoLine(t, title, () => {
            undo = null;
            book.put(key, before);
            announce(t.notes.restored);
            find(key)?.focus();
        });
        announce(t.notes.removed(title));
        draw();
        undo.querySelector("button").focus();
    }

    function find(key) {
        return list.querySelector(`[data-goto="${CSS.escape(key)}"]`);
    }

    async function copy() {
        const copied = await copyText(notesAsText(groups(), { title: `${t.notes.title} – ${course.info.title}`, bookmark: t.notes.bookmark, top: t.notes.top }), clip);
        announce(copied ? t.notes.copied : t.notes.notCopied);
        said.textContent = copied ? t.notes.copied : t.notes.notCopied;
    }
}
