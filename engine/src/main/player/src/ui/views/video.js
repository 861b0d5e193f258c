// A film: native controls, captions on, the transcript one tap away, and an honest count of what was watched.

import { FILM_SHARE } from "../../core/completion.js";
import { addSegment, covered } from "../../core/segments.js";
import { quiet } from "../pause.js";
import { button, focus, h, prose, scrollTo } from "../dom.js";
import { whenEndReached } from "../end-reached.js";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const SAVE_EVERY_S = 10;
const LANDED_MS = 600; // a thumb that drags the slider makes one jump, not twenty
const JUMP_S = 1;
let speed = 1; // kept from film to film

export function videoView(unit, content, ui) {
    const { learning, t } = ui;
    const record = learning.record(unit);
    let seen = record.film?.seen ?? [];
    let last = null; // where the current stretch of watching is
    let unsaved = 0;
    let playing = false;
    let place = 0; // where it was before a jump
    let jump = null; // the one under way: { from, to, landing }
    let stopWatchingEnd = () => {};

    const video = h("video", { playsinline: true, preload: "none", src: content.src, "aria-label": t.video.label(unit.title) });
    video.muted = ui.muted;
    quiet().then(furnish).then(quiet).then(() => (video.preload = "metadata")); // the text comes first
    const watched = h("p", { class: "quiet", id: "film-watched" });
    const broken = h("p", { class: "note bad", hidden: true, role: "status" }, t.video.broken);
    const rates = h("select", { id: "film-speed", on: { change: () => { speed = video.playbackRate = Number(rates.value); } } },
        SPEEDS.map((rate) => h("option", { value: rate, selected: rate === speed }, `${String(rate).replace(".", t.code === "nl" ? "," : ".")}×`)));
    const toggle = button(t.video.transcript, "transcript", () => showTranscript(transcript.hidden, true), { icon: "article", "aria-expanded": "false", "aria-controls": "transcript" });
    const sentinel = h("div", { class: "sentinel" });
    const transcript = h("section", { id: "transcript", class: "card", hidden: true, "aria-labelledby": "transcript-title" },
        h("h2", { id: "transcript-title" }, t.video.transcriptTitle),
        prose(content.transcript, t),
        sentinel,
        h("div", { class: "actions" }, button(t.video.readTranscript, "read-transcript", () => {
            learning.saw(unit, { share: share(), transcriptRead: true });
            showTranscript(false, false);
            focus(watched);
        }, { kind: "main", icon: "check" })));

    const length = () => (Number.isFinite(video.duration) && video.duration > 0 ? video.duration : content.duration);
    const share = () => Math.min(1, covered(seen) / length());
    const film = () => ({ at: video.currentTime, seen, share: share(), length: length() });

    function furnish() {
        video.controls = true;
        if (content.poster) video.poster = content.poster;
        if (content.captions) video.append(h("track", { kind: "captions", src: content.captions, srclang: t.content, label: t.video.captions, default: true }));
    }

    function showTranscript(show, moveFocus) {
        transcript.hidden = !show;
        toggle.setAttribute("aria-expanded", show);
        toggle.querySelector("span").textContent = show ? t.video.hideTranscript : t.video.transcript;
        stopWatchingEnd();
        if (!show) return;
        stopWatchingEnd = whenEndReached(sentinel, () => learning.saw(unit, { share: share(), transcriptRead: true }));
        if (moveFocus) focus(transcript.querySelector("h2"));
        scrollTo(transcript);
    }

    function tell() {
        watched.textContent = `${t.video.watched(Math.round(100 * share()))} ${learning.record(unit).done ? "" : t.video.rule}`;
    }

    // Only time that really passed on the screen counts: a jump ends the stretch.
    function watch() {
        const at = video.currentTime;
        if (last !== null && at > last && at - last < 1.5 * Math.max(1, video.playbackRate)) {
            seen = addSegment(seen, last, at);
            unsaved += at - last;
            ui.alive();
        }
        last = at;
        if (unsaved >= SAVE_EVERY_S || (share() >= FILM_SHARE && !learning.record(unit).done)) save();
        tell();
    }

    function save() {
        unsaved = 0;
        learning.filmAt(unit, film());
    }

    // A learner's jump, told once it has come to rest. Where the film goes on from last time is no jump of theirs.
    function landed() {
        if (!jump) return;
        clearTimeout(jump.landing);
        const { from, to = video.currentTime } = jump;
        jump = null;
        if (Math.abs(to - from) >= JUMP_S) learning.filmSeeked(unit, from, to, length());
    }

    function pause() {
        landed();
        if (!playing) return;
        playing = false;
        watch();
        last = null;
        learning.filmPaused(unit, film());
        tell();
    }

    const on = {
        loadedmetadata() {
            const at = record.film?.at ?? 0;
            if (at > 3 && at < length() - 3) video.currentTime = place = at;
            video.playbackRate = speed;
            for (const track of video.textTracks) track.mode = "showing";
        },
        play() {
            if (playing) return;
            landed();
            playing = true;
            last = video.currentTime;
            video.playbackRate = speed;
            learning.filmPlayed(unit, video.currentTime, length());
        },
        timeupdate() {
            if (video.seeking) return;
            place = video.currentTime;
            if (playing) watch();
        },
        seeking() {
            last = null;
            clearTimeout(jump?.landing);
            jump = { from: jump?.from ?? place };
        },
        seeked() {
            last = playing ? video.currentTime : null;
            if (!jump) return;
            jump.to = video.currentTime;
            jump.landing = setTimeout(landed, LANDED_MS);
        },
        ratechange() {
            speed = video.playbackRate;
            if (SPEEDS.includes(speed)) rates.value = String(speed);
        },
        pause,
        ended: pause,
        error() {
            broken.hidden = false;
            if (transcript.hidden) showTranscript(true, false);
        },
    };
    for (const [event, handler] of Object.entries(on)) video.addEventListener(event, handler);
    tell();

    const element = h("div", {},
        content.intro && prose(content.intro, t),
        h("div", { class: "film" }, video),
        broken,
        h("div", { class: "row" },
            toggle,
            h("label", { class: "speed", for: "film-speed" }, t.video.speed, rates)),
        watched,
        transcript);
    return {
        element,
        refresh: tell,
        sync: () => playing && save(),
        leave() {
            stopWatchingEnd();
            pause();
            video.pause();
            video.removeAttribute("src");
            video.load();
        },
    };
}
