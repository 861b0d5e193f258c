// A small card beside the word that asked for it. Takes the focus; Escape, the cross and a tap elsewhere close it.

import { button, focus, h } from "./dom.js";

const GAP = 8;
let open = null;

export const closePopover = () => open?.(false);

/** Shows `content` under (or above) `opener`, a button. */
export function popover(t, opener, title, ...content) {
    closePopover();
    const heading = h("p", { class: "popover-title", id: "popover-title" }, title);
    const box = h("div", { class: "popover", role: "dialog", "aria-labelledby": "popover-title", lang: t.code, on: {
        keydown: (event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            close(true);
        },
        focusout: (event) => event.relatedTarget && !box.contains(event.relatedTarget) && event.relatedTarget !== opener && close(false),
    } },
    h("div", { class: "dialog-head" }, heading, button(t.close, "close-popover", () => close(true), { kind: "plain icon-only", icon: "close" })),
    ...content);
    opener.closest(".body").append(box);
    opener.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", outside);
    place();
    focus(heading);
    open = close;

    /** Under the word when there is room, else above it; never beyond the column. */
    function place() {
        const column = box.offsetParent.getBoundingClientRect();
        const word = opener.getClientRects()[0] ?? opener.getBoundingClientRect();
        const left = Math.max(0, Math.min(word.left - column.left, column.width - box.offsetWidth));
        const below = word.bottom + GAP + box.offsetHeight < window.innerHeight || word.top < box.offsetHeight;
        box.style.left = `${left}px`;
        box.style.top = `${(below ? opener.getBoundingClientRect().bottom + GAP : word.top - GAP - box.offsetHeight) - column.top}px`;
    }

    function outside(event) {
        if (!box.contains(event.target) && !opener.contains(event.target)) close(false);
    }

    function close(back) {
        if (open !== close) return;
        open = null;
        document.removeEventListener("pointerdown", outside);
        opener.setAttribute("aria-expanded", "false");
        if (back) opener.focus({ preventScroll: true });
        box.remove();
    }
}
