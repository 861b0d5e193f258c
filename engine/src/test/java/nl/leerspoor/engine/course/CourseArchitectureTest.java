package nl.leerspoor.engine.course;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.content.Xml;
import org.junit.jupiter.api.Test;

class CourseArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("nl.leerspoor.engine.course", "nl.leerspoor.engine.content");

    @Test
    void courseAndContentKnowNoFramework() {
        noFramework().check(MAIN);
    }

    @Test
    void theCourseKnowsNoPackages() {
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.engine.course")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.leerspoor.engine.content..")
                .check(MAIN);
    }

    @Test
    void theExchangeOfQuestionsTakesNothingFromPackagesButXml() {
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.engine.course.exchange..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("nl.leerspoor.engine.content..")
                                .and(not(belongToAnyOf(SecureXml.class, Xml.class))))
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("nl.leerspoor.engine.course")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.leerspoor.engine.course.exchange..")
                .check(MAIN);
    }

    @Test
    void courseAndContentKnowNoOtherFeature() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify..",
                        "org.commonmark..",
                        "org.snakeyaml..",
                        "com.jcraft.jzlib..",
                        "nl.leerspoor.engine.course..",
                        "nl.leerspoor.engine.content..")
                .check(MAIN);
    }

    @Test
    void theClockPlaysNoPart() { // the same sources give the same bytes on any day (D-24)
        noClasses().should().callMethod(Instant.class, "now").check(MAIN);
        noClasses().should().callMethod(LocalDate.class, "now").check(MAIN);
    }

    @Test
    void theRuleIsAbleToFail() { // ArchUnit rules have been green without running (house 14.4)
        JavaClasses lrs = new ClassFileImporter().importClasses(UsesSql.class);
        assertThatThrownBy(() -> noFramework().check(lrs)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule noFramework() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..", "org.hibernate..", "java.sql..", "java.net.http..");
    }

    static final class UsesSql {
        java.sql.Time time = new java.sql.Time(0);
    }
}
