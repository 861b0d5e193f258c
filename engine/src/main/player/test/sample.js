// A small course for the tests.

const root = "https://opleider.example/id/course/cursus";

export function config(change = {}) {
    const unit = (module, id, kind) => ({ id, kind, iri: `${root}/module/${module}/unit/${id}`, title: `Titel ${id}`, minutes: 10, summary: "" });
    return {
        contract: 1,
        format: "scorm12",
        package: "cursus",
        course: { id: "cursus", iri: root, title: "Cursus", language: "nl", version: "1.2.0", example: true, support: { name: "Hulp", email: "hulp@opleider.example" } },
        modules: [
            { id: "m1", iri: `${root}/module/m1`, title: "Module een", content: "content/m1.js",
                units: [unit("m1", "film", "video"), unit("m1", "tekst", "article"), unit("m1", "quiz", "quiz"), unit("m1", "open", "theory"), unit("m1", "praktijk", "practice"), unit("m1", "voorbeeld", "example")] },
            { id: "m2", iri: `${root}/module/m2`, title: "Module twee", content: "content/m2.js", units: [unit("m2", "tweede", "article")] },
        ],
        exam: { id: "eindtoets", iri: `${root}/unit/eindtoets`, title: "Toets", questions: 25, passMark: 20, attempts: 2 },
        workbook: { id: "werkboek", iri: `${root}/unit/werkboek`, title: "Werkboek", parts: [] },
        ...change,
    };
}

export const questions = [
    { id: "kijkt_weg", iri: `${root}/module/m1/unit/quiz/item/kijkt_weg`, multiple: false, stem: "Wat <em>doe</em> je?", text: "", points: 1,
        options: [{ id: "a", html: "Zoeken", right: false, feedback: "" }, { id: "b", html: "Wachten &amp; praten", right: true, feedback: "" }], explanation: "" },
    { id: "signalen", iri: `${root}/module/m1/unit/quiz/item/signalen`, multiple: true, stem: "Welke signalen?", text: "", points: 2,
        options: [{ id: "a", html: "Gapen", right: true, feedback: "" }, { id: "b", html: "Lachen", right: false, feedback: "" }, { id: "c", html: "Wrijven", right: true, feedback: "" }], explanation: "" },
];

export const open = [
    { id: "kruipen", iri: `${root}/module/m1/unit/open/item/kruipen`, stem: "Waarom?", text: "", model: "<p>Daarom.</p>", criteria: ["x"], minWords: 3, outcome: "K1" },
];
