// Closed questions with feedback under each answer, handed in as a whole.

import { isRight } from "../../core/scoring.js";
import { button, focus, h, icon, inline, prose, scrollTo } from "../dom.js";

export function quizView(unit, content, ui) {
    const { learning, t } = ui;
    const { questions } = content;
    const element = h("div", { class: "quiz" });
    draw();
    return { element, resume };

    function draw() {
        const handedIn = learning.record(unit).handedIn;
        const cards = questions.map((question, index) => questionCard({ unit, question, index, total: questions.length, ui, handedIn }));
        const missing = h("div", { class: "note caution", hidden: true });
        element.replaceChildren(
            ...[content.intro && prose(content.intro, t),
                handedIn ? result() : h("p", { class: "quiet" }, t.quiz.submitHint),
                ...cards,
                !handedIn && missing,
                !handedIn && h("div", { class: "actions" }, button(t.quiz.submit, "submit", () => handIn(missing), { kind: "main" }))]
                .filter(Boolean));
    }

    function result() {
        const { right, total, raw, max } = learning.score(unit, questions);
        const { best } = learning.record(unit);
        const share = max > 0 ? raw / max : 1;
        const remembered = questions.some((question) => learning.choice(unit, question).chosen.length > 0);
        return h("section", { class: `card result ${share >= 0.8 ? "good" : ""}`, id: "quiz-result", "data-right": right, "data-of": total },
            h("h2", {}, icon(share >= 0.8 ? "check" : "info"), remembered ? t.quiz.result(right, total) : t.quiz.handedIn),
            remembered && h("p", {}, t.quiz.praise(share)),
            best && h("p", {}, t.quiz.best(best.raw, best.max)),
            h("div", { class: "actions" }, button(t.quiz.again, "again", () => {
                learning.again(unit);
                draw();
                focus(element.querySelector("legend"));
                scrollTo(element);
            })));
    }

    function handIn(missing) {
        const open = questions.map((question, index) => (learning.choice(unit, question).chosen.length ? null : index)).filter((index) => index !== null);
        if (open.length) {
            missing.hidden = false;
            missing.replaceChildren(icon("info"), h("span", {}, t.quiz.missing(open.map((index) => index + 1))));
            const first = element.querySelector(`[data-question="${questions[open[0]].id}"]`);
            ui.announce(t.quiz.missing(open.map((index) => index + 1)));
            first.querySelector("input").focus({ preventScroll: true });
            scrollTo(first);
            return;
        }
        learning.handIn(unit, questions);
        draw();
        focus(element.querySelector("#quiz-result h2"));
        scrollTo(element.querySelector("#quiz-result"));
    }

    /** Back after a break: at the first question without an answer. */
    function resume() {
        const record = learning.record(unit);
        if (record.handedIn || Object.keys(record.answers).length === 0) return;
        const open = questions.find((question) => learning.choice(unit, question).chosen.length === 0);
        if (open) scrollTo(element.querySelector(`[data-question="${open.id}"]`));
    }
}

function questionCard({ unit, question, index, total, ui, handedIn }) {
    const { learning, t } = ui;
    const feedback = h("div", { class: "feedback", hidden: true });
    const checker = button(t.quiz.check, "check", toggle, {});
    const options = question.options.map((option) => {
        const input = h("input", {
            type: question.multiple ? "checkbox" : "radio", name: question.id, value: option.id, on: { change: choose },
        });
        const mark = h("span", { class: "mark" });
        const label = h("label", { class: "option" }, input, h("span", { class: "option-text", lang: t.content, html: inline(option.html) }), mark);
        return { option, input, mark, label };
    });
    const card = h("fieldset", { class: "card question", "data-question": question.id },
        h("legend", {}, h("span", { class: "number" }, t.quiz.number(index + 1, total)), h("span", { class: "stem", lang: t.content, html: inline(question.stem) })),
        question.text && prose(question.text, t),
        question.multiple && h("p", { class: "quiet" }, t.quiz.several),
        h("div", { class: "options" }, options.map(({ label }) => label)),
        feedback,
        !handedIn && h("div", { class: "actions" }, checker));
    show();
    return card;

    function chosenNow() {
        return options.filter(({ input }) => input.checked).map(({ option }) => option.id);
    }

    function choose() {
        learning.choose(unit, question, chosenNow());
        feedback.hidden = true;
        options.forEach(({ label }) => label.classList.toggle("chosen", label.querySelector("input").checked));
    }

    function toggle() {
        if (learning.choice(unit, question).checked) {
            learning.uncheck(unit, question);
            show();
            (options.find(({ input }) => input.checked) ?? options[0]).input.focus();
            return;
        }
        if (chosenNow().length === 0) {
            feedback.className = "feedback caution";
            feedback.replaceChildren(icon("info"), h("p", {}, t.quiz.chooseFirst));
            feedback.hidden = false;
            ui.announce(t.quiz.chooseFirst);
            return;
        }
        learning.check(unit, question);
        show();
        focus(feedback);
    }

    function show() {
        const { chosen, checked } = learning.choice(unit, question);
        const right = isRight(question, chosen);
        for (const { option, input, mark, label } of options) {
            const isChosen = chosen.includes(option.id);
            input.checked = isChosen;
            input.disabled = checked;
            const verdict = !checked ? null
                : isChosen ? (option.right ? ["good", "check", t.quiz.optionRight] : ["bad", "cross", t.quiz.optionWrong])
                : handedIn && option.right ? ["missed", "check", question.multiple ? t.quiz.optionMissed : t.quiz.answerWas] : null;
            label.className = ["option", isChosen && "chosen", checked && "locked", verdict?.[0]].filter(Boolean).join(" ");
            mark.replaceChildren(...(verdict ? [icon(verdict[1]), verdict[2]] : []));
        }
        feedback.hidden = !checked;
        feedback.className = `feedback ${right ? "good" : "bad"}`;
        if (checked) {
            const told = options.filter(({ option }) => chosen.includes(option.id) && option.feedback).map(({ option }) => option.feedback);
            feedback.replaceChildren(
                icon(right ? "check" : "cross"),
                h("div", {}, h("p", { class: "verdict" }, right ? t.quiz.right : t.quiz.wrong),
                    told.map((html) => prose(html, t)), question.explanation && prose(question.explanation, t)));
        }
        checker.hidden = checked && right;
        checker.dataset.action = checked ? "retry" : "check";
        checker.querySelector("span").textContent = checked ? t.quiz.retry : t.quiz.check;
    }
}
