package io.reprise.learn.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.reprise.core.model.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Brings numbers to PyTorch and back. Large inputs go through one direct buffer that is used again for every batch.
 */
public final class TorchDevice implements AutoCloseable {
    private static final long LARGE_LAYER = 500_000;

    private final NDManager manager;
    private final DataType type;
    private ByteBuffer staging = ByteBuffer.allocateDirect(0);

    static {
        System.setProperty("ai.djl.offline", "true"); // its libraries are on the class path, nothing is fetched
    }

    /** PyTorch on the CPU. */
    public TorchDevice() {
        this(DataType.FLOAT32);
    }

    /** With float64 where a test needs exact gradients. */
    TorchDevice(DataType type) {
        this.manager = Engine.getEngine("PyTorch").newBaseManager(ai.djl.Device.cpu());
        this.type = type;
    }

    /**
     * All processors for large matrices, one for small ones: PyTorch's threads wait for each other by spinning, which
     * on a busy machine costs thirty times what sharing a small product saves.
     *
     * @param weights of the largest layer
     */
    public static void useThreadsFor(long weights) {
        Engine.getEngine("PyTorch");
        JniUtils.setNumThreads(weights < LARGE_LAYER ? 1 : Runtime.getRuntime().availableProcessors());
    }

    /**
     * The numbers as an array of that shape. Constants of a calculation that goes back for its gradient are made here too:
     * NDArray.mul, div, add and sub with a plain number close the array they make of it at once, and the way back then
     * reads memory that Java may have given away.
     */
    public NDArray array(float[] values, long... shape) {
        return typed(manager.create(values, new Shape(shape)));
    }

    /** The same for the one large input of a batch: valid until the next call. */
    public NDArray large(float[] values, long... shape) {
        int bytes = values.length * Float.BYTES;
        if (staging.capacity() < bytes) {
            staging = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        staging.clear().limit(bytes);
        staging.asFloatBuffer().put(values);
        return typed(manager.create(staging, new Shape(shape), DataType.FLOAT32));
    }

    /** Numbers that are kept and changed in place, in memory of PyTorch's own. */
    public NDArray kept(float[] values, long... shape) {
        try (NDArray borrowed = array(values, shape)) {
            return borrowed.duplicate();
        }
    }

    /**
     * Overwrites numbers that are kept. NDArray.set is not used: it leaves PyTorch with memory that Java may free while
     * it is still written to.
     */
    public void overwrite(NDArray kept, float[] values) {
        try (NDArray borrowed = array(values, kept.getShape().getShape())) {
            borrowed.copyTo(kept);
        }
    }

    NDArray zeros(long... shape) {
        return manager.zeros(new Shape(shape), type);
    }

    private NDArray typed(NDArray array) {
        return type == DataType.FLOAT32 ? array : array.toType(type, false);
    }

    /** A copy of an array's numbers and shape. */
    public static Tensor tensor(NDArray array) {
        long[] shape = array.getShape().getShape();
        int[] ints = new int[shape.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(shape[i]);
        }
        return new Tensor(ints, array.toFloatArray());
    }

    /** The numbers of an array. */
    static double[] doubles(NDArray array) {
        return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
