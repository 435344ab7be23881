package io.reprise.learn.distil;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A teacher that knows the mean colours of 2 x 2 cells and mixes them through fixed random weights and a rectifier. */
final class DrawnTeacher implements Teacher {
    static final int DIM = 24;
    private static final int SIDE = 32;
    private static final int INPUTS = 12;

    private final float[][] weights = new float[DIM][INPUTS];
    int looks;

    DrawnTeacher() {
        Random random = new Random(5);
        for (float[] row : weights) {
            for (int i = 0; i < INPUTS; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
    }

    @Override
    public String describe() {
        return "cell colours";
    }

    @Override
    public int columns() {
        return SIDE;
    }

    @Override
    public int rows() {
        return SIDE;
    }

    @Override
    public int dim() {
        return DIM;
    }

    @Override
    public float[][] look(List<byte[]> pictures) {
        looks += pictures.size();
        List<float[]> features = new ArrayList<>();
        for (byte[] rgb : pictures) {
            features.add(feature(rgb));
        }
        return features.toArray(new float[0][]);
    }

    private float[] feature(byte[] rgb) {
        float[] cells = new float[INPUTS];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            int cell = pixel / SIDE / (SIDE / 2) * 2 + pixel % SIDE / (SIDE / 2);
            cells[3 * cell + i % 3] += ((rgb[i] & 0xff) / 127.5f - 1) / (SIDE * SIDE / 4f);
        }
        float[] feature = new float[DIM];
        for (int k = 0; k < DIM; k++) {
            for (int i = 0; i < INPUTS; i++) {
                feature[k] += weights[k][i] * cells[i];
            }
            feature[k] = Math.max(0, feature[k]);
        }
        return feature;
    }
}
