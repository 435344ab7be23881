package io.reprise.engine.worker;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.Encoder;
import io.reprise.core.file.PartFile;
import io.reprise.core.frame.Frame;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.analysis.VideoAnalyser;
import io.reprise.engine.analysis.VideoAnalysis;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.home.Home;
import io.reprise.engine.worker.Report.Kind;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFingerprint;
import io.reprise.media.render.FrameImage;
import io.reprise.media.render.QualityTradeoff;
import io.reprise.media.render.RenderJob;
import io.reprise.media.render.RenderOptions;
import io.reprise.media.render.Rendered;
import io.reprise.media.render.Renderer;
import io.reprise.vision.Encoders;
import io.reprise.vision.builtin.BuiltinEncoder;
import io.reprise.vision.catalogue.Catalogue;
import io.reprise.vision.catalogue.CatalogueEntry;
import io.reprise.vision.onnx.EncoderStore;
import io.reprise.vision.onnx.ExecutionDevice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Does a child's tasks, with native code. */
public final class TaskRunner {
    /** A beginning is looked at first only where the rest takes much longer. */
    private static final int MUCH_LONGER = 3;

    private final Consumer<Report> say;

    /** One that says what it does. */
    public TaskRunner(Consumer<Report> say) {
        this.say = say;
    }

    /**
     * Does a task and says that it is done.
     *
     * @throws BadInputException if the file can't be used
     * @throws IOException if a file can't be written
     */
    public void run(Task task) throws BadInputException, IOException {
        if (task instanceof Task.Analyse analyse) {
            analyse(analyse);
        } else if (task instanceof Task.Look look) {
            look(look);
        } else if (task instanceof Task.Compare compare) {
            compare(compare);
        } else if (task instanceof Task.Render render) {
            render(render);
        } else if (task instanceof Task.Picture picture) {
            picture(picture);
        } else if (task instanceof Task.Install install) {
            install(install);
        }
    }

    private void analyse(Task.Analyse task) throws BadInputException {
        Home home = new Home(task.home());
        try (Encoder encoder = encoder(home, task.encoder(), task.threads())) {
            VideoAnalyser analyser = analyser(encoder, home, task.threads());
            say.accept(Report.progress(Stage.OPENING, 0));
            VideoAnalyser.Found found = analyser.probe(task.file());
            if (found.probed().isPresent()) {
                VideoInfo video = found.probed().get();
                say.accept(Report.seen(Kind.FOUND, seen(found.sha256(), video)));
                first(analyser, video, found.sha256(), task.firstMicros());
            }
            VideoAnalysis analysis = analyser.analyse(found);
            analysis.facts().warnings().forEach(line -> say.accept(Report.warning(line)));
            say.accept(Report.seen(Kind.DONE, seen(analysis)));
        }
    }

    /** An early look at the beginning; should it fail, the whole fails the same way, or does not need it. */
    private void first(VideoAnalyser analyser, VideoInfo video, String sha256, long micros) throws BadInputException {
        if (micros > 0 && video.durationMicros() > MUCH_LONGER * micros) {
            analyser.analyseFirst(video, sha256, micros);
            say.accept(Report.seen(Kind.FIRST, seen(sha256, video)));
        }
    }

    private void look(Task.Look task) throws BadInputException {
        Home home = new Home(task.home());
        try (Encoder encoder = encoder(home, task.encoder(), 1)) {
            VideoAnalyser analyser = analyser(encoder, home, 1);
            for (Path file : task.files()) {
                try {
                    say.accept(Report.seen(Kind.FOUND, seen(analyser.analyse(analyser.probe(file)))));
                } catch (BadInputException e) {
                    say.accept(Report.unusable(e));
                }
            }
        }
        say.accept(Report.done(List.of()));
    }

    private void compare(Task.Compare task) throws BadInputException {
        ClipFingerprint clip = ClipFingerprint.of(VideoProbe.probe(task.file()), 1);
        for (Path other : task.others()) {
            if (clip.isCopyOf(ClipFingerprint.of(VideoProbe.probe(other), 1))) {
                say.accept(Report.compared(other.toString()));
                return;
            }
        }
        say.accept(Report.compared(null));
    }

    private void render(Task.Render task) throws BadInputException {
        VideoInfo video = VideoProbe.probe(task.file());
        Renderer renderer = new Renderer(video, task.sha256(), () -> false);
        List<RenderJob> jobs = task.clips().stream()
                .map(clip -> new RenderJob(
                        new TimeRange(clip.startMicros(), clip.endMicros()), clip.out(), options(clip, task.threads())))
                .toList();
        say.accept(Report.progress(Stage.RENDERING, 0));
        List<Rendered> files = renderer.renderAll(
                jobs, task.threads(), done -> say.accept(Report.progress(Stage.RENDERING, done / (double) jobs.size())));
        say.accept(Report.done(java.util.stream.IntStream.range(0, files.size())
                .mapToObj(i -> written(task.clips().get(i), files.get(i)))
                .toList()));
    }

    private static RenderOptions options(Task.Clip clip, int threads) {
        OptionalLong limit = clip.maxBytes() == null ? OptionalLong.empty() : OptionalLong.of(clip.maxBytes());
        return new RenderOptions(clip.format(), clip.framing(), clip.framesPerSecond(), limit, threads, clip.effects());
    }

    private void picture(Task.Picture task) throws BadInputException, IOException {
        Frame frame = FrameImage.at(VideoProbe.probe(task.file()), task.atMicros(), task.width());
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = frame.rgb();
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int colour = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
            image.setRGB(i % frame.width(), i / frame.width(), colour);
        }
        try (PartFile part = PartFile.beside(task.out())) {
            if (!ImageIO.write(image, "jpeg", part.path().toFile())) {
                throw new IOException("this Java has no JPEG encoder");
            }
            part.moveIntoPlace();
        }
        say.accept(Report.done(List.of()));
    }

    private void install(Task.Install task) throws BadInputException {
        Home home = new Home(task.home());
        CatalogueEntry entry = Catalogue.ownAnd(home.catalogue()).get(task.encoder());
        new EncoderStore(home.encoders()).install(Catalogue.manifest(entry), entry.name(), entry.file(), task.file());
        say.accept(Report.done(List.of()));
    }

    private static Encoder encoder(Home home, String name, int threads) throws BadInputException {
        return new Encoders(new EncoderStore(home.encoders()), BuiltinEncoder::new, ExecutionDevice.CPU, threads)
                .of(name);
    }

    private VideoAnalyser analyser(Encoder encoder, Home home, int threads) {
        ContentHash hashes = ContentHash.rememberedIn(home);
        return new VideoAnalyser(encoder, hashes, Optional.of(new FeatureCache(home)), threads, new Telling());
    }

    private static Report.Seen seen(String sha256, VideoInfo video) {
        return new Report.Seen(sha256, video.durationMicros(), video.width(), video.height(), video.framesPerSecond());
    }

    private static Report.Seen seen(VideoAnalysis analysis) {
        VideoFacts facts = analysis.facts();
        return new Report.Seen(
                analysis.sha256(), facts.durationMicros(), facts.width(), facts.height(), facts.framesPerSecond());
    }

    private static Report.Written written(Task.Clip clip, Rendered file) {
        return new Report.Written(
                clip.format().extension(),
                file.bytes(),
                file.width(),
                file.height(),
                Math.round(file.framesPerSecond() * 1000) / 1000.0,
                file.givenUp().stream().map(QualityTradeoff::toString).toList());
    }

    /** Passes progress on, at most ten times a second. */
    private final class Telling implements Listener {
        private static final long EVERY_NANOS = 100_000_000;
        private long last;

        @Override
        public void progress(double part) {
            long now = System.nanoTime();
            if (now - last > EVERY_NANOS) {
                last = now;
                say.accept(Report.progress(Stage.ANALYSING, part));
            }
        }
    }
}
