package io.reprise.engine.pipeline;

import io.reprise.core.feature.Encoder;
import io.reprise.core.time.Micros;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.TimeTrial;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.media.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run is about to do and what it will cost, told before the work. */
final class RunPlan {
    /** From this on whole seconds are told. */
    private static final double COARSE_SECONDS = 5;

    private final Request request;
    private final Encoder encoder;
    private final String ranker;

    RunPlan(Request request, Encoder encoder, String ranker) {
        this.request = request;
        this.encoder = encoder;
        this.ranker = ranker;
    }

    /** Tells it; the video and all that looks at it were opened in so many seconds. */
    void tell(VideoAnalyser.Found found, int highlights, double openingSeconds, Listener listener) {
        if (!listener.hearsPlan()) {
            return;
        }
        listener.plan("plan: " + request.video().getFileName() + ", " + video(found));
        listener.plan("  " + look(found, openingSeconds, listener));
        listener.plan("  history of " + (request.useHistory() ? count(highlights) : "none: generic ranking"));
        listener.plan("  segments " + request.segments() + ", ranked by " + ranker + "; the best "
                + request.choose().top() + " of " + seconds(request.choose().minLengthMicros()) + " to "
                + seconds(request.choose().maxLengthMicros()) + " s");
    }

    private static String video(VideoAnalyser.Found found) {
        if (found.cached().isPresent()) {
            VideoFacts facts = found.cached().get().facts();
            return describe(
                    facts.durationMicros(), facts.width(), facts.height(), facts.framesPerSecond(), facts.sound());
        }
        VideoInfo video = found.probed().orElseThrow();
        return describe(
                video.durationMicros(), video.width(), video.height(), video.framesPerSecond(), video.sound() != null);
    }

    private static String describe(long micros, int width, int height, double fps, boolean sound) {
        return String.format(
                Locale.ROOT,
                "%s s, %dx%d, %.4g frames a second, %s",
                seconds(micros),
                width,
                height,
                fps,
                sound ? "with sound" : "no sound");
    }

    private String look(VideoAnalyser.Found found, double openingSeconds, Listener listener) {
        if (found.cached().isPresent()) {
            return "looked at by " + encoder.spec().encoder() + " before: nothing to decode";
        }
        VideoInfo video = found.probed().orElseThrow();
        double expected =
                new TimeTrial(found.missing(encoder), request.threads(), listener).seconds(video, openingSeconds);
        return "to be looked at by " + names(found.missing(encoder)) + ", about " + rounded(expected) + " s"
                + before(found);
    }

    /** A tenth matters in a second or two. */
    private static String rounded(double seconds) {
        return seconds < COARSE_SECONDS
                ? String.format(Locale.ROOT, "%.1f", Math.max(.1, seconds))
                : Long.toString(Math.round(seconds));
    }

    private String before(VideoAnalyser.Found found) {
        List<Encoder> looked = new ArrayList<>(encoder.members());
        looked.removeAll(found.missing(encoder));
        return looked.isEmpty() ? "" : "; " + names(looked) + " looked at it before";
    }

    private static String names(List<Encoder> encoders) {
        return encoders.stream().map(each -> each.spec().encoder()).collect(Collectors.joining("+"));
    }

    private static String count(int highlights) {
        return highlights == 0
                ? "no highlights: generic ranking"
                : highlights + (highlights == 1 ? " highlight" : " highlights");
    }

    private static String seconds(long micros) {
        double seconds = Math.round(Micros.toSeconds(micros) * 10) / 10.0;
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
