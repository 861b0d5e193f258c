// The player in a package that is launched with an LRS: cmi5 or xAPI.

import { openCmi5 } from "./host/cmi5.js";
import { openXapi } from "./host/xapi.js";
import { run } from "./main.js";

run({ cmi5: openCmi5, xapi: openXapi });
