// An assignment on the group: to read, to print, and to confirm once it was done.

import { button, h, icon, prose } from "../dom.js";

const SECTIONS = ["preparation", "steps", "observation", "reflection"];

export function practiceView(unit, content, ui) {
    const { learning, t } = ui;
    const done = learning.record(unit).done;
    const hint = h("p", { class: "note caution", hidden: true, role: "status", id: "practice-hint" }, t.practice.tickFirst);
    const box = h("input", { type: "checkbox", id: "practice-done", checked: done, disabled: done, "aria-describedby": "practice-hint", on: { change: () => (hint.hidden = true) } });
    const confirm = button(t.practice.done, "confirm", () => {
        if (!box.checked) {
            hint.hidden = false;
            box.focus();
            return;
        }
        learning.saw(unit, { confirmed: true });
        box.disabled = true;
        ui.next();
    }, { kind: "main", icon: "check" });
    const element = h("div", { class: "practice" },
        h("div", { class: "note" }, icon("practice"), h("span", {}, t.practice.onGroup)),
        h("div", { class: "actions no-print" }, button(t.practice.print, "print", () => window.print(), { icon: "print" })),
        content.intro && prose(content.intro, t),
        SECTIONS.filter((name) => content[name]).map((name) =>
            h("section", { class: `card ${name}` }, h("h2", {}, t.practice[name]), prose(content[name], t))),
        h("div", { class: "card confirm no-print" },
            h("label", { class: "option", for: "practice-done" }, box, h("span", { class: "option-text" }, t.practice.confirm)),
            hint,
            h("div", { class: "actions" }, confirm)));
    return { element };
}
