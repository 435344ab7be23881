package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Scores;

/** From the inputs of a video's segments to scores: hand-set or learned, small, the same for every encoder. */
public interface RepriseModel {
    /** Name and version of the ranker that uses it, such as "reprise/2". */
    String name();

    /** Scores with the parts "similarity", "generic" and "position". */
    Scores score(SegmentInputs inputs);
}
