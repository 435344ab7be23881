package io.reprise.core.rank.reprise;

import io.reprise.core.math.Vectors;
import io.reprise.core.rank.Appeal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What draws people to a segment whoever looks, and what speaks against it. Set by hand: there is no data with labels to
 * learn them from. A signal counts by how far it lies from the video's mean in units of the video's spread; the spread is
 * not taken for less than what is visible or audible at all, so that noise in a still video stays small.
 *
 * @param appeal A, one a segment: 0.3 motion + 0.2 surprise + 0.1 sharpness + 0.1 colour + 0.1 loudness + 0.2 onset
 * @param flaw F, one a segment, at least 0: 8 black + 1 frozen + 2 text
 */
public record GenericAppeal(double[] appeal, double[] flaw) {
    /** Least spread of a picture signal, in [0, 1]. */
    private static final double PICTURE_FLOOR = 0.01;
    /** Least spread of a sound signal in decibels. */
    private static final double SOUND_FLOOR = 1;

    /**
     * Appeal and flaw of a video's segments.
     *
     * @param signals one a segment, or none where none were measured: then all is 0
     * @param segments their number
     */
    public static GenericAppeal of(List<Appeal> signals, int segments) {
        GenericAppeal sum = new GenericAppeal(new double[segments], new double[segments]);
        if (!signals.isEmpty()) {
            sum.add(.3, picture(signals, Appeal::motion));
            sum.add(.2, picture(signals, Appeal::surprise));
            sum.add(.1, picture(signals, Appeal::sharpness));
            sum.add(.1, picture(signals, Appeal::colourfulness));
            sum.add(.1, sound(signals, Appeal::loudness));
            sum.add(.2, sound(signals, Appeal::onset));
            Arrays.setAll(
                    sum.flaw,
                    i -> 8 * signals.get(i).black()
                            + signals.get(i).frozen()
                            + 2 * signals.get(i).text());
        }
        return sum;
    }

    private void add(double weight, double[] values) {
        Arrays.setAll(appeal, i -> appeal[i] + weight * values[i]);
    }

    private static double[] picture(List<Appeal> signals, ToDoubleFunction<Appeal> signal) {
        return Vectors.standardized(signals.stream().mapToDouble(signal).toArray(), PICTURE_FLOOR);
    }

    /** A segment without sound in a video that has some is as quiet as the quietest. */
    private static double[] sound(List<Appeal> signals, Function<Appeal, OptionalDouble> signal) {
        double quietest = signals.stream()
                .map(signal)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min()
                .orElse(0);
        return Vectors.standardized(
                signals.stream()
                        .mapToDouble(a -> signal.apply(a).orElse(quietest))
                        .toArray(),
                SOUND_FLOOR);
    }
}
