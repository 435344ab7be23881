package io.reprise.spark.dataset;

import static org.apache.spark.sql.functions.col;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.Micros;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Duplicates;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.train.Labels;
import io.reprise.spark.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Pairs of a clipped and a not clipped segment of the same video of a user, with their features: what a pairwise loss is
 * trained on elsewhere. Which segments are clipped is {@link Labels}'; the same seed draws the same pairs.
 */
public final class PairsJob {
    private static final StructType PAIRS = new StructType()
            .add("user_id", DataTypes.StringType)
            .add("youtubeId", DataTypes.StringType)
            .add("clipped", DataTypes.IntegerType)
            .add("left", DataTypes.IntegerType);

    private PairsJob() {}

    /**
     * The pairs: {@code user_id, youtubeId, clipped, left} (segments), {@code clipped_feature, left_feature}. Videos that
     * are not in the catalogue give none.
     *
     * @param most pairs of a user's video at most, at least 1
     */
    public static Dataset<Row> run(Catalogue catalogue, Annotations annotations, Labels labels, int most, long seed)
            throws BadInputException {
        if (most < 1) {
            throw new InvalidValueException("pairs", "at least 1 pair of a video must be drawn, not " + most);
        }
        double overlap = labels.overlap();
        int samples = (int) (catalogue.segmentMicros() * SampleRange.PER_SECOND / Micros.PER_SECOND);
        FlatMapGroupsFunction<String, Row, Row> draw =
                (id, rows) -> draw(Annotations.user(rows, Duplicates.DROP), new Labels(overlap), samples, most, seed);
        Dataset<Row> pairs = annotations.byUser().flatMapGroups(draw, Encoders.row(PAIRS));
        Dataset<Row> segments = catalogue.segments();
        return pairs.join(feature(segments, "clipped"), new String[] {"youtubeId", "clipped"})
                .join(feature(segments, "left"), new String[] {"youtubeId", "left"})
                .select("user_id", "youtubeId", "clipped", "left", "clipped_feature", "left_feature");
    }

    private static Dataset<Row> feature(Dataset<Row> segments, String name) {
        return segments.select(
                col("youtubeId"), col("segment").as(name), col("feature").as(name + "_feature"));
    }

    private static Iterator<Row> draw(DatasetUser user, Labels labels, int samples, int most, long seed) {
        List<Row> pairs = new ArrayList<>();
        for (UserVideo video : user.videos()) {
            Random random = new Random(
                    seed ^ (31L * user.id().hashCode() + video.videoId().hashCode()));
            byte[] kinds = labels.of(
                    video.segments(samples),
                    video.gifs().stream().map(Gif::range).toList());
            List<int[]> all = all(kinds);
            Collections.shuffle(all, random);
            for (int[] pair : all.subList(0, Math.min(most, all.size()))) {
                pairs.add(RowFactory.create(user.id(), video.videoId(), pair[0], pair[1]));
            }
        }
        return pairs.iterator();
    }

    private static List<int[]> all(byte[] kinds) {
        List<int[]> all = new ArrayList<>();
        for (int clipped = 0; clipped < kinds.length; clipped++) {
            for (int left = 0; left < kinds.length && kinds[clipped] > 0; left++) {
                if (kinds[left] < 0) {
                    all.add(new int[] {clipped, left});
                }
            }
        }
        return all;
    }
}
