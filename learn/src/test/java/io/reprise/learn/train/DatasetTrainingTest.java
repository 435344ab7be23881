package io.reprise.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.Appeal;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.FeatureSource;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.data.UserVideo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DatasetTrainingTest {
    private static final DatasetUser ANN = new DatasetUser(
            "ann",
            List.of(
                    video("a1", 30, new TimeRange(0, 5_000_000)),
                    video("a2", 30, new TimeRange(6_000_000, 9_000_000), new TimeRange(20_000_000, 24_000_000)),
                    video("a3", 10, new TimeRange(0, 10_000_000)), // all of it clipped: nothing to tell apart
                    video("a4", 20, new TimeRange(15_000_000, 20_000_000))));
    private static final DatasetUser BOB =
            new DatasetUser("bob", List.of(video("b1", 20, new TimeRange(2_000_000, 5_000_000))));

    private static UserVideo video(String id, int seconds, TimeRange... gifs) {
        return UserVideo.of(id, seconds * 1_000_000L, List.of(gifs), false);
    }

    /** Features that say which video and segment they are of; notes what is read. */
    private static final class Marked implements FeatureSource {
        private final List<String> read = new ArrayList<>();

        @Override
        public FeatureSpec spec() {
            return FeatureSpec.single("marked/1", 2);
        }

        @Override
        public long segmentMicros() {
            return 5_000_000;
        }

        @Override
        public FeatureMatrix segments(String videoId) {
            read.add(videoId);
            float[] values = new float[12];
            for (int i = 0; i < 6; i++) {
                values[2 * i] = videoId.charAt(1) - '0';
                values[2 * i + 1] = i;
            }
            return FeatureMatrix.of(6, 2, values);
        }

        @Override
        public List<Appeal> appeal(String videoId) {
            return List.of();
        }
    }

    private static DatasetTraining training(Marked features, int videosOfAUser, boolean negatives, long floats) {
        return new DatasetTraining(
                new Dataset(List.of(ANN, BOB), "00"),
                new TrainingCases(features),
                new DatasetTrainingOptions(Labels.STANDARD, videosOfAUser, false, negatives, floats));
    }

    @Test
    void everyVideoThatCanBeLearnedFromWithTheUsersOthersAsHistory() throws BadInputException {
        Marked features = new Marked();
        DatasetTraining set = training(features, 20, true, 1000);
        assertThat(features.read).as("nothing is read before it is asked for").isEmpty();
        assertThat(set.size()).isEqualTo(4); // a1, a2, a4 and b1
        assertThat(List.of(set.user(0), set.user(1), set.user(2), set.user(3)))
                .containsExactly("ann", "ann", "ann", "bob");
        TrainingCase second = set.get(1);
        assertThat(second.video().id()).isEqualTo("a2");
        // segment 1 holds a whole GIF, 4 as well; the others meet none
        assertThat(second.labels()).containsExactly(-1, 1, -1, -1, 1, -1);
        assertThat(second.history().highlights())
                .extracting(highlight -> highlight.origin().orElseThrow().video())
                .containsExactly("a1", "a3", "a4");
        assertThat(second.history().highlights())
                .extracting(Highlight::feature)
                .containsExactly(new float[] {1, 0}, new float[] {3, .5f}, new float[] {4, 3});
        assertThat(second.history().sources()).extracting(SourceVideo::video).containsExactly("a1", "a3", "a4");
        assertThat(second.history().sources().get(0).statistics().count()).isEqualTo(6);
        assertThat(second.history().sources().get(0).unclipped().rows())
                .as("15 s around a clip are unknown")
                .isEqualTo(2);
        assertThat(set.get(3).history().isEmpty())
                .as("bob clipped one video only")
                .isTrue();
    }

    @Test
    void theNewestVideosOfAUserAndNoSourcesUnlessAsked() throws BadInputException {
        DatasetTraining set = training(new Marked(), 2, false, 1000);
        assertThat(set.size()).isEqualTo(2); // of ann's a3 and a4 only a4 can be used
        TrainingCase newest = set.get(0);
        assertThat(newest.video().id()).isEqualTo("a4");
        assertThat(newest.history().size())
                .as("all other GIFs, not only those learned from")
                .isEqualTo(4);
        assertThat(newest.history().sources()).isEmpty();
    }

    @Test
    void whatIsRememberedIsBoundedAndNothingDependsOnIt() throws BadInputException {
        Marked remembering = new Marked();
        Marked forgetting = new Marked();
        DatasetTraining one = training(remembering, 20, true, 1_000_000);
        DatasetTraining other = training(forgetting, 20, true, 0);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < one.size(); i++) {
                assertThat(other.get(i).history().features().values())
                        .isEqualTo(one.get(i).history().features().values());
            }
        }
        assertThat(remembering.read.size()).isLessThan(forgetting.read.size());
    }
}
