// The page around the course is the LMS: it launches the course in the frame, offers it the SCORM API, shows what it says to
// the LMS and to the LRS, and reloads when the course was built again.
"use strict";
(() => {
    const { event, format, launch, commit } = document.body.dataset;
    const frame = document.getElementById("sco");
    const status = document.getElementById("status");
    const panel = frame && openPanel();

    const events = new EventSource(`/events?since=${event}`);
    events.addEventListener("reload", () => leave(() => location.reload()));
    events.addEventListener("statement", ({ data }) => panel?.statement(JSON.parse(data)));
    events.addEventListener("document", ({ data }) => panel?.document(JSON.parse(data)));
    events.addEventListener("mistake", ({ data }) => panel?.mistake(JSON.parse(data)));
    // Back after the preview was stopped: the course may be another one.
    events.addEventListener("error", () => events.addEventListener("open", () => location.reload()));

    if (frame) {
        start();
        document.getElementById("again").addEventListener("submit", (submitted) => {
            submitted.preventDefault();
            leave(() => {
                forget();
                submitted.target.submit();
            });
        });
    }

    async function start() {
        const answer = await fetch(launch, { method: "POST" });
        if (!answer.ok) {
            status.className = "bad";
            status.textContent = `De cursus start niet. ${await answer.text()}`;
            return;
        }
        const launched = await answer.json();
        if (launched.cmi) offerApi(launched.cmi);
        frame.src = launched.start;
    }

    /** The course says goodbye first, as it does in a real LMS; then the page may go. */
    function leave(then) {
        if (!frame?.src) return then();
        frame.addEventListener("load", function gone() {
            if (frame.contentWindow.location.href !== "about:blank") return; // the course itself, which was still loading
            frame.removeEventListener("load", gone);
            then();
        });
        frame.contentWindow.location.replace("about:blank");
    }

    /** A new attempt knows nothing: neither does this device. */
    function forget() {
        for (const key of Object.keys(localStorage)) if (key.startsWith("leerspoor ")) localStorage.removeItem(key);
    }

    // --- SCORM ----------------------------------------------------------------------------------

    function offerApi(cmi) {
        const first = format === "scorm12";
        const Api = first ? window.Scorm12API : window.Scorm2004API;
        const api = new Api({
            autocommit: false,
            alwaysSendTotalTime: true,
            dataCommitFormat: "flattened",
            lmsCommitUrl: commit,
            logLevel: 5, // nothing: the panel says it all
            httpService: { processHttpRequest: send, updateSettings() {} },
        });
        api.loadFromFlattenedJSON(cmi);
        const prefix = first ? "LMS" : "";
        const errorOf = api[`${prefix}GetLastError`].bind(api);
        const textOf = api[`${prefix}GetErrorString`].bind(api);
        for (const call of ["Initialize", first ? "Finish" : "Terminate", "GetValue", "SetValue", "Commit", "GetLastError",
            "GetErrorString", "GetDiagnostic"]) {
            const name = prefix + call;
            const original = api[name].bind(api);
            const aboutErrors = ["GetLastError", "GetErrorString", "GetDiagnostic"].includes(call);
            api[name] = (...values) => {
                const answer = original(...values);
                const error = aboutErrors ? "0" : String(errorOf());
                // In 2004 an element without a value is an error too, and asking is how content finds out.
                const unset = call === "GetValue" && error === "403" && !first;
                panel.call(name, values, answer, error, unset || error === "0" ? "" : textOf(error));
                if (!call.startsWith("Get")) show(api);
                return answer;
            };
        }
        window[first ? "API" : "API_1484_11"] = api;
        show(api);
    }

    // Synchronous while the page is there, so that a new attempt never overtakes the last commit of the old one; a beacon once
    // the page is leaving (browsers refuse the former then).
    function send(url, data) {
        const body = JSON.stringify(data);
        if (document.visibilityState === "visible") {
            try {
                const request = new XMLHttpRequest();
                request.open("POST", url, false);
                request.setRequestHeader("Content-Type", "application/json");
                request.send(body);
                return request.status === 200 ? JSON.parse(request.responseText) : { result: "false", errorCode: 101 };
            } catch {
                // the page is being closed: fall through to the beacon
            }
        }
        const sent = navigator.sendBeacon(url, new Blob([body], { type: "text/plain" }));
        return sent ? { result: "true", errorCode: 0 } : { result: "false", errorCode: 101 };
    }

    function show({ cmi }) {
        const core = cmi.core ?? cmi;
        const said = [core.lesson_status ?? `${cmi.completion_status}, ${cmi.success_status}`];
        if (core.score.raw !== "") said.push(`score ${core.score.raw}`);
        said.push(`suspend_data ${cmi.suspend_data.length} van ${cmi.core ? 4096 : 64000} tekens`);
        status.textContent = said.join(" · ");
    }

    // --- the panel ------------------------------------------------------------------------------

    function openPanel() {
        const MOST = 500;
        const LONG = 80;
        const KINDS = {
            all: () => true,
            writes: (is) => !is("read"),
            calls: (is) => is("call"),
            statements: (is) => is("statement"),
            wrong: (is) => is("wrong"),
        };
        const list = document.querySelector("#messages ol");
        const kind = document.getElementById("kind");
        const text = document.getElementById("text");

        kind.addEventListener("change", filter);
        text.addEventListener("input", filter);
        document.getElementById("clear").addEventListener("click", () => {
            list.replaceChildren();
            filter();
            count();
        });

        const wanted = (item) =>
            KINDS[kind.value]((name) => item.classList.contains(name)) && item.textContent.toLowerCase().includes(text.value.trim().toLowerCase());

        function filter() {
            let found = 0;
            for (const item of list.children) {
                item.hidden = !wanted(item);
                if (!item.hidden) found += 1;
            }
            const some = kind.value !== "all" || text.value.trim() !== "";
            document.getElementById("found").textContent = some ? `${found} van ${list.children.length} berichten` : "";
        }

        function count() {
            document.getElementById("count").textContent = list.children.length;
            document.getElementById("empty").hidden = list.children.length > 0;
        }

        function make(name, content, style) {
            const element = document.createElement(name);
            element.textContent = content;
            if (style) element.className = style;
            return element;
        }

        /** said: what the course says; answer: what it hears; wrong: why it is refused, or nothing; detail: the whole of it. */
        function add(style, name, { said, answer, wrong, detail }) {
            const head = document.createElement(detail ? "summary" : "div");
            const outcome = wrong ? make("strong", wrong, "bad") : make("span", answer, "answer");
            head.append(make("time", new Date().toLocaleTimeString("nl-NL")), " ", make("code", name), make("span", said), " ", outcome);
            const item = make("li", "", wrong ? `${style} wrong` : style);
            if (detail) {
                const details = document.createElement("details");
                details.append(head, make("pre", detail));
                item.append(details);
            } else {
                item.append(head);
            }
            item.hidden = !wanted(item);
            list.prepend(item);
            if (list.children.length > MOST) list.lastChild.remove();
            count();
        }

        const kept = (code) => (code < 300 ? { answer: "bewaard" } : { wrong: `geweigerd (${code})` });

        return {
            call(name, values, answer, error, problem) {
                const heard = `→ ${JSON.stringify(answer)}`;
                const said = values.map((value) => JSON.stringify(value)).join(", ");
                add(name.includes("Get") ? "call read" : "call", name, {
                    said: said.length > LONG ? `(${said.slice(0, LONG)}…)` : `(${said})`,
                    answer: error === "0" ? heard : `${heard} (${error}: nog geen waarde)`,
                    wrong: problem && `${heard}, fout ${error}: ${problem}`,
                    detail: said.length > LONG ? said : "",
                });
            },
            statement({ statement, status: code, problem }) {
                const { verb, object, result } = statement;
                const names = Object.values(object?.definition?.name ?? {});
                const said = [names[0] ?? lastOf(object?.id), ...resultOf(result)].join(", ");
                const detail = JSON.stringify(statement, null, 2);
                add("statement", lastOf(verb?.id), { said: ` ${said}`, ...kept(code), detail: problem ? `${readable(problem)}\n\n${detail}` : detail });
            },
            document({ what, query, document, status: code, problem }) {
                const name = new URLSearchParams(query ?? "").get(/state/.test(what) ? "stateId" : "profileId");
                add("document", what, { said: ` ${name ?? ""}`, ...kept(code), detail: problem ? readable(problem) : readable(document) });
            },
            mistake(report) {
                add("mistake", "Fout gezien?", { said: ` ${report.title}: ${report.text}`, answer: "komt in de engine op de lijst met meldingen", detail: JSON.stringify(report, null, 2) });
            },
        };

        function lastOf(iri) {
            return String(iri ?? "?").split("/").pop();
        }

        function resultOf({ score, success, completion, response } = {}) {
            return [
                score?.scaled !== undefined && `score ${Math.round(score.scaled * 100)}%`,
                success !== undefined && `success: ${success ? "ja" : "nee"}`,
                completion !== undefined && `completion: ${completion ? "ja" : "nee"}`,
                response !== undefined && `antwoord: ${response.length > LONG ? `${response.slice(0, LONG)}…` : response}`,
            ].filter(Boolean);
        }

        function readable(json) {
            try {
                return JSON.stringify(JSON.parse(json), null, 2);
            } catch {
                return json;
            }
        }
    }
})();
