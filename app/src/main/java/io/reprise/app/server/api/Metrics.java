package io.reprise.app.server.api;

import io.reprise.app.store.Job;
import io.reprise.app.store.JobQueue;
import io.reprise.app.store.Videos;
import io.reprise.engine.process.WorkerProcesses;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is counted, in Prometheus' text format. By hand: a dozen series need no registry, and Micrometer's would bring over 1 MB and
 * as many lines to feed it.
 */
public final class Metrics {
    private static final double[] BUCKETS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10};

    private final Map<String, Route> routes = new ConcurrentHashMap<>();

    private static final class Route {
        private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        private final LongAdder[] buckets = new LongAdder[BUCKETS.length];
        private final LongAdder micros = new LongAdder();
        private final LongAdder count = new LongAdder();

        Route() {
            java.util.Arrays.setAll(buckets, i -> new LongAdder());
        }
    }

    /**
     * A request was answered.
     *
     * @param route method and path as declared, not as asked: there are few of them
     */
    public void answered(String route, int status, double seconds) {
        Route one = routes.computeIfAbsent(route, none -> new Route());
        one.statuses.computeIfAbsent(status, none -> new LongAdder()).increment();
        one.micros.add((long) (seconds * 1e6));
        one.count.increment();
        for (int i = 0; i < BUCKETS.length; i++) {
            if (seconds <= BUCKETS[i]) {
                one.buckets[i].increment();
            }
        }
    }

    /** Everything as text. */
    String text(Services services, JobEvents events) {
        StringBuilder text = new StringBuilder();
        text.append("# HELP reprise_requests_total Requests answered.\n# TYPE reprise_requests_total counter\n");
        routes.forEach((name, route) -> route.statuses.forEach((status, count) ->
                line(text, "reprise_requests_total", "route=\"" + name + "\",status=\"" + status + "\"", count.sum())));
        text.append(
                "# HELP reprise_request_seconds How long answers took.\n# TYPE reprise_request_seconds histogram\n");
        routes.forEach((name, route) -> histogram(text, "route=\"" + name + "\"", route));
        gauges(text, services, events);
        return text.toString();
    }

    private static void histogram(StringBuilder text, String label, Route route) {
        for (int i = 0; i < BUCKETS.length; i++) {
            line(text, "reprise_request_seconds_bucket", label + ",le=\"" + BUCKETS[i] + "\"", route.buckets[i].sum());
        }
        line(text, "reprise_request_seconds_bucket", label + ",le=\"+Inf\"", route.count.sum());
        line(text, "reprise_request_seconds_sum", label, route.micros.sum() / 1e6);
        line(text, "reprise_request_seconds_count", label, route.count.sum());
    }

    private static void gauges(StringBuilder text, Services services, JobEvents events) {
        Map<Job.State, Long> jobs = services.store().read(transaction -> new JobQueue(transaction).counts());
        text.append("# HELP reprise_jobs Jobs in the store, of all servers.\n# TYPE reprise_jobs gauge\n");
        for (Job.State state : Job.State.values()) {
            line(text, "reprise_jobs", "state=\"" + state.id() + "\"", jobs.getOrDefault(state, 0L));
        }
        gauge(
                text,
                "reprise_jobs_here",
                "Jobs this server works on.",
                services.pool().size());
        gauge(text, "reprise_children", "Worker processes of this server.", WorkerProcesses.count());
        gauge(text, "reprise_event_listeners", "Connections that listen to jobs.", events.size());
        gauge(text, "reprise_threads", "Threads of this server.", Thread.activeCount());
        Runtime runtime = Runtime.getRuntime();
        gauge(text, "reprise_heap_bytes", "Java heap in use.", runtime.totalMemory() - runtime.freeMemory());
        long bytes = services.store().read(transaction -> new Videos(transaction).bytes());
        gauge(text, "reprise_video_bytes", "Bytes of all uploaded videos.", bytes);
    }

    private static void gauge(StringBuilder text, String name, String help, Number value) {
        text.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append("\n# TYPE ")
                .append(name)
                .append(" gauge\n");
        line(text, name, "", value);
    }

    private static void line(StringBuilder text, String name, String labels, Number value) {
        String number = value instanceof Double exact ? String.format(Locale.ROOT, "%.6f", exact) : value.toString();
        text.append(name)
                .append(labels.isEmpty() ? "" : "{" + labels + "}")
                .append(' ')
                .append(number)
                .append('\n');
    }
}
