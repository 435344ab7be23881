package io.reprise.app.server;

import io.javalin.config.JavalinConfig;
import io.reprise.app.server.http.ErrorAnswers;
import io.reprise.app.server.http.FrontHandler;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** What the server beneath is held to: so many threads, connections, bytes of headers, and seconds without a word. */
final class Jetty {
    private static final int MOST_THREADS = 320;
    /** Threads that requests may hold; the others accept connections, read, write, and answer for the server's health. */
    private static final int MOST_WORKERS = 280;

    private static final int MOST_CONNECTIONS = 2000;
    private static final int IDLE_MILLIS = 30_000;
    private static final int HEADER_BYTES = 8192;
    /** What the system holds for a client that takes nothing; without a limit it may be megabytes each. */
    private static final int SEND_BUFFER_BYTES = 256 << 10;

    private static final int STOP_MILLIS = 1000;
    private static final int STOP_IDLE_MILLIS = 100; // connections kept for a next request don't hold up the end

    private Jetty() {}

    static void configure(JavalinConfig javalin) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 8, IDLE_MILLIS);
        threads.setName("http");
        threads.setMaxEvictCount(MOST_THREADS); // after a crowd all idle threads go at once, not one in half a minute
        threads.setDaemon(true);
        javalin.jetty.threadPool = threads;
        javalin.startup.showJavalinBanner = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.http.maxRequestSize = HEADER_BYTES * 16L;
        javalin.http.asyncTimeout = 0;
        javalin.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
            http.setIdleTimeout(IDLE_MILLIS);
        });
        javalin.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ErrorAnswers()));
        javalin.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setHandler(new FrontHandler(MOST_WORKERS));
            server.setErrorHandler(new ErrorAnswers());
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
            javalin.events.serverStarted(() -> hold(server)); // there are no connectors earlier
        });
    }

    private static void hold(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector held) {
                held.setIdleTimeout(IDLE_MILLIS);
                held.setShutdownIdleTimeout(STOP_IDLE_MILLIS);
            }
            if (connector instanceof ServerConnector held) {
                held.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
            }
        }
    }
}
