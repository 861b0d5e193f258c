import { articleView, exampleView } from "./article.js";
import { endView } from "./end.js";
import { glossaryView } from "./glossary.js";
import { notesView } from "./notes.js";
import { examView, workbookView } from "./online.js";
import { practiceView } from "./practice.js";
import { quizView } from "./quiz.js";
import { surveyView } from "./survey.js";
import { theoryView } from "./theory.js";
import { videoView } from "./video.js";

/** view(unit, content, ui) → { element, refresh?, resume?, sync?, leave? } */
export const VIEWS = {
    video: videoView,
    article: articleView,
    example: exampleView,
    quiz: quizView,
    theory: theoryView,
    practice: practiceView,
    survey: surveyView,
    exam: examView,
    workbook: workbookView,
    end: endView,
    search: null, // player/search.js has it: the shell loads it at the first search
    notes: notesView,
    glossary: glossaryView,
};
