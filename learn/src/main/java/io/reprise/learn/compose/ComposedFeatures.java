package io.reprise.learn.compose;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureMatrix;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.metric.SampledVideo;
import io.reprise.core.rank.Appeal;
import io.reprise.core.segment.Segment;
import io.reprise.core.time.Micros;
import io.reprise.learn.clips.AnalysedClip;
import io.reprise.learn.compose.ClipPools.Place;
import io.reprise.learn.compose.ClipPools.Side;
import io.reprise.learn.compose.ClipPools.View;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.FeatureSource;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.UserVideo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Videos whose every segment shows a part of a real clip. A user likes a class or two; of what he clipped each GIF shows one
 * of them with the probability {@link ComposedOptions#loyalty}, all else any class. Features and signals are the clip's
 * own. The same seed composes the same videos.
 */
public final class ComposedFeatures implements FeatureSource {
    private static final double TWO_CLASSES = 0.5;

    private final FeatureSpec spec;
    private final ComposedOptions options;
    private final ClipPools pools;
    private final List<String> byPopularity;
    private final Map<String, Content> videos = new HashMap<>();

    /** What is known of a video: whose clips it shows where, and by whose place the sources of its pictures are chosen. */
    private record Content(Place place, List<String> users, List<UserVideo> clipped) {}

    /**
     * Features for the videos of both sets.
     *
     * @throws BadInputException "too-few-clips" if there are fewer than two classes, or four sources of one
     */
    public ComposedFeatures(
            FeatureSpec spec, Collection<AnalysedClip> clips, ComposedOptions options, Dataset test, Dataset training)
            throws BadInputException {
        this.spec = spec;
        this.options = options;
        pools = new ClipPools(clips, options.seed());
        byPopularity = new ArrayList<>(pools.classes());
        Collections.shuffle(byPopularity, Draws.seeded(options.seed(), "popularity"));
        add(training, Side.TRAINING);
        add(test, Side.MEASURED);
    }

    /** A video that several users clipped takes the sources of the one whose target it is, or else of the first. */
    private void add(Dataset dataset, Side side) {
        for (DatasetUser user : dataset.users()) {
            int next = 0;
            for (UserVideo video : user.videos()) {
                Place place = new Place(side, user.id(), video.target() ? Place.TARGET : next++);
                Content known = videos.getOrDefault(video.videoId(), new Content(place, List.of(), List.of()));
                List<String> users = new ArrayList<>(known.users());
                users.add(user.id());
                List<UserVideo> clipped = new ArrayList<>(known.clipped());
                clipped.add(video);
                videos.put(video.videoId(), new Content(video.target() ? place : known.place(), users, clipped));
            }
        }
    }

    @Override
    public FeatureSpec spec() {
        return spec;
    }

    @Override
    public long segmentMicros() {
        return 5 * Micros.PER_SECOND;
    }

    @Override
    public FeatureMatrix segments(String videoId) throws BadInputException {
        return FeatureMatrix.ofRows(views(videoId).stream().map(View::vector).toList());
    }

    @Override
    public List<Appeal> appeal(String videoId) throws BadInputException {
        return views(videoId).stream().map(View::appeal).toList();
    }

    private List<View> views(String videoId) throws BadInputException {
        Content content = videos.get(videoId);
        if (content == null) {
            throw new BadInputException("no-features", "video " + videoId + " is in neither set");
        }
        Random random = Draws.seeded(options.seed(), "video " + videoId);
        List<Segment> segments = longest(content).segments(SampledVideo.FIVE_SECONDS);
        List<String> labels = new ArrayList<>();
        segments.forEach(segment -> labels.add(pools.anyClass(random)));
        for (int i = 0; i < content.users().size(); i++) {
            List<String> taste = taste(content.users().get(i));
            for (Gif gif : content.clipped().get(i).gifs()) {
                show(gif, segments, taste, random, labels);
            }
        }
        Map<String, List<View>> shown = new HashMap<>();
        List<View> views = new ArrayList<>();
        for (String label : labels) {
            List<View> some = shown.computeIfAbsent(label, any -> pools.views(content.place(), any));
            views.add(some.get(random.nextInt(some.size())));
        }
        return views;
    }

    private static UserVideo longest(Content content) {
        return content.clipped().stream()
                .max((a, b) -> Integer.compare(a.samples(), b.samples()))
                .orElseThrow();
    }

    /** Lets the segments that a GIF takes at least half of, or half of the GIF, show one class. */
    private void show(Gif gif, List<Segment> segments, List<String> taste, Random random, List<String> labels) {
        String label = random.nextDouble() < options.loyalty()
                ? taste.get(random.nextInt(taste.size()))
                : pools.anyClass(random);
        for (Segment segment : segments) {
            long overlap = segment.range().overlapMicros(gif.range());
            long shorter = Math.min(segment.range().lengthMicros(), gif.range().lengthMicros());
            if (2 * overlap >= shorter && overlap > 0) {
                labels.set(segment.index(), label);
            }
        }
    }

    /** The classes a user likes, one or two different ones, by their popularity. */
    List<String> taste(String user) {
        Random random = Draws.seeded(options.seed(), "taste of " + user);
        List<String> taste = new ArrayList<>(List.of(liked(random)));
        String second = liked(random);
        if (random.nextDouble() < TWO_CLASSES && !taste.contains(second)) {
            taste.add(second);
        }
        return taste;
    }

    private String liked(Random random) {
        double[] weights = new double[byPopularity.size()];
        double total = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.pow(k + 1, -options.popularity());
            total += weights[k];
        }
        double place = random.nextDouble() * total;
        int k = 0;
        while (k + 1 < weights.length && place >= weights[k]) {
            place -= weights[k++];
        }
        return byPopularity.get(k);
    }
}
