package io.reprise.app.cli;

import io.reprise.app.history.HistoryImport;
import io.reprise.app.history.HistoryKeeper;
import io.reprise.app.history.SourceVideos;
import io.reprise.app.history.WorkFolder;
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
import picocli.CommandLine.Parameters;

/** {@code history import}. */
@Command(
        name = "import",
        description =
                "Take back what export wrote; or take a plain folder or zip of GIFs. What is there stays as it is.")
final class HistoryImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|FILE.zip", description = "Where from.")
    Path place = Path.of("");

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException, IOException {
        HistoryReport report = new HistoryReport(output);
        try (WorkFolder work = WorkFolder.in(Home.ofEnvironment())) {
            Path folder = HistoryImport.unpacked(place, work);
            try (Store store = options.store()) {
                if (HistoryImport.isExport(folder)) {
                    HistoryImport.take(store, folder, options.user, report);
                } else {
                    plain(store, folder, report);
                }
            }
        }
        return report.end();
    }

    private void plain(Store store, Path folder, HistoryReport report) throws BadInputException, IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        ContentHash hashes = ContentHash.cachedIn(Home.ofEnvironment());
        SourceVideos videos = new SourceVideos(hashes, threads, () -> false, output.err()::println);
        try (HistoryKeeper keeper = new HistoryKeeper(store, options.user, videos, hashes, threads, () -> false)) {
            List<LikeSource> own = new ArrayList<>();
            for (LikeSource source : LikeSource.parse(folder.toString())) {
                if (source.file().toRealPath().startsWith(folder.toRealPath())) {
                    own.add(source);
                } else {
                    report.bad(source.name()
                            + " is left out: it is a link out of the folder; add what it means by history add");
                }
            }
            HistoryAddCommand.addAll(own, keeper, report);
        }
    }
}
