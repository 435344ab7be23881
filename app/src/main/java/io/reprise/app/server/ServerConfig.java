package io.reprise.app.server;

import io.reprise.app.server.auth.TrustedProxies;
import io.reprise.core.error.InvalidValueException;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.WorkerLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a server is set up.
 *
 * @param listen address to listen on
 * @param port 0 for any that is free
 * @param home where files are
 * @param version of the program, to be told
 * @param worker entry of child processes
 * @param workerOptions more options of their Java machines
 * @param jobLimits what the child of a job may use
 * @param jobs how many at once
 * @param threads of each job
 * @param uploadBytes largest video
 * @param quotaBytes all videos of a user
 * @param madeBytes renders, previews and frames on disk
 * @param memoryBytes analyses in memory
 * @param deadAfter how long another server may say nothing before its jobs are taken over
 * @param administrators accounts that may change what all share, such as the encoders
 * @param trustedProxies addresses and CIDR ranges of proxies that say where a request comes from
 */
public record ServerConfig(
        String listen,
        int port,
        Home home,
        String version,
        Class<?> worker,
        List<String> workerOptions,
        WorkerLimits jobLimits,
        int jobs,
        int threads,
        long uploadBytes,
        long quotaBytes,
        long madeBytes,
        long memoryBytes,
        Duration deadAfter,
        Set<String> administrators,
        List<String> trustedProxies) {
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int MOST_PORT = 65_535;

    public ServerConfig {
        workerOptions = List.copyOf(workerOptions);
        administrators = Set.copyOf(administrators);
        trustedProxies = List.copyOf(trustedProxies);
        TrustedProxies.of(trustedProxies); // refuses what is no address
        if (port < 0 || port > MOST_PORT) {
            throw new InvalidValueException("port", "a port is 0 to " + MOST_PORT + ", not " + port);
        }
        if (jobs < 1 || threads < 1) {
            throw new InvalidValueException("jobs", "jobs and threads are at least 1, not " + jobs + " and " + threads);
        }
        if (uploadBytes < 1 || quotaBytes < 1 || madeBytes < 0 || memoryBytes < 0) {
            throw new InvalidValueException("maxUpload", "sizes are above 0");
        }
    }

    /** The usual one: this machine alone, on any free port. */
    public static ServerConfig of(Home home, String version, Class<?> worker) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ServerConfig(
                "127.0.0.1",
                0,
                home,
                version,
                worker,
                List.of(),
                WorkerLimits.DEFAULT,
                Math.max(1, Math.min(4, processors / 2)),
                Math.min(4, processors),
                8 * GIGABYTE,
                50 * GIGABYTE,
                4 * GIGABYTE,
                64L << 20,
                Duration.ofSeconds(30),
                Set.of(),
                List.of());
    }

    /** The same at another address. */
    public ServerConfig at(String address, int otherPort) {
        return new ServerConfig(
                address,
                otherPort,
                home,
                version,
                worker,
                workerOptions,
                jobLimits,
                jobs,
                threads,
                uploadBytes,
                quotaBytes,
                madeBytes,
                memoryBytes,
                deadAfter,
                administrators,
                trustedProxies);
    }

    /** The same with other limits of uploads. */
    public ServerConfig withUploads(long bytes, long quota) {
        return new ServerConfig(
                listen,
                port,
                home,
                version,
                worker,
                workerOptions,
                jobLimits,
                jobs,
                threads,
                bytes,
                quota,
                madeBytes,
                memoryBytes,
                deadAfter,
                administrators,
                trustedProxies);
    }

    /** The same with other work: how many at once, with how many threads each, and what each may use. */
    public ServerConfig withJobs(int atOnce, int threadsEach, WorkerLimits limits) {
        return new ServerConfig(
                listen,
                port,
                home,
                version,
                worker,
                workerOptions,
                limits,
                atOnce,
                threadsEach,
                uploadBytes,
                quotaBytes,
                madeBytes,
                memoryBytes,
                deadAfter,
                administrators,
                trustedProxies);
    }

    /** The same with another child. */
    public ServerConfig withWorker(Class<?> other, List<String> options, Duration dead) {
        return new ServerConfig(
                listen,
                port,
                home,
                version,
                other,
                options,
                jobLimits,
                jobs,
                threads,
                uploadBytes,
                quotaBytes,
                madeBytes,
                memoryBytes,
                dead,
                administrators,
                trustedProxies);
    }

    /** The same with accounts that may change what all share. */
    public ServerConfig withAdministrators(Set<String> names) {
        return new ServerConfig(
                listen,
                port,
                home,
                version,
                worker,
                workerOptions,
                jobLimits,
                jobs,
                threads,
                uploadBytes,
                quotaBytes,
                madeBytes,
                memoryBytes,
                deadAfter,
                names,
                trustedProxies);
    }

    /** The same behind other proxies. */
    public ServerConfig behind(List<String> proxies) {
        return new ServerConfig(
                listen,
                port,
                home,
                version,
                worker,
                workerOptions,
                jobLimits,
                jobs,
                threads,
                uploadBytes,
                quotaBytes,
                madeBytes,
                memoryBytes,
                deadAfter,
                administrators,
                proxies);
    }
}
