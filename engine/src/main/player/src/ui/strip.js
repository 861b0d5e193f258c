// One quiet line on top: offline, an LMS that does not save, a preview. Says what is safe and what waits.

import { h, icon } from "./dom.js";

export function strip(t, mode) {
    const state = { offline: !navigator.onLine, waiting: 0, stuck: false, trouble: null, over: false, safe: true };
    const element = h("div", { id: "strip", class: "strip", role: "status", hidden: true });
    const draw = () => {
        const text = words();
        element.hidden = text === null;
        if (element.dataset.text === (text ?? "")) return;
        element.dataset.text = text ?? "";
        element.replaceChildren(...(text ? [icon("info"), h("span", {}, text)] : []));
    };
    const words = () => {
        const waiting = state.waiting > 0 ? ` ${t.strip.waiting(state.waiting)}` : "";
        if (!state.safe && (state.offline || state.trouble || state.over)) return t.strip.unsafe;
        if (state.over) return t.strip.over + waiting;
        if (state.offline) return t.strip.offline + waiting;
        if (state.trouble) return t.strip[state.trouble];
        if (state.stuck && waiting) return t.strip.later + waiting;
        if (mode === "browse") return t.strip.preview;
        if (mode === "review") return t.strip.review;
        return null;
    };
    draw();
    return {
        element,
        set(change) {
            Object.assign(state, change);
            draw();
        },
    };
}
