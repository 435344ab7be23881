package io.reprise.learn.compose;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.TrainingCases;
import java.util.Collection;

/**
 * Real annotations with features composed of clips: the real users to be measured on, generated users to be learned from.
 *
 * @param test the real users
 * @param training the generated ones
 * @param cases features of all their videos
 */
public record ComposedSet(Dataset test, Dataset training, TrainingCases cases) {
    /**
     * Composes; features are put together when they are asked for.
     *
     * @throws BadInputException "too-few-clips" if there are too few classes or sources
     */
    public static ComposedSet of(
            Dataset test, FeatureSpec spec, Collection<AnalysedClip> clips, ComposedOptions options)
            throws BadInputException {
        Dataset training = GeneratedUsers.like(test, options);
        return new ComposedSet(
                test, training, new TrainingCases(new ComposedFeatures(spec, clips, options, test, training)));
    }
}
