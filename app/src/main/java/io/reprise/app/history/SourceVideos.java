package io.reprise.app.history;

import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.KnownVideo;
import io.reprise.core.error.BadInputException;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.process.CrashMarker;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.find.ClipFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Videos at hand that GIFs may come from; each is looked at once, when the first GIF asks. */
public final class SourceVideos {
    private static final int DEEPEST = 8;
    private static final int MOST_BESIDE = 20;
    private static final int LONGER = 3;

    private final ContentHash hashes;
    private final int threads;
    private final BooleanSupplier cancelled;
    private final Consumer<String> warning;
    private final List<Path> named = new ArrayList<>();
    private final Map<Path, Optional<Video>> videos = new LinkedHashMap<>();

    private static final class Video {
        private final VideoInfo info;
        private @org.jspecify.annotations.Nullable ClipFinder finder;

        Video(VideoInfo info) {
            this.info = info;
        }

        ClipFinder finder(int threads, BooleanSupplier cancelled) throws BadInputException {
            if (finder == null) {
                CrashMarker.workingOn(info.path());
                finder = ClipFinder.in(info, threads, cancelled);
            }
            return finder;
        }
    }

    /**
     * Where a clip was found.
     *
     * @param video what it was found in
     * @param source the same as it is stored
     */
    public record Found(VideoInfo video, HighlightSource source) {}

    /** None yet. */
    public SourceVideos(ContentHash hashes, int threads, BooleanSupplier cancelled, Consumer<String> warning) {
        this.hashes = hashes;
        this.threads = threads;
        this.cancelled = cancelled;
        this.warning = warning;
    }

    /**
     * Adds a video, or all in a folder and its folders.
     *
     * @throws BadInputException if there is no such file or folder
     */
    public void add(Path place) throws BadInputException {
        if (!Files.exists(place)) {
            throw new BadInputException("no-such-file", "no such video or folder: " + place + "; check the name");
        }
        if (!Files.isDirectory(place)) {
            named.add(place);
            return;
        }
        try (Stream<Path> files = Files.walk(place, DEEPEST)) {
            files.filter(LikeSource::looksLikeAVideo).sorted().forEach(named::add);
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot look into " + place + ": " + e.getMessage(), e);
        }
    }

    /** Looks for a clip in the videos that were named, then in those beside it that are much longer than it. */
    public Optional<Found> find(VideoInfo clip) throws BadInputException {
        for (Path path : named) {
            Optional<Found> found = find(clip, path, 1);
            if (found.isPresent()) {
                return found;
            }
        }
        for (Path path : beside(clip.path())) {
            Optional<Found> found = named.contains(path) ? Optional.empty() : find(clip, path, LONGER);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<Path> beside(Path clip) {
        Path folder = clip.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(LikeSource::looksLikeAVideo)
                    .filter(file -> !file.equals(clip.toAbsolutePath()))
                    .sorted()
                    .limit(MOST_BESIDE)
                    .toList();
        } catch (IOException e) {
            return List.of(); // the folder was not named: it is only where the clip happens to be
        }
    }

    private Optional<Found> find(VideoInfo clip, Path path, int longer) throws BadInputException {
        Optional<Video> video = videos.computeIfAbsent(path.toAbsolutePath().normalize(), whole -> open(path));
        if (video.isEmpty() || video.get().info.durationMicros() < longer * clip.durationMicros()) {
            return Optional.empty();
        }
        Optional<ClipFinder.Found> found =
                video.get().finder(threads, cancelled).find(clip);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        VideoInfo info = video.get().info;
        return Optional.of(new Found(
                info,
                new HighlightSource(
                        hashes.of(path),
                        String.valueOf(path.getFileName()),
                        found.get().range(),
                        info.durationMicros(),
                        KnownVideo.FOUND)));
    }

    private Optional<Video> open(Path path) {
        try {
            CrashMarker.workingOn(path);
            return Optional.of(new Video(VideoProbe.probe(path)));
        } catch (BadInputException e) {
            if (named.contains(path)) { // those beside a clip were not asked for
                warning.accept("nothing is looked for in " + path + ": " + e.getMessage());
            }
            return Optional.empty();
        }
    }
}
