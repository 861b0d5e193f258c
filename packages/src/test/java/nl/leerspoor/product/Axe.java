package nl.leerspoor.product;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core: what a machine can tell about accessibility (WCAG 2.2 A and AA). */
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /** What is wrong with the page as it is now, one line a place; empty when nothing is. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        // Not as a script element: the page's own policy rightly forbids that.
        page.evaluate(SCRIPT);
        return (List<String>)
                page.evaluate(
                        """
                        async () => {
                            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                            const { violations } = await axe.run(
                                document, { runOnly: { type: "tag", values: tags } });
                            return violations.flatMap(({ id, nodes }) => nodes.map(
                                ({ target, failureSummary }) =>
                                    `${id}: ${target.join(" ")}: ${failureSummary}`));
                        }
                        """);
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe.min.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
