package io.reprise.learn.network;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.Standardiser;
import io.reprise.core.history.encode.HistoryEncoder;
import io.reprise.core.history.encode.HistoryEncoders;
import io.reprise.core.history.encode.HistoryEncoding;
import io.reprise.core.rank.network.CueSet;
import io.reprise.core.rank.network.NetworkDesign;
import io.reprise.learn.data.TrainingCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays cases out for a network.
 *
 * @param design what the network sees
 * @param featureScale how features are standardised
 * @param cueScale how cues are standardised; of no use without cues
 */
public record BatchMaker(NetworkDesign design, Standardiser featureScale, Standardiser cueScale) {
    /** A batch of at least one case, each with a positive and a negative segment. */
    public TrainingBatch of(List<TrainingCase> cases) {
        int videos = cases.size();
        int[] firstRow = new int[videos];
        int[] positives = new int[videos];
        int[] negatives = new int[videos];
        int rows = 0;
        for (int v = 0; v < videos; v++) {
            firstRow[v] = rows;
            positives[v] = cases.get(v).segments(1).length;
            negatives[v] = cases.get(v).segments(-1).length;
            rows += positives[v] + negatives[v];
        }
        List<FeatureMatrix> histories = histories(cases);
        float[] codes = codes(cases, histories);
        boolean learned = codes.length == 0 && design.history() != HistoryEncoding.NONE;
        return new TrainingBatch(
                firstRow,
                positives,
                negatives,
                design.features() ? features(cases, rows) : new float[0],
                learned ? histories : List.of(),
                codes,
                design.cues() == CueSet.NONE ? new float[0] : cues(cases, rows));
    }

    private float[] features(List<TrainingCase> cases, int rows) {
        float[] all = new float[Math.multiplyExact(rows, featureScale.spec().dim())];
        int row = 0;
        for (TrainingCase one : cases) {
            row = copyLabelled(featureScale.apply(one.video().features()), one, all, row);
        }
        return all;
    }

    private float[] cues(List<TrainingCase> cases, int rows) {
        float[] all = new float[rows * design.cues().dim()];
        int row = 0;
        for (TrainingCase one : cases) {
            FeatureMatrix raw = design.cues().of(one.video(), one.history());
            row = copyLabelled(cueScale.apply(raw), one, all, row);
        }
        return all;
    }

    private static int copyLabelled(FeatureMatrix from, TrainingCase one, float[] into, int row) {
        int next = row;
        for (int label : new int[] {1, -1}) {
            for (int segment : one.segments(label)) {
                System.arraycopy(from.values(), segment * from.dim(), into, next++ * from.dim(), from.dim());
            }
        }
        return next;
    }

    private List<FeatureMatrix> histories(List<TrainingCase> cases) {
        List<FeatureMatrix> histories = new ArrayList<>();
        if (design.history() != HistoryEncoding.NONE) {
            cases.forEach(one -> histories.add(featureScale.apply(one.history().features())));
        }
        return histories;
    }

    private float[] codes(List<TrainingCase> cases, List<FeatureMatrix> histories) {
        Optional<HistoryEncoder> encoder =
                HistoryEncoders.fixed(design.history(), featureScale.spec().dim());
        if (encoder.isEmpty()) {
            return new float[0];
        }
        int length = encoder.get().dim();
        float[] codes = new float[cases.size() * length];
        for (int v = 0; v < cases.size(); v++) {
            FeatureMatrix segments = cases.get(v).video().features();
            float[] code = encoder.get().encode(segments, histories.get(v)).values();
            System.arraycopy(code, 0, codes, v * length, length);
        }
        return codes;
    }
}
