package io.reprise.core.rank.reprise;

import io.reprise.core.feature.SpecMismatchException;
import io.reprise.core.history.History;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.ScorePart;
import io.reprise.core.rank.Scores;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.time.Micros;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The default ranker, for any encoder and any history, none too. The score of a segment is
 *
 * <pre>
 * w_taste c T_i + w_place p L_i + w_appeal q A_i - w_flaw F_i
 * </pre>
 *
 * with the taste T ({@link Taste}), the evidence c ({@link Evidence}), the logarithm of the position prior L
 * ({@link PositionRanker}), and appeal A and flaw F ({@link GenericAppeal}). Places say little within a video that one
 * clips again and again, and in videos longer than those the prior was fitted on: p = 2 / (2 + highlights of this very video)
 * times min(1, 20 minutes / length). What appeals to people in general gives way to the person's own taste:
 * q = kappa / (N + kappa), with the N and kappa of {@link Taste}.
 */
public final class RepriseRanker implements Ranker {
    /** Highlights of this very video at which places count half. */
    private static final double HALF_PLACE = 2;
    /** PHD2's videos are hardly longer. */
    private static final double LONG_MICROS = 20 * 60.0 * Micros.PER_SECOND;

    private final RepriseWeights weights;
    private final TasteOptions options;
    private final PositionRanker places;

    /** With the weights that come with the program. */
    public RepriseRanker() {
        this(RepriseWeights.shipped(), TasteOptions.STANDARD);
    }

    /** With other weights or options. */
    public RepriseRanker(RepriseWeights weights, TasteOptions options) {
        this(weights, options, PositionRanker.shipped());
    }

    /**
     * With another position prior too: the shipped one is fitted on PHD2's test users, so it is not for measuring on them.
     *
     * @param places the prior
     */
    public RepriseRanker(RepriseWeights weights, TasteOptions options, PositionRanker places) {
        this.weights = weights;
        this.options = options;
        this.places = places;
    }

    @Override
    public String name() {
        return "reprise/4";
    }

    @Override
    public Scores score(RankableVideo video, History history) {
        return prepare(video).score(history);
    }

    @Override
    public Ready prepare(RankableVideo video) {
        PreparedVideo prepared = new PreparedVideo(video, options);
        return new Ready() {
            @Override
            public Scores score(History history) {
                return RepriseRanker.this.score(prepared, history);
            }

            @Override
            public void precompute() {
                prepared.prepare();
            }
        };
    }

    /**
     * What the weights are for, for training.
     *
     * @param taste c T, one a segment
     * @param place p L, mean 0
     * @param appeal q A
     * @param flaw F
     */
    public record Terms(double[] taste, double[] place, double[] appeal, double[] flaw) {
        /** The terms of a video's segments with the standard options. */
        public static Terms of(RankableVideo video, History history, PositionRanker prior) {
            PreparedVideo prepared = new PreparedVideo(video, TasteOptions.STANDARD);
            return of(prepared, history, prior, Comparisons.of(prepared, history));
        }

        private static Terms of(PreparedVideo video, History history, PositionRanker prior, Comparisons compared) {
            double[] taste = compared.taste().segments().clone();
            Arrays.setAll(taste, i -> compared.evidence() * taste[i]);
            return new Terms(
                    taste,
                    places(prior, video.video(), history, compared.placed().here()),
                    scaled(
                            video.options().doubt(compared.placed().size()),
                            video.appeal().appeal()),
                    video.appeal().flaw());
        }
    }

    /** A history compared with a video. */
    private record Comparisons(NormalizedHistory placed, Taste taste, double evidence) {
        static Comparisons of(PreparedVideo video, History history) {
            if (!video.video().spec().equals(history.spec())) {
                throw new SpecMismatchException(
                        "the history", history.spec(), video.video().spec());
            }
            NormalizedHistory placed = NormalizedHistory.of(video, history);
            return new Comparisons(placed, Taste.of(video, placed), Evidence.of(video, history, placed));
        }
    }

    private Scores score(PreparedVideo video, History history) {
        Comparisons compared = Comparisons.of(video, history);
        Terms terms = Terms.of(video, history, places, compared);
        int size = video.video().size();
        double[] total = new double[size];
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put(ScorePart.SIMILARITY.id(), scaled(weights.taste(), terms.taste()));
        parts.put(ScorePart.GENERIC.id(), scaled(weights.appeal(), terms.appeal()));
        parts.put(ScorePart.POSITION.id(), scaled(weights.place(), terms.place()));
        double[] generic = parts.getOrDefault(ScorePart.GENERIC.id(), new double[size]);
        Arrays.setAll(generic, i -> generic[i] - weights.flaw() * terms.flaw()[i]);
        parts.values().forEach(part -> Arrays.setAll(total, i -> total[i] + part[i]));
        return new Scores(
                total, parts, compared.taste().moments(), Confidence.of(video, compared.placed(), compared.taste()));
    }

    private static double[] scaled(double weight, double[] values) {
        return Arrays.stream(values).map(v -> weight * v).toArray();
    }

    private static double[] places(PositionRanker prior, RankableVideo video, History history, int here) {
        double share = HALF_PLACE / (HALF_PLACE + here) * Math.min(1, LONG_MICROS / video.durationMicros());
        double[] log = prior.score(video, history).total();
        double mean = Arrays.stream(log).average().orElse(0);
        return Arrays.stream(log).map(l -> share * (l - mean)).toArray();
    }
}
