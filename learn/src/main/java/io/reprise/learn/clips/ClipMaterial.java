package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.History;
import io.reprise.learn.clips.ClipQuestion.Target;
import java.util.List;

/** What rankers are given of the clips: one encoder, one way to make segments, one way to hand over histories. */
public interface ClipMaterial {
    /** What the features are. */
    FeatureSpec spec();

    /**
     * A target as a ranker sees it.
     *
     * @throws BadInputException if it can't be made
     */
    JoinedVideo join(Target target) throws BadInputException;

    /**
     * The history that these clips are, the oldest first.
     *
     * @throws BadInputException if one of them can't be looked at
     */
    History history(List<Clip> clips) throws BadInputException;
}
