package io.reprise.app.launch;

import io.reprise.engine.home.Home;
import io.reprise.engine.home.PrivateFiles;
import java.io.Console;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Main class of {@code java -jar reprise.jar ARGS}: runs the program in a Java machine of its own, since its heap, its
 * native libraries and its archive of classes can't be set from inside, and turns a crash of native code into one line and
 * exit code 3. The shell script {@code reprise} does the same without the machine in between.
 */
public final class Launcher {
    private static final int BUG = 1;

    private Launcher() {}

    /** Runs the program and ends with its exit code. */
    public static void main(String[] args) throws InterruptedException {
        int code;
        try {
            code = run(List.of(args));
        } catch (IOException | URISyntaxException e) {
            System.err.println("reprise: the program could not be started: " + e.getMessage());
            code = BUG;
        }
        System.exit(code);
    }

    private static int run(List<String> args) throws IOException, URISyntaxException, InterruptedException {
        Path note = Files.createTempFile("reprise", ".note");
        try {
            Path jar = Path.of(Launcher.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
            LaunchCommand command = new LaunchCommand(
                    Objects.requireNonNull(jar.getParent()),
                    PrivateFiles.folder(Home.ofEnvironment().folder()));
            ProcessBuilder builder = new ProcessBuilder(command.of(args, note, isTerminal())).inheritIO();
            prepare(builder.environment());
            return CrashExit.code(await(builder.start()), note);
        } finally {
            Files.deleteIfExists(note);
        }
    }

    /** Whether people read the output. From Java 22 on there is a console also without a terminal, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // older ones are null without a terminal
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Waits for the program; should this process be told to end first, the program ends before it. */
    private static int await(Process program) throws InterruptedException {
        Thread ending = new Thread(() -> end(program), "end the program");
        Runtime.getRuntime().addShutdownHook(ending);
        return program.waitFor();
    }

    private static void end(Process program) {
        program.destroy();
        try {
            program.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Java on Linux cannot open names beyond ASCII where the locale is C; PyTorch warns of its own deprecated calls. */
    private static void prepare(Map<String, String> environment) {
        if (System.getProperty("os.name").equals("Linux")) {
            environment.put("LC_ALL", "C.UTF-8");
            environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        }
        environment.putIfAbsent("TORCH_CPP_LOG_LEVEL", "ERROR");
    }
}
