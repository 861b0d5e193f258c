// What a unit gets beside its own text: headings that are places to come back to, bookmarks and notes, words that are explained.

import { locationOf } from "../core/course.js";
import { noteKey } from "../core/notes.js";
import { placeOf, placesOf } from "../core/place.js";
import { button, focus, h, scrollTo } from "./dom.js";
import { readAloud } from "./aloud.js";
import { explainTerms, termsOf } from "./glossary.js";
import { ribbon } from "./note.js";
import { closePopover } from "./popover.js";

/** body holds the view of the unit; { goTo(heading or place), here(), leave() } */
export function furnish(unit, body, ui) {
    const { t, learning, announce } = ui;
    const book = learning.notes;
    const places = placesIn(body);
    const row = h("div", { class: "aids no-print", lang: t.code });
    const ribbons = [place({ name: "", title: "", n: 0 }, { labelled: true, after: row })];
    for (const { heading, ...what } of places) {
        const line = h("div", { class: "place" });
        heading.replaceWith(line);
        const mark = place(what, { after: line });
        mark.opener.lang = t.code;
        line.append(heading, mark.opener);
        ribbons.push(mark);
    }
    const aloud = readAloud(body, ui);
    row.append(...[ribbons[0].opener, aloud?.opener].filter(Boolean));
    body.prepend(...[row, aloud?.bar].filter(Boolean));
    body.append(h("div", { class: "actions no-print seen" }, button(t.tools.report, "seen-mistake", ui.report, { kind: "plain", icon: "flag" })));
    let left = false;
    if (learning.course.glossary) {
        termsOf(learning.course).then((terms) => left || explainTerms(body, terms, t, ui.openGlossary), () => {}); // the text does without
    }
    return {
        goTo,
        here,
        leave() {
            left = true;
            closePopover();
            aloud?.leave();
            ribbons.forEach((mark) => mark.leave());
        },
    };

    function place({ name, title, n }, how) {
        return ribbon(t, book, { key: noteKey(locationOf(unit), name), title, n, place: title || unit.title }, { announce, ...how });
    }

    /** The heading above what is being read; empty at the top. */
    function here() {
        return places.filter(({ heading }) => heading.getBoundingClientRect().top < window.innerHeight / 2 && heading.getClientRects().length).at(-1)?.title ?? "";
    }

    /** A place that is gone, or not open, leaves the learner at the top of the unit. */
    function goTo(at) {
        const found = places.find(({ name }) => name === at) ?? places.find(({ name }) => name === placeOf(at));
        if (!found || found.heading.closest("[hidden]")) return;
        focus(found.heading);
        scrollTo(found.heading);
    }
}

/** The headings of the author's text. */
function placesIn(body) {
    const headings = [...body.querySelectorAll(".prose :is(h2, h3, h4)")];
    const names = placesOf(headings.map((heading) => heading.textContent));
    return headings.map((heading, n) => ({ heading, name: names[n], title: heading.textContent, n: n + 1 }));
}
