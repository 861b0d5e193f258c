package nl.leerspoor.product;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.UUID;

/** Coordinator and assessor at their desks, each with a browser of their own. */
final class Staff {
    private final Product product;
    private final Page coordinator;
    private final Page assessor;

    Staff(Product product, Chromium chromium) {
        this.product = product;
        this.coordinator = signIn(chromium.laptop(), "coordinator@leerspoor.local");
        this.assessor = signIn(chromium.laptop(), "beoordelaar@leerspoor.local");
    }

    private Page signIn(BrowserContext device, String email) {
        Page page = device.newPage();
        page.navigate(product.address("/inloggen"));
        page.fill("#email", email);
        page.fill("#password", product.password(email));
        page.click("#login-form button");
        page.waitForSelector("#sign-out");
        return page;
    }

    /** Registers a participant and gives the invitation, as it is shown once. */
    String register(String name, String email) {
        coordinator.navigate(product.address("/beheer"));
        coordinator.click("#new-participant");
        coordinator.fill("#name", name);
        coordinator.fill("#email", email);
        coordinator.click("form[action='/beheer/nieuw'] button");
        return coordinator.textContent("#link").strip();
    }

    /** The registration of a participant, from the list. */
    UUID registration(String name) {
        coordinator.navigate(product.address("/beheer?q=" + name.replace(" ", "+")));
        return UUID.fromString(
                coordinator
                        .locator(
                                "#participants tbody tr",
                                new Page.LocatorOptions().setHasText(name))
                        .getAttribute("data-registration"));
    }

    /** A fresh log-in link for another device. */
    String logInLink(UUID registration) {
        coordinator.navigate(product.address("/beheer/registraties/" + registration));
        coordinator.click("#make-login-link");
        return coordinator.textContent("#link").strip();
    }

    /** What the coordinator sees of a registration. */
    Page follow(UUID registration) {
        coordinator.navigate(product.address("/beheer/registraties/" + registration));
        return coordinator;
    }

    /**
     * Answers the report with these words, by keys and on a phone's screen.
     *
     * @param state first letter of its name
     */
    Page answerReport(String words, String state, String answer) {
        coordinator.emulateMedia(
                new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        coordinator.navigate(product.address("/beheer"));
        Chromium.look(coordinator, "coordinator-1280");
        coordinator.click("#new-mistakes a");
        coordinator.setViewportSize(360, 720);
        Locator report =
                coordinator.locator("[data-mistake]", new Page.LocatorOptions().setHasText(words));
        report.locator("summary").press("Enter");
        report.locator("select").press(state);
        report.locator("textarea").fill(answer);
        Chromium.look(coordinator, "report-form-360");
        report.locator("form button").press("Enter");
        coordinator.locator("#saved").waitFor();
        Chromium.look(coordinator, "report-saved-360");
        coordinator.locator(".chips a", new Page.LocatorOptions().setHasText("Verbeterd")).click();
        coordinator.setViewportSize(1280, 800);
        Chromium.look(coordinator, "reports-answered-1280");
        return coordinator;
    }

    /** Judges the oldest hand-in that waits. */
    void judgeSufficient() {
        assessor.navigate(product.address("/beoordelen"));
        Locator waiting = assessor.locator("[data-submission]").first();
        Chromium.shoot(assessor, "assessor-queue-1280");
        waiting.locator("a").first().click();
        assessor.locator("input[name=verdict][value=sufficient]").check();
        Chromium.shoot(assessor, "assessor-part-1280");
        assessor.locator("input[name=confirm]").check();
        assessor.click("[data-action=judge]");
        assessor.waitForSelector(
                "[data-action=judge]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
    }
}
