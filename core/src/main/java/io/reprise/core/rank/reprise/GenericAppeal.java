package io.reprise.core.rank.reprise;

import io.reprise.core.math.Vectors;
import io.reprise.core.rank.Appeal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What draws people to a segment whoever looks, and what speaks against it, by {@link AppealWeights}. A signal counts by how far it lies from the video's mean in units of the video's spread; the spread is
 * not taken for less than what is visible or audible at all, so that noise in a still video stays small.
 *
 * @param appeal A, one a segment: 0.3 motion + 0.2 surprise + 0.1 sharpness + 0.1 colour + 0.1 loudness + 0.2 onset
 * @param flaw F, one a segment, at least 0: 8 black + 1 frozen + 2 text
 */
public record GenericAppeal(double[] appeal, double[] flaw) {
    private static final AppealWeights WEIGHTS = AppealWeights.STANDARD;

    /**
     * Appeal and flaw of a video's segments.
     *
     * @param signals one a segment, or none where none were measured: then all is 0
     * @param segments their number
     */
    public static GenericAppeal of(List<Appeal> signals, int segments) {
        GenericAppeal sum = new GenericAppeal(new double[segments], new double[segments]);
        if (!signals.isEmpty()) {
            sum.add(WEIGHTS.motion(), picture(signals, Appeal::motion));
            sum.add(WEIGHTS.surprise(), picture(signals, Appeal::surprise));
            sum.add(WEIGHTS.sharpness(), picture(signals, Appeal::sharpness));
            sum.add(WEIGHTS.colourfulness(), picture(signals, Appeal::colourfulness));
            sum.add(WEIGHTS.loudness(), sound(signals, Appeal::loudness));
            sum.add(WEIGHTS.onset(), sound(signals, Appeal::onset));
            Arrays.setAll(
                    sum.flaw,
                    i -> WEIGHTS.black() * signals.get(i).black()
                            + WEIGHTS.frozen() * signals.get(i).frozen()
                            + WEIGHTS.text() * signals.get(i).text());
        }
        return sum;
    }

    private void add(double weight, double[] values) {
        Arrays.setAll(appeal, i -> appeal[i] + weight * values[i]);
    }

    private static double[] picture(List<Appeal> signals, ToDoubleFunction<Appeal> signal) {
        return Vectors.standardized(signals.stream().mapToDouble(signal).toArray(), WEIGHTS.pictureFloor());
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
                WEIGHTS.soundFloor());
    }
}
