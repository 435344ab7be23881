package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.learn.data.TrainingCase;

/**
 * Some of the cases of a training set.
 *
 * @param whole the set
 * @param cases which of its cases
 */
record DatasetPart(TrainingSet whole, int[] cases) implements TrainingSet {
    @Override
    public FeatureSpec spec() {
        return whole.spec();
    }

    @Override
    public String dataHash() {
        return whole.dataHash();
    }

    @Override
    public int size() {
        return cases.length;
    }

    @Override
    public String user(int index) {
        return whole.user(cases[index]);
    }

    @Override
    public String group(int index) {
        return whole.group(cases[index]);
    }

    @Override
    public TrainingCase get(int index) throws BadInputException {
        return whole.get(cases[index]);
    }
}
