// Saves each answer the moment it is chosen. Without this script every button saves as well.
//
// What could not be sent waits in this page only, never in the browser's storage: an old choice
// that surfaces days later would overwrite what was chosen since on another device.
const form = document.querySelector("[data-exam-form]");
const savedNote = document.querySelector("[data-exam-saved]");
const offlineNote = document.querySelector("[data-exam-offline]");
const RETRY_MS = 4000;
const TIMEOUT_MS = 10000;

// elements.item is a method of the collection, so the field needs asking for by name.
const field = (name) => form.elements.namedItem(name).value;
/** What is chosen, as fields; where several may be, none at all takes an answer away. */
const chosen = () => [...form.querySelectorAll("[name=answer]:checked")].map((input) => ["answer", input.value]);
const item = field("item");
const number = field("from");
let waiting = null;

/** Posts to the engine; null when it cannot be reached just now. */
async function post(fields) {
    let response;
    try {
        response = await fetch(form.action, {
            method: "POST",
            headers: { Accept: "application/json", "X-Form-Token": field("formToken") },
            body: new URLSearchParams([["item", item], ["from", number], ...fields]),
            signal: AbortSignal.timeout(TIMEOUT_MS),
        });
    } catch {
        return null;
    }
    if (response.status >= 500) {
        return null;
    }
    const json = response.headers.get("Content-Type")?.startsWith("application/json");
    if (!response.ok || !json) {
        // Signed out, or a page from before: the fresh page says what is the matter.
        waiting = null;
        location.reload();
        return null;
    }
    return response.json();
}

// One at a time and in order, so that the last choice wins.
let queue = Promise.resolve(true);
function flush() {
    queue = queue.then(async () => {
        while (waiting !== null) {
            const answer = waiting;
            const state = await post([...answer, ["go", "stay"]]);
            if (state === null) {
                offline(waiting !== null);
                setTimeout(flush, RETRY_MS);
                return false;
            }
            if (waiting === answer) {
                waiting = null;
            }
            if (state.closed) {
                waiting = null;
                location.assign(state.next);
                return false;
            }
            show(state);
        }
        offline(false);
        return true;
    });
    return queue;
}

function offline(is) {
    offlineNote.hidden = !is;
    if (is) {
        savedNote.textContent = "Nog niet bewaard.";
    }
}

function show(state) {
    savedNote.textContent = `Bewaard om ${state.at}. Je kunt verder tot ${state.closesAt}.`;
    document.querySelector("[data-exam-answered]").textContent = state.answered;
    document.querySelector("[data-exam-progress]").value = state.answered;
    const place = form.querySelector(`.exam-overview [value="${number}"]`);
    const done = chosen().length > 0;
    place.classList.toggle("exam-done", done);
    place.querySelector(".exam-mark").textContent = done ? "✓" : "";
    place.setAttribute("aria-label", `Vraag ${number}, ${done ? "beantwoord" : "nog niet beantwoord"}`);
}

form.addEventListener("change", (event) => {
    if (event.target.name === "answer") {
        const now = chosen();
        waiting = now.length > 0 ? now : [["clear", "yes"]];
        flush();
    }
});

form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const go = event.submitter?.value ?? "next";
    if (!(await flush())) {
        return;
    }
    // What is chosen goes along: it may have been chosen before this script was there to hear it.
    const state = await post([...chosen(), ["go", go]]);
    if (state === null) {
        offline(true);
    } else {
        location.assign(state.next);
    }
});

window.addEventListener("online", flush);
window.addEventListener("beforeunload", (event) => {
    if (waiting !== null) {
        event.preventDefault();
    }
});
