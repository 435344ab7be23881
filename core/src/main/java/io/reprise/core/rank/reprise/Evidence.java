package io.reprise.core.rank.reprise;

import io.reprise.core.feature.FeatureStatistics;
import io.reprise.core.feature.NormalizedRows;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person's own history says of how far his taste can be trusted: how well the highlights of each source video are
 * told from the rest of that video by the highlights of the <em>other</em> videos. With A_v the area under the ROC curve
 * for video v, over the V source videos at hand,
 *
 * <pre>
 * c = max(0, (sum_v (2 A_v - 1) + lambda c_0) / (V + lambda))
 * </pre>
 *
 * where c_0 is what it is for people in general. Highlights of unknown source leave c at c_0: that GIFs resemble each
 * other more than a video's segments may be their making as well as a taste.
 */
final class Evidence {
    /** Most source videos that are left out in turn, the newest. */
    private static final int MOST_VIDEOS = 12;
    /** Most segments of each that a highlight is told from. */
    private static final int MOST_SEGMENTS = 8;

    private Evidence() {}

    /** c, in [0, 1]. */
    static double of(PreparedVideo video, History history, NormalizedHistory placed) {
        Map<String, FeatureStatistics> statistics = new HashMap<>();
        history.sources().forEach(source -> statistics.put(source.video(), source.statistics()));
        TasteOptions options = video.options();
        double sum = options.evidenceCaution() * options.usualEvidence();
        double count = options.evidenceCaution();
        int left = MOST_VIDEOS;
        for (int i = history.sources().size() - 1; i >= 0 && left > 0; i--) {
            SourceVideo source = history.sources().get(i);
            List<Integer> own = where(placed, source.video(), true);
            List<Integer> others = where(placed, source.video(), false);
            if (!own.isEmpty() && !others.isEmpty() && source.unclipped().rows() > 0) {
                NormalizedRows rest = video.place(sample(video, source, statistics));
                sum += 2 * area(placed, own, others, rest, options) - 1;
                count++;
                left--;
            }
        }
        return Math.max(0, sum / count);
    }

    private static List<Integer> where(NormalizedHistory placed, String video, boolean same) {
        List<Integer> found = new ArrayList<>();
        for (int j = 0; j < placed.videos().size(); j++) {
            if (placed.videos().get(j).equals(video) == same) {
                found.add(j);
            }
        }
        return found;
    }

    private static List<float[]> sample(
            PreparedVideo video, SourceVideo source, Map<String, FeatureStatistics> statistics) {
        int rows = source.unclipped().rows();
        int kept = Math.min(MOST_SEGMENTS, rows);
        List<float[]> sample = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            float[] row = source.unclipped().row((int) ((long) i * rows / kept));
            sample.add(video.aligned(row, source.video(), statistics));
        }
        return sample;
    }

    /** The share of pairs of an own highlight and a segment of the rest that the other highlights order rightly. */
    private static double area(
            NormalizedHistory placed,
            List<Integer> own,
            List<Integer> others,
            NormalizedRows rest,
            TasteOptions options) {
        NormalizedRows known = placed.highlights().some(others);
        double[] weights = others.stream().mapToDouble(j -> placed.weights()[j]).toArray();
        double beta = options.sharpness();
        double[] wanted =
                Taste.logMeanExp(known.similarities(placed.highlights().some(own)), weights, beta, own.size());
        double[] unwanted = Taste.logMeanExp(known.similarities(rest), weights, beta, rest.rows());
        double right = 0;
        for (double one : wanted) {
            for (double other : unwanted) {
                right += one > other ? 1 : one == other ? .5 : 0;
            }
        }
        return right / wanted.length / unwanted.length;
    }
}
