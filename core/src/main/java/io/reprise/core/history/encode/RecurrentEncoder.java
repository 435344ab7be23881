package io.reprise.core.history.encode;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.math.Dense;

/**
 * The last state of a gated recurrent unit that reads the newest highlights, oldest first. With i = h W + b and
 * u = s U, each cut into three stretches of the state's length: r = sigmoid(i1 + u1), z = sigmoid(i2 + u2), n = tanh(i3
 * + r u3), and the next state is (1 - z) n + z s.
 *
 * @param featureDim d, dimensions of a highlight
 * @param dim length of the state
 * @param newest how many highlights are read, the newest ones
 * @param input W [d][3 dim]
 * @param state U [dim][3 dim]
 * @param bias b [3 dim]
 */
public record RecurrentEncoder(int featureDim, int dim, int newest, float[] input, float[] state, float[] bias)
        implements HistoryEncoder {
    @Override
    public FeatureMatrix encode(FeatureMatrix segments, FeatureMatrix history) {
        float[] s = new float[dim];
        for (int i = Math.max(0, history.rows() - newest); i < history.rows(); i++) {
            float[] in = bias.clone();
            Dense.addProduct(history.row(i), 1, featureDim, input, 0, 3 * dim, in);
            float[] from = new float[3 * dim];
            Dense.addProduct(s, 1, dim, state, 0, 3 * dim, from);
            for (int j = 0; j < dim; j++) {
                double r = sigmoid(in[j] + from[j]);
                double z = sigmoid(in[dim + j] + from[dim + j]);
                double n = Math.tanh(in[2 * dim + j] + r * from[2 * dim + j]);
                s[j] = (float) ((1 - z) * n + z * s[j]);
            }
        }
        return FeatureMatrix.of(1, dim, s);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
