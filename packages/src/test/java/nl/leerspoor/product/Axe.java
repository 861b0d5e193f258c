package nl.leerspoor.product;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds wrong with a page, by WCAG 2.2 A and AA. */
final class Axe {
    private static final String RUN =
            """
            async () => {
                const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                const { violations, passes } = await axe.run({ runOnly: tags, iframes: false });
                if (!passes.length) return ["axe looked at nothing"];
                return violations.map(({ id, nodes }) =>
                    `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
            }
            """;

    private Axe() {}

    /**
     * Looks at the page as it is now; frames in it are somebody else's.
     *
     * @return rule and elements of each violation; empty when all is well
     */
    static List<String> violations(Page page) {
        page.evaluate(script());
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
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
