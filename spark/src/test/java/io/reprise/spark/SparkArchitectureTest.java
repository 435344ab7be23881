package io.reprise.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SparkArchitectureTest {
    private static final JavaClasses OWN = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("/test/"))
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.reprise.spark");

    @Test
    void noNativeCodeRunsInAnExecutor() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.reprise.media..", "org.bytedeco..", "ai.onnxruntime..", "ai.djl..")
                .check(OWN);
    }
}
