// Every word of the player in Dutch. En.js has the same keys.

import { length } from "./format.js";

const hoursAndMinutes = (minutes) => length(minutes, "u", "min");

export default {
    code: "nl",
    other: { code: "en", label: "English" },

    skip: "Naar de inhoud",
    menu: "Overzicht",
    closeMenu: "Sluit overzicht",
    exit: "Afsluiten",
    previous: "Vorige",
    next: "Volgende",
    finish: "Afronden",
    example: "Voorbeeldcursus",
    exampleNote: "Dit is een voorbeeldcursus. Je ontvangt er geen geldig certificaat mee.",
    helpTitle: "Hulp nodig?",
    welcome: (modules, minutes) =>
        `Welkom! ${modules > 1 ? `Deze cursus heeft ${modules} modules` : "Deze module"}${modules > 1 ? " en" : ""} duurt ongeveer ${hoursAndMinutes(minutes)}. ` +
        "Neem de tijd: je kunt altijd stoppen en later verdergaan waar je was.",
    seeTrack: "Bekijk het overzicht",
    loading: "Even laden …",

    progress: (done, total) => `${done} van ${total} klaar`,
    left: (minutes) => (minutes > 0 ? `nog ongeveer ${hoursAndMinutes(minutes)}` : "alles gedaan"),
    minutes: (minutes) => hoursAndMinutes(minutes),
    moduleNumber: (number) => `Module ${number}`,
    moduleProgress: (done, total) => `${done} van ${total}`,
    here: "je bent hier",
    kinds: {
        video: "Video", article: "Artikel", example: "Praktijkvoorbeeld", quiz: "Kennisquiz", theory: "Theorievragen",
        practice: "Praktijkopdracht", exam: "Toets", workbook: "Werkboek",
    },
    done: "Klaar",
    todo: "Nog te doen",
    unitDone: (title, done, total) => `${title} is klaar. ${done} van ${total} klaar.`,
    moduleDone: (title) => `Je hebt de module ${title} afgerond.`,
    newTab: "opent in een nieuw tabblad",
    table: "Tabel, scroll opzij om alles te zien",
    sources: "Bronnen en verantwoording",

    readOn: "Gelezen, verder",
    goOn: "Verder",
    openQuestion: "Open de denkvraag",
    thinkingQuestion: "Denkvraag",
    openQuestionFirst: "Denk eerst even na over de denkvraag. Ze staat nu hierboven open.",

    video: {
        label: (title) => `Video: ${title}`,
        captions: "Nederlands",
        watched: (percent) => `Je zag ${percent} % van de film.`,
        rule: "De video is klaar als je 90 % hebt gezien, of de uitgeschreven tekst hebt gelezen.",
        speed: "Snelheid",
        transcript: "Lees de tekst van de video",
        hideTranscript: "Verberg de tekst van de video",
        transcriptTitle: "De video in woorden",
        readTranscript: "Ik heb de tekst gelezen",
        broken: "De film laadt niet. Lees gerust de tekst van de video hieronder: die telt net zo goed.",
        resume: (time) => `We gaan verder bij ${time}.`,
    },

    quiz: {
        number: (number, total) => `Vraag ${number} van ${total}`,
        several: "Er kunnen meer antwoorden goed zijn.",
        check: "Controleer",
        retry: "Probeer opnieuw",
        chooseFirst: "Kies eerst een antwoord.",
        right: "Goed.",
        wrong: "Nog niet goed.",
        optionRight: "goed antwoord",
        optionWrong: "niet goed",
        optionMissed: "dit was ook goed",
        answerWas: "dit was het goede antwoord",
        submit: "Lever in",
        submitHint: "Je mag elke vraag controleren en opnieuw proberen. Je beste score blijft staan.",
        missing: (numbers) => `Nog niet beantwoord: vraag ${numbers.join(", ")}.`,
        handedIn: "Je leverde deze quiz eerder in.",
        result: (right, total) => `Je had ${right} van de ${total} vragen goed.`,
        praise: (share) =>
            share === 1 ? "Alles goed, knap gedaan." : share >= 0.8 ? "Mooi resultaat." : share >= 0.5 ? "Je bent een eind op weg. Lees de uitleg bij de vragen en probeer het nog eens." : "Lees de uitleg bij de vragen rustig door en probeer het nog eens.",
        best: (raw, max) => `Je beste score: ${raw} van ${max} ${max === 1 ? "punt" : "punten"}.`,
        again: "Maak de quiz opnieuw",
    },

    theory: {
        number: (number, total) => `Vraag ${number} van ${total}`,
        answer: "Jouw antwoord",
        privacy: "Je antwoord blijft op dit apparaat staan en wordt nergens heen gestuurd. Op een ander apparaat zie je het dus niet terug.",
        privacyLost: "Deze browser bewaart je tekst niet. Kopieer je antwoord als je het wilt houden.",
        words: (count, min) => (min > 0 ? `${count} van minstens ${min} woorden` : `${count} ${count === 1 ? "woord" : "woorden"}`),
        showModel: "Vergelijk met het modelantwoord",
        tooShort: (missing) => `Schrijf nog ongeveer ${missing} ${missing === 1 ? "woord" : "woorden"}. Zelf nadenken helpt je meer dan meteen kijken.`,
        empty: "Schrijf eerst je eigen antwoord. Zelf nadenken helpt je meer dan meteen kijken.",
        model: "Modelantwoord",
        criteria: "Waar let je op?",
        elsewhere: "Je beantwoordde deze vraag eerder; de tekst staat niet op dit apparaat.",
    },

    practice: {
        preparation: "Voorbereiding",
        steps: "Stappen",
        observation: "Observatieformulier",
        reflection: "Reflectie",
        print: "Print de opdracht",
        onGroup: "Deze opdracht doe je op je eigen babygroep. Print haar, of houd deze pagina open op je telefoon.",
        confirm: "Ik heb deze opdracht op de groep uitgevoerd.",
        done: "Opdracht afronden",
        tickFirst: "Zet eerst een vinkje als je de opdracht op de groep hebt uitgevoerd.",
    },

    exam: {
        facts: (questions, passMark, attempts) =>
            `${questions} meerkeuzevragen. Met ${passMark} goede antwoorden ben je geslaagd. ` +
            (attempts === 2 ? "Haal je het niet in één keer, dan heb je één herkansing." : `Je hebt ${attempts} ${attempts === 1 ? "poging" : "pogingen"}.`),
        states: {
            unknown: "We halen de stand van je toets op …",
            unreachable: "De stand van je toets is nu niet op te halen. Je kunt het zo nog eens proberen.",
            unbound: "De toets maak je in de toetsomgeving. Houd de eerste keer de uitnodiging bij de hand die je per e-mail kreeg.",
            locked: "De toets is nog dicht. Hij gaat open als je alle modules hebt afgerond.",
            open: "De toets staat voor je open.",
            running: "Je bent met de toets bezig. Ga verder waar je was.",
            passed: (raw, max) => `Geslaagd! Je had ${raw} van de ${max} vragen goed.`,
            failed: (raw, max) => `Nog niet gehaald: je had ${raw} van de ${max} vragen goed. Je hebt nog één herkansing.`,
            exhausted: (raw, max) => `Niet gehaald: je had ${raw} van de ${max} vragen goed, en je hebt geen pogingen meer.`,
        },
        words: { unknown: "Even geduld", unreachable: "Niet bereikbaar", unbound: "Klaar om te koppelen", locked: "Nog dicht", open: "Open", running: "Bezig", passed: "Geslaagd", failed: "Herkansing open", exhausted: "Afgesloten" },
        contact: "Neem contact op; we leggen uit wat je mogelijkheden zijn.",
        open: "Open de toets",
        again: "Start de herkansing",
        goOn: "Ga verder met de toets",
    },

    workbook: {
        about: "In het werkboek verwerk je opdrachten, observaties en reflecties uit de modules. Een beoordelaar leest het.",
        tablet: "Voor het werkboek heb je een tablet, laptop of computer nodig. Op dit scherm is het te klein om prettig te werken: open deze cursus straks op een groter scherm.",
        anyway: "Toch hier openen",
        open: "Open het werkboek",
        parts: "Onderdelen",
        states: {
            unknown: "We halen de stand van je werkboek op …",
            unreachable: "De stand van je werkboek is nu niet op te halen. Je kunt het zo nog eens proberen.",
            unbound: "Je werkboek staat in de werkboekomgeving. Houd de eerste keer de uitnodiging bij de hand die je per e-mail kreeg.",
            open: "Je kunt aan je werkboek werken.",
            submitted: "Ingeleverd. De beoordelaar kijkt het na.",
            sufficient: "Voldoende beoordeeld.",
            insufficient: "Nog onvoldoende. Lees wat de beoordelaar schreef en vul aan.",
        },
        words: { unknown: "Even geduld", unreachable: "Niet bereikbaar", unbound: "Klaar om te koppelen", open: "Open", submitted: "Ingeleverd", sufficient: "Voldoende", insufficient: "Onvoldoende" },
    },

    online: {
        title: "Dit doe je online",
        exam: "De toets zit niet in dit pakket: je maakt haar online, in de leeromgeving van je opleider.",
        workbook: "Het werkboek zit niet in dit pakket: je vult het online in, in de leeromgeving van je opleider.",
        contact: "Weet je niet waar? Vraag het aan",
        opening: "Even geduld, we openen een nieuw tabblad …",
        blocked: "Je browser hield het nieuwe tabblad tegen. Open het hier:",
        failed: "Dat lukte nu niet. Controleer je verbinding en probeer het opnieuw.",
        refused: "Dat lukte niet. Probeer het later opnieuw of vraag hulp.",
        preview: "In deze voorbeeldweergave kun je dit niet openen.",
        refresh: "Ververs de stand",
    },

    end: {
        title: "Alles gedaan",
        almost: "Je bent bij het eind",
        praise: "Je hebt alle onderdelen afgerond. Mooi werk.",
        open: "Deze onderdelen staan nog open:",
        close: "Klaar? Kies ‘Afsluiten’. Je voortgang is bewaard.",
    },

    closing: {
        busy: "Je voortgang wordt bewaard …",
        title: "Je kunt nu stoppen",
        lms: "Je voortgang is bewaard. Sluit deze activiteit met de knop van je leeromgeving, bijvoorbeeld ‘Activiteit verlaten’.",
        window: "Je voortgang is bewaard. Je kunt dit venster sluiten.",
        notKept: "Je leeromgeving bevestigde het bewaren niet. Je voortgang staat ook op dit apparaat: open de cursus later hier opnieuw, dan halen we haar op.",
        notSent: "Een deel van je resultaten is nog niet verstuurd. Dat gebeurt vanzelf als je de cursus op dit apparaat weer opent.",
        back: "Toch nog verder",
        leave: "Terug naar de leeromgeving",
    },

    strip: {
        offline: "Je bent offline. Je antwoorden zijn bewaard.",
        waiting: (count) => `${count} ${count === 1 ? "resultaat wacht" : "resultaten wachten"} op verzending.`,
        trouble: "Je leeromgeving bewaart nu even niet. Je voortgang staat op dit apparaat; we blijven het proberen. Ben je lang weg geweest? Log dan in een ander tabblad opnieuw in.",
        noStorage: "Deze browser bewaart je voortgang niet. Rond een onderdeel af in één keer, of gebruik een andere browser.",
        preview: "Voorbeeldweergave: je kunt rondkijken, er wordt niets bewaard.",
        review: "Terugblik: je kunt alles nalezen, er wordt niets meer bewaard.",
    },

    restore: {
        title: "Verdergaan waar je was?",
        text: (done, total, date) => `Je leeromgeving geeft een leeg begin door, maar op dit apparaat staat nog voortgang van ${date}: ${done} van ${total} onderdelen klaar.`,
        yes: "Verder waar ik was",
        no: "Opnieuw beginnen",
    },

    errors: {
        retry: "Probeer opnieuw",
        lookAround: "Bekijk zonder te bewaren",
        contact: "Lukt het niet? Vraag het aan",
        code: (code) => `Code: ${code}`,
        noApi: ["De leeromgeving antwoordt niet", "Deze cursus hoort in je leeromgeving te draaien, maar we krijgen geen verbinding met haar. Open de cursus opnieuw vanuit je leeromgeving."],
        noSession: ["Je sessie begint niet", "Je leeromgeving wil geen nieuwe sessie beginnen. Misschien staat de cursus nog open in een ander venster. Sluit dat, en open de cursus opnieuw."],
        noLaunch: ["Open de cursus vanuit je leeromgeving", "Deze pagina is los geopend. Ga naar je leeromgeving en start de cursus daar."],
        noLaunchData: ["De start is niet compleet", "Je leeromgeving gaf niet alles door wat nodig is om te beginnen. Open de cursus opnieuw vanuit je leeromgeving."],
        fetchUsed: ["Deze start is al gebruikt", "Dit adres werkt maar één keer. Je voortgang is bewaard: open de cursus opnieuw vanuit je leeromgeving."],
        fetchFailed: ["De leeromgeving laat ons niet binnen", "Open de cursus opnieuw vanuit je leeromgeving."],
        sessionOver: ["Deze sessie is afgesloten", "Je voortgang is bewaard. Open de cursus opnieuw vanuit je leeromgeving om verder te gaan."],
        network: ["Geen verbinding", "We kunnen je leeromgeving nu niet bereiken. Controleer je internetverbinding en probeer het opnieuw."],
        config: ["De cursus is niet compleet", "Er ontbreekt iets in dit pakket. Laat het weten aan wie de cursus beheert."],
        content: ["Dit onderdeel laadt niet", "Controleer je internetverbinding en probeer het opnieuw. Wat je al deed, is bewaard."],
        unexpected: ["Er ging iets mis", "Dat is niet jouw schuld. Je voortgang is bewaard tot aan de laatste stap. Laad de pagina opnieuw."],
    },
};
