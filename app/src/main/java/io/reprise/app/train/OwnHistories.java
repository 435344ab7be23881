package io.reprise.app.train;

import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import io.reprise.core.time.TimeRange;
import io.reprise.core.trouble.BadInputException;
import io.reprise.learn.data.Cases;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.UserVideo;
import io.reprise.learn.train.DatasetTraining;
import io.reprise.learn.train.DatasetTrainingOptions;
import io.reprise.learn.train.TrainingSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store's histories as a training set: every user who clipped at least two videos that were looked at, each of these
 * videos with the highlights of the others as its history. Users' names stay out of it.
 */
public final class OwnHistories {
    /** With fewer users than this, whole videos are held out: a single user's taste would say little of the next one's. */
    public static final int USERS_TO_HOLD_OUT = 10;

    /** Fewer leave nothing to learn from once some are held out, twice in reprise's case. */
    public static final int FEWEST_VIDEOS = 6;

    private final CachedFeatures features;
    private final List<DatasetUser> users = new ArrayList<>();
    private int highlights;
    private int usable;

    private OwnHistories(CachedFeatures features) {
        this.features = features;
    }

    /** The histories of everybody in the store. */
    public static OwnHistories of(Store store, CachedFeatures features) {
        OwnHistories histories = new OwnHistories(features);
        Map<User, List<StoredHighlight>> all = new LinkedHashMap<>();
        store.read(transaction -> {
            Highlights stored = new Highlights(transaction);
            new Users(transaction).list().forEach(user -> all.put(user, stored.of(user.id())));
            return true;
        });
        all.forEach((user, made) -> histories.user(user.id(), made).ifPresent(histories.users::add));
        return histories;
    }

    /** Oldest video first; the one that was clipped last is the target. */
    private Optional<DatasetUser> user(String id, List<StoredHighlight> made) {
        Map<String, Set<TimeRange>> clipped = new LinkedHashMap<>();
        Map<String, Long> lengths = new LinkedHashMap<>();
        highlights += made.size();
        for (StoredHighlight one : made) {
            HighlightSource source = one.source();
            long length = source == null ? 0 : lengths.computeIfAbsent(source.sha256(), features::durationMicros);
            if (source != null && source.range().startMicros() < length) {
                Set<TimeRange> earlier = clipped.remove(source.sha256()); // put back at the end
                Set<TimeRange> ranges = earlier == null ? new LinkedHashSet<>() : earlier;
                ranges.add(new TimeRange(
                        source.range().startMicros(), Math.min(source.range().endMicros(), length)));
                clipped.put(source.sha256(), ranges);
            }
        }
        if (clipped.size() < 2) {
            return Optional.empty();
        }
        List<UserVideo> videos = new ArrayList<>();
        clipped.forEach((video, ranges) -> {
            usable += ranges.size();
            boolean last = videos.size() == clipped.size() - 1;
            videos.add(UserVideo.of(video, lengths.getOrDefault(video, 1L), List.copyOf(ranges), last));
        });
        return Optional.of(new DatasetUser(id, videos));
    }

    /** How many users, and how many highlights of how many; one line. */
    public String summary() {
        return users.size() + (users.size() == 1 ? " user, " : " users, ") + usable + " of " + highlights
                + " highlights; held out are whole " + (byVideo() ? "videos" : "users");
    }

    private boolean byVideo() {
        return users.size() < USERS_TO_HOLD_OUT;
    }

    /**
     * The set.
     *
     * @param options how cases are made of it; whether users or videos are held out is decided here
     * @throws BadInputException if there is too little to learn from
     */
    public TrainingSet trainingSet(DatasetTrainingOptions options) throws BadInputException {
        DatasetTraining set = new DatasetTraining(
                new Dataset(users, hash()),
                new Cases(features),
                new DatasetTrainingOptions(
                        options.labels(),
                        options.videosOfAUser(),
                        byVideo(),
                        options.sources(),
                        options.recentFloats()));
        if (set.size() < FEWEST_VIDEOS) {
            throw new BadInputException(
                    "too-little-data",
                    "the store's histories are too small to learn from: at least " + FEWEST_VIDEOS
                            + " videos are needed, of users who made GIFs of two or more, looked at with "
                            + features.spec().encoder() + "; there are " + set.size() + " of " + users.size()
                            + (users.size() == 1 ? " user" : " users") + " (" + usable + " of " + highlights
                            + " highlights come from such videos); add to them with `reprise history add VIDEO@START-END`"
                            + " and look at the videos with `reprise suggest`");
        }
        return set;
    }

    /** Of what is learned from, as PHD2 would write it. */
    private String hash() {
        StringBuilder rows = new StringBuilder();
        for (DatasetUser user : users) {
            for (UserVideo video : user.videos()) {
                video.gifs()
                        .forEach(gif -> rows.append(user.id())
                                .append(',')
                                .append(video.videoId())
                                .append(',')
                                .append(gif.range())
                                .append('\n'));
            }
        }
        return MediaFiles.sha256(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
}
