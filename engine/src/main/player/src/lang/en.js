// Every word of the player in English; the keys are those of nl.js (a test compares them).

import { length } from "./format.js";

const hoursAndMinutes = (minutes) => length(minutes, "h", "min");

export default {
    code: "en",
    other: { code: "nl", label: "Nederlands" },

    skip: "Skip to content",
    menu: "Overview",
    closeMenu: "Close overview",
    exit: "Exit",
    previous: "Previous",
    next: "Next",
    finish: "Finish",
    example: "Example course",
    exampleNote: "This is an example course. It does not lead to a valid certificate.",
    helpTitle: "Need help?",
    welcome: (modules, minutes) =>
        `Welcome! ${modules > 1 ? `This course has ${modules} modules and` : "This module"} takes about ${hoursAndMinutes(minutes)}. ` +
        "Take your time: you can always stop and go on later where you were.",
    seeTrack: "See the overview",
    loading: "Loading …",

    progress: (done, total) => `${done} of ${total} done`,
    left: (minutes) => (minutes > 0 ? `about ${hoursAndMinutes(minutes)} left` : "all done"),
    minutes: (minutes) => hoursAndMinutes(minutes),
    moduleNumber: (number) => `Module ${number}`,
    moduleProgress: (done, total) => `${done} of ${total}`,
    here: "you are here",
    kinds: {
        video: "Video", article: "Article", example: "Practice example", quiz: "Quiz", theory: "Theory questions",
        practice: "Practice assignment", exam: "Exam", workbook: "Workbook",
    },
    done: "Done",
    todo: "To do",
    unitDone: (title, done, total) => `${title} is done. ${done} of ${total} done.`,
    moduleDone: (title) => `You finished the module ${title}.`,
    newTab: "opens in a new tab",
    table: "Table, scroll sideways to see all of it",
    sources: "Sources and credits",

    readOn: "Read, go on",
    goOn: "Go on",
    openQuestion: "Open the question to think about",
    thinkingQuestion: "Question to think about",
    openQuestionFirst: "Think about the question first. It is open above now.",

    video: {
        label: (title) => `Video: ${title}`,
        captions: "Dutch",
        watched: (percent) => `You saw ${percent}% of the film.`,
        rule: "The video is done when you have seen 90% of it, or have read the transcript.",
        speed: "Speed",
        transcript: "Read the transcript",
        hideTranscript: "Hide the transcript",
        transcriptTitle: "The video in words",
        readTranscript: "I have read the transcript",
        broken: "The film does not load. Read the transcript below: it counts just as well.",
        resume: (time) => `We go on at ${time}.`,
    },

    quiz: {
        number: (number, total) => `Question ${number} of ${total}`,
        several: "More than one answer may be right.",
        check: "Check",
        retry: "Try again",
        chooseFirst: "Choose an answer first.",
        right: "Right.",
        wrong: "Not right yet.",
        optionRight: "right answer",
        optionWrong: "not right",
        optionMissed: "this was right too",
        answerWas: "this was the right answer",
        submit: "Hand in",
        submitHint: "You may check every question and try again. Your best score stays.",
        missing: (numbers) => `Not answered yet: question ${numbers.join(", ")}.`,
        handedIn: "You handed in this quiz before.",
        result: (right, total) => `You had ${right} of ${total} questions right.`,
        praise: (share) =>
            share === 1 ? "All right, well done." : share >= 0.8 ? "A fine result." : share >= 0.5 ? "You are well on your way. Read the explanations and try once more." : "Read the explanations at your ease and try once more.",
        best: (raw, max) => `Your best score: ${raw} of ${max} ${max === 1 ? "point" : "points"}.`,
        again: "Do the quiz again",
    },

    theory: {
        number: (number, total) => `Question ${number} of ${total}`,
        answer: "Your answer",
        privacy: "Your answer stays on this device and is sent nowhere. So you will not see it on another device.",
        privacyLost: "This browser does not keep your text. Copy your answer if you want to keep it.",
        words: (count, min) => (min > 0 ? `${count} of at least ${min} words` : `${count} ${count === 1 ? "word" : "words"}`),
        showModel: "Compare with the model answer",
        tooShort: (missing) => `Write about ${missing} more ${missing === 1 ? "word" : "words"}. Thinking for yourself helps more than looking at once.`,
        empty: "Write your own answer first. Thinking for yourself helps more than looking at once.",
        model: "Model answer",
        criteria: "What to look for",
        elsewhere: "You answered this question before; the text is not on this device.",
    },

    practice: {
        preparation: "Preparation",
        steps: "Steps",
        observation: "Observation form",
        reflection: "Reflection",
        print: "Print the assignment",
        onGroup: "You do this assignment in your own baby group. Print it, or keep this page open on your phone.",
        confirm: "I have carried out this assignment in the group.",
        done: "Finish the assignment",
        tickFirst: "Tick the box first, once you have carried out the assignment.",
    },

    exam: {
        facts: (questions, passMark, attempts) =>
            `${questions} multiple-choice questions. With ${passMark} right answers you pass. ` +
            (attempts === 2 ? "If you do not pass at once, you have one resit." : `You have ${attempts} ${attempts === 1 ? "attempt" : "attempts"}.`),
        states: {
            unknown: "We are asking for the state of your exam …",
            unreachable: "The state of your exam cannot be fetched now. You can try again in a moment.",
            unbound: "You take the exam in the exam environment. The first time, keep the invitation at hand that you got by e-mail.",
            locked: "The exam is still closed. It opens when you have finished all modules.",
            open: "The exam is open for you.",
            running: "You are taking the exam. Go on where you were.",
            passed: (raw, max) => `Passed! You had ${raw} of ${max} questions right.`,
            failed: (raw, max) => `Not passed yet: you had ${raw} of ${max} questions right. You have one resit left.`,
            exhausted: (raw, max) => `Not passed: you had ${raw} of ${max} questions right, and there are no attempts left.`,
        },
        words: { unknown: "One moment", unreachable: "Out of reach", unbound: "Ready to link", locked: "Closed", open: "Open", running: "Under way", passed: "Passed", failed: "Resit open", exhausted: "Closed for good" },
        contact: "Get in touch; we will explain what is possible.",
        open: "Open the exam",
        again: "Start the resit",
        goOn: "Go on with the exam",
    },

    workbook: {
        about: "In the workbook you work out assignments, observations and reflections from the modules. An assessor reads it.",
        tablet: "For the workbook you need a tablet, laptop or computer. This screen is too small to work on with ease: open this course on a larger screen later.",
        anyway: "Open it here all the same",
        open: "Open the workbook",
        parts: "Parts",
        states: {
            unknown: "We are asking for the state of your workbook …",
            unreachable: "The state of your workbook cannot be fetched now. You can try again in a moment.",
            unbound: "Your workbook is in the workbook environment. The first time, keep the invitation at hand that you got by e-mail.",
            open: "You can work on your workbook.",
            submitted: "Handed in. The assessor is looking at it.",
            sufficient: "Judged sufficient.",
            insufficient: "Not sufficient yet. Read what the assessor wrote and add to it.",
        },
        words: { unknown: "One moment", unreachable: "Out of reach", unbound: "Ready to link", open: "Open", submitted: "Handed in", sufficient: "Sufficient", insufficient: "Insufficient" },
    },

    online: {
        title: "You do this online",
        exam: "The exam is not in this package: you take it online, in your provider's learning environment.",
        workbook: "The workbook is not in this package: you fill it in online, in your provider's learning environment.",
        contact: "Not sure where? Ask",
        opening: "One moment, we are opening a new tab …",
        blocked: "Your browser held the new tab back. Open it here:",
        failed: "That did not work now. Check your connection and try again.",
        refused: "That did not work. Try again later or ask for help.",
        preview: "You cannot open this in the preview.",
        refresh: "Refresh",
    },

    end: {
        title: "All done",
        almost: "You are at the end",
        praise: "You have finished everything. Well done.",
        open: "These are still open:",
        close: "Ready? Choose ‘Exit’. Your progress is saved.",
    },

    closing: {
        busy: "Saving your progress …",
        title: "You can stop now",
        lms: "Your progress is saved. Close this activity with your learning environment's own button, for instance ‘Exit activity’.",
        window: "Your progress is saved. You can close this window.",
        notKept: "Your learning environment did not confirm. Your progress is also on this device: open the course here again later and we will fetch it.",
        notSent: "Part of your results has not been sent yet. That happens by itself when you open the course on this device again.",
        back: "Go on after all",
        leave: "Back to the learning environment",
    },

    strip: {
        offline: "You are offline. Your answers are saved.",
        waiting: (count) => `${count} ${count === 1 ? "result is" : "results are"} waiting to be sent.`,
        trouble: "Your learning environment is not saving right now. Your progress is on this device; we keep trying. Have you been away long? Log in again in another tab.",
        noStorage: "This browser does not keep your progress. Finish a part in one go, or use another browser.",
        preview: "Preview: look around, nothing is saved.",
        review: "Review: you can reread everything, nothing more is saved.",
    },

    restore: {
        title: "Go on where you were?",
        text: (done, total, date) => `Your learning environment reports an empty start, but this device holds progress of ${date}: ${done} of ${total} parts done.`,
        yes: "Go on where I was",
        no: "Start again",
    },

    errors: {
        retry: "Try again",
        lookAround: "Look around without saving",
        contact: "Still stuck? Ask",
        code: (code) => `Code: ${code}`,
        noApi: ["The learning environment does not answer", "This course runs inside your learning environment, but we cannot reach it. Open the course again from your learning environment."],
        noSession: ["Your session does not start", "Your learning environment does not start a new session. Perhaps the course is still open in another window. Close that, and open the course again."],
        noLaunch: ["Open the course from your learning environment", "This page was opened by itself. Go to your learning environment and start the course there."],
        noLaunchData: ["The launch is not complete", "Your learning environment did not pass on everything that is needed. Open the course again from your learning environment."],
        fetchUsed: ["This launch has been used", "This address works only once. Your progress is saved: open the course again from your learning environment."],
        fetchFailed: ["The learning environment does not let us in", "Open the course again from your learning environment."],
        sessionOver: ["This session is closed", "Your progress is saved. Open the course again from your learning environment to go on."],
        network: ["No connection", "We cannot reach your learning environment now. Check your connection and try again."],
        config: ["The course is not complete", "Something is missing in this package. Tell whoever manages the course."],
        content: ["This part does not load", "Check your connection and try again. What you did is saved."],
        unexpected: ["Something went wrong", "It is not your fault. Your progress is saved up to the last step. Reload the page."],
    },
};
