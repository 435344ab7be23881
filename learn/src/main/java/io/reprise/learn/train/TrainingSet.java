package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.learn.data.TrainingCase;

/**
 * What a model is trained on, read as it is needed, so that it may be larger than memory: a data set's folder, a
 * composition of clips, or the histories of the program's own users.
 */
public interface TrainingSet {
    /** What the features are. */
    FeatureSpec spec();

    /** SHA-256 of the data, in hexadecimal, for the model's provenance. */
    String dataHash();

    /** Number of cases, each with at least one segment clipped and one not. */
    int size();

    /** Whose case it is; cheap. */
    String user(int index);

    /** What is held out as a whole if any of it is: the user, unless there are too few of them; cheap. */
    default String group(int index) {
        return user(index);
    }

    /**
     * A case.
     *
     * @throws BadInputException if its features cannot be read
     */
    TrainingCase get(int index) throws BadInputException;
}
