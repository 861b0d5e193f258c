// The page around the course: offers the SCORM 1.2 API to the frame, keeps what is committed on the server, and reloads when
// the course was built again.
"use strict";
(() => {
    const config = JSON.parse(document.getElementById("host-config").textContent);
    const frame = document.getElementById("sco");
    const status = document.getElementById("status");

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
        for (const call of ["LMSCommit", "LMSFinish"]) api.on(call, show);
        api.on("LMSSetValue.cmi.core.*", show);
        show();
    }
    if (frame) frame.src = config.start;
    new EventSource("/events").addEventListener("reload", () => location.reload());

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
        status.textContent = `${core.lesson_status}${score}, ${window.API.cmi.suspend_data.length} of 4096 characters`;
    }
})();
