// The player: reads the configuration, opens the host, shows the lessons, and leaves nothing behind.

import { pageAt, readCourse } from "./core/course.js";
import { HostError } from "./host/host.js";
import { only } from "./host/only.js";
import { recall, remember } from "./host/keep.js";
import { pickLanguage, wordsIn } from "./lang/index.js";
import { writeAfter } from "./net/http.js";
import { openStore } from "./net/store.js";
import { copyKeyOf, nowhere, start } from "./start.js";
import { h } from "./ui/dom.js";
import { dress } from "./ui/dress.js";
import { breath, quiet } from "./ui/pause.js";
import { busyScreen, closingScreen, errorScreen, restoreScreen } from "./ui/screens.js";
import { contentOf } from "./ui/scripts.js";
import { Shell } from "./ui/shell.js";

const SCROLL_QUIET_MS = 400;

async function main(hosts) {
    dress();
    const root = document.getElementById("leerspoor") ?? document.body.appendChild(h("div", { id: "leerspoor" }));
    let t = null;
    const speak = async (...wishes) => {
        t = await wordsIn(pickLanguage(recall("language"), ...wishes));
        document.documentElement.lang = t.code;
    };
    const config = readConfig();
    await speak(config?.course.language ?? document.documentElement.lang);
    if (!config) return errorScreen(root, t, "config", null, {});
    const { support, language } = config.course;
    const launched = config.format === "cmi5" || config.format === "xapi"; // only a new launch brings a new key
    const store = launched || config.lrs ? openStore() : null;
    busyScreen(root, t.loading);
    await breath();
    try {
        await play(await hosts[config.format](config));
    } catch (error) {
        if (!(error instanceof HostError)) console.error(error);
        const code = error instanceof HostError ? error.code : "unexpected";
        let waits = true;
        const lookAround = () => {
            waits = false;
            play(nowhere(config));
        };
        errorScreen(root, t, code, support, {
            retry: () => location.reload(),
            lookAround: code === "noApi" || code === "noSession" ? lookAround : null,
        });
        error.later?.().then(() => waits && location.reload()); // who reads on meanwhile is not disturbed
    }

    async function play(host) {
        aheadOf(config, host);
        let shell = null;
        const status = {};
        const tell = (change) => {
            Object.assign(status, change);
            shell?.strip.set(change);
        };
        const web = host.format === "web";
        host.onTrouble((trouble) => tell(trouble === "over" ? { over: true } : { trouble: trouble ? (web ? "noStorage" : "trouble") : null }));
        await speak(host.language ?? [], language);
        let stop = () => {};
        const { taken, release } = await only(copyKeyOf(config, host) ?? (host.mode === "normal" ? host.deviceKey : null), {
            ask: () => new Promise((goOnHere) => errorScreen(root, t, "elsewhere", support, { goOnHere })),
            lost: () => {
                stop();
                errorScreen(root, t, "moved", support, {});
            },
        });
        await breath();
        let shown = null;
        writeAfter(new Promise((resolve) => (shown = resolve)).then(quiet));
        const learning = await start(config, host, {
            store,
            choose: ({ progress, at }, course) => taken || restoreScreen(root, t, { done: progress.countDone(course.units), total: course.units.length, at }),
            onQueue: (queue) => tell({ waiting: queue.waiting, stuck: queue.stuck, over: status.over || (launched && queue.over) }),
        });
        learning.onChange(({ safe }) => safe !== undefined && !web && tell({ safe }));
        const show = (location) => {
            shell = new Shell(root, learning, { t, muted: host.muted, onExit: exit, switchLanguage });
            shell.strip.set(status);
            if (location) learning.location = location;
            return shell.begin();
        };
        tell({ safe: web || learning.safe });
        const stopListening = listen();
        stop = () => {
            stopListening();
            shell.leave();
            learning.gone();
            learning.queue?.close();
        };
        await breath();
        await show().finally(shown);
        quiet().then(() => {
            learning.askOutcome();
            learning.notes?.sync();
        });

        async function switchLanguage(code) {
            remember("language", code);
            await speak(code);
            shell.leave();
            const { location } = shell;
            await show(location);
            shell.toolsButton.focus();
            shell.settings("language");
        }

        async function exit() {
            stopListening();
            shell.leave();
            busyScreen(root, t.closing.busy);
            stop = () => {}; // it ends here already
            shown(); // or there was nothing to read yet
            const next = await learning.end();
            release();
            if (next.leave && next.kept) return location.assign(next.leave);
            if (next.done === "window") window.close(); // works only where a script opened the window
            closingScreen(root, t, next, { back: host.format === "cmi5" ? null : () => location.reload() });
        }

        function listen() {
            const alive = () => document.hidden || learning.clock.alive();
            let scrollTimer = null;
            const handlers = [
                ...["pointerdown", "keydown", "wheel", "touchstart", "input"].map((event) => [document, event, alive]),
                [window, "scroll", () => {
                    alive();
                    clearTimeout(scrollTimer);
                    scrollTimer = setTimeout(() => shell.scrolled(), SCROLL_QUIET_MS);
                }],
                [document, "visibilitychange", () => {
                    if (document.hidden) {
                        shell.sync();
                        learning.clock.pause();
                        learning.hidden();
                    } else {
                        learning.clock.alive();
                        learning.askOutcome();
                        learning.queue?.send();
                    }
                }],
                [window, "pagehide", () => {
                    shell.leave();
                    learning.gone();
                }],
                [window, "pageshow", (event) => event.persisted && location.reload()], // the session ended when the page was left
                [window, "online", () => {
                    tell({ offline: false });
                    learning.reconnected();
                }],
                [window, "offline", () => tell({ offline: true })],
            ];
            learning.clock.alive();
            for (const [target, event, handler] of handlers) target.addEventListener(event, handler, { passive: true });
            return () => handlers.forEach(([target, event, handler]) => event !== "pageshow" && target.removeEventListener(event, handler));
        }
    }
}

/** The text of the first page comes while the rest is opened; should it be another page after all, that one is fetched then. */
function aheadOf(config, host) {
    const course = readCourse(config, host.au);
    const page = pageAt(course, host.state?.location) ?? course.pages[0];
    const module = course.modules.find(({ id }) => id === page?.module);
    if (module) contentOf(module).catch(() => {}); // the page says so, when it is opened
}

function readConfig() {
    try {
        const config = JSON.parse(document.getElementById("leerspoor-config").textContent);
        return config.contract === 1 ? config : null;
    } catch {
        return null;
    }
}

/** hosts: how each format of this package is opened, so that a learner loads no other host. */
export function run(hosts) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => main(hosts));
    else main(hosts);
}
