// A modal dialog: the browser's own, so that it holds the focus, closes with Escape and gives the focus back.

import { button, focus, h } from "./dom.js";

export function openDialog(t, title, ...content) {
    const heading = h("h2", { id: "dialog-title" }, title);
    const box = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title", lang: t.code, on: {
        close: () => box.remove(),
        click: (event) => event.target === box && box.close(), // beside the card
        keydown: (event) => event.key === "Escape" && event.stopPropagation(), // not for the menu below
    } },
    h("div", { class: "dialog-card" },
        h("div", { class: "dialog-head" }, heading, button(t.close, "close-dialog", () => box.close(), { kind: "plain icon-only", icon: "close" })),
        ...content));
    document.body.append(box);
    box.showModal();
    focus(heading);
    return box;
}
