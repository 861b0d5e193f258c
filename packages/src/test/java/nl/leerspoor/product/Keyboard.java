package nl.leerspoor.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * A learner without a pointer: only keys, and at every stop of the Tab key a look at whether it can
 * be seen (WCAG 2.2, 2.4.3, 2.4.7 and 2.4.11).
 */
final class Keyboard implements Player.Hands {
    /** More stops than any page has. */
    private static final int ROUND = 150;

    /**
     * What is wrong with where the focus is, or null. After the last stop the focus is the
     * browser's, and no element's.
     */
    private static final String WRONG =
            """
            () => {
                const at = document.activeElement;
                const before = window.lastStop;
                window.lastStop = null;
                if (!at || at === document.body) return null;
                const name = at.outerHTML.slice(0, 160);
                const boxes = [...at.getClientRects()];
                const box = at.getBoundingClientRect();
                const middle = boxes[0] ?? box;
                const [width, height] = [innerWidth, innerHeight];
                const inside = (r, top, right, bottom, left) =>
                    r.top >= top - 0.5 && r.right <= right + 0.5 && r.bottom <= bottom + 0.5 && r.left >= left - 0.5;
                if (box.height < height / 2 && !inside(box, 0, width, height, 0)) return `outside the screen: ${name}`;
                const y = (Math.max(middle.top, 0) + Math.min(middle.bottom, height)) / 2;
                const hit = document.elementFromPoint((middle.left + middle.right) / 2, y);
                if (!at.contains(hit)) return `covered by ${hit?.outerHTML.slice(0, 80)}: ${name}`;

                const drawn = (e) => getComputedStyle(e).outlineStyle !== "none" && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
                const ringed = [at.parentElement.parentElement, at.parentElement, at].find(drawn);
                if (!ringed) return `no ring: ${name}`;
                const { outlineWidth, outlineOffset } = getComputedStyle(ringed);
                const grow = parseFloat(outlineWidth) + parseFloat(outlineOffset);
                const r = ringed.getBoundingClientRect();
                const ring = { top: r.top - grow, right: r.right + grow, bottom: r.bottom + grow, left: r.left - grow };
                if (ring.bottom - ring.top < height / 2 && !inside(ring, 0, width, height, 0)) return `ring outside the screen: ${name}`;
                for (let up = ringed.parentElement; up && up !== document.body; up = up.parentElement) {
                    const { overflowX, overflowY } = getComputedStyle(up);
                    if (overflowX === "visible" && overflowY === "visible") continue;
                    const edge = up.getBoundingClientRect();
                    if (!inside(ring, edge.top, edge.right, edge.bottom, edge.left)) return `ring cut off by ${up.className}: ${name}`;
                }

                const region = at.closest("dialog, .popover, .note-card, .tools, #track, .top, .bar, .body");
                const top = box.top + (region?.matches(".body") ? scrollY : 0);
                const here = { at, region, top, bottom: top + box.height, left: box.left, right: box.right };
                window.lastStop = here;
                if (!before || before.region !== region || before.at === at) return null;
                if (!(before.at.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)) return null; // round again
                if (here.bottom <= before.top) return `goes up: ${before.at.outerHTML.slice(0, 80)} then ${name}`;
                const sameLine = here.top < before.bottom && before.top < here.bottom;
                if (sameLine && here.right <= before.left) return `goes left: ${name}`;
                return null;
            }
            """;

    private static final String HELD =
            "() => document.activeElement && document.activeElement !== document.body";

    /**
     * Whether what got the focus stands on the screen, between the bars. A key may have moved
     * everything: the next stop has none before it.
     */
    private static final String BESIDE =
            """
            () => {
                window.lastStop = null;
                const at = document.activeElement;
                const box = at.getBoundingClientRect();
                const x = Math.max(1, Math.min((box.left + box.right) / 2, innerWidth - 1));
                const seen = [box.top + 4, (box.top + box.bottom) / 2]
                    .some((y) => at.contains(document.elementFromPoint(x, y)));
                return seen ? null : `not on the screen: ${at.outerHTML.slice(0, 160)}`;
            }
            """;

    private final Page page;
    private int stops;

    Keyboard(Page page) {
        this.page = page;
    }

    /** How often the focus was looked at. */
    int stops() {
        return stops;
    }

    private void look() {
        stops++;
        assertThat(page.evaluate(WRONG)).isNull();
    }

    void tab() {
        page.keyboard().press("Tab");
        look();
    }

    private static boolean has(Locator target) {
        return (boolean) target.evaluate("e => e === document.activeElement");
    }

    /** Goes on with the Tab key until the target has the focus; no trap keeps it. */
    void to(Locator target) {
        target.waitFor();
        for (int tabs = 0; !has(target); tabs++) {
            assertThat(tabs).as("stops on the way to " + target).isLessThan(ROUND);
            tab();
        }
    }

    /** Presses a key where the focus is; what that does leaves the focus somewhere to be seen. */
    void key(String key) {
        page.keyboard().press(key);
        page.waitForFunction(HELD);
        assertThat(page.evaluate(BESIDE)).as("after " + key).isNull();
    }

    @Override
    public void press(Locator button) {
        to(button);
        key("Enter");
    }

    @Override
    public void tick(Locator option) {
        if (option.isChecked()) {
            return;
        }
        if ("radio".equals(option.getAttribute("type"))) {
            String group = "e => document.activeElement.name === e.name";
            for (int tabs = 0; !(boolean) option.evaluate(group); tabs++) { // one stop for all
                assertThat(tabs).as("stops on the way to " + option).isLessThan(ROUND);
                tab();
            }
            for (int steps = 0; !has(option); steps++) {
                assertThat(steps).as("options before " + option).isLessThan(ROUND);
                page.keyboard().press("ArrowDown");
                look();
            }
        } else {
            to(option);
        }
        if (!option.isChecked()) {
            page.keyboard().press("Space");
        }
    }

    @Override
    public void type(Locator field, String text) {
        to(field);
        page.keyboard().press("Control+A");
        page.keyboard().insertText(text);
    }

    @Override
    public void choose(Locator list, String value) {
        to(list);
        page.keyboard().press("Home");
        for (int steps = 0; !list.inputValue().equals(value); steps++) {
            assertThat(steps).as("options before " + value).isLessThan(ROUND);
            page.keyboard().press("ArrowDown");
        }
    }
}
