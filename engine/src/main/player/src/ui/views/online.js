// The exam and the workbook: cards that open the engine in a new tab and tell how things stand.

import { button, h, icon } from "../dom.js";
import { supportLine } from "../support.js";

const ASK_EVERY_MS = 20_000;
const TONES = { passed: "good", sufficient: "good", failed: "caution", insufficient: "caution", exhausted: "bad", unreachable: "caution" };
const SMALL = "(max-width: 699px)"; // S0-096: a tablet at least

export function examView(page, _, ui) {
    const { t } = ui;
    return onlineView(page, ui, {
        what: "exam",
        about: t.exam.facts(page.questions, page.passMark, page.attempts),
        words: t.exam,
        opens: ["unbound", "open", "running", "failed"],
        label: (state) => (state === "running" ? t.exam.goOn : state === "failed" ? t.exam.again : t.exam.open),
        after: (outcome) => (outcome?.state === "exhausted" ? h("p", {}, t.exam.contact, " ", supportLine(ui.support)) : null),
    });
}

export function workbookView(page, _, ui) {
    const { t } = ui;
    const small = matchMedia(SMALL).matches;
    return onlineView(page, ui, {
        what: "workbook",
        about: t.workbook.about,
        words: t.workbook,
        opens: ["unbound", "open", "submitted", "sufficient", "insufficient"],
        label: () => (small ? t.workbook.anyway : t.workbook.open),
        small,
        part: page.parts?.length === 1 ? page.parts[0].id : undefined,
        after: (outcome) => parts(page, outcome, t),
    });
}

function parts(page, outcome, t) {
    if (!page.parts?.length) return null;
    const stateOf = (part) => outcome?.parts?.find((one) => one.id === part.id)?.state;
    return [h("h3", {}, t.workbook.parts), h("ul", { class: "parts" }, page.parts.map((part) => {
        const state = stateOf(part);
        return h("li", { "data-part": part.id, "data-state": state ?? null }, h("span", {}, part.title), state && chip(t.workbook.words[state] ?? state, TONES[state]));
    }))];
}

const chip = (words, tone = "") => h("span", { class: `chip ${tone}` }, tone && icon(tone === "good" ? "check" : "info"), words);

function onlineView(page, ui, { what, about, words, opens, label, small = false, part, after }) {
    const { learning, t } = ui;
    if (!learning.engine) return { element: notHere(what, ui) };
    const card = h("section", { class: "card online" });
    const message = h("p", { class: "note", hidden: true, role: "status" });
    const element = h("div", {}, h("p", { class: "lead" }, about), card, message);
    let shown = null;
    draw("unknown", null);
    ask();
    const timer = setInterval(() => document.hidden || ask(), ASK_EVERY_MS);
    return { element, refresh: () => drawOutcome(learning.outcome), leave: () => clearInterval(timer) };

    async function ask() {
        if (!learning.writes) return draw("unbound", null);
        const outcome = await learning.askOutcome();
        drawOutcome(outcome, true);
    }

    function drawOutcome(outcome, asked = false) {
        if (!outcome) return asked ? draw("unreachable", null) : undefined;
        const mine = outcome[what];
        draw(outcome.bound && mine ? mine.state : "unbound", mine);
    }

    function draw(state, mine) {
        const key = JSON.stringify([state, mine]);
        if (key === shown) return; // nothing jumps
        shown = key;
        const told = words.states[state] ?? "";
        const text = typeof told === "function" ? told(mine.raw, mine.max) : told;
        const canOpen = opens.includes(state) || state === "unreachable";
        const opener = canOpen && button(label(state), `open-${what}`, open, { kind: small ? "" : "main", after: "right" });
        const held = card.contains(document.activeElement) && document.activeElement.dataset.action;
        card.dataset.state = state;
        card.replaceChildren(...[
            h("h2", {}, t.online.standing, " ", chip(words.words[state] ?? state, TONES[state])),
            h("p", { role: "status" }, state === "locked" && mine?.reason ? mine.reason : text),
            small && h("p", { class: "note" }, icon("info"), h("span", {}, t.workbook.tablet)),
            after(mine),
            h("div", { class: "actions" }, opener, button(t.online.refresh, "refresh", () => { shown = null; ask(); }, { kind: "plain" })),
        ].flat().filter(Boolean));
        if (held) card.querySelector(`[data-action=${held}], [data-action=refresh]`).focus(); // no news throws anybody off the card
    }

    async function open() {
        if (!learning.writes) return say(t.online.preview);
        const tab = window.open("", "_blank"); // now, while the click allows it
        say(t.online.opening);
        const ticket = await learning.engine.ticket(what, part);
        if (ticket.failed) {
            tab?.close();
            return say(ticket.detail || (ticket.status === 0 ? t.online.failed : t.online.refused));
        }
        if (tab && !tab.closed) {
            tab.opener = null;
            tab.location.replace(ticket.url);
            message.hidden = true;
        } else {
            say(t.online.blocked, h("a", { href: ticket.url, target: "_blank", rel: "noopener noreferrer" }, page.title));
        }
    }

    function say(...content) {
        message.hidden = false;
        message.replaceChildren(...content.flatMap((one) => [one, " "]));
    }
}

/** D-28: no way to the engine from here. */
function notHere(what, ui) {
    const { t } = ui;
    return h("section", { class: "card online", "data-state": "elsewhere" },
        h("h2", {}, icon("info"), t.online.title),
        h("p", {}, t.online[what]),
        h("p", {}, t.online.contact, " ", supportLine(ui.support)));
}
