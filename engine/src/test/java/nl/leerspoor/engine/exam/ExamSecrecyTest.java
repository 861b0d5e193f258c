package nl.leerspoor.engine.exam;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.participant.Registration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The key appears nowhere outside: not in pages, answers to scripts, statements or logs (D-10). */
class ExamSecrecyTest {
    private static final Pattern LABEL =
            Pattern.compile("<label class=\"exam-option\">(.*?)</label>", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("Keuze (\\S+) (\\S)");

    @ParameterizedTest(name = "multiple choice: {0}")
    @ValueSource(booleans = {false, true})
    void theKeyLeavesTheEngineNowhere(boolean multiple) {
        Logger ours = (Logger) LoggerFactory.getLogger("nl.leerspoor");
        Level level = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        ours.setLevel(Level.TRACE);
        ours.addAppender(log);
        List<String> outside = new ArrayList<>();
        Set<String> words = new HashSet<>();
        Set<List<String>> orders = new HashSet<>();
        try (Bench bench =
                new Bench(multiple ? BenchCourse.multipleChoice() : BenchCourse.course())) {
            Registration registration = bench.learner(UUID.randomUUID() + "@voorbeeld.example");
            ExamTaker taker = new ExamTaker(bench, registration);
            outside.add(taker.visitor.get(taker.exam).body());
            taker.start();
            for (int question = 1; question <= 25; question++) {
                String page = taker.visitor.get(taker.exam + "/poging/1?vraag=" + question).body();
                outside.add(page);
                orders.add(read(page, words));
                String item = taker.sitting(1).items().get(question - 1).id();
                Bench.Answer saved =
                        taker.visitor.postAs(
                                "application/json",
                                "token-" + taker.visitor.cookie(),
                                taker.exam + "/poging/1/antwoord",
                                "item",
                                item,
                                "answer",
                                taker.token(1, item, "a"));
                assertThat(saved.status()).isEqualTo(200);
                outside.add(saved.body());
            }
            taker.answer(1, 20, 25);
            outside.add(taker.visitor.get(taker.exam + "/poging/1/inleveren").body());
            outside.add(taker.handIn(1).body());
            outside.add(taker.visitor.get(taker.exam).body());
            outside.add(taker.status().toString());
            outside.addAll(bench.statements(registration));
            outside.add(taker.sitting(1).toString());
            log.list.forEach(event -> outside.add(event.getFormattedMessage()));

            String seed = taker.sitting(1).seed().hex();
            assertThat(outside)
                    .allSatisfy(
                            text ->
                                    assertThat(text)
                                            .doesNotContain(BenchCourse.SECRET)
                                            .doesNotContain(seed)
                                            .doesNotContain("correctResponsesPattern")
                                            .doesNotContain("\"response\""));
        }
        ours.detachAppender(log);
        ours.setLevel(level);
        assertThat(words).hasSize(100);
        assertThat(orders).as("options are shuffled").hasSizeGreaterThan(5);
    }

    /** Reads a question: its options differ in nothing but their text and an opaque word. */
    private static List<String> read(String page, Set<String> words) {
        List<String> order = new ArrayList<>();
        Set<String> shapes = new HashSet<>();
        Matcher labels = LABEL.matcher(page);
        while (labels.find()) {
            String label = labels.group(1);
            Matcher value = VALUE.matcher(label);
            Matcher text = TEXT.matcher(label);
            assertThat(value.find() && text.find()).isTrue();
            assertThat(value.group(1)).matches("[0-9a-f]{18}");
            // Text of the bank is escaped, never markup.
            assertThat(label).contains("&lt;b&gt;");
            words.add(value.group(1));
            order.add(text.group(2));
            shapes.add(label.replace(value.group(1), "").replace(text.group(), ""));
        }
        assertThat(order).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(shapes).as("one shape for right and wrong").hasSize(1);
        return order;
    }
}
