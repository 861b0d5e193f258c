package nl.leerspoor.engine.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the headings of a guide, for its table of contents and its bookmarks. Here as elsewhere
 * numbers are put in with {@code %s}: other digits than ours come out of {@code %d} on some
 * machines (D-24).
 */
final class Contents {
    private static final int FIRST = 2;
    private static final int LAST = 6;
    private static final int SHOWN = 3;

    private record Entry(int level, String id, String html) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A heading that can be found.
     *
     * @param level deeper than 6 is 6
     * @param html without blocks
     */
    String heading(int level, String html) {
        int depth = Math.min(level, LAST);
        Entry entry = new Entry(depth, "k" + (entries.size() + 1), html);
        entries.add(entry);
        return "<h%s id=\"%s\">%s</h%s>\n".formatted(depth, entry.id(), html, depth);
    }

    /** The chapters, each with its page; the number of the page comes from the style. */
    String list() {
        StringBuilder html = new StringBuilder("<ul class=\"inhoud\">\n");
        for (Entry entry : entries) {
            if (entry.level() == FIRST) {
                html.append(
                        "<li><a href=\"#%s\" title=\"%s\">%s</a></li>\n"
                                .formatted(entry.id(), plain(entry.html()), entry.html()));
            }
        }
        return html.append("</ul>\n").toString();
    }

    /** Chapters and their parts, as the reader's own list beside the pages. */
    String bookmarks() {
        StringBuilder html = new StringBuilder("<bookmarks>\n");
        boolean open = false;
        for (Entry entry : entries) {
            String start =
                    "<bookmark name=\"%s\" href=\"#%s\">"
                            .formatted(plain(entry.html()), entry.id());
            if (entry.level() == FIRST) {
                html.append(open ? "</bookmark>\n" : "").append(start);
                open = true;
            } else if (entry.level() == SHOWN && open) {
                html.append(start).append("</bookmark>");
            }
        }
        return html.append(open ? "</bookmark>\n" : "").append("</bookmarks>\n").toString();
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", "").replace("\"", "&quot;");
    }
}
