package io.reprise.app.cli;

import io.reprise.app.server.Server;
import io.reprise.app.server.ServerConfig;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreLocation;
import io.reprise.engine.home.ByteSize;
import io.reprise.engine.home.Home;
import io.reprise.vision.onnx.ExecutionDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the page and the HTTP API. */
@Command(
        name = "serve",
        description = "Serve the page and the HTTP API, to this machine alone unless there are accounts.",
        footer = {"", "Example:", "  reprise serve --port 8642"})
final class ServeCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = {
                "Address to listen on (default: ${DEFAULT-VALUE}).",
                "Any but this machine's own needs accounts: reprise user add NAME."
            })
    String listen = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "8642",
            description = "Port; 0 for any free one (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--jobs", description = "Videos worked on at once (default: half the processors, at most 4).")
    @Nullable
    Integer jobs;

    @Option(
            names = "--max-upload",
            paramLabel = "SIZE",
            defaultValue = "8GB",
            description = "Largest video (default: ${DEFAULT-VALUE}).")
    String maxUpload = "8GB";

    @Option(
            names = "--quota",
            paramLabel = "SIZE",
            defaultValue = "50GB",
            description = "All videos of a user together (default: ${DEFAULT-VALUE}).")
    String quota = "50GB";

    @Mixin
    WorkerOptions workers = new WorkerOptions();

    @Option(
            names = "--admin",
            paramLabel = "NAME",
            description = {
                "An account that may fetch encoders through the page and read /metrics (repeatable).",
                "Without accounts, whoever is at this machine may."
            })
    Set<String> administrators = Set.of();

    @Option(
            names = "--trusted-proxy",
            paramLabel = "CIDR",
            description = {
                "Address or range of a proxy in front, such as 127.0.0.1 or 10.0.0.0/8 (repeatable).",
                "Its X-Forwarded-For and X-Forwarded-Proto are trusted, and only its."
            })
    List<String> trustedProxies = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        try (Store store = Store.open(StoreLocation.ofEnvironment());
                Server server = Server.start(config(), store)) {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println("Reprise is at " + server.url());
            out.flush();
            server.warmUp();
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-serving"));
            stopped.await();
        }
        return ExitCode.DONE;
    }

    private ServerConfig config() {
        ServerConfig usual = ServerConfig.of(Home.ofEnvironment(), Version.current(), StoreWorker.class);
        return usual.at(listen, port)
                .behind(trustedProxies)
                .withUploads(ByteSize.parse("maxUpload", maxUpload), ByteSize.parse("quota", quota))
                .withJobs(
                        jobs == null ? usual.jobs().atOnce() : jobs,
                        usual.jobs().threads(),
                        workers.limits(ExecutionDevice.CPU))
                .withAdministrators(administrators);
    }
}
