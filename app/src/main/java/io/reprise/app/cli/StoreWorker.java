package io.reprise.app.cli;

import io.reprise.app.store.StoreLocation;
import io.reprise.app.store.StoredHistory;
import io.reprise.engine.worker.WorkerMain;
import java.io.IOException;

/** Entry of this program's worker processes; histories come from the store that the environment names. */
public final class StoreWorker {
    private StoreWorker() {}

    /** Does tasks until there are no more. */
    public static void main(String[] args) throws IOException {
        WorkerMain.serve(() -> StoredHistory.at(StoreLocation.ofEnvironment()));
    }
}
