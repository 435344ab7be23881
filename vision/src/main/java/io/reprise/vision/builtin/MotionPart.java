package io.reprise.vision.builtin;

/**
 * The part "motion": stillness, amount, the camera's speed right, left, down, up, in and out, and the objects' motion in
 * 3 x 4 cells. Square roots, so that small motion counts. All zeros only where nothing is known of the motion.
 */
final class MotionPart {
    static final int DIM = 8 + Motion.CELLS;
    /** Motion, in [0, 1], at which the part that says "still" has fallen to 1 / e. */
    private static final float STILL = .02f;

    private MotionPart() {}

    /** Writes the motion into [offset, offset + DIM). */
    static void describe(Motion motion, float[] into, int offset) {
        if (!motion.known()) {
            return;
        }
        into[offset] = .2f * (float) Math.exp(-motion.amount() / STILL) + 1e-3f;
        into[offset + 1] = root(motion.amount());
        opposite(motion.right(), into, offset + 2);
        opposite(motion.down(), into, offset + 4);
        opposite(motion.grow(), into, offset + 6);
        for (int cell = 0; cell < Motion.CELLS; cell++) {
            into[offset + 8 + cell] = root(motion.object()[cell]);
        }
    }

    private static void opposite(float speed, float[] into, int at) {
        into[at] = root(Math.max(0, speed) / 4);
        into[at + 1] = root(Math.max(0, -speed) / 4);
    }

    private static float root(float value) {
        return (float) Math.sqrt(value);
    }
}
