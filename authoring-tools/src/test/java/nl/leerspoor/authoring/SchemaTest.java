package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.CourseSchemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas take the courses there are, as an editor reads them, and see what is misspelt. */
class SchemaTest {
    private static final Path REFERENCE = Path.of("../packages/beter-met-babys");

    @TempDir Path temp;

    private Path made;

    @BeforeEach
    void makeACourse() {
        made = temp.resolve("cursus");
        assertThat(Command.run("new", made).exitCode()).isZero();
    }

    @Test
    void theyTakeTheReferenceCourseTheNewOneAndTheSmallOne() throws IOException {
        for (Path course : List.of(REFERENCE, made, Command.SMALL)) {
            assertThat(errors("course", Files.readString(course.resolve("course.yaml"))))
                    .as(course.toString())
                    .isEmpty();
            assertThat(errors("sources", Files.readString(course.resolve("sources.yaml"))))
                    .as(course.toString())
                    .isEmpty();
            if (Files.exists(course.resolve("glossary.yaml"))) {
                assertThat(errors("glossary", Files.readString(course.resolve("glossary.yaml"))))
                        .as(course.toString())
                        .isEmpty();
            }
            List<Path> units = units(course);
            assertThat(units).hasSizeGreaterThan(6);
            for (Path unit : units) {
                assertThat(errors("unit", frontMatter(unit))).as(unit.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "title:,titel:",
        "version: 0.1.0,version: 1",
        "language: nl,language: Nederlands",
        "theory: 2 min,theory: 2 minuten",
        "kind: article,kind: artikel",
        "passMark: 2,passMark: twee",
        "requires: [exam,requires: [examen"
    })
    void theySeeWhatTheParserRefuses(String right, String wrong) throws IOException {
        String text = Files.readString(made.resolve("course.yaml"));
        assertThat(text).contains(right);
        String changed = text.replace(right, wrong);
        assertThat(errors("course", changed)).isNotEmpty();
        Files.writeString(made.resolve("course.yaml"), changed);
        assertThat(Command.run("check", made).exitCode()).isOne();
    }

    private static List<Error> errors(String name, String yaml) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Schema schema =
                SchemaRegistry.withDialect(Dialects.getDraft202012())
                        .getSchema(mapper.readTree(CourseSchemas.text(name + ".schema.json")));
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        JsonNode node = mapper.valueToTree(Objects.requireNonNull(value));
        return schema.validate(node);
    }

    private static List<Path> units(Path course) throws IOException {
        try (Stream<Path> files = Files.walk(course, 2)) {
            return files.filter(file -> file.toString().matches(".*[/\\\\]\\d\\d-[^/\\\\]+\\.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String frontMatter(Path unit) throws IOException {
        String text = Files.readString(unit);
        return text.substring(4, text.indexOf("\n---\n", 3));
    }
}
