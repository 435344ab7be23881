package io.reprise.engine.analysis;

import static java.util.Objects.requireNonNull;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.feature.FeatureExtractor;
import io.reprise.core.feature.FeatureTrack;
import io.reprise.core.frame.Frame;
import io.reprise.core.frame.FrameSink;
import io.reprise.core.frame.FrameSize;
import io.reprise.core.frame.SoundBlock;
import io.reprise.engine.home.Home;
import io.reprise.media.AnalysisOptions;
import io.reprise.media.AnalysisPass;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.cut.CutDetector;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.builtin.BuiltinExtractor;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import io.reprise.vision.onnx.NetworkEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the two halves of looking at a video cost alone, each with the threads it has when they run together: decoding
 * with everything but the network, and the network on frames that are in memory already.
 *
 * @param decodingSeconds decoding, scaling, cuts and generic signals; the network's frames are made and thrown away
 * @param inferenceSeconds the encoder on its share of the threads, one of which feeds it too, with as many frames as it
 *     got, as fast as it takes them
 * @param networkFrames how many frames or clips its network ran on meanwhile
 * @param runtimeSeconds ONNX Runtime alone on as many, shared out among as many threads; null where several networks are
 *     joined
 * @param unsharedSeconds the same where it has its share and a whole thread more, since nothing is decoded beside it
 * @param frames how many frames it got
 */
public record StageTimes(
        double decodingSeconds,
        double inferenceSeconds,
        long networkFrames,
        @Nullable Double runtimeSeconds,
        double unsharedSeconds,
        long frames) {
    private static final int KEPT = 32;

    /**
     * What to measure.
     *
     * @param encoder by its name, or a manifest's path
     * @param device what the network runs on
     * @param threads granted for everything, as with {@code --threads}
     */
    public record Job(Path video, String encoder, ExecutionDevice device, int threads) {}

    /** Takes frames as the encoder would, keeps the first few and throws the others away. */
    private static final class Bin implements FrameSink {
        private final FrameSink like;
        private final List<Frame> kept = new ArrayList<>();
        private long count;

        Bin(FrameSink like) {
            this.like = like;
        }

        @Override
        public FrameSize frameSize() {
            return like.frameSize();
        }

        @Override
        public double framesPerSecond() {
            return like.framesPerSecond();
        }

        @Override
        public void frame(Frame frame) {
            count++;
            if (kept.size() < KEPT) {
                byte[] rgb = frame.rgb().clone();
                kept.add(new Frame(frame.timeMicros(), frame.width(), frame.height(), rgb));
            }
        }

        @Override
        public void sound(SoundBlock block) {}

        /** The kept frames over and over, as many as came, at the rate asked for. */
        void replay(FrameSink to, double nativeFps) {
            double fps = framesPerSecond() > 0 ? framesPerSecond() : nativeFps;
            for (long i = 0; i < count; i++) {
                Frame frame = kept.get((int) (i % kept.size()));
                to.frame(new Frame(Math.round(i * 1e6 / fps), frame.width(), frame.height(), frame.rgb()));
            }
        }
    }

    /** The longer of the two halves. */
    public double longerSeconds() {
        return Math.max(decodingSeconds, inferenceSeconds);
    }

    /**
     * Median of each time over several measurements of one job.
     *
     * @param all at least one
     */
    public static StageTimes median(List<StageTimes> all) {
        StageTimes first = all.get(0);
        return new StageTimes(
                median(all, StageTimes::decodingSeconds),
                median(all, StageTimes::inferenceSeconds),
                first.networkFrames,
                first.runtimeSeconds == null ? null : median(all, times -> requireNonNull(times.runtimeSeconds)),
                median(all, StageTimes::unsharedSeconds),
                first.frames);
    }

    private static double median(List<StageTimes> all, ToDoubleFunction<StageTimes> time) {
        double[] sorted = all.stream().mapToDouble(time).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Measures both, one after the other.
     *
     * @param home whose encoders
     */
    public static StageTimes measure(Job job, Home home) throws BadInputException {
        int threads = job.threads();
        EncoderStore store = new EncoderStore(home.encoders());
        VideoInfo video = VideoProbe.probe(job.video());
        try (Encoder eyes = new Encoders(store, BuiltinEncoder::new, job.device(), threads).of(job.encoder())) {
            int share = Math.max(1, eyes.threads());
            // the feeding thread runs the network too, so one of the share is that
            int feeding = Math.max(1, threads * (share - 1) / share);
            try (FeatureExtractor extractor = eyes.open();
                    Encoder shared =
                            new Encoders(store, BuiltinEncoder::new, job.device(), feeding).of(job.encoder())) {
                List<Bin> bins = extractor.sinks().stream().map(Bin::new).toList();
                double decoding = decode(video, bins, Math.max(1, threads - eyes.threads()));
                double unshared = replay(extractor, bins, video).seconds();
                long frames = bins.stream().mapToLong(bin -> bin.count).sum();
                try (FeatureExtractor alone = shared.open()) {
                    Replay replay = replay(alone, bins, video);
                    long items = networkFrames(alone, replay.track());
                    Double runtime = shared instanceof NetworkEncoder network
                            ? network.runtimeSeconds(items) / (shared.threads() + 1)
                            : null;
                    return new StageTimes(decoding, replay.seconds(), items, runtime, unshared, frames);
                }
            }
        }
    }

    /** How many items the network of an extractor that is finished has run on. */
    private static long networkFrames(FeatureExtractor extractor, FeatureTrack track) {
        return extractor instanceof BuiltinExtractor builtin
                ? builtin.networkFrames()
                : track.rows().rows();
    }

    private static double decode(VideoInfo video, List<Bin> bins, int threads) throws BadInputException {
        try (BuiltinExtractor signals = BuiltinExtractor.ofSignals()) {
            List<FrameSink> sinks = new ArrayList<>(bins);
            sinks.add(new CutDetector());
            sinks.addAll(signals.sinks());
            long start = System.nanoTime();
            AnalysisPass.run(video, sinks, AnalysisOptions.standard().withThreads(threads));
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private record Replay(double seconds, FeatureTrack track) {}

    private static Replay replay(FeatureExtractor extractor, List<Bin> bins, VideoInfo video) {
        long start = System.nanoTime();
        for (int i = 0; i < bins.size(); i++) {
            bins.get(i).replay(extractor.sinks().get(i), video.framesPerSecond());
        }
        FeatureTrack track = extractor.finish();
        return new Replay((System.nanoTime() - start) / 1e9, track);
    }
}
