package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The inputs that do not depend on who looks: the segments' appeal. */
final class GenericInputs {
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
