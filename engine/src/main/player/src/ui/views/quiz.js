// Questions with feedback under each answer, handed in as a whole. How each kind is answered stands in answers.js.

import { keptAnswer } from "../../core/answers.js";
import { isScored, kindOf } from "../../core/scoring.js";
import { button, focus, h, icon, inline, prose, scrollTo } from "../dom.js";
import { control } from "./answers.js";

export function quizView(unit, content, ui) {
    const { learning, t } = ui;
    const { questions } = content;
    const element = h("div", { class: "quiz" });
    let cards = [];
    draw();
    return { element, resume };

    function draw() {
        const handedIn = learning.record(unit).handedIn;
        cards = questions.map((question, index) => questionCard({ unit, question, index, total: questions.length, ui, handedIn }));
        const missing = h("div", { class: "note caution", hidden: true });
        element.replaceChildren(
            ...[content.intro && prose(content.intro, t),
                handedIn ? result() : h("p", { class: "quiet" }, t.quiz.submitHint),
                ...cards.map((card) => card.element),
                !handedIn && missing,
                !handedIn && h("div", { class: "actions" }, button(t.quiz.submit, "submit", () => handIn(missing), { kind: "main" }))]
                .filter(Boolean));
    }

    function result() {
        const { right, total, raw, max } = learning.score(unit, questions);
        const { best } = learning.record(unit);
        const share = max > 0 ? raw / max : 1;
        const remembered = total > 0 && questions.some((question) => learning.choice(unit, question).letters);
        return h("section", { class: `card result ${share >= 0.8 ? "good" : ""}`, id: "quiz-result", "data-right": right, "data-of": total },
            h("h2", {}, icon(share >= 0.8 ? "check" : "info"), remembered ? t.quiz.result(right, total) : t.quiz.handedIn),
            remembered && h("p", {}, t.quiz.praise(share)),
            best && h("p", {}, t.quiz.best(best.raw, best.max)),
            h("div", { class: "actions" }, button(t.quiz.again, "again", () => {
                learning.again(unit, questions);
                draw();
                focus(element.querySelector("legend"));
                scrollTo(element);
            })));
    }

    function handIn(missing) {
        cards.forEach((card, index) => {
            if (card.answer.typed && card.answer.words().length) learning.settle(unit, questions[index], card.answer.words());
        });
        const open = questions.map((question, index) => (learning.isAnswered(unit, question) ? null : index)).filter((index) => index !== null);
        if (open.length) {
            missing.hidden = false;
            missing.replaceChildren(icon("info"), h("span", {}, t.quiz.missing(open.map((index) => index + 1))));
            const first = element.querySelector(`[data-question="${questions[open[0]].id}"]`);
            ui.announce(t.quiz.missing(open.map((index) => index + 1)));
            cards[open[0]].answer.focus();
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
        const open = questions.find((question) => !learning.isAnswered(unit, question));
        if (open) scrollTo(element.querySelector(`[data-question="${open.id}"]`));
    }
}

function questionCard({ unit, question, index, total, ui, handedIn }) {
    const { learning, t } = ui;
    const feedback = h("div", { class: "feedback", hidden: true });
    const checker = button(t.quiz.check, "check", toggle, {});
    const answer = control(question, { t, name: `answer-${question.id}`, announce: ui.announce, onChange: choose });
    answer.typed?.(learning.typed(unit, question));
    const help = handedIn ? null : hints(question, ui);
    const card = h("fieldset", { class: "card question", "data-question": question.id, "data-kind": kindOf(question) },
        h("legend", {}, h("span", { class: "number" }, t.quiz.number(index + 1, total)), h("span", { class: "stem", lang: t.content, html: inline(question.stem) })),
        question.text && prose(question.text, t),
        explain(question, t) && h("p", { class: "quiet" }, explain(question, t)),
        answer.element,
        help?.element,
        feedback,
        !handedIn && h("div", { class: "actions" }, checker, help?.asker));
    show();
    return { element: card, answer };

    function choose() {
        learning.choose(unit, question, answer.words());
        feedback.hidden = true;
    }

    function toggle() {
        if (learning.choice(unit, question).checked) {
            learning.uncheck(unit, question);
            show();
            answer.focus();
            return;
        }
        if (answer.words().length > 0) choose();
        if (!learning.isAnswered(unit, question)) {
            const ask = t.quiz.first[kindOf(question)] ?? t.quiz.chooseFirst;
            feedback.className = "feedback caution";
            feedback.replaceChildren(icon("info"), h("p", {}, ask));
            feedback.hidden = false;
            ui.announce(ask);
            return;
        }
        learning.check(unit, question);
        show();
        focus(feedback);
    }

    function show() {
        const { chosen, letters, checked } = learning.choice(unit, question);
        answer.show({ words: chosen, letters, checked, handedIn });
        const right = learning.isRight(unit, question);
        feedback.hidden = !checked;
        if (checked) {
            const scored = isScored(question);
            const worth = learning.worth(unit, question) / 100;
            feedback.className = `feedback ${!scored ? "noted" : right ? "good" : "bad"}`;
            feedback.replaceChildren(
                icon(!scored ? "info" : right ? "check" : "cross"),
                h("div", {},
                    h("p", { class: "verdict" }, !scored ? t.quiz.noted : right ? t.quiz.right : worth > 0 ? t.quiz.partly(worth, question.points ?? 1) : t.quiz.wrong),
                    told(question, chosen, letters).map((html) => prose(html, t)),
                    handedIn && !right && kindOf(question) === "sequencing" && rightOrder(question, t),
                    question.explanation && prose(question.explanation, t)));
        }
        checker.hidden = checked && (right || !isScored(question));
        checker.dataset.action = checked ? "retry" : "check";
        checker.querySelector("span").textContent = checked ? t.quiz.retry : t.quiz.check;
    }
}

/** How to answer, where the question does not show it. */
function explain(question, t) {
    if (kindOf(question) === "choice") return question.multiple ? t.quiz.several : null;
    return t.quiz.how[kindOf(question)] ?? null;
}

/** The feedback that belongs to this answer: of chosen options, of the listed answer, of pairs that are wrong. */
function told(question, words, letters) {
    const kind = kindOf(question);
    if (kind === "fill-in" || kind === "numeric") return [keptAnswer(question, letters)?.feedback].filter(Boolean);
    if (kind === "matching") return question.pairs.filter((pair) => !words.includes(`${pair.id}.${pair.target}`) && pair.feedback).map((pair) => pair.feedback);
    return (question.options ?? []).filter((option) => words.includes(option.id) && option.feedback).map((option) => option.feedback);
}

function rightOrder(question, t) {
    return h("div", {}, h("p", {}, t.quiz.orderWas), h("ol", { lang: t.content }, question.steps.map((step) => h("li", { html: inline(step.html) }))));
}

/** One hint at a time; asking costs nothing. */
function hints(question, ui) {
    const { t } = ui;
    const all = question.hints ?? [];
    if (all.length === 0) return null;
    const element = h("div", { class: "hints" });
    let shown = 0;
    const asker = button(t.quiz.hint(1, all.length), "hint", () => {
        const hint = h("div", { class: "note hint" }, icon("bulb"), prose(all[shown], t));
        element.append(hint);
        shown += 1;
        asker.hidden = shown === all.length;
        asker.querySelector("span").textContent = t.quiz.hint(shown + 1, all.length);
        focus(hint);
    }, {});
    return { element, asker };
}
