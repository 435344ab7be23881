package io.reprise.app.cli;

import io.reprise.app.history.HistoryEntry;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code history list}. */
@Command(name = "list", description = "The highlights of a history, newest first.")
final class HistoryListCommand implements Callable<Integer> {
    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() {
        Optional<Store> store = options.storeIfThere();
        try {
            List<StoredHighlight> history = new ArrayList<>(options.history(store));
            Collections.reverse(history);
            if (output.isJson()) {
                output.printJson(history.stream()
                        .map(each -> HistoryEntry.of(each, null, null))
                        .toList());
            } else if (history.isEmpty()) {
                output.out().println("nothing yet; add GIFs: reprise history add FILE");
            } else {
                history.forEach(each -> output.out().println(HistoryReport.line(each)));
            }
            return ExitCode.DONE;
        } finally {
            store.ifPresent(Store::close);
        }
    }
}
