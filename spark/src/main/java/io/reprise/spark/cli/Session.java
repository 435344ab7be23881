package io.reprise.spark.cli;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark sessions, with what this program needs of them. */
public final class Session {
    /**
     * Rows that Parquet's reader decodes at once, 4096 by default: a row of the table {@code videos} is a whole video, about
     * 1 MB for three minutes.
     */
    private static final int ROWS_AT_ONCE = 8;

    private Session() {}

    /** A session where spark-submit says, or on all cores of this machine. */
    public static SparkSession open(String name) {
        SparkConf conf = new SparkConf().setAppName("reprise " + name).setIfMissing("spark.master", "local[*]");
        if (conf.get("spark.master").startsWith("local[")) {
            conf.setIfMissing("spark.ui.enabled", "false").setIfMissing("spark.driver.host", "localhost");
        }
        return open(conf);
    }

    /** A session of a configuration. */
    public static SparkSession open(SparkConf conf) {
        conf.set("spark.sql.parquet.columnarReaderBatchSize", Integer.toString(ROWS_AT_ONCE))
                .setIfMissing("spark.sql.session.timeZone", "UTC");
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
