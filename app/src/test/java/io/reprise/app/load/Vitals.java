package io.reprise.app.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a server process holds.
 *
 * @param heapMegabytes in use right after a collection
 * @param residentMegabytes of the process, its children left out
 * @param files in its home but those that are a cache
 */
record Vitals(int heapMegabytes, int residentMegabytes, int threads, int open, int children, int files) {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    static Vitals of(ProcessHandle process, Path home) throws IOException, InterruptedException {
        Path proc = Path.of("/proc/" + process.pid());
        String heap = jcmd(process, "GC.run").isEmpty() ? "" : jcmd(process, "GC.heap_info");
        return new Vitals(
                heap(heap),
                status(proc, "VmRSS:") / 1024,
                status(proc, "Threads:"),
                open(proc),
                (int) process.descendants().count(),
                files(home));
    }

    private static int open(Path proc) throws IOException {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return (int) open.count();
        }
    }

    private static int files(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return (int) all.filter(Files::isRegularFile)
                    .filter(file -> !home.relativize(file).startsWith("cache"))
                    .count();
        }
    }

    /** Whether it holds no more than an earlier look found. */
    boolean isLike(Vitals before) {
        return threads <= before.threads + 10
                && open <= before.open + 10
                && children <= before.children
                && files <= before.files
                && heapMegabytes <= before.heapMegabytes + 10;
    }

    private static int status(Path proc, String name) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(JCMD.toString(), String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return run.waitFor(20, TimeUnit.SECONDS) ? said : "";
    }

    /** The sum of "used 1234K" over the generations, without the metaspace, in megabytes. */
    private static int heap(String said) {
        long kilobytes = said.lines()
                .filter(line -> line.contains("generation"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
                .sum();
        return (int) (kilobytes / 1024);
    }
}
