package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server whose starter is killed, as the launcher is by SIGKILL, ends; what it made is its owner's alone. */
@EnabledOnOs(OS.LINUX)
class StarterKilledTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void theServerEndsWithTheShellThatStartedIt() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script =
                "\"$1\" -Dreprise.starter=$$ -cp \"$2\" io.reprise.app.cli.Main serve --port 0 & echo pid $!; wait";
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", script, "launcher", java, System.getProperty("java.class.path"));
        builder.environment().put("REPRISE_HOME", folder.resolve("new/home").toString());
        Process shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            String pid = Objects.requireNonNull(out.readLine());
            assertThat(out.readLine()).contains("Reprise is at");
            ProcessHandle server =
                    ProcessHandle.of(Long.parseLong(pid.substring(4))).orElseThrow();
            assertThat(server.isAlive()).isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/home"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("new/home/reprise.db"))))
                    .isEqualTo("rw-------");
            shell.destroyForcibly().waitFor();
            server.onExit().get(20, TimeUnit.SECONDS);
            assertThat(server.isAlive()).isFalse();
        } finally {
            shell.destroyForcibly();
        }
    }
}
