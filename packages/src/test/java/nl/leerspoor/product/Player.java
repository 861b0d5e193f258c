package nl.leerspoor.product;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Set;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.OpenQuestion;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;

/** A learner's hands on the player: reads, answers, confirms, goes on. */
final class Player {
    /** How a learner works the controls. */
    interface Hands {
        void press(Locator button);

        void tick(Locator option);

        void type(Locator field, String text);

        /** Of a list. */
        void choose(Locator list, String value);
    }

    /** With a pointer. */
    static final Hands POINTER =
            new Hands() {
                @Override
                public void press(Locator button) {
                    button.click();
                }

                @Override
                public void tick(Locator option) {
                    option.check();
                }

                @Override
                public void type(Locator field, String text) {
                    field.fill(text);
                }

                @Override
                public void choose(Locator list, String value) {
                    list.selectOption(value);
                }
            };

    private final Frame frame;
    private final Course course;
    private final Hands hands;

    Player(Frame frame, Course course) {
        this(frame, course, POINTER);
    }

    Player(Frame frame, Course course, Hands hands) {
        this.frame = frame;
        this.course = course;
        this.hands = hands;
        frame.waitForSelector(".body[data-ready]");
    }

    /** Where a course runs: the page itself, or the frame that a host shows it in. */
    static Frame frame(Page page, boolean alone) {
        if (alone) {
            return page.mainFrame();
        }
        page.waitForCondition(
                () -> page.querySelector("#sco").contentFrame().url().contains("/files/"));
        return page.querySelector("#sco").contentFrame();
    }

    /** Id of the unit, or of the exam or workbook card, that is shown. */
    String here() {
        frame.waitForSelector(".body[data-ready]");
        return frame.locator(".body").getAttribute("data-ready");
    }

    int complete() {
        return Integer.parseInt(frame.locator("#progress").getAttribute("data-complete"));
    }

    int total() {
        return Integer.parseInt(frame.locator("#progress").getAttribute("data-total"));
    }

    Locator find(String selector) {
        return frame.locator(selector);
    }

    /**
     * A button of the bars, which keep their place in the frame: on a phone the host's page is
     * longer than the screen, and has to be scrolled to the frame first.
     */
    private Locator bar(String action) {
        if (frame.parentFrame() != null) {
            frame.frameElement().scrollIntoViewIfNeeded();
        }
        return frame.locator("[data-action=" + action + "]");
    }

    /** Opens a page of the player by way of the track, which lies over the page on a phone. */
    void open(String unit) {
        Locator entry = frame.locator("[data-unit='" + unit + "']");
        if (!entry.isVisible()) {
            hands.press(bar("menu"));
        }
        hands.press(entry);
        frame.waitForSelector(".body[data-ready='" + unit + "']");
    }

    /** Does what completes the unit that is shown (D-16) and waits until the player says so. */
    void completeUnit() {
        String id = here();
        Unit unit = course.units().filter(u -> u.id().equals(id)).findFirst().orElseThrow();
        int before = complete();
        UnitContent content = unit.content();
        if (content instanceof UnitContent.Video) {
            hands.press(frame.locator("[data-action=transcript]"));
            hands.press(frame.locator("[data-action=read-transcript]"));
        } else if (content instanceof UnitContent.Article) {
            hands.press(frame.locator("[data-action=complete]"));
        } else if (content instanceof UnitContent.Example) {
            hands.press(frame.locator("[data-action=open-question]"));
            hands.press(frame.locator("[data-action=complete]"));
        } else if (content instanceof UnitContent.Quiz quiz) {
            for (Question question : quiz.questions()) {
                answer(question);
            }
            hands.press(frame.locator("[data-action=submit]"));
            frame.waitForSelector("#quiz-result");
        } else if (content instanceof UnitContent.Theory theory) {
            for (OpenQuestion question : theory.questions()) {
                Locator card = frame.locator("[data-question='" + question.id() + "']");
                hands.type(card.locator("textarea"), "Ik kijk goed naar de baby. ".repeat(20));
                hands.press(card.locator("[data-action=show-model]"));
                card.locator(".model").waitFor();
            }
        } else if (content instanceof UnitContent.Survey survey) {
            for (Question question : survey.questions()) {
                hands.tick(card(question).locator("input").first());
            }
            hands.press(frame.locator("[data-action=send]"));
            frame.waitForSelector("#survey-sent");
        } else if (content instanceof UnitContent.Practice) {
            hands.tick(frame.locator("#practice-done"));
            hands.press(frame.locator("[data-action=confirm]"));
        }
        frame.waitForSelector(
                "#progress[data-complete='" + (before + 1) + "']",
                new Frame.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** Chooses options of a quiz question and has them checked, which shows the feedback. */
    void answer(Question question, Set<String> options) {
        Locator card = card(question);
        options.forEach(option -> hands.tick(card.locator("input[value='" + option + "']")));
        check(card);
    }

    private static List<?> steps(Locator card) {
        return (List<?>)
                card.locator("[data-step]").evaluateAll("all => all.map(one => one.dataset.step)");
    }

    /** Answers a quiz question of any kind, rightly. */
    private void answer(Question question) {
        Locator card = card(question);
        if (card.locator(".feedback").isVisible()) {
            return; // answered before the tab died
        }
        if (question instanceof Question.Choice choice) {
            answer(question, choice.rightOptions());
            return;
        } else if (question instanceof Question.TrueFalse statement) {
            hands.tick(card.locator("input[value=" + statement.yes().right() + "]"));
        } else if (question instanceof Question.Matching matching) {
            for (int i = 0; i < matching.pairs().size(); i++) {
                hands.choose(card.locator("select").nth(i), matching.pairs().get(i).target());
            }
        } else if (question instanceof Question.Sequencing order) {
            for (int goal = 0; goal < order.steps().size(); goal++) {
                String step = order.steps().get(goal).id();
                while (steps(card).indexOf(step) > goal) {
                    hands.press(card.locator("[data-step='" + step + "'] [data-action=up]"));
                }
            }
        } else if (question instanceof Question.FillIn fillIn) {
            hands.type(card.locator("input"), fillIn.answers().get(0).text());
        } else if (question instanceof Question.Numeric numeric) {
            hands.type(card.locator("input"), numeric.ranges().get(0).min().toPlainString());
        } else {
            hands.tick(card.locator("input").first());
        }
        check(card);
    }

    private Locator card(Question question) {
        return frame.locator("[data-question='" + question.id() + "']");
    }

    private void check(Locator card) {
        hands.press(card.locator("[data-action=check]"));
        card.locator(".feedback").waitFor();
    }

    /** Goes to the next page, unless completing the unit went there by itself. */
    void nextAfter(String unit) {
        if (here().equals(unit)) {
            hands.press(bar("next"));
            frame.waitForSelector(".body[data-ready]:not([data-ready='" + unit + "'])");
        }
    }

    /** A breath: the player commits each step within half a second; what is later is not lost. */
    void settle() {
        frame.page().waitForTimeout(2_000);
    }

    void exit() {
        hands.press(bar("exit"));
    }
}
