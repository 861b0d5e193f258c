// The player in a SCORM package.

import { openScorm12 } from "./host/scorm12.js";
import { openScorm2004 } from "./host/scorm2004.js";
import { run } from "./main.js";

run({ scorm12: openScorm12, scorm2004: openScorm2004 });
