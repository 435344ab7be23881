package io.reprise.learn.compose;

import io.reprise.core.metric.SampleRange;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.data.Dataset;
import io.reprise.learn.data.DatasetUser;
import io.reprise.learn.data.Gif;
import io.reprise.learn.data.UserVideo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Training users that resemble real ones: each has as many videos as a real user, each video the length and the GIFs'
 * number and lengths of some real video, and the GIFs lie where that user's lay in some other video, give or take
 * {@value #JITTER} of the length: a habit of position like a real user's, in no real video. What the real users clipped of
 * their targets is not looked at.
 */
final class GeneratedUsers {
    private static final double JITTER = 0.07;
    private static final long SAMPLE_MICROS = Micros.PER_SECOND / SampleRange.PER_SECOND;

    private final List<DatasetUser> real;
    private final List<UserVideo> realVideos = new ArrayList<>();
    private final ComposedOptions options;

    private GeneratedUsers(Dataset dataset, ComposedOptions options) {
        this.options = options;
        real = dataset.users().stream()
                .filter(user -> !user.history().isEmpty())
                .toList();
        real.forEach(user -> realVideos.addAll(user.history()));
    }

    /** As many as asked for, named train-0, train-1, .. */
    static Dataset like(Dataset dataset, ComposedOptions options) {
        GeneratedUsers generator = new GeneratedUsers(dataset, options);
        List<DatasetUser> users = new ArrayList<>();
        for (int i = 0; i < options.trainingUsers(); i++) {
            users.add(generator.user("train-" + i));
        }
        return new Dataset(users, dataset.sha256());
    }

    private DatasetUser user(String id) {
        Random random = Draws.seeded(options.seed(), id);
        DatasetUser model = real.get(random.nextInt(real.size()));
        int count = Math.max(2, Math.min(options.videosOfAUser(), model.videos().size()));
        List<UserVideo> videos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            videos.add(video(id + "-" + i, model, i == count - 1, random));
        }
        return new DatasetUser(id, videos);
    }

    private UserVideo video(String id, DatasetUser model, boolean last, Random random) {
        UserVideo shape = realVideos.get(random.nextInt(realVideos.size()));
        List<UserVideo> history = model.history();
        UserVideo habit = history.get(random.nextInt(history.size()));
        List<Gif> gifs = new ArrayList<>();
        for (Gif gif : shape.gifs()) {
            double place = habit.places().get(random.nextInt(habit.gifs().size())) + JITTER * random.nextGaussian();
            gifs.add(moved(gif, place, shape.samples()));
        }
        return new UserVideo(id, shape.samples() * SAMPLE_MICROS, shape.samples(), gifs, last);
    }

    private static Gif moved(Gif gif, double place, int samples) {
        int length = gif.samples().length();
        int first = (int) Math.round(place * samples - length / 2.0);
        first = Math.max(0, Math.min(samples - length, first));
        SampleRange range = new SampleRange(first, first + length);
        return new Gif(new TimeRange(first * SAMPLE_MICROS, range.end() * SAMPLE_MICROS), range);
    }
}
