// Making elements. Text is always text; `html` is only for what the compiler made.

/** h("button", { class: "main", on: { click: go } }, "Go") */
export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
        else if (name === "html") element.innerHTML = value;
        else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

const PATHS = {
    menu: "M4 7h16M4 12h16M4 17h10",
    close: "M6 6l12 12M18 6L6 18",
    exit: "M10 5H5v14h5M14 8l4 4-4 4M18 12H9",
    left: "M14 6l-6 6 6 6",
    right: "M10 6l6 6-6 6",
    check: "M5 12.5l4.5 4.5L19 7.5",
    cross: "M7 7l10 10M17 7L7 17",
    info: "M12 11v6M12 7.5v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18",
    print: "M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z",
    video: "M8 6l10 6-10 6z",
    article: "M6 5h12M6 10h12M6 15h12M6 20h7",
    example: "M4 5h16v11h-8l-5 4v-4H4z",
    quiz: "M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 2.3M12 17.5v.1",
    theory: "M4 20l1-5L16 4l4 4L9 19z",
    practice: "M5 12.5l3 3 5-6M15 8h5M15 15h5",
    exam: "M12 4l9 5-9 5-9-5zM7 12v5c3 2.5 7 2.5 10 0v-5",
    workbook: "M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM9 4v16",
    survey: "M4 6.5l1.5 1.5L8 5M11 6.5h9M4 13l1.5 1.5L8 11.5M11 13h9M11 19h9M4.5 19h2",
    up: "M6 15l6-6 6 6",
    down: "M6 9l6 6 6-6",
    search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l5 5",
    tools: "M4 7h9M19 7h1M4 17h1M11 17h9M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
    settings: "M4 19l5-14h1l5 14M6 14h7M16 19l2.5-7 2.5 7M17 17h3",
    bookmark: "M7 4h10v16l-5-4-5 4z",
    glossary: "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v13c-3-1-6-1-8 1-2-2-5-2-8-1zM12 6v13",
    sound: "M4 10v4h4l5 4V6l-5 4zM16 9c1.5 1.5 1.5 4.5 0 6M18.5 6.5c3 3 3 8 0 11",
    pause: "M9 6v12M15 6v12",
    stop: "M7 7h10v10H7z",
    flag: "M6 21V4M6 4h12l-3 4.5 3 4.5H6",
    copy: "M9 9h11v11H9zM5 15H4V4h11v1",
    bulb: "M9 18h6M10 21h4M8 14a6 6 0 1 1 8 0c-.8.7-1 1.5-1 2H9c0-.5-.2-1.3-1-2z",
};

/** Decoration: always with words beside it. */
export function icon(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", PATHS[name]);
    svg.append(path);
    return svg;
}

export function button(label, action, on, { kind = "", icon: name = null, after = null, ...more } = {}) {
    return h("button", { type: "button", class: `button ${kind}`.trim(), "data-action": action, on: { click: on }, ...more },
        name && icon(name), h("span", {}, label), after && icon(after));
}

/** The compiler's HTML, in the language of the content, made safe to live in: links leave by a new tab, wide tables scroll by themselves. */
export function prose(html, t, attributes = {}) {
    const box = h("div", { class: "prose", lang: t.content, html, ...attributes });
    for (const link of box.querySelectorAll("a[href]")) {
        if (link.getAttribute("href").startsWith("#")) continue;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        link.append(h("span", { class: "sr" }, ` (${t.newTab})`));
    }
    for (const table of box.querySelectorAll("table")) {
        const scroller = h("div", { class: "scroller", role: "group", tabindex: "0", "aria-label": t.table });
        table.replaceWith(scroller);
        scroller.append(table);
    }
    return box;
}

/** One line of the compiler's HTML without the paragraph around it, for a legend or a label. */
export function inline(html) {
    return String(html ?? "").trim().replace(/^<p>([\s\S]*)<\/p>$/, (whole, inner) => (inner.includes("<p>") ? whole : inner));
}

/** Moves the focus to something that is not a control, and the screen no further than it takes to see it. */
export function focus(element) {
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
    scrollTo(element, "nearest");
}

export function scrollTo(element, block = "start") {
    element.scrollIntoView({ behavior: document.documentElement.dataset.motion === "less" ? "auto" : "smooth", block });
}
