package io.reprise.engine;

import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.Listener;
import io.reprise.engine.home.CacheLimit;
import io.reprise.engine.home.Home;
import io.reprise.engine.json.Answer;
import io.reprise.engine.pipeline.PersonStore;
import io.reprise.engine.pipeline.Pipeline;
import io.reprise.engine.pipeline.RequestBuilder;
import io.reprise.engine.render.RenderRequest;
import io.reprise.media.render.Effects;
import io.reprise.media.render.Format;
import io.reprise.media.render.Framing;
import io.reprise.media.render.RenderOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Front of the library: the moments of a video that a person would clip.
 *
 * <pre>{@code
 * Reprise reprise = new Reprise(Path.of("home"));
 * Answer found = reprise.video(Path.of("film.mp4")).like(Path.of("my-gifs")).suggest();
 * }</pre>
 *
 * <p>Native code runs in this process; {@link io.reprise.engine.worker.WorkerPool} has the same work done in others.
 */
public final class Reprise {
    private final Pipeline pipeline;

    /**
     * A library that keeps what it learns of videos in a folder, up to 2 GB.
     *
     * @param home made when something is written
     */
    public Reprise(Path home) {
        this(home, PersonStore.NONE);
    }

    /**
     * A library that uses stored histories.
     *
     * @param home made when something is written
     * @param store whose histories are used, and who is told what was suggested; closed by the caller
     */
    public Reprise(Path home, PersonStore store) {
        this.pipeline = new Pipeline(new Home(home), CacheLimit.ofEnvironment(), store);
    }

    /** A video to find moments in. */
    public Video video(Path path) {
        return new Video(path);
    }

    /** A video, and what is asked of it. */
    public final class Video {
        private final Path path;
        private final RequestBuilder request;
        private Listener listener = Listener.SILENT;

        private Video(Path path) {
            this.path = path;
            this.request = new RequestBuilder(path);
        }

        /** Adds highlights this person made before: GIFs, WebPs, short videos, or folders of them. */
        public Video like(Path... highlights) {
            return like(Arrays.asList(highlights));
        }

        /** Adds highlights this person made before: GIFs, WebPs, short videos, or folders of them. */
        public Video like(Collection<Path> highlights) {
            request.likes(highlights.stream().map(Path::toString).toList());
            return this;
        }

        /** Sets what else is asked: number and length of the moments, segments, encoder, ranker, threads. */
        public Video with(Consumer<RequestBuilder> settings) {
            settings.accept(request);
            return this;
        }

        /** Has a listener told of stages, progress and warnings. */
        public Video tell(Listener to) {
            listener = to;
            return this;
        }

        /**
         * Finds the moments.
         *
         * @throws BadInputException if the video can't be used
         * @throws io.reprise.core.error.DoesNotFitException if there is no such encoder or ranker, or they do not fit
         * @throws io.reprise.core.error.InvalidValueException if a setting has no such value
         */
        public Answer suggest() throws BadInputException {
            return pipeline.suggest(request.build(), listener);
        }

        /**
         * Finds the moments and writes each as a file.
         *
         * @param folder for the files; made where it is missing
         * @param formats what each moment is written as; none for a GIF
         * @throws BadInputException if the video can't be used, or the files can't be written
         */
        public Answer make(Path folder, Format... formats) throws BadInputException {
            List<Format> all = formats.length == 0 ? List.of(Format.GIF) : List.of(formats);
            RenderRequest files = new RenderRequest(
                    folder,
                    RenderRequest.nameFor(path),
                    all,
                    Framing.DEFAULT,
                    RenderOptions.DEFAULT.framesPerSecond(),
                    RenderOptions.USUAL_QUALITY,
                    null,
                    Effects.NONE);
            return pipeline.make(request.build(), files, listener);
        }
    }
}
