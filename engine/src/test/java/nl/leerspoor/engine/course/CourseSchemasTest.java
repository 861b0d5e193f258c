package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schemas for editors know what the parser knows, no more and no less. */
class CourseSchemasTest {
    @TempDir Path temp;

    @ParameterizedTest
    @EnumSource(KeyGroup.class)
    void theSchemaKnowsExactlyTheKeysOfTheParser(KeyGroup group) throws IOException {
        JsonNode schema = schema(group);
        List<String> keys = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactlyElementsOf(group.keys());
        assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyGroup.class,
            mode = Mode.EXCLUDE,
            names = {
                "FRONT",
                "FRONT_OF_VIDEO",
                "FRONT_OF_WORKBOOK",
                "FRONT_OF_SURVEY",
                "RUBRIC_LINE",
                "LOAD"
            })
    void theSchemaRequiresExactlyWhatTheParserMisses(KeyGroup group) throws IOException {
        List<String> required = new ArrayList<>();
        JsonNode list = schema(group).get("required");
        if (list != null) {
            list.forEach(key -> required.add(key.asText()));
        }
        List<String> missed = new ArrayList<>();
        for (String key : group.keys()) {
            if (errorsWithout(group, key).stream()
                    .anyMatch(error -> error.endsWith("error: \"" + key + "\" is missing"))) {
                missed.add(key);
            }
        }
        assertThat(required).containsExactlyInAnyOrderElementsOf(missed);
    }

    @Test
    void theKindsOfUnitsAreTheParsers() throws IOException {
        List<String> kinds = new ArrayList<>();
        schema(KeyGroup.UNIT).at("/properties/kind/enum").forEach(kind -> kinds.add(kind.asText()));
        assertThat(kinds)
                .containsExactlyElementsOf(
                        List.of(UnitKind.values()).stream().map(UnitKind::key).toList());
    }

    @Test
    void everySchemaIsOfDraft2020() throws IOException {
        for (String name : CourseSchemas.NAMES) {
            assertThat(json(name).get("$schema").asText())
                    .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        }
    }

    /** Reads the small course without one key of its first such group. */
    private List<String> errorsWithout(KeyGroup group, String key) throws IOException {
        CourseFolder folder = CourseFolder.copy(temp.resolve(group + key));
        String file =
                group == KeyGroup.SOURCE
                        ? "sources.yaml"
                        : group == KeyGroup.TERM ? "glossary.yaml" : "course.yaml";
        Object root =
                new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(folder.root().resolve(file)));
        Object at = root;
        for (String step : data(group)) {
            at =
                    at instanceof List<?> list
                            ? list.get(Integer.parseInt(step))
                            : ((Map<?, ?>) Objects.requireNonNull(at)).get(step);
        }
        ((Map<?, ?>) Objects.requireNonNull(at)).remove(key);
        folder.write(file, new Dump(DumpSettings.builder().build()).dumpToString(root));
        return folder.errors();
    }

    /** Where the small course has such a group. */
    private static List<String> data(KeyGroup group) {
        return switch (group) {
            case COURSE -> List.of();
            case ISSUER -> List.of("issuer");
            case SUPPORT -> List.of("support");
            case REGULATIONS -> List.of("regulations");
            case PERSON -> List.of("people", "0");
            case OUTCOME -> List.of("outcomes", "0");
            case GOAL -> List.of("goals", "0");
            case LOAD -> List.of("studyLoad");
            case MODULE -> List.of("modules", "0");
            case UNIT -> List.of("modules", "0", "units", "0");
            case EXAM -> List.of("exam");
            case WORKBOOK -> List.of("workbook");
            case CERTIFICATE -> List.of("certificate");
            case SOURCE, TERM -> List.of("0");
            case FRONT, FRONT_OF_VIDEO, FRONT_OF_WORKBOOK, FRONT_OF_SURVEY, RUBRIC_LINE ->
                    throw new IllegalArgumentException(group + " is not in these files");
        };
    }

    private static JsonNode schema(KeyGroup group) throws IOException {
        return switch (group) {
            case COURSE -> json("course.schema.json");
            case ISSUER -> json("course.schema.json").at("/properties/issuer");
            case SUPPORT -> json("course.schema.json").at("/properties/support");
            case REGULATIONS -> json("course.schema.json").at("/properties/regulations");
            case PERSON -> json("course.schema.json").at("/$defs/person");
            case OUTCOME -> json("course.schema.json").at("/$defs/outcome");
            case GOAL -> json("course.schema.json").at("/$defs/goal");
            case LOAD -> json("course.schema.json").at("/$defs/load");
            case MODULE -> json("course.schema.json").at("/$defs/module");
            case UNIT -> json("course.schema.json").at("/$defs/unit");
            case EXAM -> json("course.schema.json").at("/$defs/exam");
            case WORKBOOK -> json("course.schema.json").at("/$defs/workbook");
            case CERTIFICATE -> json("course.schema.json").at("/$defs/certificate");
            case SOURCE -> json("sources.schema.json").at("/$defs/source");
            case TERM -> json("glossary.schema.json").at("/$defs/term");
            case FRONT -> json("unit.schema.json").at("/$defs/front");
            case FRONT_OF_VIDEO -> json("unit.schema.json").at("/$defs/video");
            case FRONT_OF_WORKBOOK -> json("unit.schema.json").at("/$defs/workbook");
            case FRONT_OF_SURVEY -> json("unit.schema.json").at("/$defs/survey");
            case RUBRIC_LINE -> json("unit.schema.json").at("/$defs/rubricLine");
        };
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(CourseSchemas.text(name));
    }
}
