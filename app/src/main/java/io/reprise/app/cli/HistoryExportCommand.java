package io.reprise.app.cli;

import io.reprise.app.history.HistoryExport;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.core.error.BadInputException;
import io.reprise.core.error.DoesNotFitException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code history export}. */
@Command(
        name = "export",
        description = "Write a history to a new folder, or to a file that ends in .zip: history.json and the GIFs.")
final class HistoryExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|FILE.zip", description = "Where to.")
    Path place = Path.of("");

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() throws BadInputException {
        Optional<Store> store = options.storeIfThere();
        try {
            List<StoredHighlight> history = options.history(store).stream()
                    .filter(one -> one.error() == null)
                    .toList();
            new HistoryExport(store.orElseThrow(() -> new DoesNotFitException("nothing is stored yet")))
                    .write(place, options.user, history);
            if (output.isJson()) {
                output.printJson(Map.of("file", place.toString(), "highlights", history.size()));
            } else {
                output.out().println("wrote " + history.size() + " highlights to " + place);
            }
            return ExitCode.DONE;
        } finally {
            store.ifPresent(Store::close);
        }
    }
}
