package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The inputs that do not depend on who looks: the segments' appeal. */
final class GenericInputs {
    /** What the signals weigh in the appeal; set by hand. */
    private static final Map<Input, Double> APPEAL = new EnumMap<>(Map.of(
            Input.MOTION, .3,
            Input.SURPRISE, .2,
            Input.SHARPNESS, .1,
            Input.COLOURFULNESS, .1,
            Input.LOUDNESS, .1,
            Input.ONSET, .2));

    private static final Map<Input, Double> FLAW =
            new EnumMap<>(Map.of(Input.BLACK, 4.0, Input.FROZEN, 1.0, Input.TEXT, 2.0));

    private GenericInputs() {}

    static void fill(RankableVideo video, Map<Input, double[]> columns) {
        List<Appeal> appeal = video.appeal();
        if (appeal.isEmpty()) {
            return;
        }
        columns.put(Input.MOTION, column(appeal, Appeal::motion));
        columns.put(Input.SURPRISE, column(appeal, Appeal::surprise));
        columns.put(Input.SHARPNESS, column(appeal, Appeal::sharpness));
        columns.put(Input.COLOURFULNESS, column(appeal, Appeal::colourfulness));
        columns.put(Input.LOUDNESS, sound(appeal, Appeal::loudness));
        columns.put(Input.ONSET, sound(appeal, Appeal::onset));
        columns.put(Input.BLACK, column(appeal, Appeal::black));
        columns.put(Input.FROZEN, column(appeal, Appeal::frozen));
        columns.put(Input.TEXT, column(appeal, Appeal::text));
        columns.put(Input.APPEAL, weighed(appeal.size(), columns, APPEAL, true));
        columns.put(Input.FLAW, weighed(appeal.size(), columns, FLAW, false));
    }

    /** The signals' weighted sum, each in standard scores within the video or as it is. */
    private static double[] weighed(
            int size, Map<Input, double[]> columns, Map<Input, Double> weights, boolean standard) {
        double[] sum = new double[size];
        weights.forEach((input, weight) -> {
            double[] values = columns.getOrDefault(input, new double[size]);
            Weighed.add(sum, standard ? Standard.scores(values) : values, weight);
        });
        return sum;
    }

    private static double[] column(List<Appeal> appeal, ToDoubleFunction<Appeal> signal) {
        return appeal.stream().mapToDouble(signal).toArray();
    }

    /** A segment without sound in a video that has some is as quiet as the quietest. */
    private static double[] sound(List<Appeal> appeal, Function<Appeal, OptionalDouble> signal) {
        double quietest = appeal.stream()
                .map(signal)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min()
                .orElse(0);
        return column(appeal, a -> signal.apply(a).orElse(quietest));
    }
}
