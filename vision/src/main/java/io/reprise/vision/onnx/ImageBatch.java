package io.reprise.vision.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pictures or clips on their way to a network: one native buffer, filled on one thread and run on another. */
final class ImageBatch {
    final ByteBuffer pixels;
    final long[] timesMicros;
    int count;

    ImageBatch(int items, int bytesPerItem) {
        pixels = ByteBuffer.allocateDirect(Math.multiplyExact(items, bytesPerItem))
                .order(ByteOrder.nativeOrder());
        timesMicros = new long[items];
    }

    boolean isFull() {
        return count == timesMicros.length;
    }
}
