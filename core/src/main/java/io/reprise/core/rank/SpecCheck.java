package io.reprise.core.rank;

import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.History;
import java.util.Optional;

/** Holds video, history and model to one kind of features. */
public final class SpecCheck {
    private SpecCheck() {}

    /**
     * Refuses features that do not belong together.
     *
     * @param ranker its name, for the message
     * @param wanted what the ranker's model was trained for; empty for a ranker that fits any encoder
     * @throws SpecMismatchException if they do not fit
     */
    public static void check(String ranker, Optional<FeatureSpec> wanted, RankableVideo video, History history) {
        if (wanted.isPresent() && !wanted.get().equals(video.spec())) {
            throw new SpecMismatchException("the model of " + ranker, wanted.get(), video.spec());
        }
        if (!video.spec().equals(history.spec())) {
            throw new SpecMismatchException("the video", video.spec(), history.spec());
        }
    }
}
