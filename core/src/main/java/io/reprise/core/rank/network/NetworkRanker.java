package io.reprise.core.rank.network;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.History;
import io.reprise.core.history.encode.HistoryEncoder;
import io.reprise.core.history.encode.HistoryEncoders;
import io.reprise.core.model.Model;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.RankerName;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.SpecCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A feed-forward network on the standardised features of a segment, the encoded history and cues, whichever of them its
 * design has. With no history it is Video2GIF's network (512-128); with the history's mean beside the segment it is
 * PHD-CA (512-64).
 */
public final class NetworkRanker implements Ranker {
    private final RankerName name;
    private final NetworkDesign design;
    private final Optional<Standardiser> featureScale;
    private final Optional<Standardiser> cueScale;
    private final Optional<HistoryEncoder> encoder;
    private final Mlp mlp;

    /**
     * Takes the network out of a model.
     *
     * @param name under which it appears
     * @param prefix what the names of its tensors and hyper-parameters begin with
     */
    public NetworkRanker(RankerName name, Model model, String prefix) {
        this.name = name;
        design = NetworkDesign.of(model, prefix);
        FeatureSpec spec = model.info().spec();
        featureScale = design.features() ? Optional.of(scale(model, prefix + "input.", spec)) : Optional.empty();
        cueScale = design.cues() == CueSet.NONE
                ? Optional.empty()
                : Optional.of(scale(model, prefix + "cues.", cueSpec(design.cues())));
        encoder = HistoryEncoders.of(design.history(), spec.dim(), model, prefix);
        mlp = Mlp.of(model, prefix, design.inputs(spec.dim()), design.hidden());
    }

    /** The cues as a feature of their own. */
    public static FeatureSpec cueSpec(CueSet cues) {
        return FeatureSpec.single(cues.id(), cues.dim());
    }

    /** The standardiser in the tensors {@code PREFIXmean} and {@code PREFIXscale} of a model. */
    public static Standardiser scale(Model model, String prefix, FeatureSpec spec) {
        return new Standardiser(
                spec,
                model.tensor(prefix + "mean", spec.dim()).values(),
                model.tensor(prefix + "scale", spec.dim()).values());
    }

    @Override
    public String name() {
        return name.id() + "/1";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        SpecCheck.check(name(), featureScale.map(Standardiser::spec), video, history);
        List<FeatureMatrix> blocks = new ArrayList<>();
        if (featureScale.isPresent()) {
            FeatureMatrix segments = featureScale.get().apply(video.features());
            blocks.add(segments);
            encoder.ifPresent(
                    e -> blocks.add(e.encode(segments, featureScale.get().apply(history.features()))));
        }
        cueScale.ifPresent(scale -> blocks.add(scale.apply(design.cues().of(video, history))));
        return Scores.of(mlp.score(video.size(), blocks));
    }

    /** The scores of feature vectors, whatever video they are of; only for a network that sees nothing else. */
    public double[] score(FeatureMatrix features) {
        if (featureScale.isEmpty() || encoder.isPresent() || cueScale.isPresent()) {
            throw new IllegalStateException(name() + " needs more than features");
        }
        return mlp.score(features.rows(), List.of(featureScale.get().apply(features)));
    }
}
