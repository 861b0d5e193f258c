// The page around the course: offers the SCORM 1.2 API to the frame, keeps what is committed on the server, shows what the
// course says to its host and to the LRS, and reloads when the course was built again.
"use strict";
(() => {
    const config = JSON.parse(document.getElementById("host-config").textContent);
    const frame = document.getElementById("sco");
    const status = document.getElementById("status");
    const panel = document.getElementById("panel") && openPanel();

    if (config.cmi) {
        const api = new window.Scorm12API({
            autocommit: false,
            alwaysSendTotalTime: true,
            dataCommitFormat: "flattened",
            lmsCommitUrl: config.commit,
            logLevel: 4,
            httpService: { processHttpRequest: commit, updateSettings() {} },
        });
        api.loadFromFlattenedJSON(config.cmi);
        window.API = api;
        watch(api);
        for (const call of ["LMSCommit", "LMSFinish"]) api.on(call, show);
        api.on("LMSSetValue.cmi.core.*", show);
        show();
    }

    const events = new EventSource("/events");
    events.addEventListener("reload", () => location.reload());
    if (panel) {
        events.addEventListener("statement", (event) => panel.statement(JSON.parse(event.data)));
        events.addEventListener("document", (event) => panel.document(JSON.parse(event.data)));
    }
    if (frame) {
        // First listen, then start: nothing that the course says is missed.
        const start = () => {
            if (!frame.src) frame.src = config.start;
        };
        events.addEventListener("open", start, { once: true });
        events.addEventListener("error", start, { once: true });
    }

    // As Moodle: synchronous while the page is there, a beacon once it is leaving (browsers refuse the former then).
    function commit(url, data, immediate) {
        const body = JSON.stringify(data);
        if (!immediate && document.visibilityState === "visible") {
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

    function show() {
        const core = window.API.cmi.core;
        const score = core.score.raw === "" ? "" : `, score ${core.score.raw}`;
        status.textContent = `${core.lesson_status}${score}, ${window.API.cmi.suspend_data.length} van 4096 tekens`;
    }

    /** Puts every call of the course in the panel, with its answer and its error. */
    function watch(api) {
        const lastError = api.LMSGetLastError.bind(api);
        for (const name of ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError",
            "LMSGetErrorString", "LMSGetDiagnostic"]) {
            const call = api[name].bind(api);
            api[name] = (...values) => {
                const answer = call(...values);
                const error = name.startsWith("LMSGet") && name !== "LMSGetValue" ? "0" : String(lastError());
                panel?.call(name, values, answer, error);
                return answer;
            };
        }
    }

    function openPanel() {
        const MOST = 500;
        const VERBS = { launched: "geopend door het LMS", initialized: "begonnen", completed: "afgerond", passed: "geslaagd",
            failed: "niet geslaagd", terminated: "gestopt", answered: "vraag beantwoord", experienced: "bekeken",
            attempted: "poging begonnen", resumed: "verder gegaan", suspended: "onderbroken", progressed: "gevorderd",
            played: "film gestart", paused: "film gepauzeerd", seeked: "in de film gesprongen" };
        const region = document.getElementById("messages");
        const list = region.querySelector("ol");
        const toggle = document.getElementById("toggle");
        const reads = document.getElementById("reads");
        const count = document.getElementById("count");
        let seen = 0;

        if (window.matchMedia("(max-width: 799px)").matches) fold(true);
        toggle.addEventListener("click", () => fold(toggle.getAttribute("aria-expanded") === "true"));
        reads.addEventListener("change", () => list.classList.toggle("with-reads", reads.checked));
        document.getElementById("clear").addEventListener("click", () => {
            list.replaceChildren();
            seen = 0;
            tell();
        });

        function fold(closed) {
            toggle.setAttribute("aria-expanded", String(!closed));
            region.hidden = closed;
        }

        function tell() {
            count.textContent = String(seen);
            document.getElementById("empty").hidden = list.children.length > 0;
        }

        function add(kind, title, note, bad, detail) {
            const atEnd = region.scrollTop + region.clientHeight >= region.scrollHeight - 8;
            const item = document.createElement("li");
            item.className = kind;
            const time = new Date().toLocaleTimeString("nl-NL");
            const head = document.createElement(detail ? "summary" : "div");
            head.append(element("time", time), " ", element("b", title), " ", element("span", note, bad ? "bad" : ""));
            if (detail) {
                const details = document.createElement("details");
                details.append(head, element("pre", detail));
                item.append(details);
            } else {
                item.append(head);
            }
            list.append(item);
            if (list.children.length > MOST) list.firstChild.remove();
            seen += 1;
            tell();
            if (atEnd) region.scrollTop = region.scrollHeight;
        }

        function element(name, text, style) {
            const made = document.createElement(name);
            made.textContent = text;
            if (style) made.className = style;
            return made;
        }

        function result(code) {
            return code < 300 ? "bewaard" : `geweigerd (${code})`;
        }

        return {
            call(name, values, answer, error) {
                const read = name.startsWith("LMSGet");
                const said = values.map((value) => JSON.stringify(value)).join(", ");
                const short = said.length > 80 ? `${said.slice(0, 80)}…` : said;
                const note = error === "0" ? `→ ${JSON.stringify(answer)}` : `fout ${error}: ${text(error)}`;
                add(read ? "call read" : "call", `${name}(${short})`, note, error !== "0", said.length > 80 ? said : "");
            },
            statement({ statement, status: code, problem }) {
                const verb = String(statement.verb?.id ?? "").split("/").pop();
                const names = Object.values(statement.object?.definition?.name ?? {});
                const object = names[0] ?? String(statement.object?.id ?? "").split("/").pop();
                const score = statement.result?.score?.scaled;
                const title = `${VERBS[verb] ?? verb}: ${object}${score === undefined ? "" : ` (${Math.round(score * 100)}%)`}`;
                add("statement", title, result(code), code >= 300, JSON.stringify(statement, null, 2) + (problem ? `\n${problem}` : ""));
            },
            document({ what, query, status: code, problem }) {
                const name = /(?:stateId|profileId)=([^&]*)/.exec(query)?.[1] ?? what;
                add("document", `document ${name}`, result(code), code >= 300, problem ?? "");
            },
        };

        function text(error) {
            const texts = { 101: "algemene fout", 201: "ongeldig argument", 202: "kan geen onderdelen hebben", 203: "geen lijst",
                301: "niet gestart", 401: "bestaat niet", 402: "sleutelwoord", 403: "alleen lezen", 404: "alleen schrijven",
                405: "verkeerde waarde" };
            return texts[error] ?? "onbekende fout";
        }
    }
})();
