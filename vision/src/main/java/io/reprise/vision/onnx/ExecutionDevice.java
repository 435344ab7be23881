package io.reprise.vision.onnx;

/** What a network runs on. */
public enum ExecutionDevice {
    /** The processor; always there. */
    CPU,
    /** An NVIDIA card, where ONNX Runtime's GPU artefact was put in. */
    CUDA
}
