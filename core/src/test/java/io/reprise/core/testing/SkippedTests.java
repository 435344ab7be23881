package io.reprise.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Lists at the end of a module's tests what was skipped and why, on standard output and in {@code target/skipped-tests.txt},
 * which {@code .ci/run} prints for all modules. Found by JUnit through {@code META-INF/services}.
 */
public final class SkippedTests implements TestExecutionListener {
    private static final Set<String> SKIPPED = new ConcurrentSkipListSet<>();
    private static final Path FOLDER = Path.of("target");
    private static final Path LIST = FOLDER.resolve("skipped-tests.txt");

    /** Notes a part of a test that could not be run. */
    static void note(String what) {
        SKIPPED.add(what);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(name(test) + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            note(name(test) + ": "
                    + result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    private static String name(TestIdentifier test) {
        String method = test.getLegacyReportingName();
        String id = test.getUniqueId();
        String type = id.replaceAll(".*\\[class:([^]]+)].*", "$1");
        return type.equals(id) || method.contains(type) ? method : type + "." + method;
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (SKIPPED.isEmpty()) {
            return;
        }
        System.out.println("SKIPPED, " + SKIPPED.size() + ":");
        SKIPPED.forEach(line -> System.out.println("  " + line));
        try {
            Files.createDirectories(FOLDER);
            Files.write(LIST, SKIPPED, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.out.println("the list of skipped tests could not be written: " + e);
        }
    }
}
