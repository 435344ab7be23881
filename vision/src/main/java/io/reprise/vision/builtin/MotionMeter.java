package io.reprise.vision.builtin;

import io.reprise.core.time.Micros;
import java.util.Arrays;

/**
 * Tells the camera's motion from the objects'. The camera's is the shift that best lines up the pictures' profiles (sums
 * over columns, and over rows), once for the left and once for the right half, whose difference is a zoom; what remains
 * after undoing it is the objects'.
 *
 * <p>Pictures come irregularly. A change grows about with the square root of the time between (measured on film, see
 * docs/experiments-film.md), so it is divided by that; a shift is divided by the time, and not looked for over more than
 * 0.75 s.
 */
final class MotionMeter {
    /** Seconds between pictures to which changes are brought: those of four pictures a second. */
    private static final double USUAL_GAP_SECONDS = .25;
    /** Seconds between pictures over which a change still says something. */
    private static final double LONGEST_GAP_SECONDS = 4;
    /** Seconds between pictures over which a shift is looked for. */
    private static final double LONGEST_SHIFT_SECONDS = .75;

    private final Grid grid;
    private final BrightnessProfiles previousProfiles;
    private final BrightnessProfiles profiles;
    private final float[] previous;
    private long previousMicros = -1;

    MotionMeter(int width, int height) {
        grid = new Grid(width, height, 3, 4);
        profiles = new BrightnessProfiles(width, height);
        previousProfiles = new BrightnessProfiles(width, height);
        previous = new float[width * height];
    }

    /** Compares a picture with the one before. */
    Motion measure(Picture picture, long timeMicros) {
        profiles.read(picture);
        Motion motion = previousMicros < 0 ? Motion.UNKNOWN : compare(picture, seconds(timeMicros - previousMicros));
        previousProfiles.copy(profiles);
        System.arraycopy(picture.luma, 0, previous, 0, previous.length);
        previousMicros = timeMicros;
        return motion;
    }

    private static double seconds(long micros) {
        return Math.max(.02, Micros.toSeconds(micros));
    }

    private Motion compare(Picture picture, double gap) {
        if (gap > LONGEST_GAP_SECONDS) {
            return Motion.UNKNOWN;
        }
        float scale = (float) Math.sqrt(USUAL_GAP_SECONDS / gap);
        boolean near = gap <= LONGEST_SHIFT_SECONDS;
        float left = near ? profiles.shiftOfLeft(previousProfiles) : 0;
        float right = near ? profiles.shiftOfRight(previousProfiles) : 0;
        float down = near ? profiles.shiftOfRows(previousProfiles) : 0;
        float across = (left + right) / 2;
        float amount = Math.min(1, change(picture.luma) * scale);
        float[] object = objectMotion(picture, Math.round(across), Math.round(down), scale);
        return new Motion(
                true,
                amount,
                (float) (across / picture.width / gap),
                (float) (down / picture.height / gap),
                (float) ((right - left) / picture.width / gap),
                object);
    }

    private float change(float[] luma) {
        double sum = 0;
        for (int i = 0; i < luma.length; i++) {
            sum += Math.abs(luma[i] - previous[i]);
        }
        return (float) (sum / luma.length);
    }

    private float[] objectMotion(Picture picture, int across, int down, float scale) {
        int width = picture.width;
        float[] sums = new float[Motion.CELLS];
        int[] counts = new int[Motion.CELLS];
        for (int y = Math.max(0, down); y < Math.min(picture.height, picture.height + down); y++) {
            int back = (y - down) * width - across;
            for (int x = Math.max(0, across); x < Math.min(width, width + across); x++) {
                int cell = grid.cellOf[y * width + x];
                sums[cell] += Math.abs(picture.luma[y * width + x] - previous[back + x]);
                counts[cell]++;
            }
        }
        Arrays.setAll(counts, cell -> Math.max(1, counts[cell]));
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = Math.min(1, sums[cell] / counts[cell] * scale);
        }
        return sums;
    }
}
