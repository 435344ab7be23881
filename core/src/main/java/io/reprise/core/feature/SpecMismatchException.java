package io.reprise.core.feature;

import io.reprise.core.error.DoesNotFitException;

/** Features of one encoder were given to something made for another. The message says which, and what to do. */
public final class SpecMismatchException extends DoesNotFitException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what does not fit.
     *
     * @param what what was given features it was not made for, such as "the model phd.safetensors"
     * @param wanted the spec it was made for
     * @param given the spec of the features
     */
    public SpecMismatchException(String what, FeatureSpec wanted, FeatureSpec given) {
        super(what + " was made for features of " + wanted.encoder() + " (" + wanted.dim()
                + " dimensions), these are of " + given.encoder() + " (" + given.dim()
                + "); use the same encoder, or train it anew for this one");
    }
}
