package io.reprise.learn.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.core.error.BadInputException;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.clips.DrawnClips;
import io.reprise.learn.compose.ClipPools.Place;
import io.reprise.learn.compose.ClipPools.Side;
import io.reprise.learn.compose.ClipPools.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sources the videos of a user show. */
class ClipPoolsTest {
    private static ClipPools pools(int sources) throws BadInputException {
        Collection<AnalysedClip> clips = DrawnClips.material(DrawnClips.clips(2, sources), 0.1)
                .analysed()
                .values();
        return new ClipPools(clips, 7);
    }

    private static Set<View> shown(ClipPools pools, Side side, String user, int video) {
        return new HashSet<>(pools.views(new Place(side, user, video), "a"));
    }

    /** 25 sources: 9 are trained on; of the other 16 the target has two, and seven videos of the history two each. */
    @Test
    void noTwoVideosOfAUserShareASourceAsLongAsThereAreEnough() throws Exception {
        ClipPools pools = pools(25);
        for (String user : List.of("1", "2", "3")) {
            List<View> all = new ArrayList<>(shown(pools, Side.MEASURED, user, Place.TARGET));
            for (int video = 0; video < 7; video++) {
                all.addAll(shown(pools, Side.MEASURED, user, video));
            }
            assertThat(all)
                    .as("two sources a video, two clips a source, three views a clip")
                    .hasSize(8 * 2 * 2 * 3);
            assertThat(new HashSet<>(all)).hasSize(all.size());
        }
    }

    @Test
    void theTargetsSourcesAreInNoVideoOfTheHistoryHoweverLongItIs() throws Exception {
        for (int sources : List.of(4, 5, 9, 25)) {
            ClipPools pools = pools(sources);
            for (Side side : Side.values()) {
                Set<View> target = shown(pools, side, "1", Place.TARGET);
                assertThat(target).isNotEmpty();
                for (int video = 0; video < 40; video++) {
                    assertThat(shown(pools, side, "1", video)).isNotEmpty().doesNotContainAnyElementsOf(target);
                }
            }
        }
    }

    @Test
    void theSidesShareNoSourceAndUsersDiffer() throws Exception {
        ClipPools pools = pools(25);
        Set<View> trained = new HashSet<>();
        Set<View> measured = new HashSet<>();
        for (int video = Place.TARGET; video < 40; video++) {
            trained.addAll(shown(pools, Side.TRAINING, "1", video));
            measured.addAll(shown(pools, Side.MEASURED, "1", video));
        }
        assertThat(trained).hasSize(9 * 6).doesNotContainAnyElementsOf(measured);
        assertThat(measured).hasSize(16 * 6);
        assertThat(shown(pools, Side.MEASURED, "1", 0)).isNotEqualTo(shown(pools, Side.MEASURED, "2", 0));
    }

    @Test
    void fewSourcesAreRefused() {
        assertThatThrownBy(() -> pools(3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("class a has clips of 3 sources");
    }
}
