package io.reprise.spark.measure;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** What a session's tasks took: bytes that they wrote for other tasks, how many there were, their time, and the longest. */
final class TaskTotals extends SparkListener {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private final LongAdder bytes = new LongAdder();
    private final LongAdder tasks = new LongAdder();
    private final LongAdder millis = new LongAdder();
    private final LongAdder processorNanos = new LongAdder();
    private final AtomicLong longest = new AtomicLong();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskMetrics() != null) {
            bytes.add(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
            tasks.increment();
            processorNanos.add(end.taskMetrics().executorCpuTime());
            millis.add(end.taskMetrics().executorRunTime());
            longest.accumulateAndGet(end.taskMetrics().executorRunTime(), Math::max);
        }
    }

    /** Adds the figures so far. */
    void put(Map<String, Object> to) {
        to.put("shuffled_bytes", bytes.sum());
        to.put("tasks", tasks.sum());
        to.put("task_seconds", millis.sum() / MILLIS);
        to.put("task_processor_seconds", processorNanos.sum() / NANOS);
        to.put("longest_task_seconds", longest.get() / MILLIS);
    }
}
