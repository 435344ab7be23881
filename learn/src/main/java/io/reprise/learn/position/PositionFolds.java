package io.reprise.learn.position;

import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Cases;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.evaluate.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The position ranker by cross-validation: every user is scored by a prior fitted on the other folds' users. */
public final class PositionFolds implements Scorer {
    private static final int FOLDS = 5;

    private final Map<String, PositionRanker> byUser = new HashMap<>();
    private final Cases cases;

    /**
     * Fits a prior for every fold.
     *
     * @param users all users; who is in which fold is drawn by the seed
     */
    public PositionFolds(List<DatasetUser> users, Cases cases, long seed) {
        this.cases = cases;
        List<DatasetUser> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled, new Random(seed));
        for (int fold = 0; fold < FOLDS; fold++) {
            List<DatasetUser> inside = new ArrayList<>();
            List<DatasetUser> outside = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                (i % FOLDS == fold ? inside : outside).add(shuffled.get(i));
            }
            PositionRanker ranker = new PositionRanker(PositionTrainer.fit(outside));
            inside.forEach(user -> byUser.put(user.id(), ranker));
        }
    }

    @Override
    public double[] score(DatasetUser user) throws BadInputException {
        PositionRanker ranker = Objects.requireNonNull(byUser.get(user.id()), user.id());
        return Scorer.of(ranker, cases).score(user);
    }
}
