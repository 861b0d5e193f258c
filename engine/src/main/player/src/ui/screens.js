// Full screens beside the lessons: an error, the question where to go on, the farewell.

import { button, focus, h, icon } from "./dom.js";
import { supportLine } from "./support.js";

function screen(root, title, tone, ...content) {
    const heading = h("h1", { id: "unit-title", tabindex: "-1" }, icon(tone), title);
    root.replaceChildren(h("main", { class: "screen" }, heading, ...content));
    document.title = title;
    focus(heading);
}

/** code: a key of t.errors; actions: { retry?, lookAround?, goOnHere? } */
export function errorScreen(root, t, code, support, actions) {
    const [title, text] = t.errors[code] ?? t.errors.unexpected;
    screen(root, title, "info",
        h("p", { class: "lead" }, text),
        h("div", { class: "actions" },
            actions.retry && button(t.errors.retry, "retry", actions.retry, { kind: "main" }),
            actions.goOnHere && button(t.errors.goOnHere, "go-on-here", actions.goOnHere, { kind: "main" }),
            actions.lookAround && button(t.errors.lookAround, "look-around", actions.lookAround)),
        support && h("p", { class: "quiet" }, t.errors.contact, " ", supportLine(support)),
        h("p", { class: "quiet" }, t.errors.code(code)));
}

/** Resolves to true for going on. */
export function restoreScreen(root, t, { done, total, at }) {
    const date = new Date(at).toLocaleString(t.code, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
    return new Promise((resolve) => {
        screen(root, t.restore.title, "info",
            h("p", { class: "lead" }, t.restore.text(done, total, date)),
            h("div", { class: "actions" },
                button(t.restore.yes, "restore", () => resolve(true), { kind: "main" }),
                button(t.restore.no, "start-over", () => resolve(false))));
    });
}

export function busyScreen(root, text) {
    root.replaceChildren(h("main", { class: "screen" }, h("p", { class: "lead", role: "status" }, text)));
}

/** next: what Learning.end() answered. */
export function closingScreen(root, t, next, actions) {
    screen(root, t.closing.title, "check",
        h("p", { class: "lead", role: "status" }, next.kept === false && next.done === "lms" ? t.closing.notKept : t.closing[next.done ?? "window"]),
        next.sent === false || (next.kept === false && next.done !== "lms") ? h("p", {}, t.closing.notSent) : null,
        h("div", { class: "actions" },
            next.leave && h("a", { class: "button main", href: next.leave, "data-action": "leave" }, t.closing.leave),
            actions.back && button(t.closing.back, "back", actions.back)));
}
