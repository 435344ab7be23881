package io.reprise.app.history;

import io.reprise.app.store.HighlightSource;
import io.reprise.app.store.Highlights;
import io.reprise.app.store.KnownVideo;
import io.reprise.app.store.MediaFiles;
import io.reprise.app.store.NewMedia;
import io.reprise.app.store.Store;
import io.reprise.app.store.StoredHighlight;
import io.reprise.app.store.Users;
import io.reprise.core.error.BadInputException;
import io.reprise.core.file.FileNames;
import io.reprise.core.file.Sha256;
import io.reprise.core.time.Micros;
import io.reprise.core.time.TimeRange;
import io.reprise.engine.analysis.ContentHash;
import io.reprise.engine.analysis.FeatureCache;
import io.reprise.engine.analysis.VideoFacts;
import io.reprise.engine.history.HighlightRules;
import io.reprise.engine.history.LikeSource;
import io.reprise.engine.home.Home;
import io.reprise.engine.process.CrashMarker;
import io.reprise.media.VideoInfo;
import io.reprise.media.VideoProbe;
import io.reprise.media.render.SourceNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a user's history. When {@link #add} returns, the highlight is stored with its file, a small copy and where it
 * comes from; before that, nothing of it is.
 */
public final class HistoryKeeper implements AutoCloseable {
    private static final long LARGEST_BYTES = 64L << 20;

    private final Store store;
    private final FeatureCache cache;
    private final String user;
    private final ContentHash hashes;
    private final SourceVideos sources;
    private final WorkFolder folder;
    private final PreviewCopies copies;
    private final KnownClips known;

    /**
     * For one user, who is made where there is none.
     *
     * @param sources where GIFs are looked for that do not say where they come from
     * @throws BadInputException if the home can't be written to
     */
    public HistoryKeeper(
            Store store, String user, SourceVideos sources, ContentHash hashes, int threads, BooleanSupplier cancelled)
            throws BadInputException {
        Home home = store.where().home();
        this.store = store;
        this.cache = new FeatureCache(home);
        this.user = user;
        this.hashes = hashes;
        this.sources = sources;
        this.folder = WorkFolder.in(home);
        deleteOrphans(store);
        this.known = new KnownClips(store, user, threads);
        this.copies = new PreviewCopies(folder.path(), threads, cancelled);
    }

    /** What a killed process left is worth a try: that it stays harms nothing. */
    private static void deleteOrphans(Store store) {
        try {
            store.deleteOrphans();
        } catch (IOException e) {
            // the next one tries again
        }
    }

    /**
     * Adds a file or a part of a video, unless it is there already.
     *
     * @throws BadInputException if it can't be used; nothing is stored then
     */
    public Added add(LikeSource like) throws BadInputException {
        CrashMarker.workingOn(like.file());
        return like.range().isPresent() ? excerpt(like, like.range().get()) : file(like.file());
    }

    private Added excerpt(LikeSource like, TimeRange wanted) throws BadInputException {
        String sha256 = hashes.of(like.file());
        VideoInfo video = VideoProbe.probe(like.file());
        if (wanted.startMicros() >= video.durationMicros()) {
            throw new BadInputException(
                    "beyond-the-end",
                    like.name() + ": the video is only " + Micros.toSeconds(video.durationMicros())
                            + " s long; correct the range");
        }
        TimeRange range = new TimeRange(wanted.startMicros(), Math.min(wanted.endMicros(), video.durationMicros()));
        requireShort(like.name(), range.lengthMicros());
        Optional<StoredHighlight> known = store.read(t ->
                new Users(t).named(user).flatMap(found -> new Highlights(t).from(found.id(), sha256, range)));
        if (known.isPresent()) {
            return back(known.get());
        }
        String name = String.valueOf(like.file().getFileName());
        HighlightSource source = new HighlightSource(sha256, name, range, video.durationMicros(), KnownVideo.KEPT);
        String title =
                String.format(Locale.ROOT, "%s@%s-%s", name, plain(range.startSeconds()), plain(range.endSeconds()));
        Path gif = copies.gif(video, sha256, range);
        Path small = copies.small(video, sha256, range);
        return store(title, source, range.lengthMicros(), "image/gif", gif, small);
    }

    private Added file(Path file) throws BadInputException {
        String sha256 = content(file);
        Optional<StoredHighlight> there = store.read(t ->
                new Users(t).named(user).flatMap(found -> new Highlights(t).keeping(found.id(), sha256)));
        if (there.isPresent()) {
            return back(there.get());
        }
        VideoInfo clip = VideoProbe.probe(file);
        HighlightRules.requireMoving(file.toString(), clip.framesPerSecond(), clip.durationMicros());
        requireShort(file.toString(), clip.durationMicros());
        Optional<StoredHighlight> same = known.of(clip);
        if (same.isPresent()) {
            return new Added(same.get(), Added.Outcome.COPY);
        }
        TimeRange whole = new TimeRange(0, clip.durationMicros());
        @Nullable HighlightSource source = said(file).orElse(null);
        Optional<SourceVideos.Found> found = source == null ? sources.find(clip) : Optional.empty();
        Path small;
        if (found.isPresent()) {
            source = found.get().source();
            small = copies.small(found.get().video(), source.sha256(), source.range());
        } else {
            small = copies.small(clip, sha256, whole);
        }
        return store(String.valueOf(file.getFileName()), source, clip.durationMicros(), type(clip), file, small);
    }

    /** The SHA-256 of a file that is small enough to be kept. */
    private static String content(Path file) throws BadInputException {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(
                        "too-large",
                        file + " has " + Files.size(file) / 1_000_000 + " MB, at most " + LARGEST_BYTES / 1_000_000
                                + " are kept; name the part you like as " + file + "@START-END");
            }
            if (!Files.isRegularFile(file)) {
                throw FileNames.missing(file);
            }
            if (Files.size(file) == 0) {
                throw new BadInputException("empty", file + " is empty; copy or download it again");
            }
            return Sha256.of(file);
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void requireShort(String name, long micros) throws BadInputException {
        HighlightRules.requireShort(
                name, micros, "name the part you like as " + name.replaceFirst("@.*", "") + "@START-END");
    }

    /** Where this program says it made the file from; the video's length where it was seen. */
    private Optional<HighlightSource> said(Path file) throws BadInputException {
        try {
            return SourceNote.read(file)
                    .map(note -> new HighlightSource(
                            note.video(),
                            null,
                            note.range(),
                            cache.facts(note.video())
                                    .map(VideoFacts::durationMicros)
                                    .orElse(null),
                            KnownVideo.SAID));
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** AVIF is a file of the MP4 family; what it is called tells them apart. */
    private static String ofOther(VideoInfo clip) {
        if (clip.path().toString().toLowerCase(Locale.ROOT).endsWith(".avif")) {
            return "image/avif";
        }
        return clip.container().contains("mp4")
                ? "video/mp4"
                : "video/" + clip.container().split(",", -1)[0];
    }

    private static String type(VideoInfo clip) {
        return switch (clip.container()) {
            case "gif" -> "image/gif";
            case "webp", "webp_pipe", "webp_anim" -> "image/webp";
            case "apng" -> "image/apng";
            default -> ofOther(clip);
        };
    }

    private Added store(
            String name, @Nullable HighlightSource source, long length, String type, Path file, Path small) {
        NewMedia keeps = NewMedia.of(type, file);
        NewMedia copy = NewMedia.of("video/mp4", small);
        return store.write(t -> {
            Users users = new Users(t);
            String id = users.findOrAdd(user).id();
            users.lock(id);
            Highlights highlights = new Highlights(t);
            MediaFiles files = new MediaFiles(t);
            String kept = files.put(keeps);
            Optional<StoredHighlight> known = highlights.keeping(id, kept);
            if (known.isPresent()) {
                return back(known.get(), highlights);
            }
            StoredHighlight made = StoredHighlight.made(id, name, source, length, kept, files.put(copy));
            highlights.add(made);
            return new Added(made, Added.Outcome.ADDED);
        });
    }

    private Added back(StoredHighlight known) {
        return store.write(t -> back(known, new Highlights(t)));
    }

    private static Added back(StoredHighlight known, Highlights highlights) {
        boolean restored = highlights.restore(known.userId(), known.id());
        return new Added(known, restored ? Added.Outcome.RESTORED : Added.Outcome.THERE);
    }

    private static String plain(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }

    @Override
    public void close() {
        folder.close();
    }
}
