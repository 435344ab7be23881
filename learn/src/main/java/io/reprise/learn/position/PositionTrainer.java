package io.reprise.learn.position;

import io.reprise.core.metric.SampledVideo;
import io.reprise.core.model.Model;
import io.reprise.core.model.ModelInfo;
import io.reprise.core.model.Tensor;
import io.reprise.core.rank.position.PositionBasis;
import io.reprise.core.rank.position.PositionHabit;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.segment.Segment;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.listwise.ConditionalLogit;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Fits the prior over positions: for every video of every user, where its GIFs lie among its 5-second segments, given
 * where the same user's GIFs lie in his other videos.
 */
public final class PositionTrainer {
    private static final double RIDGE = 1e-4;

    /** The latest videos of a user that are learned from: so that a few users with hundreds do not make up the prior. */
    private static final int VIDEOS_A_USER = 30;

    /** In a shorter video there is nothing to choose. */
    public static final int FEWEST_SEGMENTS = 6;

    private static final int SEGMENT = SampledVideo.FIVE_SECONDS;

    private final Map<String, List<ConditionalLogit.Choice>> byUser = new LinkedHashMap<>();
    private final double[] everybody;

    /** Gets ready to fit priors to some of these users, often. */
    PositionTrainer(List<DatasetUser> users) {
        for (DatasetUser user : users) {
            byUser.put(user.id(), choices(user));
        }
        everybody = fit(users, new double[PositionBasis.SIZE]);
    }

    /** The weights of a {@link PositionRanker} for people like these. */
    public static double[] of(List<DatasetUser> users) {
        return new PositionTrainer(users).everybody.clone();
    }

    /** The same for some of the users. */
    double[] fit(List<DatasetUser> some) {
        return fit(some, everybody);
    }

    private double[] fit(List<DatasetUser> some, double[] start) {
        List<ConditionalLogit.Choice> choices = some.stream()
                .flatMap(user -> Objects.requireNonNull(byUser.get(user.id())).stream())
                .toList();
        return new ConditionalLogit(choices, PositionBasis.SIZE, RIDGE).fit(start);
    }

    private static List<ConditionalLogit.Choice> choices(DatasetUser user) {
        List<UserVideo> videos = user.videos();
        return videos.subList(Math.max(0, videos.size() - VIDEOS_A_USER), videos.size()).stream()
                .filter(video -> video.sampled(SEGMENT).segments() >= FEWEST_SEGMENTS)
                .map(video -> choice(user, video))
                .toList();
    }

    /** The same as a model file's content. */
    public static Model model(List<DatasetUser> users, String dataHash, Map<String, Double> metrics, Instant date) {
        double[] fitted = of(users);
        float[] weights = new float[fitted.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) fitted[i];
        }
        Map<String, String> parameters = Map.of(
                "ridge", Double.toString(RIDGE),
                "users", Integer.toString(users.size()),
                "videos_a_user", Integer.toString(VIDEOS_A_USER));
        ModelInfo info =
                new ModelInfo(PositionRanker.KIND, PositionRanker.anySpec(), parameters, dataHash, 0, metrics, date);
        return new Model(info, Map.of("weights", Tensor.of(weights)));
    }

    private static ConditionalLogit.Choice choice(DatasetUser user, UserVideo video) {
        PositionHabit habit = PositionHabit.of(user.videos().stream()
                .filter(other -> !other.videoId().equals(video.videoId()))
                .map(UserVideo::places)
                .toList());
        List<Segment> segments = video.segments(SEGMENT);
        double[][] rows = segments.stream()
                .map(segment -> PositionBasis.of(segment, video.durationMicros(), habit))
                .toArray(double[][]::new);
        int[] positives = video.sampled(SEGMENT).positives();
        double all = Arrays.stream(positives).sum();
        return new ConditionalLogit.Choice(
                rows, Arrays.stream(positives).mapToDouble(p -> p / all).toArray());
    }
}
