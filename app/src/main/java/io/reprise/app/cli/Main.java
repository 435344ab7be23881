package io.reprise.app.cli;

import io.reprise.core.file.FileNames;
import io.reprise.engine.home.Home;
import io.reprise.engine.home.HomePermissions;
import io.reprise.engine.home.NativeFolder;
import io.reprise.engine.process.ParentWatch;
import io.reprise.engine.process.ShutdownHook;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The program: {@code reprise COMMAND ...}. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        prepare();
        PrintWriter out = standardOutput();
        PrintWriter err = standardError();
        Home home = Home.ofEnvironment();
        NativeFolder.use(home);
        HomePermissions.tighten(home, line -> err.println("note: " + line));
        int code = run(args, out, err);
        out.flush();
        err.flush();
        if (code != ExitCode.DONE || othersRun()) {
            System.exit(code);
        }
    }

    /**
     * Whether another thread would keep the Java machine from ending with this one. Where none does, it ends by itself: from
     * Java 21 on {@link System#exit} looks through all jars for a log first, a third of what {@code --version} takes.
     */
    private static boolean othersRun() {
        Thread[] all = new Thread[2 * Thread.activeCount()];
        return Arrays.stream(all, 0, Thread.enumerate(all))
                .anyMatch(thread -> thread != Thread.currentThread() && !thread.isDaemon());
    }

    /** Makes sure that the process leaves nothing behind, however it ends. */
    static void prepare() {
        ParentWatch.start();
        ShutdownHook.prepare();
    }

    static PrintWriter standardOutput() {
        return utf8(new FileOutputStream(FileDescriptor.out));
    }

    static PrintWriter standardError() {
        return utf8(new FileOutputStream(FileDescriptor.err));
    }

    /**
     * The whole program but the process: what {@link #main} does, for tests as well.
     *
     * @param out where results go
     * @param err where progress, warnings and errors go
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        try {
            return commandLine(Subcommands.needed(args), out, err).execute(protectFileNames(args));
        } catch (Error e) { // no memory, native libraries that can't be unpacked, our bugs
            err.println("reprise: " + ErrorReporter.describe(e));
            return ErrorReporter.exitCode(e);
        }
    }

    /** The parser with all commands, ready to execute. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(Subcommands.NAMES, out, err);
    }

    private static CommandLine commandLine(List<String> commands, PrintWriter out, PrintWriter err) {
        ErrorReporter errorReporter = new ErrorReporter();
        CommandLine line = new CommandLine(new RepriseCommand());
        commands.forEach(name -> line.addSubcommand(name, Subcommands.of(name)));
        line.setOut(new PlainWriter(out))
                .setErr(new PlainWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setExpandAtFiles(false); // a film may be called @home.mp4
        line.registerConverter(Path.class, FileNames::find); // also of a name that is no UTF-8
        line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler(errorReporter).setExecutionExceptionHandler(errorReporter);
        return line;
    }

    /** A file whose name starts with a dash is no option: it is written with its folder, as the parser wants it. */
    private static String[] protectFileNames(String[] args) {
        return Arrays.stream(args).map(Main::protectFileName).toArray(String[]::new);
    }

    private static String protectFileName(String arg) {
        return arg.length() > 2 && arg.startsWith("-") && isFile(arg) ? "./" + arg : arg;
    }

    private static boolean isFile(String arg) {
        try {
            return Files.isRegularFile(FileNames.find(arg));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
