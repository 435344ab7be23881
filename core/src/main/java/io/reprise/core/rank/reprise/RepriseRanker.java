package io.reprise.core.rank.reprise;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;

/**
 * The product's default: measures every segment's {@link SegmentInputs} against the history and lets a small model weigh
 * them. Works with any encoder, and without a history, when generic appeal and position decide.
 */
public final class RepriseRanker implements Ranker {
    private final RepriseModel model;

    /** With the weights that come with the program. */
    public RepriseRanker() {
        this(LearnedModel.shipped());
    }

    /** With another model over the same inputs. */
    public RepriseRanker(RepriseModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        return prepare(video).score(history);
    }

    @Override
    public Ready prepare(RankableVideo video) {
        PreparedVideo prepared = new PreparedVideo(video);
        return new Ready() {
            @Override
            public Scores score(History history) {
                return model.score(SegmentInputs.of(prepared, history));
            }

            @Override
            public void remember() {
                prepared.remember();
            }
        };
    }
}
