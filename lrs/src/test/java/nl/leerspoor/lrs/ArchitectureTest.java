package nl.leerspoor.lrs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MAIN = main();

    /** Names of classes are enough here; reading every library would take seconds. */
    private static JavaClasses main() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("nl.leerspoor.lrs");
    }

    @Test
    void theModelKnowsOnlyTheJdkAndJackson() {
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.lrs.xapi..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "nl.leerspoor.lrs.xapi..")
                .check(MAIN);
    }

    @Test
    void theClientKnowsOnlyTheModel() {
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.lrs.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.leerspoor.lrs", "nl.leerspoor.lrs.internal..", "jakarta..")
                .check(MAIN);
    }

    @Test
    void storageKnowsNothingOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.lrs.internal.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws..", "jakarta.servlet..", "nl.leerspoor.lrs.internal.http..")
                .check(MAIN);
    }

    @Test
    void timeIsInjected() {
        noNow().check(MAIN);
    }

    @Test
    void theRulesCanFail() {
        JavaClasses tests = new ClassFileImporter().importClasses(TellsTheTime.class);
        assertThatThrownBy(() -> noNow().check(tests)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule noNow() {
        return noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis");
    }

    static final class TellsTheTime {
        Instant time() {
            return Instant.now();
        }
    }
}
