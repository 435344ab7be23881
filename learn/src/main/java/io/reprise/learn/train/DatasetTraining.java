package io.reprise.learn.train;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.data.TrainingCases;
import io.reprise.learn.data.UserVideo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The videos of a data set's users, each with the user's other videos as the history. Only the annotations are held in
 * memory; features are read when a case is asked for, and the highlights of the users at hand are kept for a while,
 * because their other videos come next.
 */
public final class DatasetTraining implements TrainingSet {
    private final Dataset dataset;
    private final TrainingCases cases;
    private final DatasetTrainingOptions options;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UserVideo, History> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long recentFloats;

    private record Entry(DatasetUser user, UserVideo video, byte[] labels) {}

    /** Looks through the annotations; reads no features. */
    public DatasetTraining(Dataset dataset, TrainingCases cases, DatasetTrainingOptions options) {
        this.dataset = dataset;
        this.cases = cases;
        this.options = options;
        for (DatasetUser user : dataset.users()) {
            List<UserVideo> videos = user.videos();
            int first = Math.max(0, videos.size() - options.videosOfAUser());
            for (UserVideo video : videos.subList(first, videos.size())) {
                addUsable(user, video);
            }
        }
    }

    private void addUsable(DatasetUser user, UserVideo video) {
        byte[] labels = options.labels()
                .of(
                        video.segments(cases.segmentSamples()),
                        video.gifs().stream().map(Gif::range).toList());
        boolean clipped = false;
        boolean left = false;
        for (byte label : labels) {
            clipped |= label > 0;
            left |= label < 0;
        }
        if (clipped && left) {
            entries.add(new Entry(user, video, labels));
        }
    }

    @Override
    public FeatureSpec spec() {
        return cases.features().spec();
    }

    @Override
    public String dataHash() {
        return dataset.sha256();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public String user(int index) {
        return entries.get(index).user().id();
    }

    @Override
    public String group(int index) {
        return options.heldOutByVideo() ? entries.get(index).video().videoId() : user(index);
    }

    @Override
    public synchronized TrainingCase get(int index) throws BadInputException {
        Entry entry = entries.get(index);
        List<Highlight> highlights = new ArrayList<>();
        List<SourceVideo> sources = new ArrayList<>();
        for (UserVideo other : entry.user().videos()) {
            if (!other.equals(entry.video())) {
                History part = historyOf(other);
                highlights.addAll(part.highlights());
                sources.addAll(part.sources());
            }
        }
        History history = new History(spec(), highlights, sources, List.of());
        return new TrainingCase(entry.user().id(), cases.video(entry.video()), history, entry.labels());
    }

    private History historyOf(UserVideo video) throws BadInputException {
        History known = recent.get(video);
        if (known != null) {
            return known;
        }
        History read = cases.history(List.of(video));
        History kept = options.sources() ? read : History.of(spec(), read.highlights());
        recent.put(video, kept);
        recentFloats += floats(kept);
        var oldest = recent.values().iterator();
        while (recentFloats > options.recentFloats() && recent.size() > 1) {
            recentFloats -= floats(oldest.next());
            oldest.remove();
        }
        return kept;
    }

    private static long floats(History history) {
        long rows = history.size();
        for (SourceVideo video : history.sources()) {
            rows += video.unclipped().rows() + 2;
        }
        return rows * history.spec().dim();
    }
}
