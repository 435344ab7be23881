package io.reprise.app.server;

import io.reprise.app.cli.StoreWorker;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store, and a real server with real children over it once it is started. */
abstract class WithServer {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before every test
    Store store;

    @SuppressWarnings("NullAway.Init") // start() does
    Http http;

    @Nullable
    Server server;

    @BeforeEach
    void open() {
        store = Store.open(StoreLocation.in(new Home(folder)));
    }

    ServerConfig config() {
        return ServerConfig.of(new Home(folder), "test", StoreWorker.class)
                .withJobs(2, 1, new WorkerLimits(320, 2L << 30, Duration.ofMinutes(2)));
    }

    Server start() {
        return start(config());
    }

    Server startBehind(List<String> proxies) {
        return start(config().behind(proxies));
    }

    Server start(ServerConfig config) {
        Server started = Server.start(config, store);
        server = started;
        http = new Http(started);
        return started;
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        store.close();
    }
}
