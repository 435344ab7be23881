package io.reprise.vision.builtin;

/** Describes one picture by a vector that is never all zeros (that would mean the part is absent). */
interface Descriptor {
    /** Name of the part. */
    String name();

    /** Number of dimensions. */
    int dim();

    /** Writes the description of the picture into [offset, offset + dim). */
    void describe(Picture picture, float[] into, int offset);
}
