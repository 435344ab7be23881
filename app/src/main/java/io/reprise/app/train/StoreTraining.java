package io.reprise.app.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.error.InvalidValueException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.file.Sha256;
import io.reprise.core.history.Origin;
import io.reprise.core.metric.SampleRange;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.segment.Segment;
import io.reprise.core.segment.UniformSegmenter;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.RankableVideos;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.history.HistoryAssembler;
import io.reprise.engine.history.PersonRecord;
import io.reprise.engine.history.PersonalHistory;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.TrainingSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store's histories as a training set. A case is a video at hand that a user clipped, with everything that is known of
 * the user but what this very video told as its history (leave one video out): the history that ranking it would use.
 * Users' names stay out of it.
 */
public final class StoreTraining implements TrainingSet {
    /** With fewer users than this, whole videos are held out: a single user would say little of the next one. */
    public static final int USERS_TO_HOLD_OUT = 10;

    /** Fewer leave nothing to learn from once some are held out, twice in reprise's case. */
    public static final int FEWEST_VIDEOS = 6;

    private static final int MOST_HISTORIES = 20;

    private final CachedFeatures features;
    private final UniformSegmenter segmenter;
    private final DatasetTrainingOptions options;
    private final Map<String, PersonRecord> people = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, PersonalHistory> histories = new LinkedHashMap<>(16, .75f, true);
    private int highlights;
    private int usable;

    private record Entry(String user, String video, byte[] labels) {}

    private StoreTraining(CachedFeatures features, double segmentSeconds, DatasetTrainingOptions options) {
        double samples = segmentSeconds * SampleRange.PER_SECOND;
        if (!(samples >= 1 && samples <= 36_000) || Math.abs(samples - Math.rint(samples)) > 1e-9) {
            throw new InvalidValueException(
                    "segmentSeconds",
                    "the seconds of a segment are a multiple of 0.1 in [0.1, 3600], not " + segmentSeconds);
        }
        this.features = features;
        this.segmenter = new UniformSegmenter(Micros.ofSeconds(segmentSeconds));
        this.options = options;
    }

    /**
     * A training set of people's histories.
     *
     * @param everyone what is stored of each, by user id
     * @param encoder whose features of the cache are used; it is not opened
     * @param segmentSeconds length of the segments, a multiple of 0.1 in [0.1, 3600]
     * @param options labels and number of videos a user; what is held out is decided here
     * @throws BadInputException "too-little-data" if there is too little to learn from
     */
    public static StoreTraining of(
            Map<String, PersonRecord> everyone,
            FeatureCache cache,
            Encoder encoder,
            double segmentSeconds,
            DatasetTrainingOptions options)
            throws BadInputException {
        StoreTraining set = new StoreTraining(new CachedFeatures(cache, encoder), segmentSeconds, options);
        everyone.forEach(set::add);
        set.requireEnough();
        return set;
    }

    /** Oldest video first; of a user with many the newest. */
    private void add(String user, PersonRecord person) {
        highlights += person.highlights().size();
        PersonalHistory history = HistoryAssembler.assemble(person, features);
        List<Entry> videos = new ArrayList<>();
        clipped(person).forEach((video, ranges) -> {
            if (!history.without(video).isEmpty()) {
                usable += ranges.size();
                entry(user, video, ranges).ifPresent(videos::add);
            }
        });
        entries.addAll(videos.subList(Math.max(0, videos.size() - options.videosOfAUser()), videos.size()));
        if (!videos.isEmpty()) {
            people.put(user, person);
        }
    }

    /** The ranges that were clipped of each video at hand; the video that was clipped last comes last. */
    private Map<String, Set<TimeRange>> clipped(PersonRecord person) {
        Map<String, Set<TimeRange>> clipped = new LinkedHashMap<>();
        person.highlights().stream()
                .flatMap(one -> one.origin().stream())
                .forEach(origin -> features.video(origin.video())
                        .flatMap(video -> video.inside(origin.range()))
                        .ifPresent(range -> {
                            Set<TimeRange> earlier = clipped.remove(origin.video());
                            Set<TimeRange> ranges = earlier == null ? new LinkedHashSet<>() : earlier;
                            ranges.add(range);
                            clipped.put(origin.video(), ranges);
                        }));
        return clipped;
    }

    /** A case needs a segment that was clipped and one that was not. */
    private Optional<Entry> entry(String user, String video, Set<TimeRange> ranges) {
        List<Segment> segments = segments(features.video(video).orElseThrow());
        byte[] labels = options.labels().of(segments, List.copyOf(ranges));
        boolean clipped = false;
        boolean left = false;
        for (byte label : labels) {
            clipped |= label > 0;
            left |= label < 0;
        }
        return clipped && left ? Optional.of(new Entry(user, video, labels)) : Optional.empty();
    }

    private List<Segment> segments(VideoAnalysis video) {
        return segmenter.segment(video.facts().durationMicros(), new long[0]);
    }

    /** How many users, and how many highlights of how many; one line. */
    public String summary() {
        return people.size() + (people.size() == 1 ? " user, " : " users, ") + usable + " of " + highlights
                + " highlights; held out are whole " + (byVideo() ? "videos" : "users");
    }

    private boolean byVideo() {
        return people.size() < USERS_TO_HOLD_OUT;
    }

    private void requireEnough() throws BadInputException {
        if (entries.size() < FEWEST_VIDEOS) {
            throw new BadInputException(
                    "too-little-data",
                    "the store's histories are too small to learn from: at least " + FEWEST_VIDEOS
                            + " videos are needed, of users who also made GIFs of something else, looked at with "
                            + spec().encoder() + "; there are " + entries.size() + " of " + people.size()
                            + (people.size() == 1 ? " user" : " users") + " (" + usable + " of " + highlights
                            + " highlights come from such videos); add to them with `reprise history add"
                            + " VIDEO@START-END` and look at the videos with `reprise suggest`");
        }
    }

    @Override
    public FeatureSpec spec() {
        return features.spec();
    }

    /** Of everything that is learned from; no names. */
    @Override
    public String dataHash() {
        StringBuilder rows = new StringBuilder();
        people.forEach((user, person) -> {
            rows.append(user).append('\n');
            person.highlights()
                    .forEach(one -> rows.append(
                                    one.origin().map(Origin::toString).orElse(""))
                            .append(one.files())
                            .append('\n'));
            rows.append(person.rejected()).append(person.shown()).append('\n');
        });
        return Sha256.of(rows.toString());
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public String user(int index) {
        return entries.get(index).user();
    }

    @Override
    public String group(int index) {
        return byVideo() ? entries.get(index).video() : user(index);
    }

    @Override
    public synchronized TrainingCase get(int index) throws BadInputException {
        Entry entry = entries.get(index);
        VideoAnalysis analysis = features.video(entry.video())
                .orElseThrow(() -> new BadInputException(
                        "no-features",
                        "the cache no longer knows the video " + entry.video() + "; look at it again, or train anew"));
        RankableVideo video = RankableVideos.of(analysis, segments(analysis));
        return new TrainingCase(entry.user(), video, history(entry.user()).without(entry.video()), entry.labels());
    }

    private PersonalHistory history(String user) {
        PersonalHistory known = histories.get(user);
        if (known == null) {
            known = HistoryAssembler.assemble(people.getOrDefault(user, PersonRecord.NONE), features);
            histories.put(user, known);
            if (histories.size() > MOST_HISTORIES) {
                histories.remove(histories.keySet().iterator().next());
            }
        }
        return known;
    }
}
