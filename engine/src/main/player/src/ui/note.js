// A note where it is written: a ribbon button that sets the bookmark, and a small card under it to write on.

import { LONGEST } from "../core/notes.js";
import { button, h, icon } from "./dom.js";

const TYPING_MS = 500;
let number = 0;

/**
 * The card on which a note is written; it keeps what is typed by itself.
 *
 * @param what { key, title, n, place: the words shown for it }; done(removed) is called when it closes
 */
export function noteCard(t, book, what, done) {
    const id = `note-${++number}`;
    const { key, title, n } = what;
    let timer = null;
    const area = h("textarea", { id, rows: "3", maxlength: LONGEST, "aria-describedby": `${id}-about`, on: { input: typed } });
    area.value = book.at(key)?.text ?? "";
    const element = h("div", { class: "note-card no-print", lang: t.code, "data-note": key },
        h("label", { for: id, class: "field-label" }, t.notes.label(what.place)),
        area,
        h("p", { class: "quiet", id: `${id}-about` }, `${t.notes.optional} ${t.notes.names} ${t.notes.where[book.where]}`),
        h("div", { class: "actions" },
            button(t.notes.ready, "note-ready", () => close(false), { kind: "main" }),
            button(t.notes.remove, "note-remove", () => close(true))));
    return { element, focus: () => area.focus(), keep };

    function typed() {
        clearTimeout(timer);
        timer = setTimeout(keep, TYPING_MS);
    }

    function keep() {
        clearTimeout(timer);
        const before = book.at(key);
        if (before && before.text !== area.value) book.put(key, { text: area.value, title, n });
    }

    function close(remove) {
        if (!remove) keep();
        clearTimeout(timer);
        done(remove);
    }
}

/** The ribbon of one place. `after` is what the card goes under; labelled shows its words. */
export function ribbon(t, book, what, { announce, after, labelled = false }) {
    let card = null;
    const words = h("span", { class: labelled ? null : "sr" });
    const opener = h("button", { type: "button", class: `button plain ribbon${labelled ? "" : " icon-only"}`, "data-action": "note", "data-place": what.key, "aria-expanded": "false", on: { click: toggle } }, icon("bookmark"), words);
    const stop = book.onChange(draw);
    draw();
    return { opener, leave };

    function draw() {
        const set = book.at(what.key) !== null;
        opener.classList.toggle("set", set);
        opener.setAttribute("aria-expanded", card !== null);
        words.textContent = labelled ? (set ? t.notes.saved : t.notes.save) : (set ? t.notes.savedAt : t.notes.at)(what.place);
    }

    function toggle() {
        if (card) return close(false);
        if (!book.at(what.key)) {
            book.put(what.key, { text: "", title: what.title, n: what.n });
            announce(t.notes.set);
        }
        card = noteCard(t, book, what, close);
        (after ?? opener).after(card.element);
        card.focus();
        draw();
    }

    function close(remove) {
        if (remove) {
            const before = book.remove(what.key);
            const undo = undoLine(t, what.place, () => {
                book.put(what.key, before);
                announce(t.notes.restored);
                opener.focus();
            });
            card.element.replaceWith(undo);
            announce(t.notes.removed(what.place));
        } else {
            card.keep();
            card.element.remove();
        }
        card = null;
        draw();
        opener.focus();
    }

    function leave() {
        card?.keep();
        stop();
    }
}

/** In the place of what was deleted, until it is put back or the page goes. */
export function undoLine(t, place, undo) {
    const line = h("p", { class: "note undo no-print", lang: t.code }, h("span", {}, t.notes.removed(place)), button(t.notes.undo, "note-undo", () => {
        line.remove();
        undo();
    }, {}));
    return line;
}
