package nl.leerspoor.product;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A learner at the exam who knows exactly as much as the test wants. */
record ExamSitting(Page page, AnswerKey key) {

    /** Starts an attempt, answers so that {@code right} of the answers are right, hands in. */
    void sit(int right) {
        page.locator("input[name=integrity]").check();
        page.click("[data-action=start-exam]");
        int questions = key.exam().questions();
        for (int number = 1; number <= questions; number++) {
            page.waitForSelector("#exam-question");
            String item = page.getAttribute("[data-item]", "data-item");
            choose(item, number <= right);
            if (number == 1) {
                Chromium.shoot(page, "exam-question-" + page.viewportSize().width);
            }
            String action = number < questions ? "next" : "hand-in";
            page.locator("[data-action=" + action + "]").first().click();
            if (number < questions) {
                page.waitForSelector("[data-item]:not([data-item='" + item + "'])");
            }
        }
        page.waitForSelector("#exam-review");
        page.locator("input[name=integrity]").check();
        page.click("[data-action=confirm-hand-in]");
        page.waitForSelector("#exam-result");
        Chromium.shoot(page, "exam-result-" + right);
    }

    private void choose(String item, boolean rightly) {
        Locator options = page.locator("label.exam-option");
        for (int i = 0; i < options.count(); i++) {
            if (key.right(item, options.nth(i).innerText()) == rightly) {
                options.nth(i).locator("input").check();
                return;
            }
        }
        throw new AssertionError("no such option for " + item + ": " + options.allInnerTexts());
    }
}
