package io.reprise.app.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import io.reprise.app.job.JobPool;
import io.reprise.app.recommend.Recommenders;
import io.reprise.app.server.api.Administrators;
import io.reprise.app.server.api.EncoderRoutes;
import io.reprise.app.server.api.HealthChecks;
import io.reprise.app.server.api.HighlightRoutes;
import io.reprise.app.server.api.JobEvents;
import io.reprise.app.server.api.JobRoutes;
import io.reprise.app.server.api.KeepRoutes;
import io.reprise.app.server.api.Metrics;
import io.reprise.app.server.api.RejectionRoutes;
import io.reprise.app.server.api.RenderRoutes;
import io.reprise.app.server.api.Services;
import io.reprise.app.server.api.SessionRoutes;
import io.reprise.app.server.api.ShownLog;
import io.reprise.app.server.api.SuggestionRoutes;
import io.reprise.app.server.api.SystemRoutes;
import io.reprise.app.server.api.VideoRoutes;
import io.reprise.app.server.auth.Authenticator;
import io.reprise.app.server.auth.PasswordChecks;
import io.reprise.app.server.auth.TrustedProxies;
import io.reprise.app.server.http.ApiException;
import io.reprise.app.server.http.DiskErrors;
import io.reprise.app.server.http.Json;
import io.reprise.app.server.http.PageFiles;
import io.reprise.app.server.http.SafetyHeaders;
import io.reprise.app.server.jobs.EncoderRegistry;
import io.reprise.app.server.jobs.Folders;
import io.reprise.app.server.jobs.Janitor;
import io.reprise.app.server.jobs.JobExecutor;
import io.reprise.app.server.jobs.Quotas;
import io.reprise.app.server.jobs.Uploads;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoreException;
import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.file.FullDisk;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.worker.WorkerSettings;
import io.reprise.vision.builtin.BuiltinEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server, made by one function that the command and the tests call. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String START = "start";
    /** For a year: a browser that came by HTTPS comes by nothing else again. */
    private static final String HSTS = "max-age=31536000";

    private static final String PAGE = "/*";
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PATCH, HandlerType.DELETE);

    private final ServerConfig config;
    private final boolean loopback;
    private final Services services;
    private final Javalin app;
    private final Metrics metrics = new Metrics();
    private final PageFiles page = new PageFiles();
    private final IdleTrimmer rest;
    private final JobEvents events;
    private final HealthChecks health;
    private final List<AutoCloseable> parts = new ArrayList<>();

    private Server(ServerConfig config, Store store, boolean accounts) {
        this.config = config;
        this.loopback = isLoopback(config.address().listen());
        Folders folders = new Folders(config.home());
        Recommenders recommenders = new Recommenders(
                store, config.home(), new BuiltinEncoder(), config.sizes().memory());
        EncoderRegistry encodings = new EncoderRegistry(config.home());
        WorkerSettings workers = WorkerSettings.service(
                config.workers().entry(),
                config.jobs().limits(),
                config.workers().options());
        store.write(transaction -> {
            new JobQueue(transaction).adopt();
            return true;
        });
        Quotas quotas = new Quotas(config.sizes().quota());
        JobExecutor jobExecutor = new JobExecutor(
                store,
                folders,
                workers,
                config.jobs().threads(),
                config.jobs().atOnce() + 1,
                config.sizes().made(),
                quotas,
                encodings,
                recommenders);
        JobPool pool = new JobPool(
                store, jobExecutor, config.jobs().atOnce(), config.jobs().deadAfter());
        PasswordChecks passwords = new PasswordChecks();
        Authenticator authenticator = new Authenticator(
                store, accounts, TrustedProxies.of(config.access().trustedProxies()), passwords);
        Uploads uploads =
                new Uploads(store, folders, new Uploads.Limits(config.sizes().upload(), quotas));
        services = new Services(
                store, authenticator, folders, uploads, jobExecutor, pool, encodings, recommenders, new ShownLog());
        events = new JobEvents(store);
        health = new HealthChecks(store, config.home());
        rest = new IdleTrimmer(() -> pool.size() > 0);
        Janitor janitor = new Janitor(store, folders, jobExecutor.pictures()::cool, CacheLimit.ofEnvironment());
        parts.addAll(List.of(health, passwords, pool, jobExecutor.pictures(), janitor, rest));
        app = Javalin.create(this::configure);
    }

    /**
     * Makes a server and starts it.
     *
     * @throws DoesNotFitException if it would listen to others than this machine without accounts
     */
    public static Server start(ServerConfig config, Store store) {
        boolean accounts = store.read(transaction -> new Accounts(transaction).exist());
        if (!accounts && !isLoopback(config.address().listen())) {
            throw new InvalidValueException(
                    "listen",
                    config.address().listen()
                            + " lets other machines in, and there are no accounts; make one with `reprise user add NAME`, or"
                            + " listen on 127.0.0.1");
        }
        Server server = new Server(config, store, accounts);
        server.app.start(config.address().listen(), config.address().port());
        return server;
    }

    /** Whether only this machine reaches an address. */
    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidValueException("listen", address + " is no address of this machine");
        }
    }

    private void configure(JavalinConfig javalin) {
        Jetty.configure(javalin);
        javalin.routes.before(this::before);
        javalin.routes.after(this::after);
        Administrators administrators =
                new Administrators(services.authenticator(), config.access().administrators());
        new SystemRoutes(services, health, events, metrics, administrators, config.version()).add(javalin.routes);
        new SessionRoutes(services).add(javalin.routes);
        new EncoderRoutes(services, administrators).add(javalin.routes);
        new VideoRoutes(services).add(javalin.routes);
        new SuggestionRoutes(services).add(javalin.routes);
        new HighlightRoutes(services).add(javalin.routes);
        new KeepRoutes(services).add(javalin.routes);
        new RejectionRoutes(services).add(javalin.routes);
        new RenderRoutes(services).add(javalin.routes);
        new JobRoutes(services, events).add(javalin.routes);
        javalin.routes.get(PAGE, this::page);
        javalin.routes.exception(ApiException.class, this::answer);
        javalin.routes.exception(StoreException.class, this::answer);
        javalin.routes.exception(HttpResponseException.class, this::answer);
        javalin.routes.exception(CompletionException.class, this::answer);
        javalin.routes.exception(Exception.class, this::answer);
    }

    private void before(Context context) {
        context.attribute(START, System.nanoTime());
        if (context.path().startsWith("/api/")) { // a monitor asks for health and metrics all night
            rest.disturb();
        }
        if (services.authenticator().isSecure(context)) {
            context.header("Strict-Transport-Security", HSTS);
        }
        SafetyHeaders.requireOwnSite(
                context, loopback && !services.authenticator().accounts());
    }

    private void after(Context context) {
        Long start = context.attribute(START);
        double seconds = start == null ? 0 : (System.nanoTime() - start) / 1e9;
        var endpoint = context.endpoints().lastHttpEndpoint();
        String route = endpoint == null ? "none" : endpoint.path;
        metrics.answered(context.req().getMethod() + " " + route, context.statusCode(), seconds);
    }

    private void page(Context context) throws IOException {
        if (!page.send(context)) {
            answerMissing(context);
        }
    }

    private void answer(ApiException e, Context context) {
        if (e.retryAfterSeconds() != null) {
            context.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
        }
        String home = config.home().folder().toString();
        Json.send(context, e.status(), e.hiding(home, Folders.HOME_NAME).body());
    }

    private void answer(StoreException e, Context context) {
        LOG.error("the store: {}", e.getMessage());
        answer(ApiException.later(503, e.code(), "the store can't be used just now; its log says why", 5), context);
    }

    private void answer(HttpResponseException e, Context context) {
        if (e.getStatus() == 404) {
            answerMissing(context);
            return;
        }
        String message = context.req().getMethod() + " does not go with " + context.path();
        answer(new ApiException(e.getStatus(), "wrong-method", message), context);
    }

    /** No route takes this method at this address: others may, and are named. */
    private void answerMissing(Context context) {
        String methods = METHODS.stream()
                .filter(method -> isTaken(method, context.path()))
                .map(HandlerType::name)
                .collect(Collectors.joining(", "));
        if (methods.isEmpty()) {
            answer(new ApiException(404, "no-such-route", "there is nothing at " + context.path()), context);
            return;
        }
        context.header("Allow", methods);
        String message = context.req().getMethod() + " does not go with " + context.path() + ", " + methods + " does";
        answer(new ApiException(405, "wrong-method", message), context);
    }

    private boolean isTaken(HandlerType method, String path) {
        return app.unsafe.internalRouter.findHttpHandlerEntries(method, path).stream()
                .anyMatch(handler -> !handler.endpoint.path.equals(PAGE));
    }

    private void answer(CompletionException e, Context context) {
        Throwable cause = e.getCause();
        if (cause instanceof ApiException known) {
            answer(known, context);
        } else if (cause instanceof StoreException known) {
            answer(known, context);
        } else {
            answer(cause instanceof Exception known ? known : (Exception) e, context);
        }
    }

    private void answer(Exception e, Context context) {
        if (e instanceof IOException disk && (e instanceof FileSystemException || FullDisk.isCauseOf(disk))) {
            answer(DiskErrors.answer(disk), context); // files are our own business
            return;
        }
        if (e instanceof IOException) {
            LOG.debug("a client went away: {}", e.getMessage());
            context.header("Connection", "close");
            answer(new ApiException(400, "broken-request", "the request did not arrive whole"), context);
            return;
        }
        LOG.error("{} {}: {}", context.req().getMethod(), context.path(), e.getMessage(), e);
        answer(new ApiException(500, "bug", "this is a bug of ours; the server's log says more"), context);
    }

    /** Ranks something made up in the background, so that the first person who waits for a ranking doesn't wait long. */
    public void warmUp() {
        Thread warmup = new Thread(services.recommenders().usual()::warmUp, "warmup");
        warmup.setDaemon(true);
        warmup.start();
    }

    /** The port it listens on. */
    public int port() {
        return app.port();
    }

    /** Where the page is, as seen from this machine. */
    public String url() {
        String host = loopback ? config.address().listen() : "localhost";
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
    }

    /** Whether everybody must log in. */
    public boolean accounts() {
        return services.authenticator().accounts();
    }

    /** Every route with its method, such as "GET /health": what is held against the document. */
    List<String> routes() {
        return app.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(handler -> handler.endpoint.method.isHttpMethod())
                .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
                .toList();
    }

    /** Stops: no more requests, children ended, what they did put back into the queue. */
    @Override
    public void close() {
        services.pool().prepareToClose();
        events.close(); // who listens to a job would hold up the end
        try {
            app.stop();
        } catch (JavalinException e) {
            LOG.debug("some clients would not leave: {}", e.getMessage()); // they are cut off
        }
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.getMessage());
            }
        }
    }
}
