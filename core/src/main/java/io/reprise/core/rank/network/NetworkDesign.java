package io.reprise.core.rank.network;

import io.reprise.core.error.DoesNotFitException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.encode.HistoryEncoders;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The shape of a ranking network: what it sees and its hidden layers. The rankers of the paper's family differ in
 * nothing else.
 *
 * @param features whether it sees the segment's features; without them it fits any encoder
 * @param history how the history enters; needs features unless {@link HistoryEncoding#NONE}
 * @param cues what else it is told of each segment
 * @param hidden sizes of the hidden layers, each in [1, 65536], at most 8; none makes it linear
 */
public record NetworkDesign(boolean features, HistoryEncoding history, CueSet cues, List<Integer> hidden) {
    /** Video2GIF's: 512 and 128 units, no history. */
    public static final NetworkDesign VIDEO2GIF =
            new NetworkDesign(true, HistoryEncoding.NONE, CueSet.NONE, List.of(512, 128));
    /** PHD-CA's: 512 and 64 units on the segment and the mean of the history. */
    public static final NetworkDesign PHD_CA =
            new NetworkDesign(true, HistoryEncoding.MEAN, CueSet.NONE, List.of(512, 64));

    private static final int MOST_LAYERS = 8;
    private static final int MOST_UNITS = 65_536;

    public NetworkDesign {
        hidden = List.copyOf(hidden);
        if (hidden.size() > MOST_LAYERS || hidden.stream().anyMatch(units -> units < 1 || units > MOST_UNITS)) {
            throw new InvalidValueException(
                    "hidden",
                    "hidden layers need 1 to " + MOST_UNITS + " units each, at most " + MOST_LAYERS + " of them, not "
                            + hidden);
        }
        if (!features && (history != HistoryEncoding.NONE || cues == CueSet.NONE)) {
            throw new InvalidValueException(
                    "cues", "a network without features needs cues and cannot encode a history");
        }
    }

    /** Number of inputs for features of that many dimensions. */
    public int inputs(int dim) {
        return (features ? dim : 0) + HistoryEncoders.codeLength(history, dim) + cues.dim();
    }

    /** What a model trained so says of the features it is for. */
    public FeatureSpec specFor(FeatureSpec trainedOn) {
        return features ? trainedOn : FeatureSpec.single("any", 1);
    }

    /** As hyper-parameters, by name. */
    public Map<String, String> describe(String prefix) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(prefix + "features", Boolean.toString(features));
        names.put(prefix + "history", history.id());
        names.put(prefix + "cues", cues.id());
        names.put(prefix + "hidden", hidden.stream().map(String::valueOf).collect(Collectors.joining("-")));
        return names;
    }

    /** The design a model says it has. */
    public static NetworkDesign of(Model model, String prefix) {
        try {
            List<Integer> hidden = new ArrayList<>();
            String sizes = model.hyperParameter(prefix + "hidden");
            for (String size : sizes.isEmpty() ? new String[0] : sizes.split("-", -1)) {
                hidden.add(Integer.parseInt(size));
            }
            return new NetworkDesign(
                    model.hyperParameter(prefix + "features").equals("true"),
                    HistoryEncoding.of(model.hyperParameter(prefix + "history")),
                    CueSet.of(model.hyperParameter(prefix + "cues")),
                    hidden);
        } catch (NumberFormatException | InvalidValueException e) {
            throw new DoesNotFitException(
                    "this program cannot apply the model (" + model.info().kind() + "): " + e.getMessage());
        }
    }
}
