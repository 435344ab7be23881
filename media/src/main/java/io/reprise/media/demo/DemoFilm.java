package io.reprise.media.demo;

import io.reprise.core.error.BadInputException;
import io.reprise.core.file.PartFile;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.media.ffmpeg.FfmpegException;
import io.reprise.media.render.Mp4Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A film of two minutes, drawn in code: several kinds of scene, each coming back in other colours and numbers, with
 * sound, between hard cuts. The same seed draws the same film.
 */
public final class DemoFilm {
    /** Columns. */
    public static final int WIDTH = 640;
    /** Rows. */
    public static final int HEIGHT = 360;
    /** Pictures a second. */
    public static final int FRAMES_PER_SECOND = 25;

    private static final int SOUND_RATE = 44_100;
    private static final int SOUND_BITS = 96_000;
    private static final int QUANTISER = 23;
    private static final long FRAME_MICROS = Micros.PER_SECOND / FRAMES_PER_SECOND;
    private static final SceneKind[] ROUND = {
        SceneKind.BALLS, SceneKind.NIGHT, SceneKind.FISH, SceneKind.HILLS, SceneKind.FIREWORKS
    };
    private static final int ROUNDS = 4;

    private final long seed;
    private final List<Scene> scenes;

    /** The film of a seed. */
    public DemoFilm(long seed) {
        this(seed, ROUNDS);
    }

    /**
     * The beginning of a seed's film.
     *
     * @param rounds how often every kind of scene comes, at least 1; about half a minute each
     */
    public DemoFilm(long seed, int rounds) {
        this.seed = seed;
        this.scenes = plan(seed, rounds);
    }

    /** Its scenes, in time order, from 0 to the end without gaps. */
    public List<Scene> scenes() {
        return scenes;
    }

    /** Its length. */
    public long durationMicros() {
        return scenes.get(scenes.size() - 1).range().endMicros();
    }

    /** A title, then rounds of all kinds, the order within a round and the lengths by chance. */
    private static List<Scene> plan(long seed, int rounds) {
        Random random = new Random(seed);
        List<Scene> scenes = new ArrayList<>();
        add(scenes, SceneKind.TITLE, 0, 4 * FRAMES_PER_SECOND);
        for (int round = 0; round < rounds; round++) {
            int first = random.nextInt(ROUND.length);
            for (int i = 0; i < ROUND.length; i++) {
                SceneKind kind = ROUND[(first + i * 2) % ROUND.length];
                add(scenes, kind, round, 5 * FRAMES_PER_SECOND + random.nextInt(2 * FRAMES_PER_SECOND));
            }
        }
        return List.copyOf(scenes);
    }

    private static void add(List<Scene> scenes, SceneKind kind, int variation, int frames) {
        boolean repeated = !scenes.isEmpty() && scenes.get(scenes.size() - 1).kind() == kind;
        if (repeated) {
            // two scenes of a kind in a row would hide the cut: a card between them
            add(scenes, SceneKind.TITLE, variation, 2 * FRAMES_PER_SECOND);
        }
        long start =
                scenes.isEmpty() ? 0 : scenes.get(scenes.size() - 1).range().endMicros();
        scenes.add(new Scene(kind, variation, new TimeRange(start, start + frames * FRAME_MICROS)));
    }

    /**
     * Draws and writes the film as an MP4.
     *
     * @param threads for encoding
     * @throws BadInputException "write-failed" if it can't be written
     */
    public void write(Path file, int threads) throws BadInputException {
        try (PartFile part = PartFile.beside(file)) {
            var plan = new Mp4Writer.Plan(
                    WIDTH, HEIGHT, FRAMES_PER_SECOND, QUANTISER, threads, SOUND_RATE, SOUND_BITS, "Reprise demo film");
            try (Mp4Writer writer = new Mp4Writer(part.path(), plan)) {
                for (Scene scene : scenes) {
                    write(scene, writer);
                }
                writer.finish();
            }
            part.moveIntoPlace();
        } catch (IOException | FfmpegException e) {
            throw new BadInputException("write-failed", "can't write " + file + " (" + e.getMessage() + ")", e);
        }
    }

    /** While one picture is encoded the next is drawn. */
    private void write(Scene scene, Mp4Writer writer) throws FfmpegException, IOException {
        DemoCanvas[] pictures = {new DemoCanvas(WIDTH, HEIGHT), new DemoCanvas(WIDTH, HEIGHT)};
        Painter painter = Painter.of(scene.kind(), scene.variation(), seed);
        DemoSound sound = new DemoSound(scene, seed, SOUND_RATE);
        int frames = (int) (scene.range().lengthMicros() / FRAME_MICROS);
        CompletableFuture<byte[]> next = CompletableFuture.supplyAsync(() -> draw(painter, pictures[0], 0));
        for (int i = 0; i < frames; i++) {
            byte[] rgb = next.join();
            int following = i + 1;
            next = CompletableFuture.supplyAsync(() -> draw(painter, pictures[following % 2], following));
            long micros = scene.range().startMicros() + i * FRAME_MICROS;
            writer.picture(micros, micros + FRAME_MICROS, rgb);
            float[] samples = sound.next(SOUND_RATE / FRAMES_PER_SECOND);
            writer.sound(samples, 0, samples.length / 2);
        }
        next.join();
    }

    private static byte[] draw(Painter painter, DemoCanvas picture, int frame) {
        painter.paint(picture, frame / (double) FRAMES_PER_SECOND);
        return picture.rgb();
    }
}
