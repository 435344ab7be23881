package io.reprise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.cli.Session;
import io.reprise.spark.dataset.Annotations;
import io.reprise.spark.measure.DrawnCatalogue;
import io.reprise.spark.suggest.RankOptions;
import io.reprise.spark.suggest.RankerSource;
import io.reprise.spark.suggest.SuggestJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executors in processes of their own: they give what a local session gives, also when one is killed. */
class LocalClusterTest {
    /** Tasks after which an executor is killed. */
    private static final int EARLY = 3;

    @TempDir
    Path folder = Path.of("");

    @Test
    void anExecutorThatIsKilledChangesNothing() throws Exception {
        String home = System.getenv("SPARK_HOME");
        Assumptions.assumeTrue(home != null, "SPARK_HOME says where executors are started; Maven sets it");
        Files.createDirectories(Path.of(home, "jars"));
        Path csv = DrawnAnnotations.write(folder.resolve("annotations.csv"), 30, 9);
        List<String> expected = answers(LocalSpark.session(), csv);
        LocalSpark.session().close();

        AtomicInteger tasks = new AtomicInteger();
        AtomicBoolean killed = new AtomicBoolean();
        try (SparkSession cluster = cluster()) {
            cluster.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (tasks.incrementAndGet() == EARLY) {
                        killAnExecutor();
                        killed.set(true);
                    }
                }
            });
            assertThat(answers(cluster, csv)).isEqualTo(expected).hasSize(30);
        }
        assertThat(killed).isTrue();
    }

    private List<String> answers(SparkSession spark, Path csv) throws Exception {
        Annotations annotations = Annotations.read(spark, csv.toString());
        Catalogue catalogue =
                DrawnCatalogue.of(spark, folder.resolve("catalogue").toString(), annotations.rows(), 16);
        SuggestJob job = new SuggestJob(
                spark, catalogue, RankerSource.of("reprise", folder), new RankOptions("uniform:5", 3, 2, 6), 0);
        return job.run(annotations.targets(), annotations.histories()).toJSON().collectAsList().stream()
                .sorted()
                .toList();
    }

    private static SparkSession cluster() {
        return Session.open(new SparkConf()
                .setAppName("cluster")
                .setMaster("local-cluster[2,1,1024]")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "localhost")
                .set("spark.executor.memory", "512m")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.sql.shuffle.partitions", "4"));
    }

    /** The executors are the only Java processes that this one has started. */
    private static void killAnExecutor() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.endsWith("java"))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
    }
}
