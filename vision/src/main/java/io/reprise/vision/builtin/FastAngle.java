package io.reprise.vision.builtin;

/** Angles good to a fraction of a degree, cheaper than {@link Math#atan2}. */
final class FastAngle {
    private FastAngle() {}

    /** The orientation of (x, y), not both 0, as a share of half a turn, in [0, 1): opposite directions are the same. */
    static float halfTurn(float x, float y) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float slope = Math.min(ax, ay) / Math.max(ax, ay);
        // arctangent on [0, 1] within 0.0015 rad (Rajan et al., IEEE Signal Processing Magazine 23(3), 2006)
        float angle = slope * (.7853982f + .273f * (1 - slope));
        if (ay > ax) {
            angle = 1.5707964f - angle;
        }
        float share = angle * (float) (1 / Math.PI);
        float turned = (x < 0) == (y < 0) ? share : 1 - share;
        return turned >= 1 ? 0 : turned;
    }
}
