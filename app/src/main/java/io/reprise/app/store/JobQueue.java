package io.reprise.app.store;

import io.reprise.app.store.Job.Kind;
import io.reprise.app.store.Job.State;
import io.reprise.engine.worker.Stage;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The queue of jobs, within one transaction. A job belongs to the server that took it as long as that server says so now
 * and then; what it says of a job that another took over in the meantime has no effect. By hand: schedulers over a database,
 * such as db-scheduler, have the lease and not the rest (a user's limit, cancelling, equal jobs done once, events).
 */
public final class JobQueue {
    private static final String ALL =
            "select id, user_id, kind, video_id, highlight_id, request, state, stage, progress,"
                    + " error_code, error_message, result, attempt, created_ms, started_ms from jobs";
    private static final int MOST_LISTED = 200;
    /** A job that took so many servers with it is not tried again. */
    private static final int MOST_ATTEMPTS = 3;
    /** Why a highlight whose job was cancelled does not count. */
    private static final String CANCELLED = "it was cancelled before it was done; add it again";

    /** Why a job is not tried again. */
    private static final String GAVE_UP = "it was begun " + MOST_ATTEMPTS + " times and the server ended each time";

    private final Transaction transaction;

    /** Within this transaction. */
    public JobQueue(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * What is to be done.
     *
     * @param same equal for equal work of one user, so that it is done once; null: never shared
     */
    public record Wanted(
            String userId,
            Kind kind,
            @Nullable String same,
            @Nullable String videoId,
            @Nullable String highlightId,
            String request) {}

    /**
     * A job that a server works on, and the last sign of that server.
     *
     * @param beat changes whenever the server says that it works on the job
     */
    public record Lease(String jobId, String worker, long beat) {}

    /** The job that does this: one that waits, runs or is done already, or a new one. */
    public Job add(Wanted wanted) {
        if (wanted.same() != null) {
            new Users(transaction).lock(wanted.userId()); // else two servers would each find none, and add one
            Optional<Job> known = transaction.first(
                    ALL + " where user_id = ? and same = ? and state in ('queued', 'running', 'done') order by id desc",
                    JobQueue::job,
                    wanted.userId(),
                    wanted.same());
            if (known.isPresent()) {
                return known.get();
            }
        }
        String id = Ids.next();
        transaction.update(
                "insert into jobs (id, user_id, kind, same, video_id, highlight_id, request, state, progress, attempt,"
                        + " created_ms) values (?, ?, ?, ?, ?, ?, ?, 'queued', 0.0, 0, ?)",
                id,
                wanted.userId(),
                wanted.kind().id(),
                wanted.same(),
                wanted.videoId(),
                wanted.highlightId(),
                wanted.request(),
                System.currentTimeMillis());
        return get(id).orElseThrow();
    }

    /** The newest job of a user that does this, whatever became of it. */
    public Optional<Job> last(String userId, String same) {
        return transaction.first(ALL + " where user_id = ? and same = ? order by id desc", JobQueue::job, userId, same);
    }

    /** A job of any user. */
    public Optional<Job> get(String id) {
        return transaction.first(ALL + " where id = ?", JobQueue::job, id);
    }

    /** A job of this user. */
    public Optional<Job> get(String userId, String id) {
        return get(id).filter(job -> job.userId().equals(userId));
    }

    /** A user's jobs, newest first. */
    public List<Job> of(String userId) {
        return transaction.query(
                ALL + " where user_id = ? order by id desc limit " + MOST_LISTED, JobQueue::job, userId);
    }

    /** Jobs of these ids, whosever. */
    public List<Job> all(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : transaction.query(
                        ALL + " where id in (" + Transaction.marks(ids) + ")", JobQueue::job, ids.toArray());
    }

    /** How many jobs of a user wait. */
    public long waiting(String userId) {
        return transaction.number("select count(*) as n from jobs where user_id = ? and state = 'queued'", userId);
    }

    /**
     * Takes the next job that waits: of the user who was not served for longest, so that many of one user hold up nobody
     * else, and of his jobs what he waits for before his eyes.
     *
     * @param worker who takes it, unique
     * @param served users whose jobs were taken lately, the latest last
     */
    public Optional<Job> take(String worker, List<String> served) {
        String turns = IntStream.range(0, served.size())
                .mapToObj(i -> " when ? then " + (1 + i))
                .collect(Collectors.joining("", " case user_id", " else 0 end,"));
        Optional<Job> next = transaction.first(
                ALL + " where state = 'queued' order by" + (served.isEmpty() ? "" : turns)
                        + " case kind when 'render' then 0 when 'keep' then 1 else 2 end, id limit 1"
                        + transaction.skipLocked(),
                JobQueue::job,
                served.toArray());
        next.ifPresent(job -> transaction.update(
                "update jobs set state = 'running', worker = ?, seen_ms = 0, started_ms = ?, attempt = attempt + 1,"
                        + " progress = 0.0, stage = null where id = ?",
                worker,
                System.currentTimeMillis(),
                job.id()));
        return next.flatMap(job -> get(job.id()));
    }

    /** What servers work on. */
    public List<Lease> leases() {
        return transaction.query(
                "select id, worker, seen_ms from jobs where state = 'running'",
                row -> new Lease(row.text("id"), row.text("worker"), row.number("seen_ms")));
    }

    /**
     * Puts a job back whose server is silent, if there was no sign meanwhile; one that was begun too often fails, and the
     * video with it whose analysis it was.
     */
    public void release(Lease silent) {
        String mine = " where id = ? and worker = ? and seen_ms = ? and state = 'running'";
        int failed = transaction.update(
                "update jobs set state = 'failed', error_code = 'gave-up', error_message = ?, ended_ms = ?" + mine
                        + " and attempt >= " + MOST_ATTEMPTS,
                GAVE_UP,
                System.currentTimeMillis(),
                silent.jobId(),
                silent.worker(),
                silent.beat());
        if (failed > 0) {
            failVideo(silent.jobId(), GAVE_UP);
            failHighlight(silent.jobId(), GAVE_UP);
        }
        transaction.update(
                "update jobs set state = 'queued', worker = null" + mine,
                silent.jobId(),
                silent.worker(),
                silent.beat());
    }

    /** A video whose analysis did not come out can't be used. */
    private void failVideo(String jobId, String message) {
        transaction.update(
                "update videos set state = 'failed', error = ? where id = (select video_id from jobs where id = ? and"
                        + " kind = 'analyse')",
                message,
                jobId);
    }

    /** A highlight whose files could not be made says why, and does not count. */
    private void failHighlight(String jobId, String message) {
        transaction.update(
                "update highlights set error = ? where clip_sha256 is null and id = (select highlight_id from jobs"
                        + " where id = ? and kind = 'keep')",
                message,
                jobId);
    }

    /**
     * Queues what was left without a job, as older versions did when they were ended: videos whose analysis never ended,
     * highlights whose pictures were never made, and added files that were not checked yet. What a person cancelled stays.
     */
    public void adopt() {
        String noJob = " not exists (select 1 from jobs j where j.%s = x.id and j.state in ('queued', 'running'))";
        transaction
                .query(
                        "select id, user_id from videos x where state in ('queued', 'analysing') and path is null and"
                                + String.format(noJob, "video_id"),
                        row -> new Wanted(
                                row.text("user_id"),
                                Kind.ANALYSE,
                                "analyse " + row.text("id"),
                                row.text("id"),
                                null,
                                "{}"))
                .forEach(this::addAnalysis);
        transaction
                .query(
                        "select id, user_id from highlights x where removed_ms is null and kept_sha256 is null and"
                                + " exists (select 1 from videos v where v.user_id = x.user_id and v.path is null and"
                                + " v.sha256 = x.source_sha256) and not exists (select 1 from jobs j where j.highlight_id"
                                + " = x.id and j.kind = 'keep' and (j.state = 'cancelled' or (j.state = 'failed' and"
                                + " j.error_code not in ('ended', 'crashed', 'cancelled')))) and"
                                + String.format(noJob, "highlight_id"),
                        row -> keep(row.text("user_id"), row.text("id")))
                .forEach(this::add);
        transaction
                .query(
                        "select id, user_id from highlights x where removed_ms is null and kept_sha256 is not null and"
                                + " clip_sha256 is null and error is null and" + String.format(noJob, "highlight_id"),
                        row -> keep(row.text("user_id"), row.text("id")))
                .forEach(this::add);
    }

    private static Wanted keep(String userId, String highlightId) {
        return new Wanted(userId, Kind.KEEP, null, null, highlightId, "{}");
    }

    private void addAnalysis(Wanted wanted) {
        Job job = add(wanted);
        transaction.update("update videos set state = 'queued', job_id = ? where id = ?", job.id(), wanted.videoId());
    }

    /** Says that the job is worked on, and how far it is; false if it is no longer this worker's, or was cancelled. */
    public boolean tell(String id, String worker, @Nullable Stage stage, double progress) {
        return transaction.update(
                        "update jobs set seen_ms = seen_ms + 1, stage = ?, progress = ? where id = ? and worker = ?"
                                + " and state = 'running'",
                        stage == null ? null : stage.id(),
                        progress,
                        id,
                        worker)
                > 0;
    }

    /** It came out; false if it is no longer this worker's. */
    public boolean done(String id, String worker, @Nullable String result) {
        return transaction.update(
                        "update jobs set state = 'done', progress = 1.0, result = ?, ended_ms = ? where id = ?"
                                + " and worker = ? and state = 'running'",
                        result,
                        System.currentTimeMillis(),
                        id,
                        worker)
                > 0;
    }

    /** It did not come out, and the video can't be used whose analysis it was; false if it is no longer this worker's. */
    public boolean failed(String id, String worker, String code, String message) {
        int mine = transaction.update(
                "update jobs set state = 'failed', error_code = ?, error_message = ?, ended_ms = ? where id = ?"
                        + " and worker = ? and state = 'running'",
                code,
                message,
                System.currentTimeMillis(),
                id,
                worker);
        if (mine > 0) {
            failVideo(id, message);
            failHighlight(id, message);
        }
        return mine > 0;
    }

    /** Puts a job back that its server has no time to finish. */
    public void giveBack(String id, String worker) {
        transaction.update(
                "update jobs set state = 'queued', worker = null, attempt = attempt - 1 where id = ? and worker = ?"
                        + " and state = 'running'",
                id,
                worker);
    }

    /** Cancels it; false if it is over already. */
    public boolean cancel(String id) {
        boolean ended = transaction.update(
                        "update jobs set state = 'cancelled', ended_ms = ? where id = ? and state in ('queued',"
                                + " 'running')",
                        System.currentTimeMillis(),
                        id)
                > 0;
        if (ended) {
            failHighlight(id, CANCELLED);
        }
        return ended;
    }

    /** Cancels all jobs of a video; the ids of those that were stopped. */
    public List<String> cancelOfVideo(String videoId) {
        List<String> ids = transaction.query(
                "select id from jobs where video_id = ? and kind <> 'keep' and state in ('queued', 'running')",
                row -> row.text("id"),
                videoId);
        ids.forEach(this::cancel);
        return ids;
    }

    /** A finished job whose files are gone is not finished any more: the same work would be done anew. */
    public void forget(String id) {
        transaction.update("update jobs set same = null where id = ?", id);
    }

    /** How many jobs there are in each state. */
    public Map<State, Long> counts() {
        Map<State, Long> counts = new TreeMap<>();
        transaction
                .query(
                        "select state, count(*) as n from jobs group by state",
                        row -> Map.entry(state(row.text("state")), row.number("n")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static State state(String stored) {
        return State.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static Job job(Row row) throws SQLException {
        return new Job(
                row.text("id"),
                row.text("user_id"),
                Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
                row.textOrNull("video_id"),
                row.textOrNull("highlight_id"),
                row.text("request"),
                state(row.text("state")),
                Stage.of(row.textOrNull("stage")).orElse(null),
                row.decimal("progress"),
                row.textOrNull("error_code"),
                row.textOrNull("error_message"),
                row.textOrNull("result"),
                (int) row.number("attempt"),
                row.number("created_ms"),
                row.numberOrNull("started_ms"));
    }
}
