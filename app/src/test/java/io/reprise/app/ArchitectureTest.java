package io.reprise.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house's rules that a compiler does not hold. */
class ArchitectureTest {
    /** Tests are another module's jar here, or classes in a folder. */
    private static final ImportOption NO_TESTS = location -> !location.contains("-tests.jar")
            && !location.contains("/test-classes/")
            && !location.contains("/test/io/reprise/");

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("io.reprise");

    @Test
    void arrowsPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy("io.reprise.core..")
                .layer("media")
                .definedBy("io.reprise.media..")
                .layer("vision")
                .definedBy("io.reprise.vision..")
                .layer("learn")
                .definedBy("io.reprise.learn..")
                .layer("engine")
                .definedBy("io.reprise.engine..")
                .layer("app")
                .definedBy("io.reprise.app..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("learn")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("vision")
                .mayOnlyBeAccessedByLayers("engine", "app")
                .whereLayer("media")
                .mayOnlyBeAccessedByLayers("engine", "app")
                .check(ALL);
    }

    /** The catalogue's module is built with a profile; its libraries are neither downloaded for the program nor loaded by it. */
    @ParameterizedTest
    @ValueSource(strings = {"org.apache.spark.SparkContext", "scala.Option"})
    void sparkIsNotOnTheClassPath(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void coreKnowsTheJdkAndForItsModelsAReaderOfJson() {
        classes()
                .that()
                .resideInAPackage("io.reprise.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.reprise.core..", "java..", "org.jspecify..", "com.fasterxml.jackson.core..")
                .check(ALL);
        // and of the JSON library its headers of models only
        classes()
                .that()
                .resideInAPackage("io.reprise.core..")
                .and()
                .resideOutsideOfPackage("io.reprise.core.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.reprise.core..", "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void theEngineKnowsNoDatabaseNoHttpAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("io.reprise.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "java.net.http..", "io.javalin..", "picocli..")
                .check(ALL);
    }

    @Test
    void edgesOfTheAppDoNotKnowEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("command line")
                .definedBy("io.reprise.app.cli..", "io.reprise.app.launch..")
                .layer("server")
                .definedBy("io.reprise.app.server..")
                .layer("services")
                .definedBy(resideOutsideOfPackages(
                                "io.reprise.app.launch..",
                                "io.reprise.app.cli..",
                                "io.reprise.app.server..",
                                "io.reprise.app.store..")
                        .and(resideInAPackage("io.reprise.app..")))
                .layer("store")
                .definedBy("io.reprise.app.store..")
                .whereLayer("command line")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("command line") // which starts it
                .whereLayer("services")
                .mayOnlyBeAccessedByLayers("command line", "server")
                .check(ALL);
    }

    @Test
    void databasesAreTheStoresAloneHttpTheServersAndPicocliTheCommandLines() {
        only("io.reprise.app.store..", "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..", "org.sqlite..");
        only("io.reprise.app.server..", "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");
        only("io.reprise.app.cli..", "picocli..");
    }

    private static void only(String users, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(users)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        for (String module : new String[] {"core", "media", "vision", "learn", "engine", "app"}) {
            slices().matching("io.reprise." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(ALL);
        }
    }

    @Test
    void onlyTheCommandLineEndsTheProcessOrPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.reprise.app.cli..",
                        "io.reprise.app.launch..",
                        "io.reprise.engine.process..",
                        "io.reprise.engine.worker..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }
}
