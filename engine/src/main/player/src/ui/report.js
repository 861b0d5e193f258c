// "Fout gezien?" (P-47): a mistake in the course, told to the help desk by the learner's own mail, or copied. Nothing is sent from
// here: the engine has no place for it yet, and free text goes into no statement (P-60).

import { mailAddress, reportText } from "../core/report.js";
import { copyText } from "./copy.js";
import { openDialog } from "./dialog.js";
import { button, h, icon } from "./dom.js";

/** what: { unit, place } as words; place is the heading that was read, or empty. */
export function openReport(t, course, what) {
    const { support, title, version, iri } = course.info;
    const facts = [
        { label: t.report.unit, value: what.unit.title },
        { label: t.report.place, value: what.place },
        { label: t.report.version, value: `${title} ${version}` },
        { label: "Id", value: what.unit.iri ?? iri },
    ];
    const area = h("textarea", { id: "report-text", rows: "4", maxlength: "1500", "aria-describedby": "report-about report-hint", on: { input: () => (hint.hidden = true) } });
    const hint = h("p", { class: "note caution", id: "report-hint", role: "status", hidden: true }, t.report.empty);
    const said = h("p", { class: "quiet", role: "status" });
    const clip = h("textarea", { hidden: true, rows: "5", readonly: true, "aria-label": t.report.copy });
    const message = () => reportText(area.value, facts);
    const mail = support?.email && h("a", { class: "button main", "data-action": "report-mail", href: "#", on: { click: (event) => {
        if (!written()) return event.preventDefault();
        mail.href = mailAddress(support.email, t.report.subject(what.unit.title), message());
    } } }, icon("example"), h("span", {}, t.report.mail));
    openDialog(t, t.report.title,
        h("p", { id: "report-about" }, t.report.about),
        h("label", { for: "report-text", class: "field-label" }, t.report.label),
        area, hint,
        h("p", { class: "quiet" }, t.report.sent),
        h("dl", { class: "facts" }, facts.slice(0, 3).filter(({ value }) => value).flatMap(({ label, value }) => [h("dt", {}, label), h("dd", { lang: t.content }, value)])),
        support?.email && h("p", { class: "quiet" }, t.report.mailHint(support.email)),
        h("div", { class: "actions" }, mail, button(t.report.copy, "report-copy", copy, { kind: mail ? "" : "main", icon: "copy" })),
        said, clip);

    function written() {
        const empty = !area.value.trim();
        hint.hidden = !empty;
        if (empty) area.focus();
        return !empty;
    }

    async function copy() {
        if (!written()) return;
        said.textContent = (await copyText(message(), clip)) ? t.report.copied : t.notes.notCopied;
    }
}
