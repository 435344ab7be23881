package io.reprise.spark;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.spark.catalogue.Catalogue;
import io.reprise.spark.catalogue.VideoRows;
import io.reprise.spark.cli.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A local session of two threads that the tests of a process share. */
public final class LocalSpark {
    private LocalSpark() {}

    /** The session, opened where there is none. */
    public static SparkSession session() {
        return Session.open(new SparkConf()
                .setAppName("test")
                .setMaster("local[2]")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "localhost")
                .set("spark.sql.codegen.wholeStage", "false") // compiling takes longer than these few rows
                .set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .set("spark.sql.shuffle.partitions", "3"));
    }

    /** A catalogue of analyses by id. */
    static Catalogue catalogue(SparkSession spark, Path folder, FeatureSpec spec, Map<String, VideoAnalysis> videos)
            throws Exception {
        Catalogue catalogue = Catalogue.begin(spark, folder.toString(), spec, 5_000_000);
        List<Row> rows = new ArrayList<>();
        videos.forEach((id, video) -> rows.add(VideoRows.outcome(id, "/videos/" + id + ".mp4", video)));
        catalogue.add(spark.createDataFrame(rows, Catalogue.OUTCOMES));
        return catalogue;
    }
}
