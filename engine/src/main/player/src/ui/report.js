// "Fout gezien?" (P-47): a mistake in the course, told to the engine (P-60: its words go into no statement). Where there is none, by the
// learner's own mail to the help desk. Either can be copied.

import { mailAddress, reportFor, reportText } from "../core/report.js";
import { uuid } from "../core/uuid.js";
import { copyText } from "./copy.js";
import { openDialog } from "./dialog.js";
import { button, h, icon, scrollTo } from "./dom.js";

/** what: { unit, place } as words; place is the heading that was read, or empty. */
export function openReport(t, learning, what) {
    const { info } = learning.course;
    const { support, title, version, iri } = info;
    const words = t.report;
    const engine = learning.writes && learning.engine; // D-20
    let id, tried, sent; // the words that were sent last, and those that arrived
    let busy = false;
    const facts = [
        { label: words.unit, value: what.unit.title },
        { label: words.place, value: what.place },
        { label: words.version, value: `${title} ${version}` },
        { label: "Id", value: what.unit.iri ?? iri },
    ];
    const area = h("textarea", { id: "report-text", rows: "4", maxlength: "1500", "aria-describedby": "report-about report-hint", on: { input: typed } });
    const hint = h("p", { class: "note caution", id: "report-hint", role: "status", hidden: true }, words.empty);
    const said = h("p", { class: "quiet", role: "status" });
    const clip = h("textarea", { hidden: true, rows: "5", readonly: true, "aria-label": words.copy });
    const message = () => reportText(area.value, facts);
    const main = engine ? button(words.send, "report-send", send, { kind: "main" }) : support?.email && h("a", { class: "button main", "data-action": "report-mail", href: "#", on: { click: (event) => {
        if (!written()) return event.preventDefault();
        main.href = mailAddress(support.email, words.subject(what.unit.title), message());
    } } }, icon("example"), h("span", {}, words.mail));
    openDialog(t, words.title,
        h("p", { id: "report-about" }, words.about),
        h("label", { for: "report-text", class: "field-label" }, words.label),
        area, hint,
        h("p", { class: "quiet" }, words.sent),
        h("dl", { class: "facts" }, facts.slice(0, 3).flatMap(({ label, value }) => value && [h("dt", {}, label), h("dd", { lang: t.content }, value)])),
        main && h("p", { class: "quiet" }, engine ? words.nameless : words.mailHint(support.email)),
        h("div", { class: "actions" }, main, button(words.copy, "report-copy", copy, { kind: main ? "" : "main", icon: "copy" })),
        said, clip);

    function written() {
        hint.hidden = !!area.value.trim();
        if (!hint.hidden) area.focus();
        return hint.hidden;
    }

    function typed() {
        hint.hidden = true;
        if (engine) rests();
    }

    /** Whether there is nothing to send now; the button then says so, and keeps the focus. */
    function rests() {
        const rest = busy || area.value === sent;
        main.setAttribute("aria-disabled", rest);
        return rest;
    }

    async function send() {
        if (rests() || !written()) return;
        if (area.value !== tried) [tried, id] = [area.value, uuid()];
        busy = true;
        rests();
        tell(t.loading);
        const taken = await engine.mistake(reportFor(id, info, what, tried));
        busy = false;
        if (taken) sent = tried;
        rests();
        tell(taken ? words.thanks : words.failed, `note ${taken ? "" : "caution"}`);
    }

    async function copy() {
        if (written()) tell((await copyText(message(), clip)) ? words.copied : t.notes.notCopied);
    }

    function tell(text, kind = "quiet") {
        said.className = kind;
        said.textContent = text;
        scrollTo(said, "nearest"); // on a phone it stands below the edge
    }
}
