// Reads the text of a unit aloud, with a voice that lives on this device, paragraph by paragraph. Without one there is no button.

import { piecesOf, voicesFor } from "../core/aloud.js";
import { button, h } from "./dom.js";

const BLOCKS = ".prose :is(h2, h3, h4, p, li, dt, dd, th, td)";

/** body: where the text is; { opener, bar, leave() } or null where nothing can speak. */
export function readAloud(body, ui) {
    const { t } = ui;
    const synth = window.speechSynthesis;
    if (!synth) return null;
    let blocks = [];
    let at = -1;
    let paused = false;
    const opener = button(t.aloud.start, "read-aloud", start, { kind: "plain", icon: "sound" });
    const pauser = button(t.aloud.pause, "aloud-pause", pause, { icon: "pause" });
    const bar = h("div", { class: "aloud no-print", role: "group", "aria-label": t.aloud.reading, hidden: true, lang: t.code },
        pauser, button(t.aloud.stop, "aloud-stop", () => stop(true), { icon: "stop" }));
    const voice = () => voicesFor(synth.getVoices(), t.content)[0];
    const offer = () => (opener.hidden = !voice() || at >= 0);
    synth.addEventListener?.("voiceschanged", offer);
    offer();
    return { opener, bar, leave };

    function leave() {
        synth.removeEventListener?.("voiceschanged", offer);
        stop(false);
    }

    function start() {
        blocks = [...body.querySelectorAll(BLOCKS)].filter((block) => block.getClientRects().length > 0 && spoken(block));
        bar.hidden = false;
        opener.hidden = true;
        draw(false);
        pauser.focus({ preventScroll: true });
        at = -1;
        next();
    }

    function next() {
        unmark();
        at += 1;
        const block = blocks[at];
        if (!block) return stop(true);
        ui.alive();
        block.classList.add("spoken");
        if (!inView(block)) block.scrollIntoView({ block: "center" });
        const pieces = piecesOf(spoken(block)).map((piece) => Object.assign(new SpeechSynthesisUtterance(piece), { voice: voice() ?? null, lang: t.content }));
        const turn = at;
        const last = pieces.at(-1);
        last.onend = () => turn === at && next();
        last.onerror = ({ error }) => turn === at && error !== "canceled" && error !== "interrupted" && stop(true);
        pieces.forEach((piece) => synth.speak(piece));
    }

    function pause() {
        if (paused) synth.resume();
        else synth.pause();
        draw(!paused);
    }

    function draw(isPaused) {
        paused = isPaused;
        pauser.querySelector("span").textContent = paused ? t.aloud.resume : t.aloud.pause;
    }

    function stop(back) {
        const was = at >= 0;
        unmark();
        at = -1;
        if (was) {
            synth.resume(); // a paused browser cancels nothing
            synth.cancel();
        }
        const held = bar.contains(document.activeElement);
        bar.hidden = true;
        offer();
        if (back && held) opener.focus({ preventScroll: true });
    }

    function unmark() {
        blocks[at]?.classList.remove("spoken");
    }
}

/** What is said of a block: its own words; blocks inside it have their own turn. */
function spoken(block) {
    const copy = block.cloneNode(true);
    copy.querySelectorAll(".sr, p, ul, ol").forEach((hidden) => hidden.remove());
    return copy.textContent.trim();
}

function inView(block) {
    const { top, bottom } = block.getBoundingClientRect();
    return top > 80 && bottom < window.innerHeight - 120;
}
