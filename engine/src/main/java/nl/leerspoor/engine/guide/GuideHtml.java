package nl.leerspoor.engine.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.leerspoor.engine.console.Dutch;
import nl.leerspoor.engine.content.Html;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.GuideText;
import nl.leerspoor.engine.course.Markdown;

/** A guide as one page of XHTML: the author's prose, and what the plan says. Pure. */
final class GuideHtml {
    private static final String STYLE = resource("guide.css");

    private GuideHtml() {}

    /**
     * The page.
     *
     * @param course with all that {@code text} asks for
     * @return well-formed XML, without anything that has to be fetched
     */
    static String of(Course course, GuideText text) {
        Contents contents = new Contents();
        Facts facts = new Facts(course, contents);
        StringBuilder body = new StringBuilder();
        for (GuideText.Part part : text.parts()) {
            body.append(html(part, contents, facts));
        }
        return """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="%s" xml:lang="%s">
                <head>
                <title>%s</title>
                <meta name="description" content="%s"/>
                <meta name="author" content="%s"/>
                <meta name="subject" content="%s"/>
                <style>
                %s
                %s
                </style>
                %s</head>
                <body>
                <div class="omslag">
                <p class="soort">%s</p>
                <h1>%s</h1>
                <div class="spoor">%s</div>
                <p class="versie">%s</p>
                </div>
                %s
                %s</body>
                </html>
                """
                .formatted(
                        Html.escape(course.language()),
                        Html.escape(course.language()),
                        Html.escape(text.kind().title() + " " + course.title()),
                        Html.escape(text.kind().title() + " bij de opleiding " + course.title()),
                        Html.escape(course.issuer().name()),
                        Html.escape(course.title()),
                        sheet(course, text),
                        STYLE,
                        contents.bookmarks(),
                        Html.escape(text.kind().title()),
                        Html.escape(course.title()),
                        "<span class=\"steen\"></span>".repeat(course.modules().size()),
                        edition(course),
                        contents.list(),
                        body);
    }

    private static String html(GuideText.Part part, Contents contents, Facts facts) {
        if (part instanceof GuideText.Heading heading) {
            return contents.heading(heading.level(), Markdown.inline(heading.line()));
        }
        if (part instanceof GuideText.Filled place) {
            return facts.html(place);
        }
        return prose(Markdown.html(((GuideText.Text) part).prose())) + "\n";
    }

    /**
     * What lessons need not, PDF/UA-1 does: headers with a scope (7.5), links with a title
     * (7.18.5).
     */
    private static String prose(String html) {
        return html.replaceAll("<a href=\"([^\"]*)\"", "<a title=\"$1\" href=\"$1\"")
                .replaceAll("<th(?=[ >])", "<th scope=\"col\"")
                .replace("<table>", "<div class=\"tabel\"><table>")
                .replace("</table>", "</table></div>");
    }

    private static String edition(Course course) {
        return Html.escape(course.issuer().name())
                + " · versie "
                + Html.escape(course.version())
                + (course.revised() == null ? "" : " · " + Dutch.date(course.revised()));
    }

    /** P-30: until a provider has set up its own, nobody may take a guide for a real one. */
    private static String sheet(Course course, GuideText text) {
        String example = course.example() ? "VOORBEELD – geen geldig bewijs" : "";
        return """
                @page {
                  size: A4;
                  margin: 24mm 22mm 26mm 22mm;
                  @top-left {
                    content: %s;
                    font: 7.5pt Atkinson, "Atkinson wider"; color: #55606B;
                  }
                  @bottom-left {
                    content: %s;
                    font: 7.5pt Atkinson, "Atkinson wider"; color: #55606B;
                  }
                  @bottom-center { content: %s; font: bold 7.5pt Atkinson; color: #B3382C; }
                  @bottom-right {
                    content: "Pagina " counter(page) " van " counter(pages);
                    font: 7.5pt Atkinson; color: #55606B;
                  }
                }
                @page :first { @top-left { content: ""; font: 7.5pt Atkinson; } }
                """
                .formatted(
                        css(text.kind().title() + " · " + course.title()),
                        css("Versie " + course.version()),
                        css(example));
    }

    /** A string for a style sheet inside a page: neither may end early. */
    private static String css(String text) {
        return '"'
                + Html.escape(text.replace("\\", "\\5c ").replace("\"", "\\22 ").replace("\n", " "))
                + '"';
    }

    private static String resource(String name) {
        try (InputStream in = GuideHtml.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
