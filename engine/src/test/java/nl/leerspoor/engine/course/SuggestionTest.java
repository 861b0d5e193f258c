package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KEYS = List.of("title", "title_en", "folder", "units");

    @Test
    void namesTheNearestWord() {
        assertThat(Suggestion.of("titel", KEYS)).isEqualTo("; did you mean \"title\"?");
        assertThat(Suggestion.of("Units", KEYS)).isEqualTo("; did you mean \"units\"?");
    }

    @Test
    void listsAFewChoicesWhenNothingIsNear() {
        assertThat(Suggestion.of("kleur", KEYS))
                .isEqualTo("; known: title, title_en, folder, units");
        assertThat(Suggestion.of("x".repeat(10_000), KEYS)).startsWith("; known");
        assertThat(Suggestion.of("x", List.of())).isEmpty();
    }
}
