package io.reprise.app.cli;

import io.reprise.app.demo.Demo;
import io.reprise.core.error.BadInputException;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the main job without a film at hand. */
@Command(
        name = "demo",
        description = "The main job on a film it draws itself, with two viewers who get different GIFs.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "reprise-demo",
            description = "Folder for the film and the GIFs (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("reprise-demo");

    @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        Pipeline pipeline = new Pipeline(Home.ofEnvironment(), CacheLimit.ofEnvironment());
        Demo.Result result = new Demo(pipeline, threads, TextProgress.of(output)).run(out);
        if (output.isJson()) {
            output.printJson(result);
            return ExitCode.DONE;
        }
        output.out().println("the film: " + result.film());
        for (Demo.Viewer viewer : result.viewers()) {
            output.out().println();
            output.out()
                    .println(viewer.name() + " has clipped " + String.join(", ", viewer.likes())
                            + " before; the new GIFs show " + String.join(", ", viewer.shows()));
            new TextReport(output.out()).print(viewer.answer());
        }
        return ExitCode.DONE;
    }
}
