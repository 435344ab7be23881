package io.reprise.learn.speed;

import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import java.util.List;

/**
 * What a training step sees. The networks are the paper's.
 *
 * @param name what it is called in the table
 * @param dim dimensions of a feature
 * @param history whether the network sees the history's mean beside the segment
 * @param videos a step
 * @param positives segments of a video that were clipped
 * @param negatives segments of a video that were not
 */
public record PairShape(String name, int dim, boolean history, int videos, int positives, int negatives) {
    /** PHD-CA on C3D's conv5. A video as PHD2's median: 188 s, 36 labelled segments of 5 s, two of them clipped. */
    public static final PairShape PHD_CA = new PairShape("phd-ca, 8192, 512-64", 8192, true, 8, 2, 34);

    /** Video2GIF on C3D's fc6, the same videos. */
    public static final PairShape VIDEO2GIF = new PairShape("video2gif, 4096, 512-128", 4096, false, 8, 2, 34);

    NetworkDesign design() {
        return history
                ? new NetworkDesign(true, HistoryEncoding.MEAN, CueSet.NONE, List.of(512, 64))
                : NetworkDesign.VIDEO2GIF;
    }
}
