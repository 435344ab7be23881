package io.reprise.spark.measure;

import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the bytes that a session's tasks write for other tasks. */
final class ShuffleBytes extends SparkListener {
    private final LongAdder bytes = new LongAdder();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskMetrics() != null) {
            bytes.add(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
        }
    }

    /** The bytes so far. */
    long total() {
        return bytes.sum();
    }
}
