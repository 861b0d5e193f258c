// The spoor: modules and units as stones along one winding line. Menu and overview in one.

import { locationOf } from "../core/course.js";
import { button, h, icon } from "./dom.js";
import { supportLine } from "./support.js";

const SVG = "http://www.w3.org/2000/svg";
const MIDDLE = 28;
const SWING = 14;

/** Where stone n lies across the track. */
const across = (n) => MIDDLE + SWING * Math.sin((n * Math.PI) / 2.5);

export function track({ course, learning, t, open, close }) {
    const stones = [];
    const modules = [];
    const left = h("p", { class: "left" });
    const foot = h("footer", { class: "track-foot" },
        course.info.example && h("p", {}, t.exampleNote),
        course.info.support && h("p", {}, h("strong", {}, t.helpTitle), " ", supportLine(course.info.support)));
    const element = h("nav", { id: "track", class: "track", "aria-labelledby": "track-title" },
        h("div", { class: "track-head" },
            h("h2", { id: "track-title" }, t.menu),
            button(t.closeMenu, "close-menu", close, { kind: "plain icon-only", icon: "close" })),
        left, foot);
    return { element, fill, update, showCurrent };

    /** The stones, which take a slow phone a while. */
    function fill() {
        foot.before(...course.modules.map((module, index) => {
            const count = h("span", { class: "count" });
            modules.push({ module, count });
            return h("section", { class: "module", "aria-labelledby": `module-${index}` },
                h("h3", { id: `module-${index}` }, course.modules.length > 1 && h("span", { class: "number" }, t.moduleNumber(index + 1)), h("span", { lang: course.info.language }, module.title), count),
                h("ol", { class: "stones" }, module.units.map(stone)));
        }));
        const last = course.pages.filter((page) => !page.module);
        if (last.length > 0) foot.before(h("ol", { class: "stones last" }, last.map(stone)));
    }

    function stone(page) {
        const n = stones.length;
        const state = h("span", { class: "state" });
        const mark = h("span", { class: "mark", "aria-hidden": "true" });
        mark.style.setProperty("--across", `${across(n)}px`);
        const line = path(n);
        const entry = h("button", { type: "button", class: "entry", "data-unit": page.id, "data-location": locationOf(page), on: { click: () => open(page) } },
            h("span", { class: "entry-title", lang: course.info.language }, page.title),
            h("span", { class: "entry-more" }, t.kinds[page.kind] === page.title ? "" : t.kinds[page.kind], page.minutes ? ` · ${t.minutes(page.minutes)}` : "", state));
        const item = h("li", { class: "stone" }, line.svg, mark, entry);
        stones.push({ page, item, mark, entry, state, line, done: null });
        return item;
    }

    /** The piece of track beside one entry: from half way the stone above to half way the stone below. */
    function path(n) {
        const here = across(n);
        const from = n === 0 ? here : (across(n - 1) + here) / 2;
        const to = n === course.pages.length - 1 ? here : (across(n + 1) + here) / 2;
        const svg = document.createElementNS(SVG, "svg");
        svg.setAttribute("viewBox", "0 0 56 100");
        svg.setAttribute("preserveAspectRatio", "none");
        svg.setAttribute("aria-hidden", "true");
        const part = (d) => {
            const drawn = document.createElementNS(SVG, "path");
            drawn.setAttribute("d", d);
            drawn.setAttribute("vector-effect", "non-scaling-stroke");
            svg.append(drawn);
            return drawn;
        };
        const above = n === 0 ? null : part(`M${from} 0Q${here} 18 ${here} 50`);
        const below = n === course.pages.length - 1 ? null : part(`M${here} 50Q${here} 82 ${to} 100`);
        return { svg, above, below };
    }

    function isDone(page) {
        if (page.module) return learning.progress.isDone(page);
        const state = learning.outcome?.[page.kind]?.state;
        return state === "passed" || state === "sufficient";
    }

    /** Scrolls the track, not the page. */
    function showCurrent() {
        const here = element.querySelector(".here");
        if (!here) return;
        const [box, item] = [element.getBoundingClientRect(), here.getBoundingClientRect()];
        if (item.top < box.top || item.bottom > box.bottom) element.scrollTop += item.top - box.top - box.height / 3;
    }

    function update(current) {
        const { progress } = learning;
        left.textContent = `${t.progress(progress.countDone(course.units), course.units.length)} · ${t.left(progress.minutesLeft(course.units))}`;
        left.hidden = course.units.length === 0;
        for (const { module, count } of modules) count.textContent = t.moduleProgress(progress.countDone(module.units), module.units.length);
        for (const one of stones) {
            const done = isDone(one.page);
            const here = one.page === current;
            one.item.className = ["stone", done && "done", here && "here"].filter(Boolean).join(" ");
            if (here) one.entry.setAttribute("aria-current", "page");
            else one.entry.removeAttribute("aria-current");
            if (one.done === done) continue;
            one.done = done;
            one.mark.replaceChildren(icon(done ? "check" : one.page.kind));
            one.state.textContent = done ? ` · ${t.done}` : "";
        }
        stones.forEach(({ done, line }, n) => {
            line.above?.setAttribute("class", done && stones[n - 1].done ? "walked" : "");
            line.below?.setAttribute("class", done && stones[n + 1].done ? "walked" : "");
        });
    }
}
