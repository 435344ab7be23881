package io.reprise.app.cli;

import io.reprise.app.history.HistoryKeeper;
import io.reprise.app.history.SourceVideos;
import io.reprise.app.store.Store;
import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history add}. */
@Command(
        name = "add",
        description = {
            "Add GIFs, WebPs, short videos, folders of them, or VIDEO@START-END in seconds.",
            "Each is stored when its line is printed. One that can't be used does not stop the others."
        },
        footer = {"", "Example:", "  reprise history add my-gifs/ film.mp4@12.5-16 --source videos/"})
final class HistoryAddCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "X", description = "What to add.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "VIDEO",
            description = "A video, or a folder of them, that GIFs may come from: they are looked for in it by their"
                    + " pictures. Repeat it for more. Long videos beside a GIF are tried anyway.")
    List<Path> sources = new ArrayList<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for decoding and encoding (default: one a processor).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        HistoryReport report = new HistoryReport(output);
        ContentHash hashes = ContentHash.cachedIn(Home.ofEnvironment());
        SourceVideos videos = new SourceVideos(hashes, threads, () -> false, output.err()::println);
        for (Path source : sources) {
            videos.add(source);
        }
        try (Store store = options.store();
                HistoryKeeper keeper = new HistoryKeeper(store, options.user, videos, hashes, threads, () -> false)) {
            for (String name : names) {
                add(name, keeper, report);
            }
        }
        return report.end();
    }

    private static void add(String name, HistoryKeeper keeper, HistoryReport report) {
        List<LikeSource> found;
        try {
            found = LikeSource.parse(name);
        } catch (IOException e) {
            report.bad("cannot look into " + name + ": " + e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            report.bad("there is no GIF, WebP or video in the folder " + name);
        }
        addAll(found, keeper, report);
    }

    static void addAll(List<LikeSource> found, HistoryKeeper keeper, HistoryReport report) {
        List<String> stills = new ArrayList<>();
        for (LikeSource each : found) {
            try {
                report.added(keeper.add(each));
            } catch (BadInputException e) {
                if (each.inFolder() && e.code().equals("still")) {
                    stills.add(each.name());
                } else {
                    report.bad(String.valueOf(e.getMessage()));
                }
            }
        }
        report.stills(stills);
    }
}
