package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void showsRawHtmlAsText() {
        assertThat(Markdown.html(new Prose("<script>x</script>\n\na <b onclick=x>b</b>")))
                .isEqualTo(
                        "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"
                                + "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html;base64,AAAA)",
                "[x](vbscript:x)",
                "![x](javascript:alert(1))"
            })
    void dropsAddressesThatRunScripts(String markdown) {
        assertThat(Markdown.html(new Prose(markdown)))
                .doesNotContainIgnoringCase("script:")
                .doesNotContain("data:");
    }

    @Test
    void rewritesPathsButNotAddresses() {
        Prose prose = new Prose("![a](media/a.svg) [b](media/b.pdf) [c](https://c.example)");
        assertThat(Markdown.html(prose, path -> "/x/" + path))
                .contains("src=\"/x/media/a.svg\"")
                .contains("href=\"/x/media/b.pdf\"")
                .contains("href=\"https://c.example\"");
    }

    @Test
    void opensLinksBesideTheCourse() {
        assertThat(Markdown.inline("[c](https://c.example)"))
                .isEqualTo(
                        "<a href=\"https://c.example\" target=\"_blank\""
                                + " rel=\"noopener noreferrer\">c</a>");
        assertThat(Markdown.inline("[m](mailto:a@b.example)"))
                .isEqualTo("<a href=\"mailto:a@b.example\">m</a>");
    }

    @Test
    void aLineIsNeverAListOrAHeading() {
        assertThat(Markdown.inline("2. Wat hoort *hierbij*?"))
                .isEqualTo("2. Wat hoort <em>hierbij</em>?");
        assertThat(Markdown.inline("- x")).isEqualTo("- x");
        assertThat(Markdown.inline("# x")).isEqualTo("# x");
        assertThat(Markdown.inline("> x < y")).isEqualTo("&gt; x &lt; y");
    }

    @Test
    void givesPlainTextForStatements() {
        assertThat(Markdown.text("Wat *doe* je met `1 < 2` & [dit](https://x.example)?"))
                .isEqualTo("Wat doe je met \"1 < 2\" & \"dit\" (https://x.example)?");
    }

    @Test
    void emptyProseIsEmptyHtml() {
        assertThat(Markdown.html(Prose.EMPTY)).isEmpty();
    }
}
