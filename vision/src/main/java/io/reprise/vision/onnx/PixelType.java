package io.reprise.vision.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.platform.Fp16Conversions;

/** The number type of a network's input. */
public enum PixelType {
    FLOAT32(4, OnnxJavaType.FLOAT),
    FLOAT16(2, OnnxJavaType.FLOAT16),
    UINT8(1, OnnxJavaType.UINT8);

    final int bytes;
    final OnnxJavaType onnx;

    PixelType(int bytes, OnnxJavaType onnx) {
        this.bytes = bytes;
        this.onnx = onnx;
    }

    /** The bits that stand for a value, in the low end of an int. */
    int bits(float value) {
        return switch (this) {
            case FLOAT32 -> Float.floatToRawIntBits(value);
            case FLOAT16 -> Fp16Conversions.floatToFp16(value) & 0xffff;
            case UINT8 -> Math.round(value) & 0xff;
        };
    }
}
