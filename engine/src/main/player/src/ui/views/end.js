// After the last page: what is done, what is still open.

import { locationOf } from "../../core/course.js";
import { h, icon } from "../dom.js";

export function endView(page, _, ui) {
    const { learning, t } = ui;
    const open = learning.todo();
    const element = h("div", { class: "end" },
        open.length === 0
            ? h("p", { class: "lead" }, t.end.praise)
            : [h("p", { class: "lead" }, t.end.open), h("ul", { class: "open-units" }, open.map((unit) =>
                h("li", {}, h("button", { type: "button", class: "link", "data-goto": locationOf(unit), on: { click: () => ui.open(unit) } }, icon(unit.kind), unit.title))))],
        h("p", {}, t.end.close));
    return { element };
}
