// The tools beside the lessons, behind one button in the header: a list that opens under it.

import { button, h, icon } from "./dom.js";

/** entries: [{ name, label, icon, action }]; those of which `action` is null are left out. */
export function tools(t, entries) {
    const list = h("ul", { id: "tools", class: "tools", hidden: true }, entries.filter(({ action }) => action).map((entry) =>
        h("li", {}, h("button", { type: "button", class: "tool", "data-action": entry.name, on: { click: () => {
            show(false);
            opener.focus();
            entry.action();
        } } }, icon(entry.icon), h("span", {}, entry.label)))));
    const opener = button(t.tools.title, "tools", () => show(list.hidden), { kind: "plain", icon: "tools", "aria-expanded": "false", "aria-controls": "tools" });
    const element = h("div", { class: "toolbox", on: {
        focusout: (event) => event.relatedTarget && !element.contains(event.relatedTarget) && show(false),
        keydown: (event) => {
            if (event.key !== "Escape" || list.hidden) return;
            event.stopPropagation();
            show(false);
            opener.focus();
        },
    } }, opener, list);
    return { element, opener };

    function show(open) {
        list.hidden = !open;
        opener.setAttribute("aria-expanded", open);
        if (open) document.addEventListener("pointerdown", outside);
        else document.removeEventListener("pointerdown", outside);
    }

    function outside(event) {
        if (!element.contains(event.target)) show(false);
    }
}
