package io.reprise.core.rank.reprise;

import io.reprise.core.rank.Scores;
import io.reprise.core.rank.reprise.Input.Part;

/**
 * A linear model whose weights were set by hand from what they gave on film (docs/experiments-film.md). Every input is
 * brought to mean 0 and spread 1 within the video first. For somebody without a history it ranks by appeal and position.
 */
public final class HandSetModel implements RepriseModel {
    /** What the parts weigh against each other for somebody with a history. */
    private static final double PERSONAL_GENERIC = .15;

    private static final double PERSONAL_POSITION = .02;
    private static final double GENERIC_POSITION = .3;

    @Override
    public String name() {
        return "reprise-by-hand/1";
    }

    @Override
    public Scores score(SegmentInputs inputs) {
        boolean personal = inputs.personal();
        double generic = personal ? PERSONAL_GENERIC : 1;
        return new Weighed(inputs.size())
                .plus(Part.SIMILARITY, Standard.scores(inputs.get(Input.TASTE)), 1)
                .plusSeen(inputs)
                .plus(Part.GENERIC, inputs.get(Input.APPEAL), generic)
                .plus(Part.GENERIC, inputs.get(Input.FLAW), -generic)
                .plus(
                        Part.POSITION,
                        Standard.scores(inputs.get(Input.POSITION)),
                        personal ? PERSONAL_POSITION : GENERIC_POSITION)
                .scores();
    }
}
