// Search, a script of its own: who never looks for anything never loads it.

import { searchView } from "./ui/views/search.js";

window.leerspoorSearchView(searchView);
