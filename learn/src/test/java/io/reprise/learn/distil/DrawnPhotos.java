package io.reprise.learn.distil;

import java.io.IOException;
import java.util.Random;

/** Pictures of coloured rectangles on coloured ground, the same for the same seed. */
record DrawnPhotos(int count, long seed) implements PhotoSource {
    @Override
    public String describe() {
        return count + " drawn with seed " + seed;
    }

    @Override
    public void read(int shortSide, Sink sink) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            sink.photo(draw(random, 40, 32 + random.nextInt(20)).atMost(shortSide));
        }
    }

    static Photo draw(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        fill(rgb, width, 0, 0, width, height, random);
        for (int k = 0; k < 3; k++) {
            int left = random.nextInt(width / 2);
            int top = random.nextInt(height / 2);
            fill(rgb, width, left, top, left + width / 3, top + height / 3, random);
        }
        return new Photo(width, height, rgb);
    }

    private static void fill(byte[] rgb, int width, int left, int top, int right, int bottom, Random random) {
        byte[] colour = new byte[3];
        random.nextBytes(colour);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                System.arraycopy(colour, 0, rgb, 3 * (y * width + x), 3);
            }
        }
    }
}
