package io.reprise.app.cli;

import io.reprise.app.doctor.Check;
import io.reprise.app.doctor.Doctor;
import io.reprise.engine.home.Home;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: what works on this machine. */
@Command(
        name = "doctor",
        description = {
            "Say what works on this machine: Java, FFmpeg, encoders, disk, memory; and what to do where it does not.",
            "Exit code 0 if all works, 4 if something is missing."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    Output output = new Output();

    @Override
    public Integer call() {
        List<Check> checks = new Doctor(Home.ofEnvironment()).examine();
        boolean ok = checks.stream().allMatch(Check::ok);
        if (output.isJson()) {
            output.printJson(Map.of("ok", ok, "checks", checks));
        } else {
            for (Check check : checks) {
                output.out().println((check.ok() ? "ok    " : "WRONG ") + check.name() + ": " + check.found());
                if (!check.ok()) {
                    output.out().println("      " + check.todo());
                }
            }
        }
        return ok ? ExitCode.DONE : ExitCode.DOES_NOT_FIT;
    }
}
