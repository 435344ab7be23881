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
 * @param home where files are
 * @param version of the program, to be told
 */
public record ServerConfig(
        Home home, String version, Address address, Workers workers, Jobs jobs, Sizes sizes, Access access) {
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int MOST_PORT = 65_535;

    /**
     * Where it listens.
     *
     * @param listen an address
     * @param port 0 for any that is free
     */
    public record Address(String listen, int port) {
        public Address {
            if (port < 0 || port > MOST_PORT) {
                throw new InvalidValueException("port", "a port is 0 to " + MOST_PORT + ", not " + port);
            }
        }
    }

    /**
     * Its worker processes.
     *
     * @param entry their main class
     * @param options more options of their Java machines
     */
    public record Workers(Class<?> entry, List<String> options) {
        public Workers {
            options = List.copyOf(options);
        }
    }

    /**
     * Its jobs.
     *
     * @param atOnce how many, at least 1
     * @param threads of each, at least 1
     * @param limits of the worker of each
     * @param deadAfter how long another server may say nothing before its jobs are taken over
     */
    public record Jobs(int atOnce, int threads, WorkerLimits limits, Duration deadAfter) {
        public Jobs {
            if (atOnce < 1 || threads < 1) {
                throw new InvalidValueException(
                        "jobs", "jobs and threads are at least 1, not " + atOnce + " and " + threads);
            }
        }
    }

    /**
     * Sizes in bytes.
     *
     * @param upload the largest video, at least 1
     * @param quota all videos and kept files of a user, at least 1
     * @param made renders, previews and frames on disk
     * @param memory analyses in memory
     */
    public record Sizes(long upload, long quota, long made, long memory) {
        public Sizes {
            if (upload < 1 || quota < 1 || made < 0 || memory < 0) {
                throw new InvalidValueException("maxUpload", "sizes are above 0");
            }
        }
    }

    /**
     * Who may do more, and who is trusted.
     *
     * @param administrators accounts that may change what all share, such as the encoders
     * @param trustedProxies addresses and CIDR ranges of proxies that say where a request comes from
     */
    public record Access(Set<String> administrators, List<String> trustedProxies) {
        public Access {
            administrators = Set.copyOf(administrators);
            trustedProxies = List.copyOf(trustedProxies);
            TrustedProxies.of(trustedProxies); // refuses what is no address
        }
    }

    /** The usual one: this machine alone, on any free port. */
    public static ServerConfig of(Home home, String version, Class<?> worker) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new ServerConfig(
                home,
                version,
                new Address("127.0.0.1", 0),
                new Workers(worker, List.of()),
                new Jobs(
                        Math.max(1, Math.min(4, processors / 2)),
                        Math.min(4, processors),
                        WorkerLimits.DEFAULT,
                        Duration.ofSeconds(30)),
                new Sizes(8 * GIGABYTE, 50 * GIGABYTE, 4 * GIGABYTE, 64L << 20),
                new Access(Set.of(), List.of()));
    }

    /** The same at another address. */
    public ServerConfig at(String listen, int port) {
        return new ServerConfig(home, version, new Address(listen, port), workers, jobs, sizes, access);
    }

    /** The same with other limits of uploads. */
    public ServerConfig withUploads(long bytes, long quota) {
        Sizes other = new Sizes(bytes, quota, sizes.made(), sizes.memory());
        return new ServerConfig(home, version, address, workers, jobs, other, access);
    }

    /** The same with other work: how many at once, with how many threads each, and what each may use. */
    public ServerConfig withJobs(int atOnce, int threads, WorkerLimits limits) {
        Jobs other = new Jobs(atOnce, threads, limits, jobs.deadAfter());
        return new ServerConfig(home, version, address, workers, other, sizes, access);
    }

    /** The same with other workers. */
    public ServerConfig withWorker(Class<?> entry, List<String> options, Duration deadAfter) {
        Jobs other = new Jobs(jobs.atOnce(), jobs.threads(), jobs.limits(), deadAfter);
        return new ServerConfig(home, version, address, new Workers(entry, options), other, sizes, access);
    }

    /** The same with accounts that may change what all share. */
    public ServerConfig withAdministrators(Set<String> names) {
        return new ServerConfig(
                home, version, address, workers, jobs, sizes, new Access(names, access.trustedProxies()));
    }

    /** The same behind other proxies. */
    public ServerConfig behind(List<String> proxies) {
        return new ServerConfig(
                home, version, address, workers, jobs, sizes, new Access(access.administrators(), proxies));
    }
}
