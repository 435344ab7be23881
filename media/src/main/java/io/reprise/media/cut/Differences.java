package io.reprise.media.cut;

/** How two small RGB pictures of one size differ. All values are in levels of 0 to 255 unless said otherwise. */
final class Differences {
    /** Blocks of 8x6 pixels are looked for up to this many pixels away: a sixteenth of the picture's width. */
    private static final int REACH = 4;

    private static final int BLOCK_WIDTH = 8;
    private static final int BLOCK_HEIGHT = 6;

    private Differences() {}

    /** Mean absolute difference of the bytes. */
    static double mean(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        }
        return sum / (double) a.length;
    }

    /**
     * What is left of the mean difference when each block of the later picture may be taken from a place near by in the
     * earlier one: small for motion of objects and camera, large where the picture is another.
     */
    static double afterMotion(byte[] earlier, byte[] later, int width, int height) {
        long sum = 0;
        int blocks = 0;
        for (int y = 0; y + BLOCK_HEIGHT <= height; y += BLOCK_HEIGHT) {
            for (int x = 0; x + BLOCK_WIDTH <= width; x += BLOCK_WIDTH) {
                sum += bestMatch(earlier, later, x, y, width, height);
                blocks++;
            }
        }
        return sum / (double) (3L * blocks * BLOCK_WIDTH * BLOCK_HEIGHT);
    }

    private static int bestMatch(byte[] earlier, byte[] later, int x, int y, int width, int height) {
        // most blocks stay where they are: with that one first, most others are given up after a row
        int best = blockDifference(earlier, y * width + x, later, y * width + x, width, Integer.MAX_VALUE);
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                int fromX = Math.max(0, Math.min(width - BLOCK_WIDTH, x + dx));
                int fromY = Math.max(0, Math.min(height - BLOCK_HEIGHT, y + dy));
                best = blockDifference(earlier, fromY * width + fromX, later, y * width + x, width, best);
            }
        }
        return best;
    }

    /** Sum of absolute differences of two blocks, given up once it is no better than the best so far. */
    private static int blockDifference(byte[] a, int fromA, byte[] b, int fromB, int width, int best) {
        int sum = 0;
        for (int row = 0; row < BLOCK_HEIGHT && sum < best; row++) {
            int at = 3 * (fromA + row * width);
            int bt = 3 * (fromB + row * width);
            for (int i = 0; i < 3 * BLOCK_WIDTH; i++) {
                sum += Math.abs((a[at + i] & 0xff) - (b[bt + i] & 0xff));
            }
        }
        return Math.min(sum, best);
    }

    /**
     * How much of the change from a to b the change from c to d repeats: about 1 within a fade or dissolve, 0 where the
     * changes have nothing to do with each other, -1 if it is undone.
     */
    static double repeated(byte[] a, byte[] b, byte[] c, byte[] d) {
        long product = 0;
        long square = 0;
        for (int i = 0; i < a.length; i++) {
            int change = (b[i] & 0xff) - (a[i] & 0xff);
            product += (long) change * ((d[i] & 0xff) - (c[i] & 0xff));
            square += (long) change * change;
        }
        return square == 0 ? 0 : product / (double) square;
    }

    /** Correlation of the bytes, -1 to 1; 0 if one picture is flat. Near 1 if only the light has changed. */
    static double correlation(byte[] a, byte[] b) {
        double deviation = contrast(a) * contrast(b);
        double meanA = average(a);
        double meanB = average(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ((a[i] & 0xff) - meanA) * ((b[i] & 0xff) - meanB);
        }
        return deviation < 1 ? 0 : sum / a.length / deviation;
    }

    /** Standard deviation of the bytes. */
    static double contrast(byte[] a) {
        double mean = average(a);
        double sum = 0;
        for (byte value : a) {
            double off = (value & 0xff) - mean;
            sum += off * off;
        }
        return Math.sqrt(sum / a.length);
    }

    private static double average(byte[] a) {
        long sum = 0;
        for (byte value : a) {
            sum += value & 0xff;
        }
        return sum / (double) a.length;
    }
}
