package io.reprise.vision.onnx;

import io.reprise.core.feature.Encoder;

/** Encoder that runs one network, which can be timed without anything around it. */
public interface NetworkEncoder extends Encoder {
    /**
     * Seconds that ONNX Runtime takes alone, on one thread, without pictures being decoded, scaled or written.
     *
     * @param items pictures, or clips of a clip network
     */
    double runtimeSeconds(long items);
}
