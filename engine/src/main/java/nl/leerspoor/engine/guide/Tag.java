package nl.leerspoor.engine.guide;

import java.util.List;
import nl.leerspoor.engine.content.Html;

/** Well-formed pieces of a page: whatever is not HTML yet is escaped here. */
final class Tag {
    private Tag() {}

    /** An address that can be clicked and, on paper, read. */
    static String link(String scheme, String address) {
        return "<a href=\"%s\" title=\"%s\">%s</a>"
                .formatted(
                        Html.escape(scheme + address), Html.escape(address), Html.escape(address));
    }

    /**
     * A table of what things are called and what they are.
     *
     * @param rows pairs: a name as text, a value as HTML
     */
    static String facts(List<Fact> rows) {
        StringBuilder html =
                new StringBuilder("<div class=\"tabel\"><table class=\"feiten\">\n<tbody>\n");
        for (Fact row : rows) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(row.name()))
                    .append("</th><td>")
                    .append(row.html())
                    .append("</td></tr>\n");
        }
        return html.append("</tbody>\n</table></div>\n").toString();
    }

    /** A row of {@link #facts}. */
    record Fact(String name, String html) {}

    /**
     * A table with a head that is repeated on every page it reaches.
     *
     * @param kind class of the table
     * @param head names of the columns, as text
     * @param rows cells as HTML; the first of a row names it
     * @param last row with sums; empty for none
     */
    static String table(
            String kind, List<String> head, List<List<String>> rows, List<String> last) {
        StringBuilder html =
                new StringBuilder(
                        "<div class=\"tabel\"><table class=\"%s\">\n<thead>\n<tr>".formatted(kind));
        for (String name : head) {
            html.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        rows.forEach(row -> row(html, "<tr>", row));
        if (!last.isEmpty()) {
            row(html, "<tr class=\"som\">", last);
        }
        return html.append("</tbody>\n</table></div>\n").toString();
    }

    private static void row(StringBuilder html, String open, List<String> cells) {
        html.append(open).append("<th scope=\"row\">").append(cells.get(0)).append("</th>");
        cells.stream().skip(1).forEach(cell -> html.append("<td>").append(cell).append("</td>"));
        html.append("</tr>\n");
    }
}
