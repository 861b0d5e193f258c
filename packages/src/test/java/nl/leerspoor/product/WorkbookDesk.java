package nl.leerspoor.product;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.WorkbookEntry;

/** A learner at the workbook, on a screen that is wide enough (S0-096). */
record WorkbookDesk(Page page) {
    /** A word that must be found in the workbook and nowhere else (P-60). */
    static final String MARKER = "paarsgestreepte";

    /** Fills every field of a part and hands it in. */
    void handIn(Unit part) {
        UnitContent.WorkbookPart content = (UnitContent.WorkbookPart) part.content();
        for (WorkbookEntry entry : content.entries()) {
            for (WorkbookEntry.Field field : entry.fields()) {
                fill(entry.id() + "." + field.id(), field);
            }
        }
        Chromium.shoot(page, "workbook-part-" + page.viewportSize().width);
        page.click("[data-action=hand-in]");
        page.waitForSelector("[data-action=confirm-hand-in]");
        page.locator("input[name=privacy]").check(); // P-20
        Chromium.shoot(page, "workbook-hand-in-" + page.viewportSize().width);
        page.click("[data-action=confirm-hand-in]");
        page.waitForSelector(
                "[data-action=confirm-hand-in]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }

    private void fill(String name, WorkbookEntry.Field field) {
        Locator input = page.locator("[name='" + name + "']");
        switch (field.input()) {
            case TEXT, LINE ->
                    input.fill(("ik zag een " + MARKER + " bal en wachtte rustig af ").repeat(8));
            case NUMBER -> input.fill(String.valueOf(field.min() == null ? 5 : field.min() + 1));
            case CHOICE -> {
                if ("SELECT".equals(input.first().evaluate("e => e.tagName"))) {
                    input.selectOption(field.options().get(0));
                } else {
                    input.first().check();
                }
            }
        }
    }
}
