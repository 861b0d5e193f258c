// The first use of a word of the glossary in a unit is a button that explains it.

import { finder, readTerms } from "../core/terms.js";
import { quiet } from "./pause.js";
import { button, h } from "./dom.js";
import { popover } from "./popover.js";
import { load } from "./scripts.js";

let wanted = false;
const NOT_IN = "a, button, code, pre, h1, h2, h3, h4, h5, h6, summary, label, [lang]:not(.prose)";

/** Resolves to the terms of the course; rejects when they cannot be had. */
export async function termsOf(course) {
    if (!wanted) await quiet(); // the first page is shown before they come; after that they are at hand
    wanted = true;
    return readTerms(await load(course.glossary, "leerspoorGlossary"));
}

/** Marks the words in the author's text. `all` opens the whole glossary. */
export function explainTerms(body, terms, t, all) {
    const find = finder(terms);
    if (!find) return;
    const known = new Set();
    for (const prose of body.querySelectorAll(".prose")) {
        if (prose.closest("details, .feedback")) continue;
        const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT, (node) =>
            node.parentElement.closest(NOT_IN) && prose.contains(node.parentElement.closest(NOT_IN)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts) replace(text, find(text.data, known), t, all);
    }
}

function replace(text, found, t, all) {
    if (found.length === 0) return;
    const parts = [];
    let at = 0;
    for (const { term, start, end } of found) {
        parts.push(text.data.slice(at, start), word(text.data.slice(start, end), term, t, all));
        at = end;
    }
    text.replaceWith(...parts, text.data.slice(at));
}

function word(written, term, t, all) {
    const opener = h("button", { type: "button", class: "term", "data-term": term.word, "aria-haspopup": "dialog", "aria-expanded": "false", on: { click: () =>
        popover(t, opener, h("span", { lang: t.content }, term.word),
            h("p", { lang: t.content }, term.explanation),
            button(t.glossary.all, "glossary-all", all, { kind: "plain", icon: "glossary" })) } }, written);
    return opener;
}
