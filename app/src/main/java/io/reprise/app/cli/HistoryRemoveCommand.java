package io.reprise.app.cli;

import io.reprise.app.store.Highlights;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Transaction;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history remove}. */
@Command(
        name = "remove",
        description = "Take highlights out of a history. They can be restored, until --for-good deletes them.")
final class HistoryRemoveCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "As history list shows it.")
    List<String> ids = new ArrayList<>();

    @Option(names = "--restore", description = "Put removed ones back instead.")
    boolean restore;

    @Option(names = "--for-good", description = "Delete them with their files; this can't be undone.")
    boolean forGood;

    @Mixin
    HistoryOptions options = new HistoryOptions();

    @Mixin
    Output output = new Output();

    @Override
    public Integer call() {
        if (restore && forGood) {
            throw new InvalidValueException("restore", "--restore and --for-good exclude each other");
        }
        String done = restore ? "restored" : forGood ? "deleted" : "removed";
        try (Store store = options.storeIfThere()
                .orElseThrow(() -> new DoesNotFitException("nothing is stored, so there is nothing to remove"))) {
            List<StoredHighlight> changed = store.write(this::change);
            if (output.isJson()) {
                output.printJson(
                        Map.of(done, changed.stream().map(StoredHighlight::id).toList()));
            } else {
                changed.forEach(each -> output.out().println(done + "  " + HistoryReport.line(each)));
            }
        }
        return ExitCode.DONE;
    }

    /** All of them, or none: an unknown id changes nothing. */
    private List<StoredHighlight> change(Transaction transaction) {
        User user = options.requireUser(new Users(transaction));
        Highlights highlights = new Highlights(transaction);
        List<StoredHighlight> changed = new ArrayList<>();
        for (String id : ids) {
            changed.add(highlights
                    .get(user.id(), id)
                    .orElseThrow(() -> new DoesNotFitException("the history of " + user.name() + " has no highlight "
                            + id + "; see reprise history list. Nothing was changed")));
            if (restore) {
                highlights.restore(user.id(), id);
            } else if (forGood) {
                highlights.delete(user.id(), id);
            } else {
                highlights.remove(user.id(), id);
            }
        }
        return changed;
    }
}
