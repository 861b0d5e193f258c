// All words of the glossary, A to Z.

import { byLetter } from "../../core/terms.js";
import { h } from "../dom.js";
import { termsOf } from "../glossary.js";

export function glossaryView(page, _, ui) {
    const { t, learning, announce } = ui;
    const list = h("div", {}, h("p", { class: "quiet" }, t.loading));
    termsOf(learning.course).then((terms) => list.replaceChildren(...byLetter(terms, t.content).map(section)), () => {
        list.replaceChildren(h("p", {}, t.glossary.missing));
        announce(t.glossary.missing);
    });
    return { element: h("div", { class: "glossary" }, h("p", { class: "lead" }, t.glossary.about), list) };

    function section({ letter, terms }) {
        return h("section", { class: "letter" }, h("h2", { lang: t.content }, letter), h("dl", {}, terms.flatMap(({ word, explanation, aliases }) => [
            h("dt", { lang: t.content, "data-term": word }, word),
            h("dd", {}, h("span", { lang: t.content }, explanation), aliases.length ? h("span", { class: "quiet" }, " ", t.glossary.also(aliases)) : null),
        ])));
    }
}
