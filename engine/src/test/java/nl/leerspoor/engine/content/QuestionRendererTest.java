package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** scoring.json: the Markdown, what the player gets and what answers are worth. */
class QuestionRendererTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = QuestionRendererTest.class.getResourceAsStream("/scoring.json")) {
            List<JsonNode> cases = new ArrayList<>();
            JSON.readTree(Objects.requireNonNull(in)).forEach(cases::add);
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePlayerGetsWhatTheAuthorWrote(JsonNode expected) throws IOException {
        QuestionRenderer renderer =
                new QuestionRenderer(UnaryOperator.identity(), id -> "item/" + id);
        String made = Json.write(renderer.json(question(expected)));
        assertThat(JSON.readTree(made))
                .as(expected.get("name").asText())
                .isEqualTo(expected.get("content"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anAnswerIsWorthTheSameHereAndInThePlayer(JsonNode expected) {
        Question question = question(expected);
        for (JsonNode one : expected.get("answers")) {
            List<String> answer = new ArrayList<>();
            one.get("answer").forEach(word -> answer.add(word.asText()));
            assertThat(question.score(answer))
                    .as("%s: %s", expected.get("name").asText(), answer)
                    .isEqualTo(one.get("hundredths").asInt());
        }
    }

    @Test
    void everyClosedKindIsInTheFixture() throws IOException {
        Set<Question.Kind> kinds = EnumSet.of(Question.Kind.LONG_FILL_IN); // has no score
        cases().forEach(one -> kinds.add(question(one).kind()));
        assertThat(kinds).containsExactly(Question.Kind.values());
    }

    private static Question question(JsonNode expected) {
        QuestionBank.Result bank = QuestionBank.read("vraag.md", expected.get("markdown").asText());
        assertThat(bank.diagnostics()).isEmpty();
        assertThat(bank.items()).hasSize(1);
        return bank.items().get(0).question();
    }
}
