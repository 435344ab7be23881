package io.reprise.learn.distil;

import java.util.List;

/** The network whose features are learned. */
public interface Teacher {
    /** What it is, in words that change when its features do. */
    String describe();

    /** Columns of the pictures it takes. */
    int columns();

    /** Rows of the pictures it takes. */
    int rows();

    /** Numbers of a feature. */
    int dim();

    /**
     * Looks at pictures.
     *
     * @param pictures bytes R, G, B of columns x rows each
     * @return a feature a picture
     */
    float[][] look(List<byte[]> pictures);
}
