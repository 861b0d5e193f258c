package nl.leerspoor.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of house 2, drawn as tests (house 14). */
class ArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("nl.leerspoor.engine");
    private static final String ROOT = "nl.leerspoor.engine.";
    private static final String GENERATED = ROOT + "console.generated..";

    @Test
    void theCourseTheContentAndTheProfileKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "course..", ROOT + "content..", ROOT + "profile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "org.hibernate..",
                        "java.sql..",
                        "java.net.http..",
                        "org.eclipse.jetty..",
                        "org.glassfish..",
                        "gg.jte..",
                        "nl.leerspoor.lrs..")
                .check(MAIN);
    }

    @Test
    void onlyTheStoreAndTheFollowerOfProgressTouchADatabase() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "progress..")
                .and()
                .haveSimpleNameNotEndingWith("Row")
                .and()
                .haveSimpleNameNotContaining("Store")
                .and()
                .haveSimpleNameNotContaining("Follower")
                .and()
                .haveNameNotMatching(".*Row\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.hibernate..", "java.sql..")
                .check(MAIN);
    }

    @Test
    void noFeatureImportsAnothersResourceOrPage() {
        for (String feature :
                List.of("console", "exam", "host", "mistake", "participant", "workbook")) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + feature + "..")
                    .and()
                    .resideOutsideOfPackage(GENERATED)
                    .should()
                    .dependOnClassesThat(anotherFeaturesPage(feature))
                    .check(MAIN);
        }
    }

    @Test
    void nobodyKnowsTheHostsOrTheWiring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "participant..",
                        ROOT + "exam..",
                        ROOT + "workbook..",
                        ROOT + "mistake..",
                        ROOT + "console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "host..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("EngineServer")
                .check(MAIN);
    }

    @Test
    void timeIsInjected() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now", ZoneId.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    @Test
    void theServerKnowsNothingInsideTheLrs() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("nl.leerspoor.lrs.internal..")
                .check(MAIN);
    }

    @Test
    void theRulesCanFail() {
        // ArchUnit rules that match nothing are green: make sure that they look at something.
        assertThat(MAIN.contain(ROOT + "host.LaunchPage")).isTrue();
        assertThat(MAIN.contain(ROOT + "progress.Progress")).isTrue();
        assertThat(anotherFeaturesPage("exam").test(MAIN.get(ROOT + "host.LaunchPage"))).isTrue();
    }

    @Test
    void noPageHasAScriptOrStyleInItsMarkup() throws IOException {
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContain("<style", " style=\"", " onclick=", "<script>");
            }
        }
    }

    private static DescribedPredicate<JavaClass> anotherFeaturesPage(String feature) {
        return new DescribedPredicate<>("a Resource or Page of another feature") {
            @Override
            public boolean test(JavaClass type) {
                return type.getPackageName().startsWith(ROOT)
                        && !type.getPackageName().startsWith(ROOT + feature)
                        && (type.getSimpleName().endsWith("Resource")
                                || type.getSimpleName().endsWith("Page"))
                        && !type.getPackageName().contains(".content.");
            }
        };
    }
}
