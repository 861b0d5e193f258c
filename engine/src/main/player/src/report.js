// "Fout gezien?", a script of its own: few learners ever see a mistake.

import { openReport } from "./ui/report.js";

window.leerspoorReport(openReport);
