// Text to read, and the example from practice with its question to think about.

import { button, focus, h, prose, scrollTo } from "../dom.js";
import { whenEndReached } from "../end-reached.js";

export function articleView(unit, content, ui) {
    const sentinel = h("div", { class: "sentinel" });
    const element = h("div", {},
        prose(content.html, ui.t),
        sentinel,
        h("div", { class: "actions" }, button(ui.t.readOn, "complete", () => {
            ui.learning.saw(unit, { endReached: true });
            ui.next();
        }, { kind: "main", after: "right" })));
    const stop = whenEndReached(sentinel, () => ui.learning.saw(unit, { endReached: true }));
    return { element, leave: stop };
}

export function exampleView(unit, content, ui) {
    const { learning, t } = ui;
    const record = learning.record(unit);
    let endReached = record.done;
    const sentinel = h("div", { class: "sentinel" });
    const question = h("section", { class: "card think", hidden: !record.opened, "aria-labelledby": "thinking" },
        h("h2", { id: "thinking" }, t.thinkingQuestion),
        prose(content.question, t));
    const opener = button(t.openQuestion, "open-question", () => open(true), { icon: "bulb", "aria-expanded": String(record.opened) });
    opener.hidden = record.opened;

    function open(moveFocus) {
        question.hidden = false;
        opener.hidden = true;
        learning.opened(unit);
        learning.saw(unit, { endReached, questionOpened: true });
        if (moveFocus) focus(question.querySelector("h2"));
        scrollTo(question);
    }

    const element = h("div", {},
        prose(content.html, t),
        sentinel,
        h("div", { class: "actions" }, opener),
        question,
        h("div", { class: "actions" }, button(t.readOn, "complete", () => {
            endReached = true;
            if (!learning.record(unit).opened) {
                open(true);
                ui.announce(t.openQuestionFirst);
                return;
            }
            learning.saw(unit, { endReached, questionOpened: true });
            ui.next();
        }, { kind: "main", after: "right" })));
    const stop = whenEndReached(sentinel, () => {
        endReached = true;
        learning.saw(unit, { endReached, questionOpened: learning.record(unit).opened });
    });
    return { element, leave: stop };
}
