package io.reprise.learn.train;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.learn.data.TrainingCase;

/**
 * What reprise's weights are learned from: a video of which some segments were clipped, by a user with a history.
 *
 * @param video the video
 * @param history what the same person clipped before
 * @param candidates which segments were there to choose from [segments]
 * @param clipped which of them were chosen [segments]; at least one
 */
public record RankingExample(RankableVideo video, History history, boolean[] candidates, boolean[] clipped) {
    public RankingExample {
        int chosen = 0;
        for (int i = 0; i < clipped.length; i++) {
            chosen += clipped[i] && candidates[i] ? 1 : 0;
        }
        if (candidates.length != video.size() || clipped.length != video.size() || chosen == 0) {
            throw new IllegalArgumentException(
                    video.size() + " segments need as many marks, at least one of them" + " clipped; there are "
                            + candidates.length + " and " + clipped.length + ", " + chosen + " clipped");
        }
    }

    /** Every segment was there to choose from; what is clipped in part was not chosen. */
    static RankingExample of(TrainingCase one) {
        boolean[] candidates = new boolean[one.video().size()];
        boolean[] clipped = new boolean[candidates.length];
        java.util.Arrays.fill(candidates, true);
        for (int segment : one.segments(1)) {
            clipped[segment] = true;
        }
        return new RankingExample(one.video(), one.history(), candidates, clipped);
    }
}
