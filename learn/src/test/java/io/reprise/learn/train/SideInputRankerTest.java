package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.rank.Appeal;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.position.PositionRanker;
import io.reprise.core.rank.similarity.SimilarityRanker;
import io.reprise.core.segment.UniformSegmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SideInputRankerTest {
    private static final FeatureSpec SPEC = FeatureSpec.single("test/1", 3);

    /** Segments of random looks and motion; the three that move most are clipped. */
    private static RankingExample lesson(long seed) {
        Random random = new Random(seed);
        int size = 12;
        float[] values = new float[size * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        List<Appeal> appeal = new ArrayList<>();
        double[] motion = new double[size];
        for (int i = 0; i < size; i++) {
            motion[i] = random.nextDouble();
            appeal.add(new Appeal(motion[i], 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0, 0, 0));
        }
        double third = java.util.Arrays.stream(motion).sorted().toArray()[size - 3];
        boolean[] candidates = new boolean[size];
        boolean[] clipped = new boolean[size];
        for (int i = 0; i < size; i++) {
            candidates[i] = true;
            clipped[i] = motion[i] >= third;
        }
        RankableVideo video = new RankableVideo(
                size,
                new UniformSegmenter(1).segment(size, new long[0]),
                SPEC,
                FeatureMatrix.of(size, 3, values),
                appeal);
        Highlight highlight = new Highlight("h", new float[] {1, 0, 0}, OptionalDouble.empty());
        return new RankingExample(video, History.of(SPEC, List.of(highlight)), candidates, clipped);
    }

    @Test
    void whatIsClippedForItsMotionIsFoundByTheAppeal() {
        List<RankingExample> lessons = new ArrayList<>();
        for (long seed = 1; seed <= 30; seed++) {
            lessons.add(lesson(seed));
        }
        Ranker base = SimilarityRanker.videoMmr();
        Ranker control = SideInputRanker.fit(base, PositionRanker.shipped(), lessons);
        assertThat(control.name()).isEqualTo("video-mmr/1 + position + appeal");
        RankingExample unseen = lesson(99);
        int best = control.score(unseen.video(), unseen.history()).order()[0];
        assertThat(unseen.clipped()[best]).isTrue();
    }

    @Test
    void withoutLessonsTheRivalIsAsItWas() {
        RankingExample one = lesson(5);
        Ranker base = SimilarityRanker.videoMmr();
        assertThat(SideInputRanker.fit(base, PositionRanker.shipped(), List.of())
                        .score(one.video(), one.history())
                        .order())
                .containsExactly(base.score(one.video(), one.history()).order());
    }
}
