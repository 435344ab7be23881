package io.reprise.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.history.encode.HistoryEncoders;
import io.reprise.core.history.encode.HistoryEncoding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a history adds to the first layer. It computes the same as the encoders of
 * {@link io.reprise.core.history.encode}, whose Javadoc has the formulas.
 */
final class LearnedHistory {
    private static final int WIDTH = HistoryEncoders.ATTENTION_WIDTH;
    private static final float[] SCALE = {(float) (1 / Math.sqrt(WIDTH))};
    private static final int STATE = HistoryEncoders.STATE;

    private final HistoryEncoding encoding;
    private final int dim;
    private final TorchDevice device;
    private final List<NDArray> weights = new ArrayList<>();

    /** Makes weights and enters them among the network's. */
    interface Weights {
        /** New weights of that shape. */
        NDArray add(String name, int rows, int columns);
    }

    LearnedHistory(HistoryEncoding encoding, int dim, TorchDevice device, Weights maker) {
        this.encoding = encoding;
        this.dim = dim;
        this.device = device;
        if (encoding == HistoryEncoding.ATTENTION) {
            weights.add(maker.add("history.query", dim, WIDTH));
            weights.add(maker.add("history.key", dim, WIDTH));
        } else if (encoding == HistoryEncoding.RECURRENT) {
            weights.add(maker.add("history.input", dim, 3 * STATE));
            weights.add(maker.add("history.state", STATE, 3 * STATE));
            weights.add(maker.add("history.bias", 1, 3 * STATE));
        }
    }

    /** The code of each row times the first layer's weights for it [rows][outputs]. */
    NDArray addend(TrainingBatch batch, NDArray firstLayer) {
        return switch (encoding) {
            case NONE -> throw new IllegalStateException("there is no history to add");
            case MEAN, MAX, KMEANS, RECENCY ->
                toRows(
                        batch,
                        device.array(
                                batch.codes(),
                                batch.videos(),
                                firstLayer.getShape().get(0)),
                        firstLayer);
            case ATTENTION -> attention(batch).matMul(firstLayer);
            case RECURRENT -> toRows(batch, recurrent(batch.histories()), firstLayer);
        };
    }

    private NDArray toRows(TrainingBatch batch, NDArray codes, NDArray firstLayer) {
        NDArray owners = device.array(batch.owners(), batch.rows(), batch.videos());
        return owners.matMul(codes.matMul(firstLayer));
    }

    private NDArray attention(TrainingBatch batch) {
        NDArray queries = device.large(batch.features(), batch.rows(), dim)
                .matMul(weights.get(0))
                .mul(device.array(SCALE, 1)); // not a plain number: see Device.array
        NDList codes = new NDList();
        for (int v = 0; v < batch.videos(); v++) {
            int first = batch.firstRow()[v];
            int rows = batch.positives()[v] + batch.negatives()[v];
            FeatureMatrix history = batch.histories().get(v);
            if (history.rows() == 0) {
                codes.add(device.zeros(rows, dim));
                continue;
            }
            NDArray highlights = device.array(history.values(), history.rows(), dim);
            NDArray keys = highlights.matMul(weights.get(1));
            NDArray query = queries.get(new NDIndex().addSliceDim(first, first + rows));
            codes.add(query.matMul(keys.transpose()).softmax(1).matMul(highlights));
        }
        return NDArrays.concat(codes, 0);
    }

    /** All videos step together, a shorter history joining later; the newest highlight is everyone's last. */
    private NDArray recurrent(List<FeatureMatrix> histories) {
        int videos = histories.size();
        int steps = histories.stream()
                .mapToInt(h -> Math.min(h.rows(), HistoryEncoders.NEWEST))
                .max()
                .orElse(0);
        NDArray state = device.zeros(videos, STATE);
        for (int back = steps; back >= 1; back--) {
            float[] inputs = new float[videos * dim];
            float[] present = new float[videos];
            for (int v = 0; v < videos; v++) {
                FeatureMatrix history = histories.get(v);
                if (history.rows() >= back) {
                    present[v] = 1;
                    System.arraycopy(history.values(), (history.rows() - back) * dim, inputs, v * dim, dim);
                }
            }
            NDArray next = next(device.array(inputs, videos, dim), state);
            state = state.add(next.sub(state).mul(device.array(present, videos, 1)));
        }
        return state;
    }

    private NDArray next(NDArray inputs, NDArray state) {
        NDArray in = inputs.matMul(weights.get(0)).add(weights.get(2));
        NDArray from = state.matMul(weights.get(1));
        NDArray reset = Activation.sigmoid(third(in, 0).add(third(from, 0)));
        NDArray update = Activation.sigmoid(third(in, 1).add(third(from, 1)));
        NDArray candidate = third(in, 2).add(reset.mul(third(from, 2))).tanh();
        return candidate.add(update.mul(state.sub(candidate)));
    }

    private static NDArray third(NDArray array, int which) {
        return array.get(new NDIndex().addAllDim().addSliceDim((long) which * STATE, (which + 1L) * STATE));
    }
}
