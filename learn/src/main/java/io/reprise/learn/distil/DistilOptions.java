package io.reprise.learn.distil;

import io.reprise.core.error.InvalidValueException;
import java.util.List;

/**
 * How a student is taught.
 *
 * @param design its shape
 * @param seed of everything that is drawn
 * @param crops pictures it sees in all
 * @param batch pictures a step, at least 2
 * @param learningRate at its highest; it rises over the first steps and falls by a cosine
 * @param weightDecay part of a weight lost a step, times the learning rate (AdamW)
 * @param power of the deviation that the teacher's components are divided by, 0 to 1
 * @param views that the teacher looks at in all
 * @param viewsARound that it looks at before every round of crops, until it has looked at all
 * @param cropsARound pictures the student sees before the teacher goes on; then the student is also checked and kept
 * @param heldOut views that it is checked on
 * @param side of the pictures it sees, pixels
 * @param smallSide of those it sees first
 * @param smallPart part of the crops that are so small, 0 to 1
 * @param shares how often each kind of pictures comes, relative to the others
 */
public record DistilOptions(
        StudentDesign design,
        long seed,
        long crops,
        int batch,
        double learningRate,
        double weightDecay,
        double power,
        int views,
        int viewsARound,
        int cropsARound,
        int heldOut,
        int side,
        int smallSide,
        double smallPart,
        List<Integer> shares) {
    public DistilOptions {
        shares = List.copyOf(shares);
        if (crops < 1 || batch < 2 || views < 2 || viewsARound < 2 || cropsARound < batch || heldOut < 1) {
            throw new InvalidValueException(
                    "crops", "crops, views and held-out views are 1 or more, a batch 2 or more");
        }
        if (side < 16 || smallSide < 16 || !(smallPart >= 0 && smallPart <= 1) || !(power >= 0 && power <= 1)) {
            throw new InvalidValueException(
                    "side", "a side has 16 pixels or more; the small part and the power are 0 to 1");
        }
        if (!(learningRate > 0) || !(weightDecay >= 0)) {
            throw new InvalidValueException(
                    "learningRate", "the learning rate is above 0 and the weight decay is not below");
        }
    }

    /** Steps in all. */
    long steps() {
        return (crops + batch - 1) / batch;
    }

    /** Steps of a round. */
    long stepsARound() {
        return Math.max(1, cropsARound / batch);
    }

    /** Views that the teacher has looked at when a step (from 0) is done. */
    int known(long step) {
        return (int) Math.min(views, viewsARound * (1 + step / stepsARound()));
    }

    /** The side of the pictures of a step. */
    int sideAt(long step) {
        return step < smallPart * steps() ? smallSide : side;
    }

    /** What must be the same for a run to go on; how long it is may change. */
    String describe() {
        return design + " seed " + seed + " batch " + batch + " rate " + learningRate + " decay " + weightDecay
                + " power " + power + " views a round " + viewsARound + " crops a round " + cropsARound + " held out "
                + heldOut + " sides " + smallSide + " " + side + " shares " + shares;
    }
}
