// How each kind of question is answered. Native controls only, so keyboard, touch and screen readers need nothing special and
// nothing has to be dragged.
//
//   control(question, { t, name, announce, onChange })   gives
//     element
//     words()          the answer as it stands (scoring.js)
//     typed(text)      only when something is typed: what stood there before
//     show({ words, letters, checked, handedIn })
//     focus()          to the first thing that can be answered

import { shortHash } from "../../core/hash.js";
import { keptAnswer } from "../../core/answers.js";
import { isTyped, kindOf, rightWords } from "../../core/scoring.js";
import { plainText } from "../../core/text.js";
import { h, icon, inline } from "../dom.js";

const TYPING_MS = 400;

export function control(question, ui) {
    if (isTyped(question)) return field(question, ui);
    const kind = kindOf(question);
    return kind === "matching" ? pairs(question, ui) : kind === "sequencing" ? steps(question, ui) : options(question, ui);
}

const words = (html, t) => h("span", { class: "option-text", lang: t.content, html: inline(html) });

function verdictOf(mark, verdict) {
    mark.replaceChildren(...(verdict ? [icon(verdict[1]), verdict[2]] : []));
}

/** Choice, true or false, and a scale. */
function options(question, { t, onChange }) {
    const scale = kindOf(question) === "likert";
    const all = question.options.map((option) => {
        const input = h("input", { type: question.multiple ? "checkbox" : "radio", name: question.id, value: option.id, on: { change: choose } });
        const mark = h("span", { class: "mark" });
        return { option, input, mark, label: h("label", { class: "option" }, input, words(option.html, t), mark) };
    });
    const element = h("div", { class: "options" }, all.map(({ label }) => label));
    const chosen = () => all.filter(({ input }) => input.checked).map(({ option }) => option.id);
    return { element, words: chosen, show, focus: () => (all.find(({ input }) => input.checked) ?? all[0]).input.focus({ preventScroll: true }) };

    function choose() {
        all.forEach(({ label, input }) => label.classList.toggle("chosen", input.checked));
        onChange();
    }

    function show({ words: answer, checked, handedIn }) {
        for (const { option, input, mark, label } of all) {
            const isChosen = answer.includes(option.id);
            input.checked = isChosen;
            input.disabled = checked;
            const verdict = !checked || scale ? null
                : isChosen ? (option.right ? ["good", "check", t.quiz.optionRight] : ["bad", "cross", t.quiz.optionWrong])
                : handedIn && option.right ? ["missed", "check", question.multiple ? t.quiz.optionMissed : t.quiz.answerWas] : null;
            label.className = ["option", isChosen && "chosen", checked && "locked", verdict?.[0]].filter(Boolean).join(" ");
            verdictOf(mark, verdict);
        }
    }
}

/** Pairs: a list to choose from beside each left side, in alphabetical order so that it tells nothing. */
function pairs(question, { t, name, onChange }) {
    const targets = question.targets.map((target) => ({ ...target, label: plainText(target.html) }))
        .sort((one, other) => one.label.localeCompare(other.label, t.content));
    const all = question.pairs.map((pair) => {
        const id = `${name}-${pair.id}`;
        const select = h("select", { id, name: `${question.id}.${pair.id}`, lang: t.content, "aria-describedby": `${id}-mark`, on: { change: onChange } },
            h("option", { value: "", lang: t.code }, t.quiz.choose), targets.map((target) => h("option", { value: target.id }, target.label)));
        const mark = h("span", { class: "mark", id: `${id}-mark` });
        return { pair, select, mark, row: h("div", { class: "pair" }, h("label", { for: id, lang: t.content, html: inline(pair.html) }), select, mark) };
    });
    const labelOf = (id) => targets.find((target) => target.id === id)?.label ?? "";
    return {
        element: h("div", { class: "pairs" }, all.map(({ row }) => row)),
        words: () => all.filter(({ select }) => select.value).map(({ pair, select }) => `${pair.id}.${select.value}`),
        focus: () => (all.find(({ select }) => !select.value) ?? all[0]).select.focus({ preventScroll: true }),
        show({ words: answer, checked, handedIn }) {
            const made = new Map(answer.map((word) => word.split(".")));
            for (const { pair, select, mark, row } of all) {
                select.value = made.get(pair.id) ?? "";
                select.disabled = checked;
                const right = select.value === pair.target;
                const verdict = !checked ? null
                    : right ? ["good", "check", t.quiz.optionRight]
                    : ["bad", "cross", handedIn ? t.quiz.pairWas(labelOf(pair.target)) : t.quiz.optionWrong];
                row.className = ["pair", verdict?.[0]].filter(Boolean).join(" ");
                verdictOf(mark, verdict);
            }
        },
    };
}

/** Steps in an order that is fixed for the question, never the right one. */
function shuffled(question) {
    const order = question.steps.map((step) => step.id);
    const mixed = [...order].sort((one, other) => {
        const [a, b] = [one, other].map((id) => shortHash(`${question.id} ${id}`, 5));
        return a < b ? -1 : 1;
    });
    return mixed.every((id, index) => id === order[index]) ? [...mixed.slice(1), mixed[0]] : mixed;
}

/** Steps with a button up and a button down. Until something moves there is no answer. */
function steps(question, { t, announce, onChange }) {
    const all = new Map(question.steps.map((step) => {
        const label = plainText(step.html);
        const up = h("button", { type: "button", class: "button move", "data-action": "up", "aria-label": t.quiz.up(label), on: { click: () => move(step.id, -1) } }, icon("up"));
        const down = h("button", { type: "button", class: "button move", "data-action": "down", "aria-label": t.quiz.down(label), on: { click: () => move(step.id, 1) } }, icon("down"));
        return [step.id, { label, up, down, row: h("li", { class: "step", "data-step": step.id }, words(step.html, t), h("span", { class: "moves" }, up, down)) }];
    }));
    const element = h("ol", { class: "steps", role: "list" });
    let order = shuffled(question);
    let touched = false;
    return {
        element,
        words: () => (touched ? order : []),
        focus: () => element.querySelector("button:not(:disabled)")?.focus({ preventScroll: true }),
        show({ words: answer, checked }) {
            touched = answer.length === all.size;
            order = touched ? [...answer] : shuffled(question);
            draw(checked);
            element.classList.toggle("locked", checked);
        },
    };

    function draw(locked) {
        element.replaceChildren(...order.map((id) => all.get(id)?.row).filter(Boolean));
        order.forEach((id, index) => {
            const step = all.get(id);
            if (!step) return;
            step.up.disabled = locked || index === 0;
            step.down.disabled = locked || index === order.length - 1;
        });
    }

    function move(id, by) {
        const from = order.indexOf(id);
        const to = from + by;
        if (to < 0 || to >= order.length) return;
        [order[from], order[to]] = [order[to], order[from]];
        touched = true;
        draw(false);
        const { up, down, label } = all.get(id);
        const pressed = by < 0 ? up : down;
        (pressed.disabled ? (by < 0 ? down : up) : pressed).focus({ preventScroll: true });
        announce(t.quiz.moved(label, to + 1, order.length));
        onChange();
    }
}

/** A word or a number. */
function field(question, { t, name, onChange }) {
    const numeric = kindOf(question) === "numeric";
    let timer = null;
    const input = h("input", {
        type: "text", id: name, name: question.id, class: "field", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
        maxlength: "200", inputmode: numeric ? "decimal" : null, "aria-describedby": `${name}-note`, on: { input: typing, change: changed },
    });
    const note = h("p", { class: "quiet", id: `${name}-note` });
    let kept = "";
    return {
        element: h("div", { class: "typed" },
            h("label", { for: name, class: "field-label" }, numeric ? t.quiz.yourNumber : t.quiz.yourAnswer),
            h("span", { class: "with-unit" }, input, question.unit && h("span", { lang: t.content }, question.unit)), note),
        words: () => (input.value.trim() ? [input.value] : []),
        typed: (text) => {
            kept = text;
            input.value = text;
        },
        focus: () => input.focus({ preventScroll: true }),
        show({ letters, checked, handedIn }) {
            input.disabled = checked;
            const listed = keptAnswer(question, letters);
            // Another device knows which listed answer it was, not what was typed.
            if (letters && !kept && !input.value) input.value = listed?.text ?? "";
            const wrong = checked && !listed?.right;
            note.textContent = handedIn && wrong ? t.quiz.accepted(accepted()) : letters && !input.value ? t.theory.elsewhere : "";
        },
    };

    function typing() {
        clearTimeout(timer);
        timer = setTimeout(changed, TYPING_MS);
    }

    function changed() {
        clearTimeout(timer);
        if (input.disabled || input.value === kept) return;
        kept = input.value;
        onChange();
    }

    function accepted() {
        return rightWords(question).map((word) => (numeric ? t.quiz.range(...word.split(":")) : `‘${word}’`)).join(t.quiz.or);
    }
}
