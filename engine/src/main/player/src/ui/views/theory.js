// Open questions: first one's own words, then the model answer. The text stays on this device (P-60).

import { questionKey } from "../../core/progress.js";
import { countWords, plainText } from "../../core/text.js";
import { recall, remember } from "../../host/keep.js";
import { button, focus, h, icon, inline, prose } from "../dom.js";

const TYPING_MS = 600;

export function theoryView(unit, content, ui) {
    const { t } = ui;
    const cards = content.questions.map((question, index) => questionCard({ unit, question, index, questions: content.questions, ui }));
    const element = h("div", { class: "theory" },
        content.intro && prose(content.intro, t),
        h("p", { class: "quiet privacy" }, icon("info"), h("span", {}, ui.learning.host.learner !== null && remember("test", 1) ? t.theory.privacy : t.theory.privacyLost)),
        cards.map((card) => card.element));
    return { element, leave: () => cards.forEach((card) => card.keep()), sync: () => cards.forEach((card) => card.keep()) };
}

function questionCard({ unit, question, index, questions, ui }) {
    const { learning, t } = ui;
    const minWords = question.minWords ?? 0;
    const key = `answer ${learning.course.info.iri} ${learning.host.learner ?? ""} ${unit.id} ${questionKey(question)}`;
    const kept = learning.host.learner === null ? "" : recall(key) ?? "";
    const id = `answer-${question.id}`;
    let timer = null;
    const words = h("p", { class: "quiet words", id: `${id}-words` });
    const hint = h("p", { class: "note caution", hidden: true, role: "status", id: `${id}-hint` });
    const area = h("textarea", { id, rows: "5", "aria-describedby": `${id}-words ${id}-hint`, name: question.id, on: { input: typed } });
    area.value = kept;
    const model = h("div", { class: "model", hidden: true });
    const show = button(t.theory.showModel, "show-model", compare, { kind: "main" });
    const element = h("section", { class: "card question", "data-question": question.id, "aria-labelledby": `${id}-stem` },
        h("h2", { id: `${id}-stem` }, h("span", { class: "number" }, t.theory.number(index + 1, questions.length)), h("span", { class: "stem", lang: t.content, html: inline(question.stem) })),
        question.text && prose(question.text, t),
        h("label", { for: id, class: "field-label" }, t.theory.answer),
        area, words, hint,
        h("div", { class: "actions" }, show),
        model);
    count();
    if (learning.modelSeen(unit, question)) reveal();
    return { element, keep };

    function count() {
        const counted = countWords(area.value);
        words.textContent = t.theory.words(counted, minWords);
        return counted;
    }

    function typed() {
        count();
        hint.hidden = true;
        clearTimeout(timer);
        timer = setTimeout(keep, TYPING_MS);
    }

    function keep() {
        clearTimeout(timer);
        if (learning.host.learner !== null && area.value !== (recall(key) ?? "")) remember(key, area.value);
    }

    function compare() {
        const counted = count();
        if (counted < Math.max(1, minWords)) {
            hint.textContent = counted === 0 ? t.theory.empty : t.theory.tooShort(minWords - counted);
            hint.hidden = false;
            area.focus();
            return;
        }
        keep();
        reveal();
        learning.showModel(unit, question, questions, area.value.trim());
        focus(model.querySelector("h3"));
    }

    function reveal() {
        model.hidden = false;
        show.hidden = true;
        model.replaceChildren(
            ...[!area.value && h("p", { class: "quiet" }, t.theory.elsewhere),
                h("h3", {}, t.theory.model), prose(question.model, t),
                question.criteria?.length && h("h3", {}, t.theory.criteria),
                question.criteria?.length && h("ul", { class: "criteria", lang: t.content }, question.criteria.map((line) => h("li", { html: inline(line) })))]
                .filter(Boolean));
        model.setAttribute("aria-label", plainText(question.stem));
    }
}
