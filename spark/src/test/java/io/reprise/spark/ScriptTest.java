package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.time.Micros;
import io.reprise.spark.measure.DrawnVideo;
import java.io.File;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code reprise-spark} as it is typed: in a local session, and by {@code SparkSubmit} of a Spark laid out like the
 * distribution, on threads and on a master and a worker in processes of their own.
 */
@Tag("slow")
class ScriptTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final int MISSING = 4;
    /** Nothing is compiled: that takes longer than a few rows. */
    private static final String SMALL =
            " --conf spark.sql.shuffle.partitions=2 --conf spark.sql.codegen.wholeStage=false"
                    + " --conf spark.sql.codegen.factoryMode=NO_CODEGEN --driver-java-options -XX:TieredStopAtLevel=1"
                    + " --conf spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(MODULE.resolve("target/.built")),
                "the script runs what `package` makes, which comes first");
        FeatureSpec spec = FeatureSpec.single("drawn/1", 8);
        LocalSpark.catalogue(
                LocalSpark.session(),
                folder.resolve("drawn"),
                spec,
                Map.of(
                        "v1", new DrawnVideo(spec, 40 * Micros.PER_SECOND, 500_000).draw("v1"),
                        "v2", new DrawnVideo(spec, 50 * Micros.PER_SECOND, 500_000).draw("v2")));
        Files.writeString(folder.resolve("histories.csv"), "user_id,youtubeId,start,end\nann,v1,10,13\nbob,v2,5,8\n");
        Files.writeString(folder.resolve("offers.csv"), "user_id,youtubeId\nann,v2\nbob,v1\nzoe,v1\n");
    }

    @Test
    void theSameAnswersWhateverRunsIt() throws Exception {
        Path home = sparkHome();
        String threads = "-Xmx700m -XX:TieredStopAtLevel=1 -Dspark.master=local[2] -Dspark.sql.shuffle.partitions=2";
        List<String> local = suggest("local", Map.of("REPRISE_SPARK_OPTS", threads));
        assertThat(local).hasSize(3);

        String submit = "--master local[2]" + SMALL;
        assertThat(suggest("submitted", Map.of("SPARK_HOME", home.toString(), "REPRISE_SPARK_OPTS", submit)))
                .isEqualTo(local);

        int port = freePort();
        String master = "spark://localhost:" + port;
        try (Program leader = daemon(home, "master.Master", "--port", Integer.toString(port));
                Program worker = daemon(home, "worker.Worker", "--cores", "2", "--memory", "1g", master)) {
            String cluster =
                    "--master " + master + " --executor-memory 600m --conf spark.driver.host=localhost" + SMALL;
            assertThat(suggest("cluster", Map.of("SPARK_HOME", home.toString(), "REPRISE_SPARK_OPTS", cluster)))
                    .as(() -> Stream.of(leader, worker).map(Program::toString).collect(Collectors.joining()))
                    .isEqualTo(local);
            features(home, cluster);
        }
    }

    /** Films on the cluster's executors, whose workers start from the jars that were sent to them. */
    private void features(Path home, String options) throws Exception {
        Path videos = Files.createDirectories(folder.resolve("videos"));
        DrawnFilm.write(videos.resolve("film.mp4"), 3, 1);
        Files.writeString(videos.resolve("text.mp4"), "no video");
        String said = script(
                0,
                Map.of("SPARK_HOME", home.toString(), "REPRISE_SPARK_OPTS", options),
                "features",
                videos.toString(),
                "--out",
                folder.resolve("catalogue").toString());
        assertThat(said).contains("1 analysed, 0 there already, 1 failed");
    }

    @Test
    void aMissingSparkIsOneLine() throws Exception {
        assertThat(script(MISSING, Map.of("SPARK_HOME", folder.toString()), "suggest"))
                .contains("reprise-spark: there is no Spark in SPARK_HOME")
                .hasLineCount(1);
    }

    private List<String> suggest(String name, Map<String, String> environment) throws Exception {
        Path out = folder.resolve(name);
        script(
                0,
                environment,
                "suggest",
                folder.resolve("drawn").toString(),
                "--histories",
                folder.resolve("histories.csv").toString(),
                "--offers",
                folder.resolve("offers.csv").toString(),
                "--out",
                out.toString());
        List<String> lines = new ArrayList<>();
        try (var parts = Files.newDirectoryStream(out.resolve("json"), "*.json")) {
            for (Path part : parts) {
                lines.addAll(Files.readAllLines(part));
            }
        }
        lines.sort(null);
        return lines;
    }

    /** Runs the script; returns what it said. */
    private String script(int code, Map<String, String> environment, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(MODULE.resolve("reprise-spark").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("SPARK_HOME");
        builder.environment().putAll(environment);
        try (Program program = Program.of(folder.resolve("script.log"), builder)) {
            assertThat(program.end()).as(program.said()).isEqualTo(code);
            return program.said();
        }
    }

    private Program daemon(Path home, String name, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/spark-class").toString(),
                "org.apache.spark.deploy." + name,
                "--host",
                "localhost",
                "--webui-port",
                "0"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_WORKER_DIR", folder.resolve("work").toString());
        Program daemon = Program.of(folder.resolve(name + ".log"), builder);
        String started = name.startsWith("master") ? "Starting Spark master" : "Successfully registered";
        daemon.await(() -> daemon.said().contains(started));
        return daemon;
    }

    /** Spark as its distribution has it: its jars in a folder, and the command that starts its classes by its launcher. */
    private Path sparkHome() throws Exception {
        Path home = folder.resolve("spark");
        Path jars = Files.createDirectories(home.resolve("jars"));
        Set<String> own;
        try (Stream<Path> lib = Files.list(MODULE.resolve("target/lib"))) {
            own = lib.map(jar -> jar.getFileName().toString())
                    .filter(name -> !name.matches("(jackson|slf4j|snakeyaml|log4j|scala).*"))
                    .collect(Collectors.toSet());
        }
        String all = Files.readString(MODULE.resolve("target/classpath"));
        for (Path jar :
                Arrays.stream(all.split(File.pathSeparator)).map(Path::of).toList()) {
            Path link = jars.resolve(jar.getFileName());
            if (!own.contains(jar.getFileName().toString()) && Files.notExists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        Path bin = Files.createDirectories(home.resolve("bin"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        executable(bin.resolve("spark-class"), """
                #!/usr/bin/env bash
                # the launcher prints a line, then the command's words, each ended by a zero
                export SPARK_HOME=%s SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1
                launch() { %s -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@"; }
                { read -r; mapfile -d '' -t words; } < <(launch "$@")
                exec "${words[@]}"
                """.formatted(home, java));
        executable(bin.resolve("spark-submit"), """
                #!/usr/bin/env bash
                exec "${0%/*}/spark-class" org.apache.spark.deploy.SparkSubmit "$@"
                """);
        return home;
    }

    private static void executable(Path file, String text) throws Exception {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
