package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesWhatAnotherReaderReadsBack() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", "a \"quote\" \\ \n \t \u0001 \u2028 é 😀 </script>");
        value.put("a", List.of(1, true, List.of(), Map.of()));
        assertThat(new ObjectMapper().readValue(Json.write(value), Object.class)).isEqualTo(value);
        assertThat(new ObjectMapper().readValue(Json.inScript(value), Object.class))
                .isEqualTo(value);
        assertThat(Json.write(value)).startsWith("{\"z\":").doesNotContain("\u2028");
    }

    @Test
    void noTextEndsAScriptElement() {
        assertThat(Json.inScript("</script><!--")).isEqualTo("\"\\u003c/script>\\u003c!--\"");
    }
}
