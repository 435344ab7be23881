package io.reprise.learn.data;

import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import java.util.stream.IntStream;

/**
 * A video, what its user clipped of it, and what the same user made elsewhere: what is learned from.
 *
 * @param user who clipped
 * @param video the video
 * @param history the user's highlights of other videos
 * @param labels one a segment: 1 clipped, -1 not clipped, 0 in between and not used
 */
public record TrainingCase(String user, RankableVideo video, History history, byte[] labels) {
    public TrainingCase {
        if (labels.length != video.size()) {
            throw new IllegalArgumentException(labels.length + " labels for " + video.size() + " segments");
        }
    }

    /** The segments with that label, in order. */
    public int[] segments(int label) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }

    /** The same with another history. */
    public TrainingCase with(History other) {
        return new TrainingCase(user, video, other, labels);
    }
}
