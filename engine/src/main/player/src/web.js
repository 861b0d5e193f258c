// The player in a package without an LMS.

import { openWeb } from "./host/web.js";
import { run } from "./main.js";

run({ web: openWeb });
