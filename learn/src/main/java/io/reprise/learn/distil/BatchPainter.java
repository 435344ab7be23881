package io.reprise.learn.distil;

import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Makes the student's batches: views that the teacher has looked at, a little moved, perhaps mirrored again, blurred or
 * compressed as a video is.
 */
final class BatchPainter {
    private static final double MOVED = 0.06;
    private static final double SCALED = 0.1;
    private static final double BLURRED = 0.15;
    private static final double COMPRESSED = 0.2;

    private final DistilOptions options;
    private final PictureStore store;
    private final ViewList views;
    private final TeacherFile teacher;
    private final Components components;

    BatchPainter(
            DistilOptions options, PictureStore store, ViewList views, TeacherFile teacher, Components components) {
        this.options = options;
        this.store = store;
        this.views = views;
        this.teacher = teacher;
        this.components = components;
    }

    /** The batch of a step, from 0: always the same. */
    Student.Batch learning(long step) throws IOException {
        SplittableRandom random = new SplittableRandom(options.seed() * 7_919 + step);
        int known = options.known(step);
        int side = options.sideAt(step);
        float[] pictures = new float[options.batch() * 3 * side * side];
        float[][] wanted = new float[options.batch()][];
        for (int i = 0; i < wanted.length; i++) {
            int number = random.nextInt(known);
            wanted[i] = components.of(teacher.get(number));
            put(disturbed(views.get(number), side, random), pictures, i, side);
        }
        return new Student.Batch(wanted.length, side, pictures, wanted);
    }

    /** Views as the teacher saw them, from one number on. */
    Student.Batch checking(int first, int count) throws IOException {
        int side = options.side();
        float[] pictures = new float[count * 3 * side * side];
        float[][] wanted = new float[count][];
        for (int i = 0; i < count; i++) {
            View view = views.get(first + i);
            wanted[i] = components.of(teacher.get(first + i));
            put(view.paint(store.get(view.picture()), side, side), pictures, i, side);
        }
        return new Student.Batch(count, side, pictures, wanted);
    }

    private byte[] disturbed(View view, int side, SplittableRandom random) {
        Photo photo = store.get(view.picture());
        Area area = view.area()
                .moved(
                        MOVED * (2 * random.nextDouble() - 1),
                        MOVED * (2 * random.nextDouble() - 1),
                        1 + SCALED * (2 * random.nextDouble() - 1),
                        photo.width(),
                        photo.height());
        View moved = new View(view.picture(), area, random.nextBoolean(), view.colours());
        byte[] rgb = moved.paint(photo, side, side);
        if (random.nextDouble() < BLURRED) {
            ImageDegradation.blur(rgb, side);
        }
        double quality = 0.15 + 0.5 * random.nextDouble();
        return random.nextDouble() < COMPRESSED ? ImageDegradation.compress(rgb, side, (float) quality) : rgb;
    }

    private static void put(byte[] rgb, float[] pictures, int which, int side) {
        int plane = side * side;
        int at = which * 3 * plane;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < 3; c++) {
                pictures[at + c * plane + i] = (rgb[3 * i + c] & 0xff) / 127.5f - 1;
            }
        }
    }
}
