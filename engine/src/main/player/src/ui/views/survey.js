// Questions that ask for an opinion: one page, nothing is right or wrong, sent as a whole and once.

import { kindOf } from "../../core/scoring.js";
import { button, focus, h, icon, inline, prose, scrollTo } from "../dom.js";
import { control } from "./answers.js";

export function surveyView(unit, content, ui) {
    const { learning, t } = ui;
    const { questions } = content;
    const element = h("div", { class: "survey" });
    const heard = learning.hears(content);
    let answers = learning.draft(unit);
    let warned = false;
    draw();
    return { element };

    function draw() {
        if (learning.record(unit).done) {
            element.replaceChildren(
                h("section", { class: "card result good", id: "survey-sent" },
                    h("h2", {}, icon("check"), heard ? t.survey.sent : t.survey.closed),
                    h("p", {}, heard ? t.survey.thanks : t.survey.kept)),
                h("div", { class: "actions" }, button(t.goOn, "complete", () => ui.next(), { kind: "main", after: "right" })));
            return;
        }
        const note = h("div", { class: "note caution", hidden: true });
        const cards = questions.map((question, index) => questionCard(question, index));
        element.replaceChildren(
            ...[content.intro && prose(content.intro, t),
                h("p", { class: "note privacy", id: "survey-who" }, icon("info"), h("span", {}, who())),
                ...cards.map((card) => card.element),
                note,
                learning.writes && h("div", { class: "actions" }, button(heard ? t.survey.send : t.survey.close, "send", () => send(cards, note), { kind: "main" }))]
                .filter(Boolean));
    }

    /** Who gets to know the answers, before anything is asked. */
    function who() {
        if (!learning.writes) return t.survey.lookOnly;
        return heard ? (content.anonymous ? t.survey.anonymous : t.survey.named) : t.survey.nobody;
    }

    function questionCard(question, index) {
        const answer = control(question, { t, name: `answer-${question.id}`, announce: ui.announce, onChange: choose });
        answer.show({ words: answers[question.id] ?? [], checked: false, handedIn: false });
        return {
            answer,
            element: h("fieldset", { class: "card question", "data-question": question.id, "data-kind": kindOf(question) },
                h("legend", {}, h("span", { class: "number" }, t.quiz.number(index + 1, questions.length)), h("span", { class: "stem", lang: t.content, html: inline(question.stem) })),
                question.text && prose(question.text, t),
                question.multiple && h("p", { class: "quiet" }, t.survey.several),
                answer.element),
        };

        function choose() {
            answers = { ...answers, [question.id]: answer.words() };
            learning.keepDraft(unit, answers);
        }
    }

    function send(cards, note) {
        const open = questions.flatMap((question, index) => (answers[question.id]?.length ? [] : [index]));
        const nothing = open.length === questions.length;
        if (nothing || (open.length && !warned)) {
            warned = !nothing;
            const words = nothing ? t.survey.empty : t.survey.missing(open.map((index) => index + 1), heard ? t.survey.send : t.survey.close);
            note.replaceChildren(icon("info"), h("span", {}, words));
            note.hidden = false;
            ui.announce(words);
            if (nothing) {
                cards[0].answer.focus();
                scrollTo(cards[0].element);
            }
            return;
        }
        learning.sendSurvey(unit, content, answers);
        draw();
        focus(element.querySelector("#survey-sent h2"));
        scrollTo(element);
    }
}
