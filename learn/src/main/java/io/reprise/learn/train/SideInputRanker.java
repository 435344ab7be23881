package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.reprise.GenericAppeal;
import io.reprise.learn.listwise.ConditionalLogit;
import io.reprise.learn.listwise.ConditionalLogit.Choice;
import java.util.Arrays;
import java.util.List;

/**
 * A control: another ranker, given what {@code reprise} is given beside the features. Its score, in standard scores within
 * the video, is weighed with the position prior's (log probability) and the same appeal; the three weights are fitted
 * listwise. What {@code reprise} has more than this is its own.
 */
public final class SideInputRanker implements Ranker {
    private static final String SUFFIX = " + position + appeal";
    private static final int INPUTS = 3;
    private static final double RIDGE = 1e-3;
    private static final double NO_SPREAD = 1e-9;

    private final Ranker base;
    private final Ranker position;
    private final double[] weights;

    private SideInputRanker(Ranker base, Ranker position, double[] weights) {
        this.base = base;
        this.position = position;
        this.weights = weights;
    }

    /** What such a row is called. */
    public static String name(String ranker) {
        return ranker + SUFFIX;
    }

    /** Whether that is the name of such a row. */
    public static boolean isName(String ranker) {
        return ranker.endsWith(SUFFIX);
    }

    /** Fits the weights on lessons that have nothing to do with what is measured. */
    public static SideInputRanker fit(Ranker base, PositionRanker position, List<RankingExample> lessons) {
        return fit(base, position, lessons.isEmpty() ? List.of() : ChoiceSets.of(lessons, rows(base, position), 1));
    }

    /** Fits the weights on a set's cases. */
    public static SideInputRanker fit(Ranker base, PositionRanker position, TrainingSet set) throws BadInputException {
        return fit(base, position, ChoiceSets.of(set, rows(base, position)));
    }

    private static SideInputRanker fit(Ranker base, Ranker position, List<Choice> choices) {
        double[] weights =
                choices.isEmpty() ? new double[] {1, 0, 0} : new ConditionalLogit(choices, INPUTS, RIDGE).fit();
        return new SideInputRanker(base, position, weights);
    }

    private static ExampleRows rows(Ranker base, Ranker position) {
        return lesson -> {
            double[][] columns = columns(base, position, lesson.video(), lesson.history());
            double[][] rows = new double[lesson.video().size()][INPUTS];
            for (int i = 0; i < rows.length; i++) {
                for (int c = 0; c < INPUTS; c++) {
                    rows[i][c] = columns[c][i];
                }
            }
            return rows;
        };
    }

    private static double[][] columns(Ranker base, Ranker position, RankableVideo video, History history) {
        return new double[][] {
            standard(base.score(video, history).total()),
            position.score(video, history).total(),
            standard(GenericAppeal.of(video.appeal(), video.size()).appeal())
        };
    }

    @Override
    public String name() {
        return name(base.name());
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        double[][] columns = columns(base, position, video, history);
        double[] total = new double[video.size()];
        for (int i = 0; i < total.length; i++) {
            for (int c = 0; c < INPUTS; c++) {
                total[i] += weights[c] * columns[c][i];
            }
        }
        return Scores.of(total);
    }

    private static double[] standard(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        return Arrays.stream(values)
                .map(v -> spread < NO_SPREAD ? 0 : (v - mean) / spread)
                .toArray();
    }
}
